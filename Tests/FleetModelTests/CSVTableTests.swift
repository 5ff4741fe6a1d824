// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Testing

@Suite struct CSVTableTests {
  @Test func readsQuotesCommasAndLineBreaks() {
    let table = CSVTable("a,b\n\"x, \"\"y\"\"\",\"two\nlines\"\n1,\n")
    #expect(table.header.map(\.text) == ["a", "b"])
    #expect(table.rows.map { $0.map(\.text) } == [["x, \"y\"", "two\nlines"], ["1", ""]])
    #expect(table.mistakes.isEmpty)
  }

  @Test func byteOrderMarkAndCRLFChangeNothing() {
    let plain = CSVTable("a,b\n1,2\n3,\"4\"\n")
    let windows = CSVTable("\u{FEFF}a,b\r\n1,2\r\n\r\n3,\"4\"")
    #expect(windows.header == plain.header)
    #expect(windows.rows.map { $0.map(\.text) } == plain.rows.map { $0.map(\.text) })
    #expect(windows.mistakes.isEmpty)
  }

  @Test func cellsKnowTheirPlace() {
    let table = CSVTable("a,bb,c\n\"x\ny\",2,3\n")
    #expect(table.header[2] == CSVTable.Cell(text: "c", line: 1, column: 6))
    #expect(table.rows[0][0] == CSVTable.Cell(text: "x\ny", line: 2, column: 1))
    #expect(table.rows[0][1] == CSVTable.Cell(text: "2", line: 3, column: 4))
  }

  @Test func mistakesAreAllReportedWithTheirPlace() {
    let table = CSVTable("a,b\n1\nx\"y,2\n\"p\"q,3\n4,\"open\n")
    #expect(
      table.mistakes == [
        TableMistake(line: 2, column: 1, message: "this row has 1 cells and the header 2"),
        TableMistake(line: 3, column: 2, message: "a quote inside a cell needs quotes around the cell"),
        TableMistake(
          line: 4, column: 4, message: "a comma or the end of the line must follow a closing quote"),
        TableMistake(line: 5, column: 3, message: "this quote is never closed"),
      ])
  }

  @Test func emptyTextHasNoRows() {
    for text in ["", "\u{FEFF}", "\n\r\n"] {
      #expect(CSVTable(text).header.isEmpty)
      #expect(CSVTable(text).rows.isEmpty)
    }
  }

  @Test func aCombiningMarkDoesNotHideAQuote() {
    let table = CSVTable("a,b\n\"x\"\u{0301},2\n")
    #expect(table.mistakes.count == 1)
    #expect(table.rows[0].count == 2)
  }
}
