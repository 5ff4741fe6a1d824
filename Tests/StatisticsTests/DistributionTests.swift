// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Statistics
import Testing

@Suite struct DistributionTests {
  static let all: [Distribution] = [
    .uniform(low: -2, high: 5), .exponential(mean: 45), .lognormal(median: 18, p95: 40),
    .triangular(low: 3, mode: 7, high: 40), .triangular(low: 1, mode: 1, high: 4),
    .gamma(shape: 0.6, scale: 3), .gamma(mean: 20, sd: 5), .weibull(shape: 0.8, mean: 30),
    .weibull(shape: 3, scale: 10), .empirical([1, 1, 4, 10]),
  ]

  private func draws(_ distribution: Distribution, _ count: Int, key: UInt64 = 2026) -> [Double] {
    var stream = RandomStream(key: key)
    return (0..<count).map { _ in distribution.draw(&stream) }
  }

  /// How many standard errors the sample's mean lies from a claimed mean.
  private func score(_ sample: [Double], claimed mean: Double) throws -> Double {
    let tally = Tally(sample)
    return (try #require(tally.mean) - mean) / (try #require(tally.standardError))
  }

  @Test(arguments: all)
  func theMeanIsThatOfTheDrawsAndFivePercentOffIsNoticed(distribution: Distribution) throws {
    let sample = draws(distribution, 60_000)
    #expect(try score(sample, claimed: distribution.mean).magnitude < 4.5)
    // Where the standard deviation exceeds the mean by a third, 60,000 draws put 5% at 9 standard errors.
    #expect(try score(sample, claimed: distribution.mean * 1.05).magnitude > 4.5)
  }

  @Test(arguments: all)
  func theVarianceIsThatOfTheDraws(distribution: Distribution) throws {
    let mean = distribution.mean
    let squares = draws(distribution, 20_000, key: 7).map { ($0 - mean) * ($0 - mean) }
    #expect(try score(squares, claimed: distribution.variance).magnitude < 4.5)
    #expect(try score(squares, claimed: distribution.variance * 1.3).magnitude > 4.5)
  }

  @Test func aConstantIsConstant() {
    #expect(draws(.constant(8), 3) == [8, 8, 8])
    #expect(Distribution.constant(8).mean == 8)
    #expect(Distribution.constant(8).variance == 0)
  }

  @Test func equalStreamsGiveEqualDraws() {
    for distribution in DistributionTests.all {
      #expect(draws(distribution, 20) == draws(distribution, 20))
      #expect(draws(distribution, 20) != draws(distribution, 20, key: 1))
    }
  }

  @Test func lognormalHasItsMedianAndNinetyFifth() {
    let sample = draws(.lognormal(median: 18, p95: 55), 10_000)
    let belowMedian = Double(sample.filter { $0 < 18 }.count) / 10_000
    let belowP95 = Double(sample.filter { $0 < 55 }.count) / 10_000
    #expect((belowMedian - 0.5).magnitude < 0.0225)
    #expect((belowP95 - 0.95).magnitude < 0.0098)
  }

  @Test func factoriesKeepTheirMoments() {
    #expect((Distribution.weibull(shape: 1.7, mean: 42).mean / 42 - 1).magnitude < 1e-8)
    let gamma = Distribution.gamma(mean: 20, sd: 5)
    #expect((gamma.mean - 20).magnitude < 1e-12)
    #expect((gamma.variance - 25).magnitude < 1e-12)
    guard case .weibull(_, let scale) = Distribution.weibull(shape: 1, mean: 42) else {
      Issue.record("a Weibull factory makes a Weibull distribution")
      return
    }
    #expect(scale == 42)
  }

  @Test func triangularAndUniformStayWithinTheirLimits() {
    #expect(draws(.triangular(low: 3, mode: 7, high: 40), 2000).allSatisfy { $0 >= 3 && $0 <= 40 })
    #expect(draws(.triangular(low: 1, mode: 4, high: 4), 2000).allSatisfy { $0 >= 1 && $0 <= 4 })
    #expect(draws(.uniform(low: -2, high: 5), 2000).allSatisfy { $0 >= -2 && $0 < 5 })
  }

  @Test func flawsAreNamed() {
    let flawed: [Distribution] = [
      .constant(.nan), .uniform(low: 2, high: 1), .exponential(mean: 0),
      .lognormal(location: 0, scale: -1), .triangular(low: 1, mode: 0, high: 2),
      .triangular(low: 1, mode: 1, high: 1), .gamma(shape: 0, scale: 1), .weibull(shape: 1, scale: .infinity),
      .empirical([]), .empirical([1, .nan]),
    ]
    for distribution in flawed { #expect(distribution.flaw != nil, "\(distribution)") }
    for distribution in DistributionTests.all { #expect(distribution.flaw == nil, "\(distribution)") }
  }
}

@Suite struct ResidualLifeTests {
  private static let ages: [Double] = [0, 1, 8, 30]

  private func residuals(_ life: Distribution, age: Double, _ count: Int) -> [Double] {
    var stream = RandomStream(key: 99)
    return (0..<count).map { _ in life.residual(age: age, &stream) }
  }

  @Test func aNewWeibullLifeHasItsMeanLeft() throws {
    let tally = Tally(residuals(.weibull(shape: 2.2, mean: 40), age: 0, 10_000))
    let (mean, error) = (try #require(tally.mean), try #require(tally.standardError))
    #expect(((mean - 40) / error).magnitude < 4.5)
    #expect(((mean - 42) / error).magnitude > 4.5)
  }

  /// P(residual > t | age) = S(age + t) / S(age), with the share checked against its binomial spread.
  @Test(arguments: ages)
  func survivalIsConditionalOnTheAge(age: Double) {
    let life = Distribution.weibull(shape: 1.8, scale: 20)
    func survival(_ t: Double) -> Double { Elementary.exp(-Elementary.power(t / 20, 1.8)) }
    let sample = residuals(life, age: age, 5000)
    #expect(sample.allSatisfy { $0 >= 0 })
    for t in [2.0, 6, 15] {
      let expected = survival(age + t) / survival(age)
      let share = Double(sample.filter { $0 > t }.count) / 5000
      let error = (expected * (1 - expected) / 5000).squareRoot()
      #expect(((share - expected) / error).magnitude < 4.5, "age \(age), t \(t)")
    }
  }

  @Test func anAgeingLifeIsShorterLaterAndAMemorylessOneIsNot() throws {
    let weibull = Distribution.weibull(shape: 1.8, scale: 20)
    let young = try #require(Tally(residuals(weibull, age: 1, 2000)).mean)
    let old = try #require(Tally(residuals(weibull, age: 30, 2000)).mean)
    #expect(old < 0.6 * young)
    let exponential = Distribution.exponential(mean: 20)
    #expect(residuals(exponential, age: 0, 100) == residuals(exponential, age: 500, 100))
  }
}
