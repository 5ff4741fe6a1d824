// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results
import Testing

@testable import Reporting

struct EstimateTests {
  private let cell = ResultCell(strategy: 0)

  private func estimate(_ small: SmallTable, _ metric: String, statistic: String? = nil) -> Estimate {
    Comparison(small.table).estimate(cell, metric, statistic: statistic)
  }

  @Test("Means of replications get Student's interval, by the jackknife where they are ratios of sums")
  func student() throws {
    var small = SmallTable()
    small.add(cell, "coverage.day1", around: 0.5, step: 0.01)
    let estimate = estimate(small, "coverage.day1")
    #expect(estimate.method == .jackknife)
    #expect(try #require(estimate.value).isNear(0.5))
    // 2.262157 (t with 9 degrees of freedom) times 0.0302765 / sqrt(10).
    let interval = try #require(estimate.interval)
    #expect(interval.low.isNear(0.478341526) && interval.high.isNear(0.521658474))
    #expect(try #require(estimate.spreadLow).isNear(0.455))
    #expect(try #require(estimate.spreadHigh).isNear(0.545))
    #expect(estimate.n == 10 && estimate.observations == 100)
  }

  @Test("Nineteen replications tell between which limits nine of ten fleets are; fewer give their extremes")
  func fleets() {
    let values = (1...39).map(Double.init).reversed()
    #expect(Estimate.spread(Array(values)) == (2, 38))
    #expect(Estimate.spread(Array(1...19).map(Double.init)) == (1, 19))
    #expect(Estimate.spread(Array(1...29).map(Double.init)).low?.isNear(1.5) == true)
    #expect(Estimate.spread([3, 1, 2]) == (1, 3))
    #expect(Estimate.spread([]) == (nil, nil))
  }

  @Test("No event in all replications still has an upper limit, never 0 ± 0")
  func noEvent() throws {
    var small = SmallTable()
    small.add(cell, "conflict.lostChoices.perUserYear", counts: Array(repeating: 0, count: 10), per: 50)
    let estimate = estimate(small, "conflict.lostChoices.perUserYear")
    #expect(estimate.method == .poisson && estimate.value == 0)
    let interval = try #require(estimate.interval)
    // -ln(0.025) / 500.
    #expect(interval.low == 0 && interval.high.isNear(0.00737775891))
  }

  @Test("Nineteen events in all are rare, twenty are not")
  func threshold() {
    var rare = SmallTable()
    rare.add(cell, "conflict.lostChoices.perUserYear", counts: [1, 2, 2, 2, 2, 2, 2, 2, 2, 2], per: 50)
    #expect(estimate(rare, "conflict.lostChoices.perUserYear").method == .poisson)
    var common = SmallTable()
    common.add(cell, "conflict.lostChoices.perUserYear", counts: Array(repeating: 2, count: 10), per: 50)
    #expect(estimate(common, "conflict.lostChoices.perUserYear").method == .student)
  }

  @Test("Few failures are as rare as few successes")
  func proportion() throws {
    for hits in [0, 10] {
      var small = SmallTable()
      small.add(cell, "recovery.noneLost.share", counts: Array(repeating: hits, count: 10), per: 10)
      let estimate = estimate(small, "recovery.noneLost.share")
      #expect(estimate.method == .clopperPearson && estimate.observations == 100)
      let interval = try #require(estimate.interval)
      #expect(hits == 0 ? interval.high.isNear(0.0362167) : interval.low.isNear(0.9637833))
    }
    var even = SmallTable()
    even.add(cell, "recovery.noneLost.share", counts: Array(repeating: 5, count: 10), per: 10)
    #expect(estimate(even, "recovery.noneLost.share").method == .student)
  }

  @Test("A share that is 0 in every case is bounded by the cases, a rate of tickets by the replacements")
  func extremeRatios() throws {
    var small = SmallTable()
    small.add(cell, "coverage.day1", around: 0, step: 0)
    small.add(cell, "conflict.forks.perReplacement", around: 0, step: 0)
    #expect(try #require(estimate(small, "coverage.day1").interval).high.isNear(0.0362167))
    #expect(try #require(estimate(small, "conflict.forks.perReplacement").interval).high.isNear(0.0368887946))
  }

  @Test("Student's limits stay where the metric can be")
  func clipped() throws {
    var small = SmallTable()
    small.add(cell, "coverage.day1", around: 0.9, step: 0.1)
    small.add(cell, "user.wrongValueHours.perUserYear", around: 1, step: 1)
    #expect(try #require(estimate(small, "coverage.day1").interval).high == 1)
    #expect(try #require(estimate(small, "user.wrongValueHours.perUserYear").interval).low == 0)
  }

  @Test("One replication knows its counts and nothing of a spread")
  func single() {
    var small = SmallTable()
    small.run.replications = 1
    small.add(cell, "conflict.lostChoices.perUserYear", counts: [400], per: 50)
    small.add(cell, "coverage.day1", [Measure(numerator: 5, denominator: 10, observations: 10)])
    #expect(estimate(small, "conflict.lostChoices.perUserYear").method == .poisson)
    #expect(estimate(small, "coverage.day1").interval == nil)
    #expect(estimate(small, "coverage.day1").value == 0.5)
  }

  @Test("Without cases there is no value, and what is open is counted")
  func noData() {
    var small = SmallTable()
    small.add(
      cell, "recovery.age",
      Array(repeating: Measure(numerator: 0, denominator: 0, observations: 0, censored: 2), count: 10))
    let estimate = estimate(small, "recovery.age")
    #expect(estimate.value == nil && estimate.interval == nil && estimate.n == 0 && estimate.censored == 20)
    #expect(self.estimate(small, "restore.age") == .nothing)
  }

  @Test("A quantile is averaged over the replications that have one")
  func quantile() throws {
    var small = SmallTable()
    small.add(
      cell, "recovery.age",
      (0..<10).map { number in
        if number == 0 { return nil }
        return Measure(numerator: 8, denominator: 2, observations: 2, p50: Double(number))
      })
    let estimate = estimate(small, "recovery.age", statistic: "p50")
    #expect(estimate.value == 5 && estimate.n == 9)
  }
}

extension Double {
  /// Equal to 6 digits.
  fileprivate func isNear(_ other: Double) -> Bool { (self - other).magnitude <= 1e-6 * other.magnitude }
}
