// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Testing

@testable import Statistics

@Suite struct MultipleComparisonsWithBestTests {
  /// Dunnett, Biometrics 1964, table II (two-sided, 95%); what has four digits was integrated on a fine grid.
  @Test(arguments: [
    (1, 10, 2.23), (2, 5, 3.03), (3, 5, 3.29), (2, 10, 2.57), (3, 10, 2.76), (4, 10, 2.89), (2, 20, 2.38),
    (3, 20, 2.54), (4, 20, 2.65), (2, 60, 2.27), (3, 60, 2.41), (4, 60, 2.51), (3, 3, 4.2626), (2, 4, 3.3104),
    (2, 6, 2.8628), (4, 36, 2.5545),
  ])
  func theConstantsOfTheTable(_ others: Int, _ freedom: Int, _ published: Double) {
    let value = Dunnett.criticalValue(others: others, freedom: freedom, level: 0.95)
    // The table has two digits.
    #expect((value - published).magnitude < 0.0076, "\(value)")
  }

  /// Three systems whose replications share everything but a constant.
  @Test func whatDiffersByAConstantIsKnown() throws {
    let base = [3.0, 5, 4, 6]
    let all = [base, base.map { $0 + 2 }, base.map { $0 + 1 }]
    let test = try #require(MultipleComparisonsWithBest(all, level: 0.95))
    #expect(test.best == 1)
    #expect(test.mayBeBest == [1])
    #expect(test.means == [4.5, 6.5, 5.5])
    #expect(test.reach(0, 1) < 1e-11 && (test.shortfall(of: 0) - 2).magnitude < 1e-11)
    #expect((test.interval(of: 1).low - 1).magnitude < 1e-11)
    #expect((test.interval(of: 1).high - 1).magnitude < 1e-11)
    #expect((test.interval(of: 2).low + 1).magnitude < 1e-11)
    #expect(MultipleComparisonsWithBest([base], level: 0.95) == nil)
  }

  /// Two systems are the paired t interval.
  @Test func twoSystemsAreThePairedInterval() throws {
    let (a, b) = ([2.0, 4, 3, 7, 5], [1.0, 4.5, 2, 6, 3])
    let test = try #require(MultipleComparisonsWithBest([a, b], level: 0.95))
    let pairs = PairedComparison(a, b)
    let reach = GSL.studentQuantile(0.975, df: 4) * (pairs.standardError ?? 0)
    #expect((test.reach(0, 1) - reach).magnitude < 1e-8)
    #expect((test.means[0] - test.means[1] - (pairs.meanDifference ?? 0)).magnitude < 1e-12)
  }

  /// The residuals of the first three over four replications are worked out in `ComparisonWithBestTests`. The
  /// fourth swings by itself: each pair keeps its spread, three statements share the 5%.
  @Test func whereOneSwingsEachPairKeepsItsSpread() throws {
    let alike = [[10.0, 20, 30, 40], [9.5, 18.5, 29.5, 38.5], [4.5, 15.5, 24.5, 35.5]]
    #expect(MultipleComparisonsWithBest(alike, level: 0.95)?.method == .nelsonMatejcik)
    let test = try #require(MultipleComparisonsWithBest(alike + [[8, 24, 26, 40]], level: 0.95))
    #expect(test.method == .bonferroni)
    let quantile = GSL.studentQuantile(1 - 0.05 / 6, df: 3)
    // Differences of 0.5, 1.5, 0.5 and 1.5: a variance of 1/3.
    #expect((test.reach(0, 1) - quantile * (1.0 / 12).squareRoot()).magnitude < 1e-8)
    // Of 2, -4, 4 and 0: 35/3.
    #expect((test.reach(0, 3) - quantile * (35.0 / 12).squareRoot()).magnitude < 1e-8)
    #expect(test.reach(3, 0) == test.reach(0, 3))
    // Worse than the first by 1 ± 1.40 and so maybe the best, as the third by 5 ± 2.21 is not. It may trail
    // the fourth by nothing, though, and that may be best.
    #expect(test.mayBeBest == [0, 1, 3])
    #expect(test.means[3] - test.means[2] < test.reach(3, 2) && test.shortfall(of: 2) == 0)
    #expect(test.interval(of: 2).high == 0)
    let three = try #require(MultipleComparisonsWithBest(alike, level: 0.95))
    #expect(three.mayBeBest == [0, 1])
    #expect((three.shortfall(of: 2) - (4 - three.reach(1, 2))).magnitude < 1e-9)
    #expect((three.interval(of: 2).low + 5 + three.reach(0, 2)).magnitude < 1e-9)
  }

  /// What is known to be worse than another is known not to be the best, though the best seen swings.
  @Test func whoeverTrailsAnyIsNotTheBest() throws {
    let base = [1.0, 2, 3, 4, 5]
    let test = try #require(
      MultipleComparisonsWithBest(
        [[9, -2, 8, -4, 9.0], base, base.map { $0 - 0.5 + ($0 == 3 ? 0.01 : 0) }], level: 0.95))
    #expect(test.best == 0 && test.mayBeBest == [0, 1])
    #expect(test.reach(1, 2) < 0.02 && test.interval(of: 2).high == 0)
  }

  /// The best is among those that may be best in 97.5 of 100 experiments or more, one side of what holds in
  /// 95: least often where the others are as good.
  @Test func theBestMayBeBest() throws {
    let key = StreamKey(seed: 1995, replication: 0, entity: 2)
    var (level, clear) = (0, 0)
    for experiment in 0..<2000 {
      var stream = key.stream(1, UInt64(experiment))
      let common = (0..<8).map { _ in 3 * stream.normal() }
      let systems = (0..<4).map { _ in common.map { $0 + stream.normal() } }
      let test = try #require(MultipleComparisonsWithBest(systems, level: 0.95))
      if test.mayBeBest.contains(0) { level += 1 }
      let ahead = [systems[0].map { $0 + 0.5 }] + systems.dropFirst()
      let other = try #require(MultipleComparisonsWithBest(ahead, level: 0.95))
      if other.mayBeBest.contains(0) { clear += 1 }
    }
    #expect((Double(level) / 2000 - 0.975).magnitude < 0.012, "\(level)")
    #expect(clear > level)
  }
}
