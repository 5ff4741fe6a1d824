// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Continuity
import FleetModel

struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "Show what each mechanism carries, by catalogue, system and source.",
    discussion: """
      Without a name: the catalogues there are. With one: what each mechanism carries of it, by category, by
      item or by release. With --diff: where two catalogues part.
      """)

  @Argument(help: "A catalogue: \(SettingsCatalog.builtInNames.joined(separator: ", ")).")
  var name: String?

  @Option(help: "The Windows release, such as windows11-24h2 or windows10-22h2.")
  var system = "windows11-24h2"

  @Flag(help: "One line an item, with its source; with --diff, every item that one catalogue alone has.")
  var items = false

  @Flag(help: "One line an item, with who carries it on each Windows release.")
  var allSystems = false

  @Option(parsing: .upToNextOption, help: "Two catalogues: what the second says otherwise than the first.")
  var diff: [String] = []

  @Flag(help: "With --diff: every figure, not only who carries what.")
  var all = false

  @Flag(help: "What is assumed: rules of behaviour, defaults of parameters, figures of catalogues.")
  var assumptions = false

  @Option(help: "Rules of behaviour: \(Rule.Origin.allCases.map(\.rawValue).joined(separator: ", ")).")
  var rules: Rule.Origin?

  func validate() throws {
    if !diff.isEmpty, diff.count != 2 {
      throw ValidationError("--diff takes two catalogues, as in --diff article documented-2025")
    }
    if !diff.isEmpty, name != nil { throw ValidationError("--diff names both catalogues itself") }
    if all, diff.isEmpty { throw ValidationError("--all goes with --diff") }
    if items, allSystems { throw ValidationError("--items and --all-systems are two tables: ask for one") }
  }

  func run() throws { print(try text(width: Terminal.outputWidth)) }

  /// - Parameter width: of the terminal; nil is none, so that nothing is folded.
  func text(width: Int?) throws -> String {
    if assumptions { return Self.assumptionsText }
    if let rules { return Self.rulesText(rules) }
    guard let system = OperatingSystem(system) else {
      throw ValidationError(
        "unknown system \(system); known are \(OperatingSystem.known.map(\.name).joined(separator: ", "))")
    }
    if diff.count == 2 {
      let parting = CatalogParting(try Self.catalog(diff[0]), try Self.catalog(diff[1]), on: system)
      return parting.text(allFigures: all, allItems: items, width: width)
    }
    guard let name else { return Self.catalogsText(system, width) }
    let carriage = CatalogCarriage(try Self.catalog(name))
    if allSystems { return Self.releasesText(carriage, width) }
    return items ? Self.itemsText(carriage, system, width) : Self.categoriesText(carriage, system, width)
  }

  private static func catalog(_ name: String) throws -> SettingsCatalog {
    if let catalog = SettingsCatalog.builtIn(name) { return catalog }
    throw ValidationError(
      "unknown catalogue \(name); known are \(SettingsCatalog.builtInNames.joined(separator: ", "))")
  }
}
