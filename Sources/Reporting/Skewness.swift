// SPDX-License-Identifier: GPL-3.0-or-later

/// How lopsided replications lie about their mean.
struct Skewness: Equatable, Sendable {
  /// The third central moment over the cube of the standard deviation; 0 of values that lie evenly.
  let value: Double

  /// - Returns: nil for fewer than three values or where all are equal up to rounding.
  init?(_ values: [Double]) {
    guard values.count > 2 else { return nil }
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    var (second, third, size) = (0.0, 0.0, 0.0)
    for value in values {
      let deviation = value - mean
      second += deviation * deviation
      third += deviation * deviation * deviation
      size = max(size, value.magnitude)
    }
    let deviation = (second / n).squareRoot()
    guard deviation > 1e-9 * size else { return nil }
    value = third / n / (deviation * deviation * deviation)
  }

  /// How many replications Student's interval wants at 95%: 25 times the square of the skewness (Cochran,
  /// Sampling Techniques, section 2.15).
  var replications: Int { Int((25 * value * value).rounded(.up)) }
}
