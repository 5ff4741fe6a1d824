// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Testing

@testable import Statistics

@Suite struct EquivalenceTests {
  /// Sixteen values with mean 0.1 and standard deviation 0.2: the 90% interval is 0.1 ± 1.7531 · 0.05.
  private static let differences: [Double] = {
    let half = 0.2 * (15.0 / 16).squareRoot()
    return (0..<16).map { 0.1 + ($0.isMultiple(of: 2) ? half : -half) }
  }()

  @Test(arguments: [
    (0.2, Equivalence.Verdict.equivalent), (0.15, .inconclusive), (0.05, .inconclusive), (0.01, .different),
  ])
  func theIntervalDecides(_ margin: Double, _ verdict: Equivalence.Verdict) throws {
    let test = try #require(Equivalence(paired: Self.differences, margin: margin))
    #expect((test.interval.low - 0.012345).magnitude < 1e-4)
    #expect((test.interval.high - 0.187655).magnitude < 1e-4)
    #expect(test.verdict == verdict)
    #expect((test.replicationsNeeded == nil) == (verdict != .inconclusive))
  }

  /// 0.05 from the margin with a standard deviation of 0.2, a test at 5% on one side and a power of 80%: 101
  /// in the tables of sample sizes.
  @Test func itSaysHowManyMore() throws {
    #expect(try #require(Equivalence(paired: Self.differences, margin: 0.15)).replicationsNeeded == 101)
    #expect(try #require(Equivalence(paired: Self.differences, margin: 0.1)).replicationsNeeded == nil)
  }

  /// Equal spreads and numbers: Welch's freedom is 2 (n - 1).
  @Test func twoSummariesByWelch() throws {
    let one = Equivalence.Summary(mean: 3, standardError: 0.3, n: 11)
    let two = Equivalence.Summary(mean: 2.5, standardError: 0.4, n: 11)
    let test = try #require(Equivalence(one, minus: two, margin: 2))
    let freedom = 0.0625 / (0.0081 / 10 + 0.0256 / 10)
    let reach = GSL.studentQuantile(0.95, df: freedom) * 0.5
    #expect((test.interval.high - (0.5 + reach)).magnitude < 1e-9)
    #expect(test.verdict == .equivalent)
    let exact = Equivalence.Summary(mean: 1, standardError: 0, n: 5)
    #expect(try #require(Equivalence(exact, minus: exact, margin: 0)).verdict == .equivalent)
    #expect(Equivalence(one, minus: Equivalence.Summary(mean: 0, standardError: 0, n: 1), margin: 1) == nil)
  }

  /// Of three and three: the t of 4 degrees is 2.1318, and would ask for far too many.
  @Test func fewReplicationsOfTwoMeansDoNotAskForTooMany() throws {
    let one = Equivalence.Summary(mean: 1, standardError: 1, n: 3)
    let two = Equivalence.Summary(mean: 0, standardError: 1, n: 3)
    let test = try #require(Equivalence(one, minus: two, margin: 2))
    // Half the interval of n and n is t(2 (n - 1)) · sqrt(6 / n), and its middle moves by chance as well.
    func reach(_ n: Int) -> Double {
      let freedom = Double(2 * (n - 1))
      return (GSL.studentQuantile(0.95, df: freedom) + GSL.studentQuantile(0.8, df: freedom))
        * (6 / Double(n)).squareRoot()
    }
    let needed = try #require(test.replicationsNeeded)
    #expect(reach(needed) < 1 && reach(needed - 1) >= 1)
  }

  @Test func anIntervalGivesItsStandardErrorBack() throws {
    let interval = try #require(Interval.student(mean: 4, standardDeviation: 3, n: 9, level: 0.95))
    let summary = Equivalence.Summary(mean: 4, interval: interval, n: 9)
    #expect((summary.standardError - 1).magnitude < 1e-8)
  }

  /// Where the true difference is the margin, no more than one in twenty is called equivalent.
  @Test func theChanceOfAnErrorIsKept() {
    let key = StreamKey(seed: 20_261, replication: 0, entity: 1)
    var called = 0
    for experiment in 0..<2000 {
      var stream = key.stream(1, UInt64(experiment))
      let differences = (0..<10).map { _ in 1 + stream.normal() }
      if let test = Equivalence(paired: differences, margin: 1), test.verdict == .equivalent { called += 1 }
    }
    let share = Double(called) / 2000
    // 5% ± 1.6 points.
    #expect(share > 0.034 && share < 0.066, "\(share)")
  }
}
