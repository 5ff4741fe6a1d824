// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Statistics
import Testing

@Suite struct PairedComparisonTests {
  @Test func aHandCheckedComparison() throws {
    let comparison = PairedComparison([5, nil, 7, 9, 1], [4, 3, 5, 6, nil])
    #expect(comparison.n == 3)
    #expect(comparison.meanDifference == 2)
    // Differences 1, 2, 3: standard error 1/sqrt(3), t(0.975, 2) = 4.302653.
    let interval = try #require(comparison.interval(level: 0.95))
    #expect((interval.high - (2 + 4.302653 / 3.0.squareRoot())).magnitude < 1e-6)
    #expect((interval.low + interval.high - 4).magnitude < 1e-12)
    // Variances 4 and 1 against 1.
    #expect(((comparison.varianceReduction ?? 0) - 5).magnitude < 1e-12)
  }

  @Test func commonNoiseCancelsAndIndependentNoiseDoesNot() throws {
    var stream = RandomStream(key: 3)
    var (a, b, c): ([Double?], [Double?], [Double?]) = ([], [], [])
    for _ in 0..<400 {
      let shared = 10 * stream.normal()
      a.append(shared + stream.normal())
      b.append(shared + stream.normal())
      c.append(10 * stream.normal())
    }
    let paired = try #require(PairedComparison(a, b).varianceReduction)
    let independent = try #require(PairedComparison(a, c).varianceReduction)
    #expect(paired > 75 && paired < 135)
    #expect(independent > 0.8 && independent < 1.25)
  }

  @Test func withoutSpreadOrPairsThereIsNoFactor() {
    let same = PairedComparison([1, 2, 3], [0, 1, 2])
    #expect(same.meanDifference == 1)
    #expect(same.varianceReduction == nil)
    #expect(same.interval(level: 0.95) == Interval(low: 1, high: 1, level: 0.95))
    #expect(PairedComparison([1], [2]).interval(level: 0.95) == nil)
    #expect(PairedComparison([nil, 1], [2, nil]).meanDifference == nil)
  }
}
