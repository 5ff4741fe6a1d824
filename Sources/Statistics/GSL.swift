// SPDX-License-Identifier: GPL-3.0-or-later
import CGSL

/// The distribution functions of the GNU Scientific Library, for intervals and tests.
///
/// GSL calls the C library's `log` and `exp`, whose last bits differ between machines. Every value is
/// therefore rounded to nine significant digits where it enters, and nothing else of GSL is used.
/// Arguments outside a function's domain are a programmer's error and stop the program.
public enum GSL {
  /// GSL's default handler aborts the process without a word; off, a failure arrives as NaN.
  private static let handlerIsOff: Bool = {
    _ = gsl_set_error_handler_off()
    return true
  }()

  private static func entered(_ name: StaticString, _ compute: () -> Double) -> Double {
    precondition(handlerIsOff)
    let value = compute()
    precondition(value.isFinite, "GSL has no finite value for \(name) at these arguments.")
    return rounded9(value)
  }

  /// Where an increasing distribution function on 0...high reaches `p`, by bisection.
  ///
  /// GSL's own inverses of beta and chi-square (2.7.1) give NaN in ordinary cases, such as one success in
  /// a thousand or 50,000 events; their distribution functions hold.
  private static func inverse(of cdf: (Double) -> Double, at p: Double, upTo limit: Double) -> Double {
    var (low, high) = (0.0, limit)
    while high - low > 1e-15 * high && high > .leastNormalMagnitude {
      let middle = low + (high - low) / 2
      let reached = cdf(middle)
      guard !reached.isNaN else { return .nan }
      if reached < p { low = middle } else { high = middle }
    }
    return high
  }

  private static func betaInverse(_ p: Double, _ a: Double, _ b: Double) -> Double {
    inverse(of: { gsl_cdf_beta_P($0, a, b) }, at: p, upTo: 1)
  }

  private static func requireProbability(_ p: Double) {
    precondition(p > 0 && p < 1, "A quantile needs a probability strictly between 0 and 1.")
  }

  /// The value that a Student t variable of `df` degrees of freedom stays below with probability `p`.
  public static func studentQuantile(_ p: Double, df: Double) -> Double {
    requireProbability(p)
    precondition(df > 0, "Student's t needs positive degrees of freedom.")
    return entered("studentQuantile") { gsl_cdf_tdist_Pinv(p, df) }
  }

  /// The probability that a Student t variable of `df` degrees of freedom exceeds `t` (one tail).
  public static func studentTail(_ t: Double, df: Double) -> Double {
    precondition(df > 0, "Student's t needs positive degrees of freedom.")
    return entered("studentTail") { gsl_cdf_tdist_Q(t, df) }
  }

  /// The value that a chi-square variable of `df` degrees of freedom stays below with probability `p`.
  public static func chiSquareQuantile(_ p: Double, df: Double) -> Double {
    requireProbability(p)
    precondition(df > 0, "Chi-square needs positive degrees of freedom.")
    return entered("chiSquareQuantile") {
      var high = df
      while gsl_cdf_chisq_P(high, df) < p { high *= 2 }
      return inverse(of: { gsl_cdf_chisq_P($0, df) }, at: p, upTo: high)
    }
  }

  /// The value in 0...1 that a beta variable of the two shapes stays below with probability `p`.
  public static func betaQuantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
    requireProbability(p)
    precondition(a > 0 && b > 0, "A beta distribution needs positive shapes.")
    return entered("betaQuantile") { betaInverse(p, a, b) }
  }

  /// The value that an F variable stays below with probability `p`.
  public static func fQuantile(_ p: Double, numerator: Double, denominator: Double) -> Double {
    requireProbability(p)
    precondition(numerator > 0 && denominator > 0, "F needs positive degrees of freedom.")
    return entered("fQuantile") {
      let (a, b) = (numerator / 2, denominator / 2)
      return denominator * betaInverse(p, a, b) / (numerator * betaInverse(1 - p, b, a))
    }
  }

  /// The probability that a standard normal variable exceeds `z` (one tail).
  public static func normalTail(_ z: Double) -> Double {
    entered("normalTail") { gsl_cdf_ugaussian_Q(z) }
  }

  /// Euler's gamma function for a positive argument (up to about 171, where it leaves the range).
  public static func gammaFunction(_ x: Double) -> Double {
    precondition(x > 0, "The gamma function is used for positive arguments only.")
    return entered("gammaFunction") { gsl_sf_gamma(x) }
  }

  /// The probability of at most `count` events where `mean` are expected; 0 for a negative count.
  public static func poissonCDF(_ count: Int, mean: Double) -> Double {
    precondition(mean > 0, "A Poisson distribution needs a positive mean.")
    guard count >= 0 else { return 0 }
    return entered("poissonCDF") { gsl_cdf_poisson_P(UInt32(count), mean) }
  }

  /// The probability of at most `successes` in `trials`, each of probability `p`; 0 below 0, 1 from
  /// `trials` on.
  public static func binomialCDF(_ successes: Int, p: Double, trials: Int) -> Double {
    precondition(p >= 0 && p <= 1 && trials >= 0, "A binomial needs 0 <= p <= 1 and trials >= 0.")
    guard successes >= 0 else { return 0 }
    guard successes < trials else { return 1 }
    return entered("binomialCDF") { gsl_cdf_binomial_P(UInt32(successes), p, UInt32(trials)) }
  }
}

/// The number rounded to nine significant decimal digits, halves away from zero.
///
/// Made of IEEE multiplication, division and rounding only, so that it gives the same bits everywhere;
/// rounding twice is rounding once. Zero, infinities and NaN pass unchanged.
public func rounded9(_ value: Double) -> Double {
  guard value.isFinite, value != 0 else { return value }
  let magnitude = value.magnitude
  // Ten to the power of `shift` brings the magnitude to nine digits before the point.
  var shift = 0
  while timesPowerOfTen(magnitude, shift) < 1e8 { shift += 1 }
  while timesPowerOfTen(magnitude, shift) >= 1e9 { shift -= 1 }
  let digits = timesPowerOfTen(magnitude, shift).rounded()
  let result = timesPowerOfTen(digits, -shift)
  return value < 0 ? -result : result
}

/// `value` times ten to the power of `exponent`, in steps of 10^22, the largest exact power in a Double.
/// A whole number under 2^53 and an exponent within ±22 give the nearest Double to the decimal number.
private func timesPowerOfTen(_ value: Double, _ exponent: Int) -> Double {
  var result = value
  var left = exponent.magnitude
  while left > 0 {
    let step = min(left, 22)
    var power = 1.0
    for _ in 0..<step { power *= 10 }
    result = exponent > 0 ? result * power : result / power
    left -= step
  }
  return result
}
