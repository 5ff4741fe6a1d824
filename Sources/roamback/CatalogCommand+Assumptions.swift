// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Continuity
import Experiments
import FleetModel
import Reporting

// On whose word the model does what it does.
extension CatalogCommand {
  /// What nobody says: rules of behaviour, defaults of parameters, figures of catalogues.
  static var assumptionsText: String {
    let assumed = supported.filter { if case .assumed = $0.origin { true } else { false } }
    var parameters = TextTable(["parameter", "why", "range in a study", "default"])
    for parameter in assumed {
      parameters.add([
        parameter.path, parameter.origin.why, rangeText(parameter), parameter.defaultText ?? "none",
      ])
    }
    return """
      \(rulesText(.assumed))

      Parameters whose default is assumed: \(assumed.count) of \(supported.count)

      \(parameters.text)

      Figures of each catalogue that are assumed, by column; every other one is documented

      \(figures.text)
      """
  }

  /// What a study of the assumptions tries, and by which rule or for what reason.
  private static func rangeText(_ parameter: Parameter) -> String {
    switch parameter.assumedRange {
    case .range(let range):
      let isInterval = range.values.count == 2 && range.values[0].text != parameter.defaultText
      let values = range.values.map(\.shown).joined(separator: isInterval ? " to " : ", ")
      return "\(values): \(range.why)"
    case .leftOut(let why): return "none: \(why)"
    case nil: return "none"
    }
  }

  /// The rules of one origin, with what they stand on.
  static func rulesText(_ origin: Rule.Origin) -> String {
    let rules = RuleRegister.rules(origin)
    let isAssumed = origin == .assumed
    var table = TextTable(["rule", "what it says"] + (isAssumed ? [] : ["source", "test"]))
    for rule in rules {
      table.add([rule.id, rule.statement] + (isAssumed ? [] : [rule.source, rule.test]))
    }
    return """
      Rules of behaviour that are \(origin.rawValue): \(rules.count) of \(RuleRegister.all.count)

      \(table.text)
      """
  }

  private static let supported = ParameterTable.rows

  private static var figures: TextTable {
    var table = TextTable(["catalogue", "settings"] + Setting.Figures.named.map(\.name))
    for name in SettingsCatalog.builtInNames {
      guard let catalog = SettingsCatalog.builtIn(name) else { continue }
      let counts = Setting.Figures.named.map { column in
        catalog.settings.count { !$0.documented.contains(column.figure) }
      }
      table.add([name, "\(catalog.settings.count)"] + counts.map { "\($0)" })
    }
    return table
  }
}

extension Rule.Origin: ExpressibleByArgument {}
