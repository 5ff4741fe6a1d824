// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results
import Testing

@testable import Reporting

/// A sweep of two points under two strategies, worked by hand.
@Suite struct SweepSectionTests {
  static var swept: SmallTable {
    var small = SmallTable()
    func strategy(_ name: String, _ point: String, _ number: Int) -> RunDescription.Strategy {
      RunDescription.Strategy(
        name: point.isEmpty ? name : "\(name) @ \(point)", mechanisms: name == "backup" ? ["backup"] : [],
        point: point, pointNumber: number, plainName: name)
    }
    small.run.strategies = [
      strategy("backup", "", 0), strategy("backup", "cadence=16 days", 2),
      strategy("backup", "cadence=4 days", 1),
      strategy("nothing", "", 0), strategy("nothing", "cadence=16 days", 2),
      strategy("nothing", "cadence=4 days", 1),
    ]
    for (strategy, mean) in [0.8, 0.7, 0.85, 0.3, 0.3, 0.3].enumerated() {
      small.add(ResultCell(strategy: strategy), "coverage.day1", around: mean, step: 0.001)
      small.add(ResultCell(strategy: strategy), "provisioning.desktop", around: 60, step: 1)
    }
    return small
  }

  private var report: String {
    let comparison = Comparison(Self.swept.table)
    return MarkdownFormat(
      report: ReportBuilder(comparison, Verdicts(Self.swept.table)).report
    ).text
  }

  @Test func pointsStandInTheOrderOfTheSweepWithTheirChange() {
    let wanted = """
      | Shown after 1 day (%)   |                 backup |
      | ----------------------- | ---------------------: |
      | as the scenario has it  | 80.00 (79.78 to 80.22) |
      | `cadence=4 days`        |      **85.00 (+5.00\\*)** |
      | `cadence=16 days`       |          70.00 (−10.0\\*) |
      """
    let lines = report.split(separator: "\n").map(String.init)
    let table = lines.firstIndex { $0.hasPrefix("| Shown after 1 day (%)") }
    #expect(table != nil)
    for (offset, line) in wanted.split(separator: "\n").enumerated() {
      let found = lines[(table ?? 0) + offset].filter { $0 != " " && $0 != "-" }
      #expect(found == line.filter { $0 != " " && $0 != "-" })
    }
    #expect(report.contains("The same at every point as in the scenario:"))
    #expect(report.contains("2 points beside the scenario as it stands"))
    #expect(report.contains("Nothing of the sweep changes **nothing**."))
    #expect(report.contains("What 2 points beside it would change stands in **The sweep** below."))
  }

  @Test("One replication has its numbers, and says why none is marked")
  func one() {
    var small = Self.swept
    small.run.replications = 1
    small.series = small.series.map { series in
      ResultTable.Series(cell: series.cell, metric: series.metric, measures: Array(series.measures.prefix(1)))
    }
    let text = MarkdownFormat(
      report: ReportBuilder(Comparison(small.table), Verdicts(small.table)).report
    ).text
    #expect(text.contains("so few replications do not say what is clear"))
    #expect(text.contains("| `cadence=4 days`"))
  }

  @Test func theOtherSectionsAreAboutTheScenario() throws {
    let compared = try #require(report.firstRange(of: "## What was compared"))
    #expect(!report[compared.lowerBound...].contains("cadence=4 days"))
  }

  @Test func pairsAreOfOnePointOrOfOneStrategy() {
    let comparison = Comparison(Self.swept.table)
    let names = comparison.pairs.map { left, right in
      "\(comparison.run.strategies[left].name) - \(comparison.run.strategies[right].name)"
    }
    #expect(
      names == [
        "backup @ cadence=16 days - backup", "backup @ cadence=4 days - backup", "backup - nothing",
        "backup @ cadence=16 days - nothing @ cadence=16 days",
        "backup @ cadence=4 days - nothing @ cadence=4 days", "nothing @ cadence=16 days - nothing",
        "nothing @ cadence=4 days - nothing",
      ])
  }

  @Test func aTableWithoutPointsKeepsItsNumbers() {
    let table = Self.swept.table.withoutPoints
    #expect(table.run.strategies.map(\.name) == ["backup", "nothing"])
    #expect(table.series.count == 4)
    let values = table.replicationValues(strategy: "nothing", metric: "coverage.day1", statistic: "mean")
    #expect(values.compactMap { $0 }.count == 10)
  }
}
