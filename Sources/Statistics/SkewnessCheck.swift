// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether the values are too skewed for Student's interval at their number.
///
/// The rule is Cochran's: n > 25 · G₁², so that a 95% interval misses in no more than about 6% (Cochran,
/// Sampling Techniques, 1977, section 2.15). It is kept beside later work because it judges just what is
/// wanted, a two-sided interval, from one number. Boos & Hughes-Oliver (How large does n have to be for Z and
/// t intervals?, The American Statistician 2000) find that √n over skewness decides for t as well, tail by
/// tail: to first order a tail of 2.5% becomes 2.5% ± 8.5% · G₁/√n. Exactly at Cochran's rule that is 0.8%
/// and 4.2%, near 5% together. Who needs each tail within half a point needs n > 286 · G₁² by the same
/// formula.
///
/// A few values hardly show their skewness: n of them never have more than √n of it, and those of a long
/// tail mostly less than the tail has. An alarm is true; silence at n of 10 is no proof.
public struct SkewnessCheck: Equatable, Sendable {
  /// How many values.
  public let n: Int
  /// The sample skewness G₁, adjusted for the number of values (Joanes & Gill, Comparing measures of sample
  /// skewness and kurtosis, The Statistician 1998); 0 where all values are equal, nil for fewer than three.
  public let skewness: Double?

  /// Checks finite values; those of replications, as a rule.
  public init(_ values: [Double]) {
    n = values.count
    skewness = Self.adjustedSkewness(values)
  }

  /// The smallest number of values of this skewness for which Student's interval is in order, or nil where
  /// the skewness is not known.
  public var needed: Int? {
    skewness.map { max(2, Int((25 * $0 * $0).rounded(.down)) + 1) }
  }

  /// Whether Student's interval on these values is doubtful. It is where their skewness is not known.
  public var isDoubtful: Bool { needed.map { n < $0 } ?? true }

  private static func adjustedSkewness(_ values: [Double]) -> Double? {
    let tally = Tally(values)
    guard tally.n >= 3, let mean = tally.mean else { return nil }
    let n = Double(tally.n)
    let spread = (tally.m2 / n).squareRoot()
    // Values that differ in their last bits only are equal.
    guard spread > 0x1p-48 * mean.magnitude else { return 0 }
    let cubes = values.reduce(0) { sum, value in
      let score = (value - mean) / spread
      return sum + score * score * score
    }
    return cubes / n * (n * (n - 1)).squareRoot() / (n - 2)
  }
}
