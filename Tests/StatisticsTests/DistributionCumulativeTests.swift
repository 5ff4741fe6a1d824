// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Statistics
import Testing

@Suite struct DistributionCumulativeTests {
  /// Values of another implementation (SciPy 1.17, `scipy.stats`).
  @Test(
    arguments: [
      (.gamma(shape: 0.6, scale: 3), 1, 0.5134261596668864),
      (.gamma(shape: 16, scale: 1.25), 5, 4.892610719877837e-06),
      (.gamma(shape: 16, scale: 1.25), 30, 0.9655999059404252),
      (.gamma(shape: 50_000, scale: 1), 50_100, 0.6730699893761953),
      (.gamma(shape: 4e6, scale: 0.5), 2_001_000, 0.841344756147073),
      (.lognormal(location: 1, scale: 0.5), 0.01, 1.8139777883515717e-29),
      (.lognormal(location: 1, scale: 0.5), 2, 0.26970493073490953),
      (.lognormal(location: 1, scale: 0.5), 20, 0.9999671667468563),
      (.weibull(shape: 0.8, scale: 30), 10, 0.33982058932013853),
      (.weibull(shape: 3, scale: 10), 12, 0.822360666404865),
      (.exponential(mean: 45), 30, 0.486582880967408),
    ] as [(Distribution, Double, Double)])
  func itAgreesWithAnotherImplementation(distribution: Distribution, x: Double, value: Double) {
    let tolerance = if case .gamma(let shape, _) = distribution, shape > 1000 { 1e-8 } else { 1e-12 }
    #expect((distribution.cumulative(x) - value).magnitude < tolerance)
    #expect(distribution.cumulative(below: x) == distribution.cumulative(x), "no atom")
  }

  /// Straight pieces, by hand.
  @Test func piecesAreExact() {
    let uniform = Distribution.uniform(low: -2, high: 6)
    #expect([-3, -2, 0, 6, 7].map { uniform.cumulative($0) } == [0, 0, 0.25, 1, 1])
    let triangular = Distribution.triangular(low: 1, mode: 3, high: 5)
    #expect([0, 1, 2, 3, 4, 5, 6].map { triangular.cumulative($0) } == [0, 0, 0.125, 0.5, 0.875, 1, 1])
    let falling = Distribution.triangular(low: 1, mode: 1, high: 5)
    #expect([1, 3, 5].map { falling.cumulative($0) } == [0, 0.75, 1])
    let rising = Distribution.triangular(low: 1, mode: 5, high: 5)
    #expect([1, 3, 5].map { rising.cumulative($0) } == [0, 0.25, 1])
  }

  /// What lies on one value: (at most, less) just below it, at it and just above.
  @Test(
    arguments: [
      (.constant(8), 8, 0, 1), (.uniform(low: 8, high: 8), 8, 0, 1),
      (.lognormal(location: 0, scale: 0), 1, 0, 1), (.empirical([10, 1, 4, 1]), 1, 0, 0.5),
      (.empirical([10, 1, 4, 1]), 4, 0.5, 0.75), (.empirical([10, 1, 4, 1]), 10, 0.75, 1),
    ] as [(Distribution, Double, Double, Double)])
  func atomsAreJumps(distribution: Distribution, at x: Double, from below: Double, to above: Double) {
    #expect([x.nextDown, x, x.nextUp].map { distribution.cumulative($0) } == [below, above, above])
    #expect([x.nextDown, x, x.nextUp].map { distribution.cumulative(below: $0) } == [below, below, above])
  }

  /// A draw's own place in its distribution is uniform.
  @Test(arguments: DistributionTests.all + [.gamma(shape: 400, scale: 0.1)])
  func drawsHaveUniformPlaces(distribution: Distribution) {
    var stream = RandomStream(key: 5)
    var tenths = [Int](repeating: 0, count: 10)
    for _ in 0..<5000 {
      let x = distribution.draw(&stream)
      let below = distribution.cumulative(below: x)
      let place = below + stream.uniform() * (distribution.cumulative(x) - below)
      tenths[min(9, Int(place * 10))] += 1
    }
    var chiSquare = 0.0
    for count in tenths { chiSquare += Double((count - 500) * (count - 500)) / 500 }
    // Nine degrees of freedom: exceeded once in a million.
    #expect(chiSquare < 45)
  }

  @Test(arguments: DistributionTests.all) func itRunsFromZeroToOne(distribution: Distribution) {
    #expect(distribution.cumulative(-.infinity) == 0 && distribution.cumulative(.infinity) == 1)
    var last = 0.0
    for step in -100...400 {
      let value = distribution.cumulative(Double(step) / 4)
      #expect(value >= last && value <= 1)
      last = value
    }
    #expect(last > 0.85)
  }
}
