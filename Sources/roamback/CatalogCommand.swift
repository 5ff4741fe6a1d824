// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Continuity
import FleetModel

struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "Show what each mechanism carries, by catalogue, system and source.",
    discussion: "Without a name: the catalogues there are. With one: its categories, or its items.")

  @Argument(help: "A catalogue: \(SettingsCatalog.builtInNames.joined(separator: ", ")).")
  var name: String?

  @Option(help: "The Windows release, such as windows11-24h2 or windows10-22h2.")
  var system = "windows11-24h2"

  @Flag(help: "One line an item, with its source.")
  var items = false

  @Flag(help: "What is assumed: rules of behaviour, defaults of parameters, figures of catalogues.")
  var assumptions = false

  @Option(help: "Rules of behaviour: \(Rule.Origin.allCases.map(\.rawValue).joined(separator: ", ")).")
  var rules: Rule.Origin?

  func run() throws {
    if assumptions { return print(Self.assumptionsText) }
    if let rules { return print(Self.rulesText(rules)) }
    guard let system = OperatingSystem(system) else {
      throw ValidationError(
        "unknown system \(system); known are \(OperatingSystem.known.map(\.name).joined(separator: ", "))")
    }
    guard let name else { return listCatalogs(system) }
    guard let catalog = SettingsCatalog.builtIn(name) else {
      throw ValidationError(
        "unknown catalogue \(name); known are \(SettingsCatalog.builtInNames.joined(separator: ", "))")
    }
    if items { listItems(catalog, system) } else { listCategories(catalog, system) }
  }

  private func listCatalogs(_ system: OperatingSystem) {
    var table = TextTable([
      "catalogue", "settings", "roam only", "backup only", "both", "neither", "what it is",
    ])
    for name in SettingsCatalog.builtInNames {
      guard let catalog = SettingsCatalog.builtIn(name) else { continue }
      let total = Self.total(catalog.listing(system: system))
      table.add([
        name, "\(total.total)", "\(total.roamOnly)", "\(total.backupOnly)", "\(total.both)",
        "\(total.neither)",
        catalog.title,
      ])
    }
    print("On \(system.text):\n")
    print(table.text)
  }

  private func listCategories(_ catalog: SettingsCatalog, _ system: OperatingSystem) {
    print("\(catalog.title)\n\(catalog.summary)\n\nOn \(system.text), settings by who carries them:\n")
    var table = TextTable(["category", "roam only", "backup only", "both", "neither", "write-only"])
    let rows = catalog.listing(system: system)
    for row in rows + [Self.total(rows)] {
      table.add([
        row.category, "\(row.roamOnly)", "\(row.backupOnly)", "\(row.both)", "\(row.neither)",
        "\(row.writeOnly)",
      ])
    }
    print(table.text)
  }

  private static func total(_ rows: [SettingsCatalog.ListingRow]) -> SettingsCatalog.ListingRow {
    var total = SettingsCatalog.ListingRow(category: "all")
    for row in rows {
      total.roamOnly += row.roamOnly
      total.backupOnly += row.backupOnly
      total.both += row.both
      total.neither += row.neither
      total.writeOnly += row.writeOnly
    }
    return total
  }

  private func listItems(_ catalog: SettingsCatalog, _ system: OperatingSystem) {
    var table = TextTable(["category", "item", "roams", "backed up", "restored", "importance", "source"])
    for setting in catalog.settings where setting.exists.contains(system) {
      let roams = setting.roams.contains(system) ? (setting.writeOnly ? "write-only" : "yes") : "no"
      table.add([
        setting.category, setting.name, roams, setting.backedUp.contains(system) ? "yes" : "no",
        setting.restored.contains(system) ? "yes" : "no", "\(setting.importance)", setting.source,
      ])
    }
    print(table.text)
  }
}
