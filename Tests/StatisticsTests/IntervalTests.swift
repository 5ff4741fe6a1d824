// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Testing

@Suite struct IntervalTests {
  /// Garwood's limits for a count, at 95%, as tables print them.
  @Test(arguments: [
    (0, 0.0, 3.6889), (1, 0.0253, 5.5716), (5, 1.6235, 11.6683), (10, 4.7954, 18.3904),
  ])
  func garwoodLimits(count: Int, low: Double, high: Double) throws {
    let interval = try #require(Interval.poissonRate(count: count, exposure: 1, level: 0.95))
    #expect((interval.low - low).magnitude < 1e-4)
    #expect((interval.high - high).magnitude < 1e-4)
    let perTen = try #require(Interval.poissonRate(count: count, exposure: 10, level: 0.95))
    #expect((perTen.high * 10 - interval.high).magnitude < 1e-12)
  }

  @Test func noEventsGiveTheRuleOfThree() throws {
    let interval = try #require(Interval.poissonRate(count: 0, exposure: 200, level: 0.90))
    #expect(interval.low == 0)
    #expect((interval.high - 2.995732 / 200).magnitude < 1e-8)
    #expect(Interval.poissonRate(count: 0, exposure: 0, level: 0.9) == nil)
  }

  @Test func garwoodIsConservative() {
    // Exact coverage by summing the probabilities of the counts whose interval holds the mean.
    let intervals = (0...60).map { Interval.poissonRate(count: $0, exposure: 1, level: 0.95) }
    for mean in [0.1, 0.5, 1, 2.9, 3.2, 5, 7.7, 12, 20] {
      var coverage = 0.0
      for (count, interval) in intervals.enumerated() {
        guard let interval, interval.low <= mean, mean <= interval.high else { continue }
        coverage += GSL.poissonCDF(count, mean: mean) - GSL.poissonCDF(count - 1, mean: mean)
      }
      #expect(coverage >= 0.95 - 1e-7 && coverage <= 1 + 1e-7, "at mean \(mean)")
    }
  }

  @Test func clopperPearsonOfTheTables() throws {
    let none = try #require(Interval.clopperPearson(successes: 0, trials: 10, level: 0.95))
    #expect(none.low == 0)
    #expect((none.high - 0.30850).magnitude < 1e-5)
    let all = try #require(Interval.clopperPearson(successes: 10, trials: 10, level: 0.95))
    #expect((all.low - 0.69150).magnitude < 1e-5)
    #expect(all.high == 1)
    let some = try #require(Interval.clopperPearson(successes: 4, trials: 20, level: 0.95))
    #expect((some.low - 0.057334).magnitude < 1e-5)
    #expect((some.high - 0.436614).magnitude < 1e-5)
    #expect(Interval.clopperPearson(successes: 0, trials: 0, level: 0.95) == nil)
  }

  @Test func wilsonOfTheTables() throws {
    // Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I.
    let common = try #require(Interval.wilson(successes: 81, trials: 263, level: 0.95))
    #expect((common.low - 0.2553).magnitude < 5e-5)
    #expect((common.high - 0.3662).magnitude < 5e-5)
    let none = try #require(Interval.wilson(successes: 0, trials: 20, level: 0.95))
    #expect(none.low == 0)
    #expect((none.high - 0.1611).magnitude < 5e-5)
    let rare = try #require(Interval.wilson(successes: 1, trials: 29, level: 0.95))
    #expect((rare.low - 0.0061).magnitude < 5e-5)
    #expect((rare.high - 0.1718).magnitude < 5e-5)
    #expect(Interval.wilson(successes: 0, trials: 0, level: 0.95) == nil)
  }

  @Test func oneValueHasNoStudentInterval() {
    #expect(Interval.student(mean: 1, standardDeviation: 0, n: 1, level: 0.95) == nil)
    let two = Interval.student(mean: 5, standardDeviation: 1, n: 2, level: 0.95)
    #expect(((two?.high ?? 0) - (5 + 12.7062 / 2.0.squareRoot())).magnitude < 1e-4)
  }
}
