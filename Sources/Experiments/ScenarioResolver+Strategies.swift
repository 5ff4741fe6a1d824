// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

extension ScenarioResolver {
  /// The strategies of a scenario that names none, and what their names mean without `mechanisms`.
  static let defaultStrategies: [(name: String, mechanisms: [String])] = [
    ("nothing", []), ("roaming", ["roaming"]), ("backup", ["backup"]), ("both", ["roaming", "backup"]),
  ]

  func resolveStrategies() -> [Strategy] {
    let sources =
      given.strategies ?? Self.defaultStrategies.map { Given.Strategy(name: $0.name, place: root) }
    var strategies: [Strategy] = []
    for source in sources {
      guard let mechanisms = mechanisms(source) else { continue }
      let strategy = Strategy(
        name: source.name, mechanisms: mechanisms, groups: overridden(source),
        overrides: source.overrides.map { .init(path: $0.path, text: $0.assignment.node.text) }
          .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) })
      warnOfNothing(strategy, source.place)
      strategies.append(strategy)
    }
    return strategies.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private func mechanisms(_ source: Given.Strategy) -> [String]? {
    guard let node = source.mechanisms else {
      if let known = Self.defaultStrategies.first(where: { $0.name == source.name }) {
        return known.mechanisms
      }
      log.error(
        .mechanism, source.place,
        "the strategy \(ScenarioText.quoted(source.name)) does not say which mechanisms it has",
        help: "write `mechanisms: [\(vocabulary.mechanisms.joined(separator: ", "))]`")
      return nil
    }
    var names: [String] = []
    for item in node.items {
      guard let name = reader.text(item, { text throws(ParameterProblem) in try mechanism(text, names) })
      else {
        return nil
      }
      names.append(name)
    }
    return vocabulary.mechanisms.filter(names.contains)
  }

  private func mechanism(_ name: String, _ before: [String]) throws(ParameterProblem) -> String {
    guard vocabulary.mechanisms.contains(name) else {
      throw ParameterProblem(
        .mechanism, "there is no mechanism \(ScenarioText.quoted(name))",
        help: ScenarioFileSuggestion.help(for: name, among: vocabulary.mechanisms))
    }
    if before.contains(name) {
      throw ParameterProblem(.mechanism, "the mechanism \(ScenarioText.quoted(name)) is named twice")
    }
    return name
  }

  /// What holds for all groups is laid over the groups' own values, and what holds for one over that.
  private func overridden(_ source: Given.Strategy) -> [GroupParameters] {
    var groups = groups
    let overrides = source.overrides.filter { $0.group == nil } + source.overrides.filter { $0.group != nil }
    for override in overrides {
      let row = ParameterTable.rows[override.assignment.row]
      guard let value = reader.read(row.type, override.assignment.node) else { continue }
      noteWhatIf(row, override.assignment)
      for index in groups.indices where override.group == nil || override.group == groups[index].name {
        row.apply(&groups[index], value, context)
      }
    }
    return groups
  }

  private func warnOfNothing(_ strategy: Strategy, _ place: ScenarioPlace) {
    // After a mistake the groups hold defaults that nobody asked for.
    guard log.errorCount == 0, strategy.mechanisms.contains("backup") else { return }
    let name = ScenarioText.quoted(strategy.name)
    if strategy.groups.allSatisfy({ $0.policies.backupFrom == nil }) {
      log.remark(
        .backupNowhere, place,
        "no policy enables the backup for any group: the strategy \(name) backs up nothing",
        help: "write `policies: [{name: Backup on, set: {EnableWindowsBackup: enabled}}]`")
    } else if strategy.groups.allSatisfy({ $0.restore.pageFrom == nil && !$0.restore.firstSignIn }) {
      log.remark(
        .restoreNowhere, place, "no group is offered a restore: the strategy \(name) restores nothing",
        help: "write `restore: {page: on}`")
    }
  }

  /// Every parameter with its value, in the order of the table.
  func parameters() -> [ResolvedParameter] {
    var result: [ResolvedParameter] = []
    for (index, row) in ParameterTable.rows.enumerated() where row.isSupported {
      if row.level != .group {
        append(row.path, row, given.scenario.first { $0.row == index }, to: &result)
      }
      guard row.level != .scenario else { continue }
      for group in given.groups {
        let own = group.given.first { $0.row == index }
        if own == nil, row.level == .both { continue }
        append("groups.\(group.name).\(row.localPath)", row, own, to: &result)
      }
    }
    return result
  }

  private func append(
    _ path: String, _ row: Parameter, _ assignment: Given.Assignment?, to result: inout [ResolvedParameter]
  ) {
    if let assignment {
      result.append(ResolvedParameter(path: path, value: assignment.node.text, origin: .scenario))
    } else if let text = row.defaultText {
      result.append(ResolvedParameter(path: path, value: text, origin: .byDefault(row.origin)))
    }
  }
}
