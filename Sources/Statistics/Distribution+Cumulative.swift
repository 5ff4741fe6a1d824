// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics

// The distribution function, from this project's own arithmetic alone, so that a life may be decided by it:
// the same bits on every machine.
extension Distribution {
  /// The probability that a draw is at most `x`, in 0...1.
  ///
  /// Within 10⁻¹² of the truth; for a gamma shape between a thousand and a million within 10⁻⁹, and above a
  /// million approximated within 10⁻⁶ (E. B. Wilson and M. M. Hilferty, "The distribution of chi-square",
  /// Proc. Natl. Acad. Sci. 17 (1931)).
  ///
  /// - Precondition: `x` is not NaN, and the distribution has no ``flaw``.
  public func cumulative(_ x: Double) -> Double {
    precondition(!x.isNaN, "A distribution function has no value at NaN.")
    switch self {
    case .constant(let value):
      return x < value ? 0 : 1
    case .uniform(let low, let high):
      return x < low ? 0 : x >= high ? 1 : (x - low) / (high - low)
    case .exponential(let mean):
      return x > 0 ? 1 - Elementary.exp(-x / mean) : 0
    case .lognormal(let location, let scale):
      guard x > 0 else { return 0 }
      guard scale > 0 else { return x < Elementary.exp(location) ? 0 : 1 }
      return Self.normal((Elementary.log(x) - location) / scale)
    case .triangular(let low, let mode, let high):
      if x <= low { return 0 }
      if x >= high { return 1 }
      let width = high - low
      return x < mode
        ? (x - low) * (x - low) / (width * (mode - low))
        : 1 - (high - x) * (high - x) / (width * (high - mode))
    case .gamma(let shape, let scale):
      return Self.gamma(shape, x / scale)
    case .weibull(let shape, let scale):
      return x > 0 ? 1 - Elementary.exp(-Elementary.power(x / scale, shape)) : 0
    case .empirical(let values):
      return Double(values.count { $0 <= x }) / Double(values.count)
    }
  }

  /// The probability that a draw is less than `x`: what ``cumulative(_:)`` exceeds it by is the probability
  /// of `x` itself.
  ///
  /// - Precondition: as there.
  public func cumulative(below x: Double) -> Double {
    switch self {
    case .constant(let value):
      return x > value ? 1 : 0
    case .uniform(let low, let high) where low == high:
      return x > low ? 1 : 0
    case .lognormal(let location, let scale) where scale == 0:
      return x > Elementary.exp(location) ? 1 : 0
    case .empirical(let values):
      return Double(values.count { $0 < x }) / Double(values.count)
    case .uniform, .exponential, .lognormal, .triangular, .gamma, .weibull:
      return cumulative(x)
    }
  }

  // MARK: Normal and gamma

  /// The probability that a standard normal variable is at most `z`: half of its square is a gamma variable
  /// of shape 1/2.
  private static func normal(_ z: Double) -> Double {
    guard z.isFinite else { return z < 0 ? 0 : 1 }
    let tail = tail(0.5, z * z / 2) / 2
    return z < 0 ? tail : 1 - tail
  }

  private static func gamma(_ shape: Double, _ x: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x.isFinite else { return 1 }
    // Beyond, the series grows long and the normal approximation of the cube root is close enough.
    guard shape <= 1e6 else {
      let spread = 1 / (9 * shape)
      let root = Elementary.power(x / shape, 1.0 / 3)
      return normal((root - 1 + spread) / spread.squareRoot())
    }
    return x < shape + 1 ? series(shape, x) : 1 - fraction(shape, x)
  }

  /// The probability that a gamma variable of the given shape and scale 1 exceeds `x`, for x ≥ 0.
  private static func tail(_ shape: Double, _ x: Double) -> Double {
    guard x > 0 else { return 1 }
    return x < shape + 1 ? 1 - series(shape, x) : fraction(shape, x)
  }

  /// The regularised lower incomplete gamma function by its power series, all of whose terms are positive
  /// (NIST Digital Library of Mathematical Functions, 8.7.1).
  private static func series(_ shape: Double, _ x: Double) -> Double {
    var term = 1 / shape
    var sum = term
    var denominator = shape
    while term > sum * 1e-17 {
      denominator += 1
      term *= x / denominator
      sum += term
    }
    return min(1, sum * weight(shape, x))
  }

  /// The regularised upper incomplete gamma function by its continued fraction (8.9.2 there, its even part),
  /// evaluated by Lentz's method as Thompson and Barnett modified it.
  private static func fraction(_ shape: Double, _ x: Double) -> Double {
    var b = x + 1 - shape
    var c = 1e300
    var d = 1 / b
    var value = d
    for step in 1...100_000 {
      let a = -Double(step) * (Double(step) - shape)
      b += 2
      d = 1 / nonzero(a * d + b)
      c = nonzero(b + a / c)
      value *= d * c
      if (d * c - 1).magnitude < 4e-16 { break }
    }
    return max(0, min(1, value * weight(shape, x)))
  }

  private static func nonzero(_ value: Double) -> Double { value.magnitude < 1e-300 ? 1e-300 : value }

  /// x^shape · e^(−x) / Γ(shape).
  private static func weight(_ shape: Double, _ x: Double) -> Double {
    Elementary.exp(shape * Elementary.log(x) - x - logGamma(shape))
  }

  /// The logarithm of Euler's gamma function for a positive argument: Stirling's series (DLMF 5.11.1) at an
  /// argument moved up to 10 or beyond, where the first omitted term is below 10⁻¹³.
  private static func logGamma(_ argument: Double) -> Double {
    var x = argument
    var product = 1.0
    while x < 10 {
      product *= x
      x += 1
    }
    let inverse = 1 / (x * x)
    let correction =
      (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse * (1.0 / 1680 - inverse / 1188))))
      / x
    let halfLogOfTwoPi = 0.918938533204672741780329736406
    return (x - 0.5) * Elementary.log(x) - x + halfLogOfTwoPi + correction - Elementary.log(product)
  }
}
