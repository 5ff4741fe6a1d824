// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Testing

@Suite struct IntervalQuantileTests {
  /// Ranks for the median as the tables of the sign test give them, with their exact confidence (Conover,
  /// Practical Nonparametric Statistics, 1999, section 3.4).
  @Test(arguments: [
    (6, 1, 6, 0.969), (9, 2, 8, 0.961), (12, 3, 10, 0.961), (15, 4, 12, 0.965), (17, 5, 13, 0.951),
    (20, 6, 15, 0.959),
  ])
  func ranksForTheMedian(n: Int, low: Int, high: Int, confidence: Double) throws {
    let ranks = try #require(Interval.ranks(n: n, quantile: 0.5, level: 0.95))
    #expect(ranks == low...high)
    let exact =
      GSL.binomialCDF(high - 1, p: 0.5, trials: n) - GSL.binomialCDF(low - 1, p: 0.5, trials: n)
    #expect((exact - confidence).magnitude < 5.1e-4)
  }

  /// By definition: neither tail above its share, and one rank nearer would be.
  @Test(arguments: [0.05, 0.25, 0.5, 0.9, 0.95], [100, 317, 5000, 400_000])
  func ranksAreTheNearestThatHold(p: Double, n: Int) throws {
    let ranks = try #require(Interval.ranks(n: n, quantile: p, level: 0.95))
    func below(_ rank: Int) -> Double { GSL.binomialCDF(rank - 1, p: p, trials: n) }
    #expect(below(ranks.lowerBound) <= 0.025 + 1e-9 && below(ranks.lowerBound + 1) > 0.025)
    #expect(1 - below(ranks.upperBound) <= 0.025 + 1e-9 && 1 - below(ranks.upperBound - 1) > 0.025)
  }

  /// Without a value beyond the quantile on either side with enough confidence there is no interval: 0.5^n
  /// and 0.95^n are the probabilities of that.
  @Test func tooFewValues() {
    #expect(Interval.ranks(n: 5, quantile: 0.5, level: 0.95) == nil)
    #expect(Interval.ranks(n: 71, quantile: 0.95, level: 0.95) == nil)
    #expect(Interval.ranks(n: 72, quantile: 0.95, level: 0.95)?.upperBound == 72)
    #expect(Interval.ranks(n: 0, quantile: 0.5, level: 0.95) == nil)
    #expect(Interval.orderStatistics([], quantile: 0.5, level: 0.95) == nil)
  }

  /// A tail that is exactly the share is enough: 1/32 on each side of five values.
  @Test func anExactTailHolds() {
    #expect(Interval.ranks(n: 5, quantile: 0.5, level: 1 - 2.0 / 32) == 1...5)
    #expect(Interval.ranks(n: 5, quantile: 0.5, level: 1 - 1.99 / 32) == nil)
  }

  @Test func theLimitsAreValues() throws {
    let values: [Double] = [9, 2, 7, 4, 4, 11, 30, 1, 5]
    let interval = try #require(Interval.orderStatistics(values, quantile: 0.5, level: 0.95))
    #expect(interval == Interval(low: 2, high: 11, level: 0.95))
  }

  /// By hand: around 10 the sections 8, 11, 13 have squares 4 + 1 + 9, a variance of 7, and t with two
  /// degrees of freedom is 4.302653.
  @Test func sectioningByHand() throws {
    let interval = try #require(Interval.sectioning(estimate: 10, sections: [8, 11, 13], level: 0.95))
    let margin = 4.302653 * (7.0 / 3).squareRoot()
    #expect((interval.low - (10 - margin)).magnitude < 1e-5)
    #expect((interval.high - (10 + margin)).magnitude < 1e-5)
    #expect(Interval.sectioning(estimate: 10, sections: [8], level: 0.95) == nil)
  }

  /// With the sections' mean as estimate it is Student's interval.
  @Test func sectioningOfAMeanIsStudent() {
    let sections: [Double] = [3, 5, 10, 2]
    #expect(
      Interval.sectioning(estimate: 5, sections: sections, level: 0.9) == Tally(sections).interval(level: 0.9)
    )
  }
}
