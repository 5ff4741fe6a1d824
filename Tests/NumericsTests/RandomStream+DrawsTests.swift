// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Numerics

private func sample(_ n: Int, key: UInt64, _ draw: (inout RandomStream) -> Double) -> [Double] {
  var stream = RandomStream(key: key)
  return (0..<n).map { _ in draw(&stream) }
}

/// How many standard errors the sample's mean lies from `mean`.
private func meanScore(_ sample: [Double], mean: Double, variance: Double) -> Double {
  let n = Double(sample.count)
  return (sample.reduce(0, +) / n - mean) / (variance / n).squareRoot()
}

@Suite struct DrawsTests {
  /// The layers close at the top: the last layer has the same area as the others.
  @Test func zigguratsClose() {
    for (table, area) in [
      (Ziggurat.exponential, 0.00394965982258156), (Ziggurat.normal, 0.00492867323397466),
    ] {
      #expect(table.layers.count == 256 && table.heights.count == 257)
      let width = table.layers[255].scale * 0x1p53
      #expect((width * (table.heights[256] - table.heights[255]) / area - 1).magnitude < 1e-9)
      #expect(zip(table.heights, table.heights.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test func exponentialFitsItsDistribution() {
    let draws = sample(60_000, key: 11) { $0.exponential() }
    #expect(draws.allSatisfy { $0 >= 0 })
    #expect(kolmogorovSmirnov(draws) { 1 - Foundation.exp(-$0) } < 2.3)
    // Null control: a mean that is 5% off is rejected.
    #expect(kolmogorovSmirnov(draws) { 1 - Foundation.exp(-$0 / 1.05) } > 2.3)
    #expect(meanScore(draws, mean: 1, variance: 1).magnitude < 4)
    #expect(meanScore(draws.map { $0 * $0 }, mean: 2, variance: 20).magnitude < 4)
  }

  @Test func normalFitsItsDistribution() {
    let draws = sample(60_000, key: 12) { $0.normal() }
    func cumulative(_ z: Double) -> Double { 0.5 * erfc(-z * (0.5).squareRoot()) }
    #expect(kolmogorovSmirnov(draws, cumulative) < 2.3)
    #expect(kolmogorovSmirnov(draws) { cumulative($0 - 0.05) } > 2.3)
    #expect(kolmogorovSmirnov(draws) { cumulative($0 / 1.05) } > 2.3)
    #expect(meanScore(draws, mean: 0, variance: 1).magnitude < 4)
    #expect(meanScore(draws.map { $0 * $0 }, mean: 1, variance: 2).magnitude < 4)
    #expect(meanScore(draws.map { $0 * $0 * $0 }, mean: 0, variance: 15).magnitude < 4)
  }

  /// Beyond the edge of the tables, where a body-only test does not look.
  @Test func tailsFitTheirDistribution() {
    var stream = RandomStream(key: 13)
    let edge = Ziggurat.exponential.edge
    let beyond = (0..<20_000).map { _ in stream.exponentialBeyond(0, layer: 0) - edge }
    #expect(kolmogorovSmirnov(beyond) { 1 - Foundation.exp(-$0) } < 2.3)
    let far = (0..<20_000).map { _ in stream.normalBeyond(0, layer: 0, isNegative: false) }
    let mass = erfc(Ziggurat.normal.edge * (0.5).squareRoot())
    #expect(kolmogorovSmirnov(far) { 1 - erfc($0 * (0.5).squareRoot()) / mass } < 2.3)
    #expect(kolmogorovSmirnov(far) { 1 - Foundation.exp(-($0 - Ziggurat.normal.edge) * 3.2) } > 2.3)
    #expect(stream.normalBeyond(0, layer: 0, isNegative: true) < -Ziggurat.normal.edge)
  }

  @Test(arguments: [0.2, 1, 2.5, 40])
  func gammaFitsItsMoments(shape: Double) {
    let draws = sample(20_000, key: 14) { $0.gamma(shape: shape) }
    #expect(draws.allSatisfy { $0 >= 0 })
    #expect(meanScore(draws, mean: shape, variance: shape).magnitude < 4)
    let fourth = shape * (shape + 1) * (shape + 2) * (shape + 3)
    let second = shape * (shape + 1)
    let variance = fourth - second * second
    #expect(meanScore(draws.map { $0 * $0 }, mean: second, variance: variance).magnitude < 4)
    #expect(meanScore(draws, mean: 1.05 * shape, variance: shape).magnitude > 2)
  }

  @Test func gammaOfShapeOneIsExponential() {
    let draws = sample(20_000, key: 15) { $0.gamma(shape: 1) }
    #expect(kolmogorovSmirnov(draws) { 1 - Foundation.exp(-$0) } < 2.3)
    // Half a squared normal is gamma of shape one half: the boosted branch.
    let halves = sample(20_000, key: 16) { $0.gamma(shape: 0.5) }
    #expect(kolmogorovSmirnov(halves) { 1 - erfc($0.squareRoot()) } < 2.3)
  }

  /// On both sides of 30, where the method changes: each count against its probability.
  @Test(arguments: [0.7, 9.1, 29.9, 30.1, 75])
  func poissonFitsItsDistribution(mean: Double) {
    func score(against theory: Double) -> Double {
      let reach = Int(4 * theory.squareRoot()) + 2
      let low = max(0, Int(theory) - reach)
      let high = Int(theory) + reach
      var stream = RandomStream(key: 17)
      var counts = [Int](repeating: 0, count: high - low + 1)
      for _ in 0..<20_000 { counts[min(max(stream.poisson(mean: mean), low), high) - low] += 1 }
      var expected = (low...high).map { k in
        20_000 * Foundation.exp(Double(k) * Foundation.log(theory) - theory - lgamma(Double(k) + 1))
      }
      // The last cell takes what the others leave; thin cells are pooled into it.
      let solid = expected.indices.filter { expected[$0] >= 5 }
      let rest = 20_000 - solid.reduce(0.0) { $0 + expected[$1] }
      let others = 20_000 - solid.reduce(0) { $0 + counts[$1] }
      expected = solid.map { expected[$0] } + [rest]
      return chiSquareScore(solid.map { counts[$0] } + [others], expected: expected)
    }
    #expect(score(against: mean).magnitude < 4)
    #expect(score(against: 1.05 * mean) > 4)
  }

  @Test func poissonTakesEveryMean() {
    var stream = RandomStream(key: 18)
    #expect(stream.poisson(mean: 0) == 0)
    for mean in [1e3, 1e6, 1e12] {
      let draws = (0..<400).map { _ in (Double(stream.poisson(mean: mean)) - mean) / mean.squareRoot() }
      #expect(meanScore(draws, mean: 0, variance: 1).magnitude < 4)
      #expect(meanScore(draws.map { $0 * $0 }, mean: 1, variance: 2).magnitude < 4)
    }
  }

  @Test func binomialFitsItsDistribution() {
    for (trials, p) in [(10, 0.3), (100, 0.02), (1_000, 0.7)] {
      let mean = Double(trials) * p
      let variance = mean * (1 - p)
      let draws = sample(5_000, key: 19) { Double($0.binomial(trials, p)) }
      #expect(meanScore(draws, mean: mean, variance: variance).magnitude < 4)
      let fourth = variance * (1 + 3 * (Double(trials) - 2) * p * (1 - p))
      let squares = draws.map { ($0 - mean) * ($0 - mean) }
      #expect(meanScore(squares, mean: variance, variance: fourth - variance * variance).magnitude < 4)
      #expect(draws.allSatisfy { $0 >= 0 && $0 <= Double(trials) })
    }
  }
}
