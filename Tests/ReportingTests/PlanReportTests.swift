// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Statistics
import Testing

@testable import Reporting
@testable import Results

@Suite struct PlanReportTests {
  private static func term(
    _ strategy: String, _ metric: String = "coverage.day1", cause: String? = nil
  ) -> RunDescription.Expectation.Term {
    .init(metric: metric, statistic: "mean", strategy: strategy, cause: cause)
  }

  private static func text(
    _ small: SmallTable, _ declared: [RunDescription.Expectation.Term], precision: Double = 0.02,
    planned: Int = 10, most: Int? = nil
  ) -> String {
    PlanReport(
      title: "Two offices", work: [("People", "100 in 2 groups")], pilot: small.table, declared: declared,
      precision: precision, planned: planned, most: most
    ).text(width: 200)
  }

  /// Ten values of 0.5 with a step of 0.01: a standard deviation of 0.030277.
  private static var spread: SmallTable {
    var small = SmallTable()
    small.add(ResultCell(strategy: SmallTable.backup), "coverage.day1", around: 0.5, step: 0.01)
    return small
  }

  /// The half-width t(n - 1) · 0.030277 / sqrt(n) is 0.01 or less from 38 on: t with 37 degrees is 2.0262.
  @Test func theNumberIsTheClosedForm() {
    func halfWidth(_ n: Int) -> Double {
      GSL.studentQuantile(0.975, df: Double(n - 1)) * 0.0302765 / Double(n).squareRoot()
    }
    #expect(halfWidth(38) <= 0.01 && halfWidth(37) > 0.01)
    let text = Self.text(Self.spread, [Self.term("backup")])
    #expect(text.contains("coverage.day1.mean [backup], %"))
    // 2.2622 · 0.030277 / sqrt(10) over 0.5.
    #expect(text.contains("4.3%                4.3%       about 38"))
    let unfolded = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      unfolded.contains(
        "About 38 replications are likely to bring half of every interval to 2% of its mean, the most for "
          + "coverage.day1.mean [backup]; the scenario asks for 10. The run finds the number itself with "
          + "--set run.precision=2% --set run.atMost=76."))
    #expect(Self.text(Self.spread, [Self.term("backup")], planned: 38).contains("38 replications are likely"))
  }

  @Test("A run that stops by itself is told when")
  func stopping() {
    let enough = Self.text(Self.spread, [Self.term("backup")], most: 200)
    #expect(enough.contains("The run stops by itself, likely after about 43 replications"))
    #expect(enough.contains("At 200 replications"))
    #expect(!enough.contains("--set"))
    let short = Self.text(Self.spread, [Self.term("backup")], most: 40)
    #expect(short.contains("The run is likely to end at its most, 40 replications"))
    #expect(short.contains("that takes about 43."))
  }

  @Test("What has no spread in the pilot is marked, and not called precise")
  func noSpread() {
    var small = SmallTable()
    small.add(ResultCell(strategy: SmallTable.backup), "coverage.day1", around: 0.5, step: 0)
    small.add(ResultCell(strategy: SmallTable.nothing), "coverage.day1", around: 0, step: 0)
    let text = Self.text(small, ["backup", "nothing", "roaming"].map { Self.term($0) })
    #expect(text.contains("no data"))
    #expect(text.contains("A dash: the pilot shows no spread"))
    #expect(text.contains("The pilot says of no declared measure how much it varies."))
    #expect(!text.contains("enough"))
  }

  @Test("Around a mean of nearly nothing no number is enough, and this is said")
  func beyond() {
    var small = Self.spread
    small.add(ResultCell(strategy: SmallTable.nothing), "coverage.day1", around: 0.0001, step: 0.1)
    let text = Self.text(small, [Self.term("backup"), Self.term("nothing")])
    #expect(text.contains("over a million"))
    #expect(text.contains("coverage.day1.mean [nothing] varies so much around so small a mean"))
  }

  @Test("Of a sweep the point that needs most is shown, and counts")
  func points() {
    var small = SmallTable()
    small.run.strategies = (0..<3).map { number in
      RunDescription.Strategy(
        name: number == 0 ? "backup" : "backup @ \(number)", mechanisms: ["backup"],
        point: number == 0 ? "" : "\(number)", pointNumber: number, plainName: "backup")
    }
    for (strategy, step) in [0.001, 0.01, 0.002].enumerated() {
      small.add(ResultCell(strategy: strategy), "coverage.day1", around: 0.5, step: step)
    }
    let text = Self.text(small, ["backup", "backup @ 1", "backup @ 2"].map { Self.term($0) })
    #expect(text.contains("coverage.day1.mean [backup @ 1]") && !text.contains("[backup @ 2]"))
    #expect(text.contains("About 38 replications"))
    #expect(text.contains("Of the points of the sweep"))
  }

  @Test func withoutAPilotItOnlyCounts() {
    let report = PlanReport(
      title: "Two offices", work: [("People", "100 in 2 groups")], pilot: nil, declared: [], precision: 0.02,
      planned: 10)
    #expect(report.markdown.contains("| People | 100 in 2 groups |"))
    #expect(!report.markdown.contains("precise"))
  }

  @Test("An expectation that is decided by the pilot is only likely to be")
  func expectations() {
    var small = Self.spread
    small.run.expectations = [(0.1, "a"), (0.9, "b"), (0.49, "c")].map { limit, text in
      RunDescription.Expectation(
        text: text, line: 1, left: Self.term("backup"), comparator: ">", limit: limit, level: 0.95)
    }
    let text = Self.text(small, [Self.term("backup")])
    #expect(text.contains("likely to pass") && text.contains("likely to fail"))
    #expect(text.contains("What would settle the expectations"))
  }
}
