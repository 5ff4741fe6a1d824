// SPDX-License-Identifier: GPL-3.0-or-later

/// Whether a difference is small enough not to matter: two one-sided tests against a margin (Schuirmann, A
/// comparison of the two one-sided tests procedure and the power approach, Journal of Pharmacokinetics and
/// Biopharmaceutics 1987).
///
/// At `alpha` 0.05 the test is the 90% interval: equivalent where it lies wholly inside the margin, different
/// where it lies wholly outside, inconclusive between.
public struct Equivalence: Equatable, Sendable {
  public enum Verdict: String, Sendable { case equivalent, different, inconclusive }

  /// What is known of one mean: of `n` values, with the standard error of their mean.
  public struct Summary: Equatable, Sendable {
    public var mean: Double
    public var standardError: Double
    public var n: Int

    public init(mean: Double, standardError: Double, n: Int) {
      self.mean = mean
      self.standardError = standardError
      self.n = n
    }

    /// From an interval of Student's t around the mean.
    public init(mean: Double, interval: Interval, n: Int) {
      let quantile = GSL.studentQuantile((1 + interval.level) / 2, df: Double(max(n, 2) - 1))
      self.init(mean: mean, standardError: (interval.high - interval.low) / 2 / quantile, n: n)
    }
  }

  public let difference: Double
  public let margin: Double
  /// Of the difference, with confidence `1 - 2 alpha`.
  public let interval: Interval
  private let n: Int
  /// Degrees of Student's t behind the interval.
  private let freedom: Double

  /// Of pairs of replications that share their chance.
  ///
  /// - Parameters:
  ///   - differences: one a pair.
  ///   - margin: the largest difference that does not matter, at least 0.
  /// - Returns: nil for fewer than two pairs.
  public init?(paired differences: [Double], margin: Double, alpha: Double = 0.05) {
    Self.require(margin, alpha)
    let tally = Tally(differences)
    guard let mean = tally.mean, let interval = tally.interval(level: 1 - 2 * alpha) else { return nil }
    (difference, self.margin, self.interval, n) = (mean, margin, interval, differences.count)
    freedom = Double(n - 1)
  }

  /// Of two means from unrelated replications, first minus second, by Welch's t (Welch, The generalization of
  /// "Student's" problem when several different population variances are involved, Biometrika 1947).
  ///
  /// - Returns: nil where either has fewer than two values.
  public init?(_ first: Summary, minus second: Summary, margin: Double, alpha: Double = 0.05) {
    Self.require(margin, alpha)
    guard first.n > 1, second.n > 1 else { return nil }
    let (a, b) = (first.standardError * first.standardError, second.standardError * second.standardError)
    let spread = a * a / Double(first.n - 1) + b * b / Double(second.n - 1)
    freedom = spread > 0 ? (a + b) * (a + b) / spread : Double(first.n + second.n - 2)
    let reach = GSL.studentQuantile(1 - alpha, df: freedom) * (a + b).squareRoot()
    difference = first.mean - second.mean
    interval = Interval(low: difference - reach, high: difference + reach, level: 1 - 2 * alpha)
    self.margin = margin
    n = min(first.n, second.n)
  }

  private static func require(_ margin: Double, _ alpha: Double) {
    precondition(margin >= 0, "A margin is at least 0.")
    precondition(alpha > 0 && alpha < 0.5, "The chance of an error lies between 0 and one half.")
  }

  public var verdict: Verdict {
    if interval.low >= -margin, interval.high <= margin { return .equivalent }
    if interval.low > margin || interval.high < -margin { return .different }
    return .inconclusive
  }

  /// About how many replications in all an inconclusive verdict needs: until the interval is likely to lie on
  /// one side of the nearer limit, in four runs of five if the difference is the truth. Its length shrinks
  /// with their root and with Student's t, and its middle is still moved by chance; two unrelated means are
  /// taken to grow alike.
  ///
  /// - Returns: nil where the verdict is settled, where the difference lies on the margin, or where more than
  ///   a million would be needed.
  public var replicationsNeeded: Int? {
    guard verdict == .inconclusive else { return nil }
    let distance = (difference.magnitude - margin).magnitude
    let reach = (interval.high - interval.low) / 2
    let unit = reach * Double(n).squareRoot() / quantile(n)
    func isEnough(_ count: Int) -> Bool {
      unit * (quantile(count) + chance(count)) < distance * Double(count).squareRoot()
    }
    guard distance > 0, isEnough(Self.most) else { return nil }
    var (low, high) = (n, Self.most)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if isEnough(middle) { high = middle } else { low = middle }
    }
    return high
  }

  private static let most = 1_000_000

  private func quantile(_ count: Int) -> Double {
    GSL.studentQuantile((1 + interval.level) / 2, df: freedom(count))
  }

  /// How far chance moves the middle in the one run of five that needs more.
  private func chance(_ count: Int) -> Double { GSL.studentQuantile(0.8, df: freedom(count)) }

  /// Of Student's t; they grow with the replications.
  private func freedom(_ count: Int) -> Double { freedom * Double(count - 1) / Double(n - 1) }
}
