// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import FleetModel
import Reporting

/// Where two settings catalogues part: what each has alone, and whom they let carry what both have.
struct CatalogParting {
  private let before: CatalogCarriage
  private let after: CatalogCarriage
  private let system: OperatingSystem
  private let difference: SettingsCatalog.Difference

  /// Items of a topic that are listed where nobody asked for all.
  private static let mostItems = 5

  init(_ before: SettingsCatalog, _ after: SettingsCatalog, on system: OperatingSystem) {
    self.before = CatalogCarriage(before)
    self.after = CatalogCarriage(after)
    self.system = system
    difference = after.difference(from: before)
  }

  private var names: [String] { [before.catalog.name, after.catalog.name] }

  private var topics: [String] {
    Set(before.catalog.categories + after.catalog.categories)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  func text(allFigures: Bool, allItems: Bool, width: Int?) -> String {
    var parts = [
      "\(names[0]): \(before.catalog.title)\n\(names[1]): \(after.catalog.title)",
      "Settings by topic\n\n\(topicTable.text)",
      "Settings that each mechanism carries, on \(system.text)\n\n\(mechanismTable.text)",
      supportText(width),
    ]
    if allFigures { parts.append(figuresText(width)) }
    if !difference.removed.isEmpty || !difference.added.isEmpty { parts.append(CatalogCarriage.legend) }
    parts.append(aloneText(difference.removed, before, allItems, width))
    parts.append(aloneText(difference.added, after, allItems, width))
    return parts.joined(separator: "\n\n")
  }

  // MARK: Counts

  /// A setting that both have and that some mechanism carries on other releases.
  private struct Change {
    var before: Int
    var after: Int
    var setting: Setting
    var figures: Setting.Figures
    /// By mechanism: on which releases, where that differs.
    var support: [(mechanism: Int, before: String, after: String)]
  }

  private var changes: [Change] {
    difference.changed.map { change in
      let key = (change.after.category, change.after.name)
      let first = before.catalog.index(category: key.0, name: key.1)!
      let second = after.catalog.index(category: key.0, name: key.1)!
      let support = MechanismCatalog.names.indices.map { mechanism in
        (
          mechanism, before.releases(first, mechanism: mechanism),
          after.releases(second, mechanism: mechanism)
        )
      }.filter { $0.1 != $0.2 }
      return Change(
        before: first, after: second, setting: change.after, figures: change.figures, support: support)
    }
  }

  private var topicTable: TextTable {
    var table = TextTable(["topic", names[0], "only there", names[1], "only there", "carried otherwise"])
    let changes = changes.filter { !$0.support.isEmpty }
    func row(_ title: String, _ isOfIt: (Setting) -> Bool) {
      table.add(
        [title]
          + [
            before.catalog.settings.count(where: isOfIt), difference.removed.count(where: isOfIt),
            after.catalog.settings.count(where: isOfIt), difference.added.count(where: isOfIt),
            changes.count { isOfIt($0.setting) },
          ].map { "\($0)" })
    }
    for topic in topics { row(topic) { $0.category == topic } }
    row("all") { _ in true }
    return table
  }

  private var mechanismTable: TextTable {
    var table = TextTable(["mechanism"] + names)
    let totals = [before, after].map { $0.counts(on: system).reduce(CatalogCarriage.Count(), +) }
    for (mechanism, name) in MechanismCatalog.names.enumerated() {
      table.add([name] + totals.map { "\($0.carried[mechanism]) of \($0.settings)" })
    }
    table.add(["none"] + totals.map { "\($0.byNone) of \($0.settings)" })
    return table
  }

  // MARK: In both

  private func supportText(_ width: Int?) -> String {
    let changes = changes.filter { !$0.support.isEmpty }
    if changes.isEmpty { return "In both, and carried otherwise: none" }
    var table = TextTable(["topic", "setting", "mechanism"] + names)
    for change in changes {
      for (index, entry) in change.support.enumerated() {
        let isFirst = index == 0
        table.add([
          isFirst ? change.setting.category : "", isFirst ? change.setting.name : "",
          MechanismCatalog.names[entry.mechanism], entry.before, entry.after,
        ])
      }
    }
    return "In both, and carried otherwise: \(changes.count)\n\n\(table.text(width: width, folding: 1))"
  }

  private func figuresText(_ width: Int?) -> String {
    var table = TextTable(["topic", "setting", "\(names[0]) → \(names[1])"])
    let changes = changes.filter { !$0.figures.isEmpty }
    for change in changes {
      let figures = Setting.Figures.named.filter { change.figures.contains($0.figure) }
      for (index, figure) in figures.enumerated() {
        let values = [before.catalog.settings[change.before], after.catalog.settings[change.after]]
          .map { $0.text(of: figure.figure) }
        table.add([
          index == 0 ? change.setting.category : "", index == 0 ? change.setting.name : "",
          "\(figure.name): \(values[0]) → \(values[1])",
        ])
      }
    }
    if changes.isEmpty { return "In both, with other figures: none" }
    return "In both, with other figures: \(changes.count)\n\n\(table.text(width: width))"
  }

  // MARK: In one alone

  private func aloneText(
    _ settings: [Setting], _ carriage: CatalogCarriage, _ allItems: Bool, _ width: Int?
  ) -> String {
    let title = "Only in \(carriage.catalog.name): \(settings.count)"
    if settings.isEmpty { return title }
    var table = TextTable(["topic", "setting", "carried by"], alignsNumbers: false)
    for topic in topics {
      let own = settings.filter { $0.category == topic }
      let shown = allItems ? own : Array(own.prefix(Self.mostItems))
      for (index, setting) in shown.enumerated() {
        let item = carriage.catalog.index(category: topic, name: setting.name)!
        table.add([index == 0 ? topic : "", setting.name, marks(item, carriage)])
      }
      if own.count > shown.count { table.add(["", "and \(own.count - shown.count) more", ""]) }
    }
    let hint = allItems || settings.count <= Self.mostItems ? "" : "; --items lists them all"
    return "\(title)\(hint)\n\n\(table.text(width: width, folding: 1))"
  }

  private func marks(_ item: Int, _ carriage: CatalogCarriage) -> String {
    carriage.exists(item, on: system) ? carriage.marks(item, on: system) : "not on \(system.name)"
  }
}

extension Setting {
  /// One figure as a catalogue file has it.
  func text(of figure: Figures) -> String {
    switch figure {
    case .scope: scope.rawValue
    case .unit: unit
    case .changeWeight: "\(changeWeight)"
    case .importance: "\(importance)"
    case .bytes: "\(bytes)"
    case .minutes: "\(minutes)"
    case .exists: exists.text
    case .roams: writeOnly ? "writeOnly \(roams.text)" : roams.text
    case .backedUp: backedUp.text
    case .restored: restored.text
    case .policyGroup: policyGroup.name
    case .registry: registry ? "yes" : "no"
    case .profileFile: profileFile ? "yes" : "no"
    case .carrier: carrier.rawValue
    case .surroundings: surroundings ? "yes" : "no"
    case .essential: essential ? "yes" : "no"
    default: preconditionFailure("one figure at a time")
    }
  }
}
