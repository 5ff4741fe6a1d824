// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Results
import Testing

@testable import Reporting

struct CSVFormatTests {
  @Test(
    "A name stays text in a spreadsheet",
    arguments: [
      ("plain", "plain"), ("=cmd|' /C calc'!A1", "\"'=cmd|' /C calc'!A1\""), ("+1", "\"'+1\""),
      ("-1", "\"'-1\""), ("@x", "\"'@x\""), ("\ttab", "\"'\ttab\""), ("\rcr", "\"'\rcr\""),
      ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("two\nlines", "\"two\nlines\""), ("", ""),
    ])
  func text(name: String, cell: String) { #expect(CSVFormat.text(name) == cell) }

  @Test("Tables read back with the columns of their head")
  func tables() {
    var small = SmallTable.whole
    small.run.strategies[0].name = "=cmd"
    small.run.groups[0].name = "a, \"b\""
    let format = CSVFormat(run: small.run, rows: ResultRows(Comparison(small.table)))
    for text in [format.results, format.differences, format.parameters] {
      let table = CSVTable(text)
      #expect(table.mistakes.isEmpty && !table.rows.isEmpty)
    }
    #expect(
      CSVTable(format.results).header.map(\.text) == [
        "strategy", "group", "cause", "category", "metric", "statistic", "unit", "value", "low", "high",
        "level", "spreadLow", "spreadHigh", "n", "observations", "censored", "method",
      ])
    #expect(format.results.contains("\"'=cmd\",\"a, \"\"b\"\"\",all,all,coverage.day1,mean,share,0.5,"))
  }

  @Test("Rows are sorted, and no data is an empty cell")
  func order() {
    let rows = CSVTable(
      CSVFormat(run: SmallTable.whole.run, rows: ResultRows(Comparison(SmallTable.whole.table))).results
    ).rows
    let keys = rows.map { $0.prefix(6).map(\.text).joined(separator: "\u{1}") }
    #expect(keys == keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    let empty = rows.first { $0[4].text == "restore.age" && $0[5].text == "mean" }
    #expect(empty?[7].text == "" && empty?[13].text == "0")
  }
}
