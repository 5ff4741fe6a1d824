// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Testing

@testable import Reporting

struct VerdictsTests {
  private typealias Term = RunDescription.Expectation.Term

  private static func wish(
    _ comparator: String, _ limit: Double, left: Term? = nil, right: Term? = nil, level: Double = 0.95
  ) -> RunDescription.Expectation {
    let term = Term(metric: "coverage.day1", statistic: "mean", strategy: "backup")
    return RunDescription.Expectation(
      text: "coverage \(comparator) \(limit)", line: 1, left: left ?? term, right: right,
      comparator: comparator, limit: limit, level: level)
  }

  /// Coverage 0.8 (0.7978 to 0.8022) under backup, 0.3 under nothing.
  private static func judged(_ wishes: [RunDescription.Expectation]) -> Verdicts {
    var small = SmallTable.whole
    small.run.expectations = wishes
    return Verdicts(small.table)
  }

  @Test(
    "A whole interval decides",
    arguments: [
      (">", 0.79, Verdicts.Outcome.pass), (">", 0.81, .fail), (">", 0.8, .inconclusive), ("<", 0.81, .pass),
      ("<", 0.79, .fail), ("<=", 0.799, .inconclusive), (">=", 0.5, .pass),
    ])
  func outcome(comparator: String, limit: Double, outcome: Verdicts.Outcome) {
    let verdicts = Self.judged([Self.wish(comparator, limit)])
    #expect(verdicts.lines[0].outcome == outcome)
    #expect(verdicts.allMet == (outcome == .pass))
  }

  @Test("A wider level can undo a verdict")
  func level() {
    let verdicts = Self.judged([Self.wish(">", 0.7975), Self.wish(">", 0.7975, level: 0.999)])
    #expect(verdicts.lines.map(\.outcome) == [.pass, .inconclusive])
  }

  @Test("The margin is positive on the wanted side, and reaches to the nearer bound")
  func margin() throws {
    let verdicts = Self.judged([Self.wish(">", 0.7), Self.wish("<", 0.7)])
    let margins = try verdicts.lines.map { try #require($0.margin) }
    #expect(margins[0] > 0.09 && margins[0] < 0.1 && margins[1] < -0.09 && margins[1] > -0.1)
  }

  @Test("Differences are judged like values; equal differences by their value")
  func difference() {
    let other = Term(metric: "coverage.day1", statistic: "mean", strategy: "nothing")
    let verdicts = Self.judged([
      Self.wish(">", 0.4, right: other), Self.wish(">", 0.6, right: other),
      Self.wish("<=", 0, right: Term(metric: "coverage.day1", statistic: "mean", strategy: "backup")),
    ])
    #expect(verdicts.lines.map(\.outcome) == [.pass, .fail, .pass])
  }

  @Test("Without data or without a second replication nothing is decided")
  func undecided() {
    let absent = Term(metric: "coverage.day1", statistic: "mean", strategy: "backup", group: "east")
    let verdicts = Self.judged([Self.wish(">", 0, left: absent)])
    #expect(verdicts.lines[0].outcome == .inconclusive && verdicts.lines[0].value == nil)
    var small = SmallTable()
    small.run.replications = 1
    small.run.expectations = [Self.wish(">", 0)]
    small.add(
      ResultCell(strategy: 0), "coverage.day1", [Measure(numerator: 5, denominator: 10, observations: 10)])
    let line = Verdicts(small.table).lines[0]
    #expect(line.outcome == .inconclusive && line.value == 0.5)
    // A few cases of one replication have exact limits, and do not say how replications differ.
    small.run.expectations = [Self.wish(">", 0.7)]
    let apart = Verdicts(small.table).lines[0]
    #expect(apart.outcome == .inconclusive || apart.interval == nil)
    #expect(!apart.sentence.contains("lies on the limit"))
  }

  @Test("The sentence that the user reads")
  func sentence() {
    let verdicts = Self.judged([Self.wish(">", 0.5)])
    #expect(
      verdicts.lines[0].sentence
        == "pass: coverage > 0.5: measured 80.00 (79.78 to 80.22)%, margin 29.78 percentage points")
  }

  @Test("An inconclusive line says how many replications would settle it, or that none would")
  func settling() throws {
    let verdicts = Self.judged([Self.wish(">", 0.8012), Self.wish(">", 0.8), Self.wish(">", 0.5)])
    // Standard deviation 0.0030277: t with 51 degrees of freedom, 2.0076 and 0.8492, / sqrt(52) * 0.0030277
    // is 0.001199, and with one fewer 0.001212.
    #expect(verdicts.lines.map(\.replicationsToSettle) == [52, nil, nil])
    #expect(verdicts.lines[0].sentence.hasSuffix("; about 52 replications in all are likely to settle it"))
    #expect(
      verdicts.lines[1].sentence.hasSuffix(
        "; the estimate lies on the limit, so that no number of replications is likely to settle it"))
    #expect(!verdicts.lines[2].sentence.contains("settle"))
    let near = Self.judged([Self.wish(">", 0.8000001)])
    #expect(near.lines[0].sentence.contains("; the estimate is too near the limit for any number"))
  }

  @Test("No expectation is every expectation met")
  func none() { #expect(Self.judged([]).allMet) }
}
