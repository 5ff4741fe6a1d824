// SPDX-License-Identifier: GPL-3.0-or-later

/// A table of text after RFC 4180, with the place of every cell.
///
/// Quoted cells may hold commas, line breaks and doubled quotes. Lines end with LF or CRLF; a byte-order mark
/// at the start and empty lines are skipped. What cannot be read is listed in `mistakes`, and reading goes
/// on.
public struct CSVTable: Equatable, Sendable {
  public struct Cell: Equatable, Sendable {
    public var text: String
    /// From 1.
    public var line: Int
    /// From 1, in Unicode scalars.
    public var column: Int

    public init(text: String, line: Int, column: Int) {
      self.text = text
      self.line = line
      self.column = column
    }
  }

  /// The first record; empty where the text has none.
  public let header: [Cell]
  /// The other records; each has at least one cell, and as many as the header unless `mistakes` says
  /// otherwise.
  public let rows: [[Cell]]
  /// In order of their place.
  public let mistakes: [TableMistake]

  public init(_ text: String) {
    var scanner = CSVScanner(text)
    var records = scanner.records()
    header = records.isEmpty ? [] : records.removeFirst()
    rows = records
    var mistakes = scanner.mistakes
    for row in records where row.count != header.count {
      mistakes.append(
        TableMistake(
          line: row[0].line, column: row[0].column,
          message: "this row has \(row.count) cells and the header \(header.count)"))
    }
    self.mistakes = mistakes.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }
}

/// Walks through scalars, not characters: a combining mark after a quote must not hide it.
private struct CSVScanner {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var line = 1
  private var column = 1
  private(set) var mistakes: [TableMistake] = []

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { position = 1 }
  }

  mutating func records() -> [[CSVTable.Cell]] {
    var records: [[CSVTable.Cell]] = []
    while position < scalars.count {
      if skipLineBreak() { continue }
      records.append(record())
    }
    return records
  }

  private mutating func record() -> [CSVTable.Cell] {
    var cells = [cell()]
    while position < scalars.count, scalars[position] == "," {
      step()
      cells.append(cell())
    }
    _ = skipLineBreak()
    return cells
  }

  private mutating func cell() -> CSVTable.Cell {
    let (startLine, startColumn) = (line, column)
    var text = String.UnicodeScalarView()
    if position < scalars.count, scalars[position] == "\"" {
      quoted(into: &text)
      if !atEndOfCell { report("a comma or the end of the line must follow a closing quote") }
    }
    while !atEndOfCell {
      if scalars[position] == "\"" { report("a quote inside a cell needs quotes around the cell") }
      text.append(scalars[position])
      step()
    }
    return CSVTable.Cell(text: String(text), line: startLine, column: startColumn)
  }

  private mutating func quoted(into text: inout String.UnicodeScalarView) {
    let (startLine, startColumn) = (line, column)
    step()
    while position < scalars.count {
      if scalars[position] == "\"" {
        step()
        guard position < scalars.count, scalars[position] == "\"" else { return }
      }
      text.append(scalars[position])
      step()
    }
    mistakes.append(
      TableMistake(line: startLine, column: startColumn, message: "this quote is never closed"))
  }

  private var atLineBreak: Bool {
    guard position < scalars.count else { return false }
    if scalars[position] == "\n" { return true }
    return scalars[position] == "\r" && position + 1 < scalars.count && scalars[position + 1] == "\n"
  }

  private var atEndOfCell: Bool { position >= scalars.count || scalars[position] == "," || atLineBreak }

  private mutating func skipLineBreak() -> Bool {
    guard atLineBreak else { return false }
    if scalars[position] == "\r" { step() }
    step()
    return true
  }

  private mutating func step() {
    if scalars[position] == "\n" {
      line += 1
      column = 1
    } else {
      column += 1
    }
    position += 1
  }

  private mutating func report(_ message: String) {
    // One report a line is enough: the rest of a broken cell follows from it.
    if mistakes.last?.line == line { return }
    mistakes.append(TableMistake(line: line, column: column, message: message))
  }
}
