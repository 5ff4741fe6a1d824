// SPDX-License-Identifier: GPL-3.0-or-later

/// The jackknife for a ratio of sums: each replication's part in it, as if it were a value of its own.
///
/// A ratio over all cases, sum of numerators by sum of denominators, has no spread of its own, and the mean
/// of the replications' ratios is another figure where their denominators differ. The pseudovalues stand for
/// single values of the ratio: their mean is the ratio without its bias of order 1/n (Quenouille, Notes on
/// bias in estimation, Biometrika 1956), and Student's t on them gives its interval (Tukey, Bias and
/// confidence in not-quite large samples, Annals of Mathematical Statistics 1958; Miller, The jackknife — a
/// review, Biometrika 1974).
public enum Jackknife {
  /// A replication's part of both sums.
  public typealias Part = (numerator: Double, denominator: Double)

  /// n · θ - (n - 1) · θ₋ᵢ for every replication, where θ is the ratio of the sums, θ₋ᵢ that of all others
  /// and n how many replications have cases; in the unit of the ratio.
  ///
  /// Where the replications' own ratios differ in their last bits at most, all pseudovalues are exactly
  /// their common ratio. One replication's pseudovalue is its ratio.
  ///
  /// - Parameter parts: in the order of replications. One without cases, nil or with a denominator of 0,
  ///   contributes nothing and has no pseudovalue.
  /// - Precondition: finite numbers, no denominator below 0, and no numerator where the denominator is 0.
  public static func pseudovalues(_ parts: [Part?]) -> [Double?] {
    let present = parts.compactMap { part in part.flatMap { hasCases($0) ? $0 : nil } }
    if let common = commonRatio(present) { return parts.map { $0.flatMap { hasCases($0) ? common : nil } } }
    var values = distinct(present)[...]
    return parts.map { $0.flatMap { hasCases($0) ? values.popFirst() : nil } }
  }

  private static func hasCases(_ part: Part) -> Bool {
    precondition(part.numerator.isFinite && part.denominator.isFinite, "A ratio has finite parts.")
    precondition(part.denominator >= 0, "The denominator of a ratio is at least 0.")
    precondition(
      part.denominator > 0 || part.numerator == 0, "A replication without cases has nothing to count.")
    return part.denominator > 0
  }

  /// The ratio that all share but for rounding, or nil.
  private static func commonRatio(_ parts: [Part]) -> Double? {
    let ratios = parts.map { $0.numerator / $0.denominator }
    guard let first = ratios.first, let low = ratios.min(), let high = ratios.max() else { return nil }
    return high - low <= 0x1p-50 * max(low.magnitude, high.magnitude) ? first : nil
  }

  /// The pseudovalues as θ + (n - 1) · xᵢ / X · (rᵢ - θ₋ᵢ) with the own ratio rᵢ = yᵢ / xᵢ and X the sum of
  /// denominators, which is the same without the difference of two large, nearly equal numbers.
  private static func distinct(_ parts: [Part]) -> [Double] {
    let numerators = sumsOfOthers(parts.map(\.numerator))
    let denominators = sumsOfOthers(parts.map(\.denominator))
    let total = parts.reduce(0) { $0 + $1.denominator }
    let ratio = parts.reduce(0) { $0 + $1.numerator } / total
    return parts.indices.map { index in
      let weight = parts[index].denominator / total
      let own = parts[index].numerator / parts[index].denominator
      let others = numerators[index] / denominators[index]
      return ratio + Double(parts.count - 1) * weight * (own - others)
    }
  }

  /// For each value the sum of all others, added and not taken away: one that dwarfs the rest leaves it
  /// intact.
  private static func sumsOfOthers(_ values: [Double]) -> [Double] {
    var after = values
    var sum = 0.0
    for index in values.indices.reversed() {
      after[index] = sum
      sum += values[index]
    }
    var before = 0.0
    return zip(values, after).map { value, rest in
      defer { before += value }
      return before + rest
    }
  }
}
