// SPDX-License-Identifier: GPL-3.0-or-later

extension SettingsCatalog {
  /// The columns of a catalogue file. `name` and `category` are required; the rest take the defaults of
  /// `Setting`.
  public static let columns =
    ["name", "category"] + Setting.Figures.named.map(\.name) + ["source", "note", "documented"]

  /// Reads a catalogue from CSV text.
  ///
  /// - Throws: all mistakes of the text, each with its place.
  public static func read(csv: String, name: String) throws(CatalogErrors) -> SettingsCatalog {
    try SettingsCatalog(name: name, title: name, settings: settings(csv: csv))
  }

  /// Reads a catalogue from rows that another reader has taken apart.
  ///
  /// - Throws: all mistakes of the rows, each with its place.
  public static func read(rows: [CatalogRow], name: String) throws(CatalogErrors) -> SettingsCatalog {
    var mistakes: [TableMistake] = []
    let settings = settings(rows: rows, mistakes: &mistakes)
    if !mistakes.isEmpty { throw CatalogErrors(mistakes) }
    return SettingsCatalog(name: name, title: name, settings: settings)
  }

  static func settings(csv: String) throws(CatalogErrors) -> [Setting] {
    let table = CSVTable(csv)
    var mistakes = table.mistakes
    checkHeader(table.header, mistakes: &mistakes)
    let rows = table.rows.map { cells in
      // A cell beyond the header is already a mistake of the table.
      let fields = zip(table.header, cells).map { CatalogRow.Field(name: $0.text, value: $1) }
      return CatalogRow(
        line: cells[0].line, column: cells[0].column, fields: fields.filter { columns.contains($0.name) })
    }
    // Without its key columns every row would only repeat what the header lacks.
    let keyed = ["name", "category"].allSatisfy { key in table.header.contains { $0.text == key } }
    let settings = keyed ? settings(rows: rows, mistakes: &mistakes) : []
    if !mistakes.isEmpty { throw CatalogErrors(mistakes) }
    return settings
  }

  private static func checkHeader(_ header: [CSVTable.Cell], mistakes: inout [TableMistake]) {
    for (index, cell) in header.enumerated() {
      if !columns.contains(cell.text) {
        mistakes.append(unknownColumn(cell.text, line: cell.line, column: cell.column))
      } else if header[..<index].contains(where: { $0.text == cell.text }) {
        mistakes.append(
          TableMistake(line: cell.line, column: cell.column, message: "the column \(cell.text) stands twice"))
      }
    }
    for key in ["name", "category"] where !header.contains(where: { $0.text == key }) {
      mistakes.append(
        TableMistake(
          line: header.first?.line ?? 1, column: header.first?.column ?? 1,
          message: "the column \(key) is missing"))
    }
  }

  static func unknownColumn(_ name: String, line: Int, column: Int) -> TableMistake {
    TableMistake(
      line: line, column: column, message: "there is no column \"\(name)\"", word: name, accepted: columns)
  }

  private static func settings(rows: [CatalogRow], mistakes: inout [TableMistake]) -> [Setting] {
    var settings: [Setting] = []
    // Looked up by key and never iterated.
    var firstLines: [[String]: Int] = [:]
    for row in rows {
      var reader = CatalogRowReader(row)
      let setting = reader.setting()
      mistakes += reader.mistakes
      guard let setting else { continue }
      if let line = firstLines[[setting.category, setting.name]] {
        mistakes.append(
          TableMistake(
            line: row.line, column: row.column,
            message: "\"\(setting.name)\" in \(setting.category) stands in line \(line) already"))
        continue
      }
      firstLines[[setting.category, setting.name]] = row.line
      settings.append(setting)
    }
    return settings
  }
}
