// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Statistics
import Testing

@testable import Reporting
@testable import Results

@Suite struct BreakEvenReportTests {
  /// Points of two replications, `spread` above and below each mean.
  private func report(
    _ points: [(x: Double, mean: Double)], spread: Double = 0, target: Double, unit: MetricUnit = .share,
    isDifference: Bool = false, isWhole: Bool = false,
    missing: [(reason: String, share: Double)] = [], leftOut: Int = 0, people: ClosedRange<Int> = 40...40
  ) -> BreakEvenReport {
    var search = BreakEven(
      target: target, within: points[0].x...points[points.count - 1].x, isWhole: isWhole)
    for point in points { search.add(x: point.x, values: [point.mean - spread, point.mean + spread]) }
    let outcome = BreakEvenStudy.Outcome(
      search: search, texts: points.map { "\(Int($0.x)) days" }, leftOut: leftOut, missing: missing,
      people: people, everybody: people)
    return BreakEvenReport(
      outcome, path: "backup.cadence", measure: "coverage.day1.mean [backup]", unit: unit,
      isDifference: isDifference, currency: "EUR", replications: 2,
      spoken: { NumberText.file($0, digits: 3) + " days" })
  }

  private func answer(_ report: BreakEvenReport) -> String {
    guard case .paragraph(let prose) = report.report.sections[0].blocks[0] else { return "" }
    return prose.plainText
  }

  @Test func aCrossingWithItsIntervalAndItsSides() {
    let found = report([(1, 0.8), (3, 0.4)], target: 0.6)
    #expect(
      answer(found) == """
        coverage.day1.mean [backup] is 60% at backup.cadence = 2 days (2 days to 2 days, 95% interval). Where \
        backup.cadence is smaller it is more, where it is larger less.
        """)
    #expect(
      found.csv == """
        what,parameter,text,x,low,high,value,valueLow,valueHigh,n\r
        point,backup.cadence,1 days,1,,,0.8,0.8,0.8,2\r
        point,backup.cadence,3 days,3,,,0.4,0.4,0.4,2\r
        crossing,backup.cadence,2 days,2,2,2,0.6,,,\r

        """)
  }

  @Test("Beyond the end of the range nothing is said")
  func atAnEnd() {
    let low = answer(report([(0, 0), (4, 1)], target: 0, isDifference: true))
    #expect(low.contains("0 percentage points at backup.cadence = 0 days (0 days to 0 days"))
    #expect(low.contains("Where backup.cadence is larger it is more. The interval reaches the end"))
    #expect(!low.contains("smaller"))
    let minus = answer(report([(0, -0.3), (4, 0)], target: -0.2, isDifference: true))
    #expect(minus.contains("is −20 percentage points at"))
    let high = answer(report([(0, 1), (4, 0)], target: 0))
    #expect(high.contains("Where backup.cadence is smaller it is more. The interval reaches the end"))
    #expect(!high.contains("larger"))
  }

  @Test("A falling curve with a point on the target falls")
  func onAPoint() {
    let found = answer(report([(0, 0.8), (2, 0.6), (4, 0.4)], target: 0.6))
    #expect(found.contains("smaller it is more, where it is larger less"))
  }

  @Test func theTargetEverywhere() {
    let found = report([(0, 0), (2, 0), (4, 0)], target: 0)
    #expect(
      answer(found) == """
        coverage.day1.mean [backup] is 0% for every backup.cadence from 0 days to 4 days that was looked at: \
        nothing depends on it there.
        """)
    #expect(found.csv.hasSuffix("alwaysOn,backup.cadence,,,,,0,,,\r\n"))
    #expect(found.markdown.contains(" the same |"))
    #expect(!found.markdown.contains("not clearly different |"))
  }

  @Test("A search without a place says how near it came, in the unit of the measure")
  func never() {
    let below = report([(0, -0.2), (4, -0.1)], target: 0, isDifference: true)
    #expect(
      answer(below) == """
        coverage.day1.mean [backup] stays below 0 percentage points for every backup.cadence from 0 days to \
        4 days that was looked at: even at 4 days it is −10.0 percentage points.
        """)
    let above = answer(report([(0, 7), (4, 6)], target: 2, unit: .days))
    #expect(above.contains("stays above 2 days for every"))
    #expect(above.hasSuffix("even at 4 days it is 6.0 days."))
    let unclear = answer(report([(0, 7), (4, 6)], spread: 1, target: 5, unit: .minutes))
    #expect(unclear.contains("stays above 5 min for every"))
    #expect(unclear.contains("but not clearly: at 4 days it is 6 (0 to 19) min. More replications"))
  }

  @Test("Where chance covers the whole range no place is named")
  func somewhere() {
    let found = report([(0, 0.51), (4, 0.49)], spread: 0.02, target: 0.5)
    // Student's t with one degree of freedom / sqrt(2) * 0.02828 = 0.25, which is 25 times too wide.
    #expect(
      answer(found) == """
        Where coverage.day1.mean [backup] is 50% cannot be told: the 95% interval of the place is the whole \
        range, backup.cadence from 0 days to 4 days. About 65 replications are likely to tell both ends from it.
        """)
    #expect(found.csv.contains("\r\ncrossing,backup.cadence,2 days,2,0,4,0.5,,,\r\n"))
    let flat = answer(report([(0, 0.5), (4, 0.5)], target: 0.6))
    #expect(
      flat.hasSuffix(
        "is 50.0%, below 60%, for every backup.cadence from 0 days to 4 days that was looked at: nothing depends on it there."
      ))
  }

  @Test("No interval leaves what can be measured")
  func possible() {
    let waits = report([(0, 0.1), (4, 6)], spread: 0.1, target: 3, unit: .minutes)
    #expect(waits.csv.contains("0 days,0,,,0.1,0,1.37"))
    let differences = report([(0, 0.1), (4, 6)], spread: 0.1, target: 3, unit: .minutes, isDifference: true)
    #expect(differences.csv.contains("0 days,0,,,0.1,-1.17"))
  }

  @Test("Who was played is told where their number is what varies")
  func people() {
    let found = report([(0, 0.2), (4, 0.8)], target: 0.5, people: 10...90).markdown
    #expect(
      found.contains(
        "- 10 to 90 people, 2 replications, 2 points: the same people with the same chance at each, those of")
    )
  }

  @Test func whatIsMissingExplainsACoverageThatIsNeverReached() {
    let missing = [("no mechanism carries it", 0.4), ("declined", 0.05), ("failed", 0.02), ("rest", 0.01)]
    let below = report([(0, 0.5), (4, 0.4)], target: 0.9, missing: missing).markdown
    #expect(below.contains("no mechanism carries it\n- 5\\.0%: declined\n- 2\\.0%: failed\n"))
    #expect(!below.contains("rest"))
    #expect(!report([(0, 0.95), (4, 0.99)], target: 0.9, missing: missing).markdown.contains("declined"))
  }

  @Test("Between two whole numbers there is none")
  func wholeNumbers() {
    let found = answer(report([(1, 20), (2, 6), (4, 1)], target: 5, unit: .minutes, isWhole: true))
    #expect(found.contains("is 5 min between backup.cadence = 2 days and 4 days (2 days to 3 days"))
    let exact = answer(report([(1, 20), (2, 5), (4, 1)], target: 5, unit: .minutes, isWhole: true))
    #expect(exact.contains("is 5 min at backup.cadence = 2 days"))
  }

  @Test func aCurveThatComesBackIsSaidToDoSo() {
    let found = answer(report([(0, 0.2), (2, 0.8), (4, 0.3)], target: 0.5))
    #expect(found.contains("at backup.cadence = 1 days"))
    #expect(found.contains(" It is reached more than once between the points"))
  }

  @Test("The table fits a terminal, whatever the measure is called")
  func width() {
    let found = report([(0, 0.2), (4, 0.8)], target: 0.07, isDifference: true, leftOut: 3)
    let lines = found.text(width: 80).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    let narrow = found.text(width: 40).split(separator: "\n")
    #expect(narrow.prefix { !$0.hasPrefix("=") }.allSatisfy { $0.count <= 40 })
    #expect(found.markdown.contains("| Difference, percentage points"))
    #expect(found.markdown.contains("Against 7 "))
    #expect(found.markdown.contains("Left out: 3 replications in which some point had no case."))
  }
}
