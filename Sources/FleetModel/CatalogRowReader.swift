// SPDX-License-Identifier: GPL-3.0-or-later

/// Turns one written row into a setting and gathers everything that is wrong with it.
struct CatalogRowReader {
  private let row: CatalogRow
  private(set) var mistakes: [TableMistake] = []

  init(_ row: CatalogRow) {
    self.row = row
    for (index, field) in row.fields.enumerated() {
      let (line, column) = (field.value.line, field.value.column)
      if !SettingsCatalog.columns.contains(field.name) {
        mistakes.append(SettingsCatalog.unknownColumn(field.name, line: line, column: column))
      } else if row.fields[..<index].contains(where: { $0.name == field.name }) {
        mistakes.append(TableMistake(line: line, column: column, message: "\(field.name) is given twice"))
      }
    }
  }

  /// The setting, or nil where `mistakes` has something to say.
  mutating func setting() -> Setting? {
    guard let name = required("name"), let category = required("category") else { return nil }
    var setting = Setting(name: name, category: category)
    if let unit = cell("unit") { setting.unit = unit.text }
    readFigures(into: &setting)
    readSupport(into: &setting)
    setting.source = cell("source")?.text ?? ""
    setting.note = cell("note")?.text ?? ""
    setting.documented = documented()
    return mistakes.isEmpty ? setting : nil
  }

  private mutating func readFigures(into setting: inout Setting) {
    setting.scope = choice("scope", Setting.Scope.allCases, name: \.rawValue) ?? setting.scope
    // The limits keep sums of many settings and users far from any overflow.
    setting.changeWeight = number("changeWeight", decimals: 6, limit: 1_000_000) ?? setting.changeWeight
    setting.importance = number("importance", decimals: 3, limit: 1_000) ?? setting.importance
    setting.bytes = number("bytes", decimals: 0, limit: 1_000_000_000).map { Int($0) } ?? setting.bytes
    setting.minutes = number("minutes", decimals: 3, limit: 100_000) ?? setting.minutes
    setting.policyGroup = choice("policyGroup", PolicyGroup.allCases, name: \.name) ?? setting.policyGroup
    setting.registry = flag("registry") ?? setting.registry
    setting.profileFile = flag("profileFile") ?? setting.profileFile
    setting.surroundings = flag("surroundings") ?? setting.surroundings
    setting.essential = flag("essential") ?? setting.essential
    setting.carrier =
      choice("carrier", Setting.Carrier.allCases, name: \.rawValue)
      ?? (setting.surroundings ? .nothing : setting.carrier)
  }

  private mutating func readSupport(into setting: inout Setting) {
    setting.exists = range("exists") ?? setting.exists
    setting.backedUp = range("backedUp") ?? setting.backedUp
    setting.restored = range("restored") ?? setting.backedUp
    guard let cell = cell("roams") else { return }
    let words = cell.text.split(separator: " ")
    setting.writeOnly = words.first == "writeOnly"
    let rest = setting.writeOnly ? words.dropFirst().joined(separator: " ") : cell.text
    setting.roams = range(rest.isEmpty ? "yes" : rest, at: cell) ?? .none
  }

  /// An empty cell is one that is not there.
  private func cell(_ name: String) -> CSVTable.Cell? {
    row.fields.first { $0.name == name && !$0.value.text.isEmpty }?.value
  }

  private mutating func required(_ name: String) -> String? {
    if let cell = cell(name) { return cell.text }
    let place = row.fields.first { $0.name == name }?.value
    mistakes.append(
      TableMistake(
        line: place?.line ?? row.line, column: place?.column ?? row.column, message: "the \(name) is missing")
    )
    return nil
  }

  private mutating func report(_ cell: CSVTable.Cell, _ message: String, accepted: [String] = []) {
    mistakes.append(
      TableMistake(
        line: cell.line, column: cell.column, message: message, word: accepted.isEmpty ? nil : cell.text,
        accepted: accepted))
  }

  private mutating func range(_ name: String) -> SystemRange? {
    cell(name).flatMap { range($0.text, at: $0) }
  }

  private mutating func range(_ text: String, at cell: CSVTable.Cell) -> SystemRange? {
    if let range = SystemRange(text) { return range }
    report(
      cell,
      "\"\(text)\" is not a range of systems: write yes, no, windows10, windows11, a release such as "
        + "windows11-24h2, or A..B")
    return nil
  }

  private mutating func flag(_ name: String) -> Bool? {
    guard let cell = cell(name) else { return nil }
    if cell.text == "yes" { return true }
    if cell.text != "no" {
      report(cell, "\(name) is yes or no, not \"\(cell.text)\"", accepted: ["yes", "no"])
    }
    return false
  }

  private mutating func choice<Value>(_ name: String, _ values: [Value], name text: (Value) -> String)
    -> Value?
  {
    guard let cell = cell(name) else { return nil }
    if let value = values.first(where: { text($0) == cell.text }) { return value }
    let accepted = values.map(text)
    report(
      cell, "\(name) is one of \(accepted.joined(separator: ", ")), not \"\(cell.text)\"", accepted: accepted)
    return nil
  }

  /// A plain decimal: Swift's own reader would also take `inf`, `0x10` and `1e400`.
  private mutating func number(_ name: String, decimals: Int, limit: Double) -> Double? {
    guard let cell = cell(name) else { return nil }
    let negative = cell.text.hasPrefix("-")
    let parts = cell.text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy(Self.isDigits), let value = Double(cell.text)
    else {
      report(cell, "\(name) is a number, not \"\(cell.text)\"")
      return nil
    }
    if negative {
      report(cell, "\(name) is not negative")
    } else if parts.count == 2, parts[1].utf8.count > decimals {
      report(cell, decimals == 0 ? "\(name) is a whole number" : "\(name) has at most \(decimals) decimals")
    } else if value > limit {
      report(cell, "\(name) is at most \(Int(limit))")
    }
    return value
  }

  private static func isDigits(_ text: Substring) -> Bool {
    (1...18).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  private mutating func documented() -> Setting.Figures {
    guard let cell = cell("documented") else { return [] }
    var figures: Setting.Figures = []
    for word in cell.text.split(separator: " ") {
      if let known = Setting.Figures.named.first(where: { $0.name == word }) {
        figures.insert(known.figure)
      } else {
        mistakes.append(
          TableMistake(
            line: cell.line, column: cell.column, message: "there is no figure \"\(word)\"",
            word: String(word),
            accepted: Setting.Figures.named.map(\.name)))
      }
    }
    return figures
  }
}
