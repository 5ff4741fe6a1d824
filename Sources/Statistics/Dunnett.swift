// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Synchronization

/// The constants of comparisons with one of several (New tables for multiple comparisons with a control,
/// Biometrics 1964).
enum Dunnett {
  /// What the largest size of `others` equicorrelated t variables (correlation one half) stays below with the
  /// given probability: the two-sided constant.
  ///
  /// - Parameter freedom: degrees of freedom of the common variance, at least `others`, as it always is here:
  ///   with less the tails are too long for the few points at which they are looked at.
  static func criticalValue(others: Int, freedom: Int, level: Double) -> Double {
    precondition(others >= 1 && freedom >= others, "Replications leave a freedom for each other system.")
    if others == 1 { return GSL.studentQuantile((1 + level) / 2, df: Double(freedom)) }
    let key = Key(others: others, freedom: freedom, level: level)
    if let known = known.withLock({ $0[key] }) { return known }
    let scales = scales(freedom)
    // One comparison needs less; as many independent ones would need more.
    var low = GSL.studentQuantile((1 + level) / 2, df: Double(freedom))
    var high = GSL.studentQuantile(1 - (1 - level) / Double(2 * others), df: Double(freedom))
    while high - low > 5e-4 {
      let middle = (low + high) / 2
      if probability(middle, others, scales) < level { low = middle } else { high = middle }
    }
    let value = rounded9(high)
    known.withLock { $0[key] = value }
    return value
  }

  private struct Key: Hashable {
    var others: Int
    var freedom: Int
    var level: Double
  }

  /// A report asks for the same few again and again. Looked up and never iterated.
  private static let known = Mutex<[Key: Double]>([:])

  private static let normalSteps = (-12...12).map { Double($0) / 2 }
  private static let normalWeights = normalSteps.map { Elementary.exp(-$0 * $0 / 2) }

  /// P(max |t| ≤ c): given the common part `z` of the means and the estimated scale, systems are independent.
  /// The trapezoid rule of a smooth function that vanishes at both ends converges faster than any power.
  private static func probability(
    _ c: Double, _ others: Int, _ scales: [(scale: Double, weight: Double)]
  ) -> Double {
    var (sum, weights) = (0.0, 0.0)
    for (scale, weight) in scales {
      for (z, density) in zip(normalSteps, normalWeights) {
        let reach = 2.0.squareRoot() * c * scale
        let each = GSL.normalTail(z - reach) - GSL.normalTail(z + reach)
        var product = 1.0
        for _ in 0..<others { product *= each }
        sum += weight * density * product
        weights += weight * density
      }
    }
    return sum / weights
  }

  /// Points of the distribution of the estimated over the true standard deviation, with their densities up to
  /// a factor.
  private static func scales(_ freedom: Int) -> [(scale: Double, weight: Double)] {
    let df = Double(freedom)
    let spread = 1 / (2 * df).squareRoot()
    // With little freedom the scale is anywhere; with more the curve is as good as normal.
    let (steps, tail) = freedom < 8 ? (120, 12.0) : (24, 6.0)
    let (low, high) = (max(0, 1 - 5 * spread), 1 + tail * spread)
    return (1...steps).map { step in
      let s = low + (high - low) * Double(step) / Double(steps)
      return (s, Elementary.exp((df - 1) * Elementary.log(s) - df * (s * s - 1) / 2))
    }
  }
}
