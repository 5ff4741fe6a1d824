// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import FleetModel
import Reporting

// What each mechanism carries, side by side.
extension CatalogCommand {
  static func folded(_ text: String, _ width: Int?) -> String {
    width.map { TextTable.fold(text, $0).joined(separator: "\n") } ?? text
  }

  static func catalogsText(_ system: OperatingSystem, _ width: Int?) -> String {
    var table = TextTable(["catalogue", "settings"] + MechanismCatalog.names + ["none"])
    var titles = TextTable(["catalogue", "what it is"])
    for name in SettingsCatalog.builtInNames {
      guard let catalog = SettingsCatalog.builtIn(name) else { continue }
      let total = CatalogCarriage(catalog).counts(on: system).reduce(CatalogCarriage.Count(), +)
      table.add([name] + cells(total))
      titles.add([name, catalog.title])
    }
    return """
      \(titles.text(width: width))

      On \(system.text), settings that each mechanism carries to a device of the same release:

      \(table.text)
      """
  }

  private static func cells(_ count: CatalogCarriage.Count) -> [String] {
    ["\(count.settings)"] + count.carried.map { "\($0)" } + ["\(count.byNone)"]
  }

  static func categoriesText(_ carriage: CatalogCarriage, _ system: OperatingSystem, _ width: Int?) -> String
  {
    let counts = carriage.counts(on: system)
    var table = TextTable(["category", "settings"] + MechanismCatalog.names + ["none"])
    for (category, count) in zip(carriage.catalog.categories, counts) where count.settings > 0 {
      table.add([category] + cells(count))
    }
    table.add(["all"] + cells(counts.reduce(CatalogCarriage.Count(), +)))
    return """
      \(carriage.catalog.title)
      \(folded(carriage.catalog.summary, width))

      On \(system.text), settings that each mechanism carries to a device of the same release:

      \(table.text)
      """
  }

  static func itemsText(_ carriage: CatalogCarriage, _ system: OperatingSystem, _ width: Int?) -> String {
    let catalog = carriage.catalog
    var sources: [String] = []
    let sections = catalog.categories.compactMap { category -> String? in
      var table = TextTable([category, "carried by", "importance", "source"], alignsNumbers: false)
      var isEmpty = true
      for (item, setting) in catalog.settings.enumerated()
      where setting.category == category && carriage.exists(item, on: system) {
        if !sources.contains(setting.source) { sources.append(setting.source) }
        isEmpty = false
        table.add([
          setting.name, carriage.marks(item, on: system), "\(setting.importance)",
          "[\(sources.firstIndex(of: setting.source)! + 1)]",
        ])
      }
      return isEmpty ? nil : table.text(width: width, folding: 0)
    }
    let notes = sources.enumerated().map { folded("[\($0 + 1)] \($1)", width) }
    return """
      \(catalog.title), on \(system.text)

      \(CatalogCarriage.legend)

      \(sections.joined(separator: "\n\n"))

      Sources
      \(notes.joined(separator: "\n"))
      """
  }

  static func releasesText(_ carriage: CatalogCarriage, _ width: Int?) -> String {
    let catalog = carriage.catalog
    let releases = OperatingSystem.known
    let heads = releases.map { release in
      release.isWindows10 ? "win10" : String(release.name.drop { $0 != "-" }.dropFirst())
    }
    let sections = catalog.categories.map { category in
      var table = TextTable([category] + heads, alignsNumbers: false)
      for (item, setting) in catalog.settings.enumerated() where setting.category == category {
        table.add([setting.name] + releases.map { carriage.marks(item, on: $0) })
      }
      return table.text(width: width, folding: 0)
    }
    return """
      \(catalog.title)

      \(CatalogCarriage.legend)
      On Windows 10 22H2 and the releases of Windows 11; empty where there is no such setting

      \(sections.joined(separator: "\n\n"))
      """
  }
}
