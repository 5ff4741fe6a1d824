// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Results
import Testing

@testable import Reporting

struct JSONFormatTests {
  private func parsed(_ small: SmallTable) throws -> [String: Any] {
    let format = JSONFormat(
      run: small.run, rows: ResultRows(Comparison(small.table)), verdicts: Verdicts(small.table))
    let value = try JSONSerialization.jsonObject(with: Data(format.text.utf8))
    return try #require(value as? [String: Any])
  }

  @Test("It is JSON with the promised fields")
  func fields() throws {
    var small = SmallTable.whole
    small.run.seed = 42
    let json = try parsed(small)
    #expect(json["schemaVersion"] as? Int == 1 && json["seed"] as? Int == 42)
    let results = try #require(json["results"] as? [[String: Any]])
    let row = try #require(
      results.first {
        $0["metric"] as? String == "coverage.day1" && $0["strategy"] as? String == "backup"
          && $0["group"] as? String == "all" && $0["cause"] as? String == "all"
          && $0["category"] as? String == "all"
      })
    #expect(row["value"] as? Double == 0.8 && row["low"] as? Double == 0.79783415)
    #expect(row["unit"] as? String == "share" && row["n"] as? Int == 10)
    #expect(row["method"] as? String == "jackknife")
    #expect(
      row.keys.sorted() == [
        "category", "cause", "censored", "group", "high", "level", "low", "method", "metric", "n",
        "observations",
        "spreadHigh", "spreadLow", "statistic", "strategy", "unit", "value",
      ])
    let missing = try #require(results.first { $0["metric"] as? String == "restore.age" })
    #expect(missing["value"] is NSNull && missing["n"] as? Int == 0)
  }

  @Test("Rows are sorted by their names")
  func order() throws {
    let json = try parsed(.whole)
    for (list, names) in [
      ("results", ["strategy", "group", "cause", "category", "metric", "statistic"]),
      ("differences", ["strategy", "versus", "group", "cause", "category", "metric", "statistic"]),
    ] {
      let rows = try #require(json[list] as? [[String: Any]])
      let keys = rows.map { row in
        names.map { row[$0] as? String ?? "?" }.joined(separator: "\u{1}")
      }
      #expect(keys.count > 30 && keys == keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
  }

  @Test("Differences name both sides; verdicts have their word")
  func others() throws {
    var small = SmallTable.whole
    small.run.expectations = [
      RunDescription.Expectation(
        text: "e", line: 1,
        left: RunDescription.Expectation.Term(
          metric: "coverage.day1", statistic: "mean", strategy: "backup"),
        comparator: ">", limit: 0.8, level: 0.9)
    ]
    let json = try parsed(small)
    let differences = try #require(json["differences"] as? [[String: Any]])
    #expect(
      differences.contains { $0["strategy"] as? String == "roaming" && $0["versus"] as? String == "nothing" })
    #expect(!differences.contains { $0["strategy"] as? String == "nothing" })
    let expectations = try #require(json["expectations"] as? [[String: Any]])
    #expect(expectations[0]["verdict"] as? String == "inconclusive")
    #expect(expectations[0]["level"] as? Double == 0.9)
    #expect(expectations[0]["replicationsToSettle"] is NSNull)
  }

  @Test("Names cannot leave their string")
  func quoting() throws {
    let nasty = "a\"b\\c\n\u{202E}d\u{1}é😀</script>"
    let quoted = JSONFormat.quoted(nasty)
    #expect(!quoted.unicodeScalars.contains("\u{202E}") && !quoted.contains("\n"))
    let back = try JSONSerialization.jsonObject(with: Data("[\(quoted)]".utf8)) as? [String]
    #expect(back == [nasty])
  }
}
