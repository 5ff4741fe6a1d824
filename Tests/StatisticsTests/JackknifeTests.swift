// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Statistics
import Testing

@Suite struct JackknifeTests {
  /// The hormone patches of Efron & Tibshirani, An Introduction to the Bootstrap, 1993, table 10.1: new patch
  /// minus old by old patch minus placebo.
  private static let patches: [Jackknife.Part] = [
    (-1200, 8406), (2601, 2342), (-2705, 8187), (1982, 8459), (-1290, 4795), (351, 3516), (-638, 4796),
    (-2719, 10238),
  ]

  private static func ratio(_ parts: [Jackknife.Part]) -> Double {
    parts.reduce(0) { $0 + $1.numerator } / parts.reduce(0) { $0 + $1.denominator }
  }

  /// The book prints a ratio of -0.0713 and a jackknife estimate of bias of 0.0080.
  @Test func theExampleOfTheBook() throws {
    let values = Jackknife.pseudovalues(Self.patches).compactMap { $0 }
    let corrected = try #require(Tally(values).mean)
    let plain = Self.ratio(Self.patches)
    #expect((plain + 0.0713).magnitude < 5e-5)
    #expect((plain - corrected - 0.0080).magnitude < 5e-5)
  }

  @Test func theyAreWhatTheDefinitionSays() {
    let values = Jackknife.pseudovalues(Self.patches).compactMap { $0 }
    let n = Double(Self.patches.count)
    for (index, value) in values.enumerated() {
      var others = Self.patches
      others.remove(at: index)
      let defined = n * Self.ratio(Self.patches) - (n - 1) * Self.ratio(others)
      #expect((value - defined).magnitude < 1e-13)
    }
  }

  /// Ratios of whole numbers and of rounded products alike: no spread where there is none.
  @Test(arguments: [0, 0.1, 1.0 / 3, 47.11, -2.5])
  func oneRatioIsGivenBackExactly(ratio: Double) {
    let denominators: [Double] = [3, 7, 1e9, 11, 0.1, 49, 7e-5, 1_000_003]
    let values = Jackknife.pseudovalues(denominators.map { ($0 * ratio, $0) })
    let first: Double? = denominators[0] * ratio / denominators[0]
    #expect(values == Array(repeating: first, count: denominators.count))
    // A product and its quotient are rounded once each.
    #expect((denominators[0] * ratio / denominators[0] - ratio).magnitude <= 2 * ratio.ulp)
  }

  /// With equal denominators the ratio is a mean, and its pseudovalues are the values.
  @Test func equalDenominatorsGiveTheValues() {
    let values = Jackknife.pseudovalues([(2, 4), (6, 4), (1, 4)])
    #expect(values == [0.5, 1.5, 0.25])
  }

  @Test func replicationsWithoutCasesContributeNothing() {
    let plain = Jackknife.pseudovalues([(1, 3), (2, 5), (4, 6)])
    let gaps = Jackknife.pseudovalues([nil, (1, 3), (0, 0), (2, 5), (4, 6), nil])
    #expect(gaps == [nil, plain[0], nil, plain[1], plain[2], nil])
    #expect(Jackknife.pseudovalues([]).isEmpty)
    #expect(Jackknife.pseudovalues([nil, (0, 0)]) == [nil, nil])
    #expect(Jackknife.pseudovalues([nil, (2, 5)]) == [nil, 0.4])
  }

  @Test func oneReplicationMayDwarfTheRest() {
    let values = Jackknife.pseudovalues([(1e30, 1e30), (1, 2)])
    #expect(values == [1.5, 1])
  }

  /// The ratio of means of exponentials that share a factor is biased; the pseudovalues' mean is less so.
  @Test func theBiasIsTakenAway() throws {
    var stream = RandomStream(key: 77)
    var (plain, corrected) = (Tally(), Tally())
    for _ in 0..<4000 {
      let parts: [Jackknife.Part] = (0..<5).map { _ in (stream.exponential(), stream.exponential() + 0.2) }
      plain.add(Self.ratio(parts))
      corrected.add(try #require(Tally(Jackknife.pseudovalues(parts).compactMap { $0 }).mean))
    }
    // The true ratio is 1 / 1.2.
    let bias = try #require(plain.mean) - 1 / 1.2
    let left = try #require(corrected.mean) - 1 / 1.2
    #expect(bias > 6 * (try #require(plain.standardError)))
    #expect(left.magnitude < bias / 2)
  }
}
