// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results
import Testing

@testable import Reporting

struct SteadinessTests {
  /// Five working days and a weekend without work, at a level each week.
  private func days(_ weeks: [Int]) -> [Int] { weeks.flatMap { level in (0..<7).map { $0 < 5 ? level : 0 } } }

  /// What the report says of choices under each strategy.
  private func said(_ days: [Int], horizon: Double) -> String? {
    var small = SmallTable()
    small.run.horizonDays = horizon
    small.daily = [
      DailyCounts(
        strategy: SmallTable.nothing, measure: .choices, counts: Array(repeating: days, count: 10))
    ]
    let table = small.table
    let builder = ReportBuilder(Comparison(table), Verdicts(table))
    guard case .table(let rows)? = builder.steadiness.last else { return nil }
    #expect(rows.rows.count == 1 && rows.rows[0][1] == "–")
    #expect(rows.rows[0][0].plainText == "Choices made, steady from")
    return rows.rows[0][2].plainText
  }

  /// A level with a little ripple.
  private func level(_ weeks: Int) -> [Int] { (0..<weeks).map { $0 % 2 == 0 ? 100 : 101 } }

  @Test("A weekend is no trend, and a warm-up is left out")
  func warmUp() {
    #expect(said(days(level(20)), horizon: 140) == "day 0")
    // The third week is the last that differs: from its end on every seven days are alike.
    #expect(said(days([500, 300, 180] + level(17)), horizon: 140) == "day 20")
  }

  @Test("What grows all the time is never steady")
  func never() { #expect(said(days(Array(0..<20)), horizon: 140) == "not within the run") }

  @Test("A day that the run does not live through to its end is left out")
  func partialDay() { #expect(said(days(level(20)) + [9000], horizon: 140.5) == "day 0") }

  @Test("A short run, and a run without days, says nothing")
  func short() {
    #expect(said(days(level(8)), horizon: 55) == nil)
    #expect(said(days(level(8)), horizon: 56) != nil)
    let table = SmallTable.whole.table
    let builder = ReportBuilder(Comparison(table), Verdicts(table))
    #expect(builder.steadiness.isEmpty)
  }
}
