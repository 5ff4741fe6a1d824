// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL
import Numerics
import Statistics
import Testing

/// Every draw against the distribution function of another library: Pearson's chi-square on equiprobable
/// cells, with Holm's correction over all samplers. The null control is the same test on draws that are a few
/// percent off, which it must tell.
@Suite struct SamplerOracleTests {
  private static let draws = 100_000
  private static let cells = 20
  private static let significance = 0.001

  private typealias Draw<Value> = @Sendable (inout RandomStream) -> Value

  /// A sampler beside its law.
  private struct Sampler: Sendable {
    let name: String
    /// The probability of each cell.
    let expected: [Double]
    /// The cell of a draw, and that of one that is off.
    let draw: Draw<(right: Int, off: Int)>

    /// A continuous draw, off by 3%.
    init(_ name: String, _ draw: @escaping Draw<Double>, cdf: @escaping @Sendable (Double) -> Double) {
      self.name = name
      expected = [Double](repeating: 1 / Double(cells), count: cells)
      self.draw = { stream in
        let x = draw(&stream)
        func cell(_ x: Double) -> Int { min(cells - 1, max(0, Int(cdf(x) * Double(cells)))) }
        return (cell(x), cell(1.03 * x))
      }
    }

    init(_ law: Distribution, cdf: @escaping @Sendable (Double) -> Double) {
      self.init("\(law)", { law.draw(&$0) }, cdf: cdf)
    }

    /// A draw of whole numbers with the given distribution function, and one that is off; neighbours share a
    /// cell until it is likely enough.
    init(
      _ name: String, upTo most: Int, _ draw: @escaping Draw<Int>, off: @escaping Draw<Int>,
      cdf: (Int) -> Double
    ) {
      self.name = name
      var (ends, expected, reached) = ([Int](), [Double](), 0.0)
      for value in 0..<most where cdf(value) - reached >= 1 / Double(cells) && 1 - cdf(value) > 0.005 {
        ends.append(value)
        expected.append(cdf(value) - reached)
        reached = cdf(value)
      }
      self.expected = expected + [1 - reached]
      self.draw = { [ends] stream in
        func cell(_ value: Int) -> Int { ends.firstIndex { value <= $0 } ?? ends.count }
        return (cell(draw(&stream)), cell(off(&stream)))
      }
    }
  }

  /// GSL has no triangular distribution: this one rises from 3 to 7 and falls to 40.
  private static func triangle(_ x: Double) -> Double {
    if x < 7 { return x <= 3 ? 0 : (x - 3) * (x - 3) / 148 }
    return x >= 40 ? 1 : 1 - (40 - x) * (40 - x) / 1221
  }

  private static let laws: [Sampler] = [
    Sampler(.uniform(low: 2, high: 5), cdf: { gsl_cdf_flat_P($0, 2, 5) }),
    Sampler(.exponential(mean: 45), cdf: { gsl_cdf_exponential_P($0, 45) }),
    Sampler(.lognormal(location: 2.5, scale: 0.8), cdf: { gsl_cdf_lognormal_P($0, 2.5, 0.8) }),
    Sampler(.triangular(low: 3, mode: 7, high: 40), cdf: triangle),
    Sampler(.gamma(shape: 0.6, scale: 3), cdf: { gsl_cdf_gamma_P($0, 0.6, 3) }),
    Sampler(.gamma(shape: 16, scale: 1.25), cdf: { gsl_cdf_gamma_P($0, 16, 1.25) }),
    Sampler(.weibull(shape: 0.8, scale: 30), cdf: { gsl_cdf_weibull_P($0, 30, 0.8) }),
    Sampler(.weibull(shape: 3, scale: 10), cdf: { gsl_cdf_weibull_P($0, 10, 3) }),
    Sampler(
      "empirical", upTo: 10, { Int(empirical.draw(&$0)) },
      off: { $0.bernoulli(0.03) ? 1 : Int(empirical.draw(&$0)) },
      cdf: { $0 < 1 ? 0 : $0 < 4 ? 0.5 : $0 < 10 ? 0.75 : 1 }),
  ]
  private static let empirical = Distribution.empirical([1, 1, 4, 10])

  private static let streams: [Sampler] = [
    Sampler("uniform()", { $0.uniform() }, cdf: { gsl_cdf_flat_P($0, 0, 1) }),
    Sampler("uniformOpen()", { $0.uniformOpen() }, cdf: { gsl_cdf_flat_P($0, 0, 1) }),
    Sampler("exponential()", { $0.exponential() }, cdf: { gsl_cdf_exponential_P($0, 1) }),
    Sampler("normal()", { $0.normal() }, cdf: { gsl_cdf_ugaussian_P($0) }),
    Sampler("gamma(shape: 1.5)", { $0.gamma(shape: 1.5) }, cdf: { gsl_cdf_gamma_P($0, 1.5, 1) }),
    poisson(0.5), poisson(8), poisson(29), poisson(250),
    Sampler(
      "bernoulli(0.3)", upTo: 1, { $0.bernoulli(0.3) ? 1 : 0 }, off: { $0.bernoulli(0.309) ? 1 : 0 },
      cdf: { $0 < 1 ? 0.7 : 1 }),
    Sampler(
      "below(100)", upTo: 99, { $0.below(100) }, off: { $0.below(103) }, cdf: { Double($0 + 1) / 100 }),
    Sampler(
      "pick([1, 3, 3, 10])", upTo: 3, { $0.pick([1, 3, 3, 10]) }, off: { $0.pick([1.03, 3.06, 3.06, 10]) },
      cdf: { [0.1, 0.3, 0.3, 1][$0] }),
  ]

  private static func poisson(_ mean: Double) -> Sampler {
    Sampler(
      "poisson(mean: \(mean))", upTo: Int(2 * mean) + 10, { $0.poisson(mean: mean) },
      off: { $0.poisson(mean: 1.03 * mean) }, cdf: { gsl_cdf_poisson_P(UInt32($0), mean) })
  }

  /// The probability of a chi-square statistic as large as that of the counts.
  private static func pValue(_ counts: [Int], _ expected: [Double]) -> Double {
    var statistic = 0.0
    for (count, share) in zip(counts, expected) {
      let mean = share * Double(draws)
      statistic += (Double(count) - mean) * (Double(count) - mean) / mean
    }
    return gsl_cdf_chisq_Q(statistic, Double(counts.count - 1))
  }

  /// The p-values of the draws and of those that are off, both adjusted over all samplers.
  private static func judged(_ samplers: [Sampler]) -> (right: [Double], off: [Double]) {
    let values = samplers.enumerated().map { index, sampler in
      var stream = StreamKey(seed: 2026, replication: index, entity: 0).stream(1)
      var right = [Int](repeating: 0, count: sampler.expected.count)
      var off = right
      for _ in 0..<draws {
        let cell = sampler.draw(&stream)
        right[cell.right] += 1
        off[cell.off] += 1
      }
      return (right: pValue(right, sampler.expected), off: pValue(off, sampler.expected))
    }
    return (Holm.adjusted(values.map(\.right)), Holm.adjusted(values.map(\.off)))
  }

  @Test func drawsFollowTheirLawsAndThreePercentOffIsTold() {
    let samplers = Self.laws + Self.streams
    let (right, off) = Self.judged(samplers)
    for (index, sampler) in samplers.enumerated() {
      #expect(right[index] > Self.significance, "\(sampler.name): p = \(right[index])")
      #expect(off[index] < Self.significance, "\(sampler.name), 3% off: p = \(off[index])")
    }
  }

  /// The cells of whole numbers: all but the last hold at least a twentieth, and they add up.
  @Test func cellsAreLikelyEnough() {
    for sampler in Self.laws + Self.streams {
      #expect(sampler.expected.count >= 2 && sampler.expected.allSatisfy { $0 * Double(Self.draws) >= 5 })
      #expect((sampler.expected.reduce(0, +) - 1).magnitude < 1e-12)
    }
  }
}
