// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

extension ParameterReader {
  private static let mostSettings = 10_000

  /// A name, a CSV file beside the scenario, or the settings themselves.
  func readCatalog(_ node: ScenarioFileNode) -> SettingsCatalog? {
    if case .list(let rows) = node.content { return inlineCatalog(rows, node) }
    return text(node, catalog(named:))
  }

  private func catalog(named name: String) throws(ParameterProblem) -> SettingsCatalog {
    if name.hasSuffix(".csv") { return try catalog(file: name) }
    if let catalog = SettingsCatalog.builtIn(name) { return catalog }
    throw ParameterProblem(
      .catalog, "there is no catalogue \(ScenarioText.quoted(name))",
      help: ScenarioFileSuggestion.help(for: name, among: SettingsCatalog.builtInNames))
  }

  private func catalog(file: String) throws(ParameterProblem) -> SettingsCatalog {
    guard ScenarioFile.staysInside(file),
      case .bytes(let bytes) = folder.read(file, ScenarioText.largestFile)
    else {
      throw ParameterProblem(
        .catalog, "the catalogue \(ScenarioText.quoted(file)) cannot be read",
        help: "name a CSV file of at most 1 MiB under the scenario's folder")
    }
    // A mistake in the table is shown where it is, in the table's own lines.
    guard let text = ScenarioText.decode(bytes, path: file, log: log, checksAliases: false) else {
      throw ParameterProblem(.catalog, "the catalogue \(ScenarioText.quoted(file)) cannot be read")
    }
    do {
      let catalog = try SettingsCatalog.read(csv: text.text, name: file)
      if catalog.settings.isEmpty { throw CatalogProblem.empty }
      return catalog
    } catch let error as CatalogErrors {
      report(error) { text.place(line: $0, column: $1) }
    } catch {
      throw ParameterProblem(.catalog, "the catalogue \(ScenarioText.quoted(file)) holds no settings")
    }
    throw ParameterProblem(.catalog, "the catalogue \(ScenarioText.quoted(file)) has mistakes")
  }

  private enum CatalogProblem: Error { case empty }

  private func inlineCatalog(_ nodes: [ScenarioFileNode], _ list: ScenarioFileNode) -> SettingsCatalog? {
    guard !nodes.isEmpty, nodes.count <= Self.mostSettings else {
      log.error(.catalog, list.place, "a catalogue holds 1 to \(Self.mostSettings) settings")
      return nil
    }
    let rows = nodes.compactMap(row)
    guard rows.count == nodes.count else { return nil }
    do {
      return try SettingsCatalog.read(rows: rows, name: "inline")
    } catch {
      report(error) { list.place.text.place(line: $0, column: $1) }
      return nil
    }
  }

  private func row(_ node: ScenarioFileNode) -> CatalogRow? {
    guard let entries = node.entries else {
      log.error(.shape, node.place, "a setting is a map, not \(node.kind)")
      return nil
    }
    var fields: [CatalogRow.Field] = []
    for entry in entries {
      guard let text = entry.value.scalar else {
        log.error(.shape, entry.value.place, "a single value is expected here, not \(entry.value.kind)")
        return nil
      }
      let place = entry.value.place
      fields.append(
        CatalogRow.Field(
          name: entry.key, value: CSVTable.Cell(text: text, line: place.line, column: place.column)))
    }
    return CatalogRow(line: node.place.line, column: node.place.column, fields: fields)
  }

  private func report(_ errors: CatalogErrors, place: (Int, Int) -> ScenarioPlace) {
    for mistake in errors.mistakes {
      log.error(
        .catalog, place(mistake.line, mistake.column), mistake.message,
        help: mistake.word.flatMap { ScenarioFileSuggestion.help(for: $0, among: mistake.accepted) })
    }
  }
}
