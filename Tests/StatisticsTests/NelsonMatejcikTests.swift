// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Testing

@testable import Statistics

@Suite struct NelsonMatejcikTests {
  /// Dunnett, Journal of the American Statistical Association 1955, table 1a (one-sided, 95%).
  @Test(arguments: [
    (1, 10, 1.81), (2, 5, 2.44), (3, 5, 2.68), (2, 10, 2.15), (3, 10, 2.34), (4, 10, 2.47), (2, 20, 2.03),
    (3, 20, 2.19), (4, 20, 2.30), (2, 60, 1.95), (3, 60, 2.10), (4, 60, 2.21),
  ])
  func theConstantsOfTheTable(_ others: Int, _ freedom: Int, _ published: Double) {
    let value = NelsonMatejcik.criticalValue(others: others, freedom: freedom, level: 0.95)
    // The table has two digits.
    #expect((value - published).magnitude < 0.0076, "\(value)")
  }

  /// Three systems whose replications share everything but a constant.
  @Test func whatDiffersByAConstantIsKnown() throws {
    let base = [3.0, 5, 4, 6]
    let all = [base, base.map { $0 + 2 }, base.map { $0 + 1 }]
    let test = try #require(NelsonMatejcik(all, level: 0.95))
    #expect(test.best == 1)
    #expect(test.mayBeBest == [1])
    #expect(test.leads == [-2, 1, -1])
    #expect(test.reach < 1e-12)
    #expect(test.replications(forIndifferenceZone: 0.5) == 4)
    #expect(NelsonMatejcik([base], level: 0.95) == nil)
  }

  /// Law's words for it: two systems are the paired t interval, one-sided on each side.
  @Test func twoSystemsAreThePairedInterval() throws {
    let (a, b) = ([2.0, 4, 3, 7, 5], [1.0, 4.5, 2, 6, 3])
    let test = try #require(NelsonMatejcik([a, b], level: 0.95))
    let pairs = PairedComparison(a, b)
    let reach = GSL.studentQuantile(0.95, df: 4) * (pairs.standardError ?? 0)
    #expect((test.reach - reach).magnitude < 1e-8)
    #expect((test.leads[0] - (pairs.meanDifference ?? 0)).magnitude < 1e-12)
  }

  /// The best is among those that may be best in 95 of 100 experiments: exactly so where the others are as
  /// good, more often where they are worse.
  @Test func theBestMayBeBest() throws {
    let key = StreamKey(seed: 1995, replication: 0, entity: 2)
    var (level, clear) = (0, 0)
    for experiment in 0..<2000 {
      var stream = key.stream(1, UInt64(experiment))
      let common = (0..<8).map { _ in 3 * stream.normal() }
      let systems = (0..<4).map { _ in common.map { $0 + stream.normal() } }
      // The constant is found once for all experiments: it depends on sizes alone.
      let test = try #require(NelsonMatejcik(systems, reaching: Self.constant, level: 0.95))
      if test.mayBeBest.contains(0) { level += 1 }
      let ahead = [systems[0].map { $0 + 0.5 }] + systems.dropFirst()
      let other = try #require(NelsonMatejcik(ahead, reaching: Self.constant, level: 0.95))
      if other.mayBeBest.contains(0) { clear += 1 }
    }
    #expect((Double(level) / 2000 - 0.95).magnitude < 0.016, "\(level)")
    #expect(clear > level)
  }

  private static let constant = NelsonMatejcik.criticalValue(others: 3, freedom: 21, level: 0.95)
}
