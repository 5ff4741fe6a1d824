// SPDX-License-Identifier: GPL-3.0-or-later

extension Elementary {
  /// The standard normal quantile: the z with Φ(z) = p, within 4 units in the last place.
  ///
  /// Rational approximations of degree 7 in three regions: M. J. Wichura, "Algorithm AS 241: The
  /// percentage points of the normal distribution", Applied Statistics 37 (1988), routine PPND16. The
  /// tails use this type's logarithm. Above one half, 1 − p is exact, so that nothing is lost there but
  /// what the argument itself cannot say.
  ///
  /// - Returns: −∞ for 0, +∞ for 1, NaN outside 0 ... 1.
  public static func inverseNormal(_ p: Double) -> Double {
    guard p > 0, p < 1 else {
      return p == 0 ? -.infinity : (p == 1 ? .infinity : .nan)
    }
    let q = p - 0.5
    if q.magnitude <= 0.425 {
      // (0.425 − |q|)(0.425 + |q|) instead of 0.425² − q²: it does not cancel.
      return q * centre.value(at: (0.425 - q.magnitude) * (0.425 + q.magnitude))
    }
    let r = (-log(q < 0 ? p : 1 - p)).squareRoot()
    let z = r <= 5 ? shoulder.value(at: r - 1.6) : farTail.value(at: r - 5)
    return q < 0 ? -z : z
  }

  /// A ratio of two polynomials, coefficients in ascending order.
  ///
  /// Plain Horner steps would add up to 5 units in the last place of rounding; here every step's rounding
  /// error is computed and carried along: Graillat, Langlois and Louvet, "Algorithms for accurate,
  /// validated and fast polynomial evaluation", Japan J. Indust. Appl. Math. 26 (2009).
  private struct Rational {
    let top: [Double]
    let bottom: [Double]

    func value(at r: Double) -> Double {
      let (top, topError) = Self.compensated(top, at: r)
      let (bottom, bottomError) = Self.compensated(bottom, at: r)
      let ratio = top / bottom
      // Exact enough without the ratio's own remainder, which is half a unit.
      return ratio + (topError - ratio * bottomError) / bottom
    }

    /// The polynomial's value by Horner's rule, and what rounding took from it.
    private static func compensated(_ coefficients: [Double], at r: Double) -> (Double, Double) {
      var index = coefficients.count - 1
      var value = coefficients[index]
      var error = 0.0
      let (rHigh, rLow) = halves(r)
      while index > 0 {
        index -= 1
        let product = value * r
        let (high, low) = halves(value)
        let productError = low * rLow - (((product - high * rHigh) - low * rHigh) - high * rLow)
        value = product + coefficients[index]
        let shared = value - product
        let sumError = (product - (value - shared)) + (coefficients[index] - shared)
        error = error * r + (productError + sumError)
      }
      return (value, error)
    }

    /// The upper 26 bits and the rest (Veltkamp), whose products are exact.
    private static func halves(_ x: Double) -> (Double, Double) {
      let shifted = 0x1.0000002p27 * x
      let high = shifted - (shifted - x)
      return (high, x - high)
    }
  }

  /// |p − ½| ≤ 0.425.
  private static let centre = Rational(
    top: [
      3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
      4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3,
    ],
    bottom: [
      1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
      2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3,
    ])

  /// A tail probability of 0.075 down to e⁻²⁵.
  private static let shoulder = Rational(
    top: [
      1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
      1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2,
      7.74545014278341407640e-4,
    ],
    bottom: [
      1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
      1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
      1.05075007164441684324e-9,
    ])

  /// A tail probability below e⁻²⁵.
  private static let farTail = Rational(
    top: [
      6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
      2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
      2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ],
    bottom: [
      1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
      7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
      2.04426310338993978564e-15,
    ])
}
