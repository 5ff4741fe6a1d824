// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics

/// A two-sided confidence interval: where the true value lies with confidence `level`.
public struct Interval: Equatable, Sendable {
  /// The lower limit, in the units of the estimate.
  public let low: Double
  /// The upper limit, in the units of the estimate.
  public let high: Double
  /// The confidence, strictly between 0 and 1, for example 0.95.
  public let level: Double

  public init(low: Double, high: Double, level: Double) {
    self.low = low
    self.high = high
    self.level = level
  }
}

extension Interval {
  /// Student's interval for the mean of normal values (Student, The probable error of a mean, 1908).
  ///
  /// - Parameter standardDeviation: of single values, with divisor n - 1.
  /// - Returns: nil when n < 2: one value says nothing of its spread.
  public static func student(
    mean: Double, standardDeviation: Double, n: Int, level: Double
  ) -> Interval? {
    requireLevel(level)
    guard n >= 2 else { return nil }
    let quantile = GSL.studentQuantile((1 + level) / 2, df: Double(n - 1))
    let margin = quantile * standardDeviation / Double(n).squareRoot()
    return Interval(low: mean - margin, high: mean + margin, level: level)
  }

  /// The exact interval for a rate from a count of events (Garwood, Fiducial limits for the Poisson
  /// distribution, Biometrika 1936). Its coverage is at least `level`.
  ///
  /// With no event the lower limit is 0 and the upper one -ln((1-level)/2) / exposure, 3.69 / exposure at
  /// 95%. The rule of three (3.00 / exposure) is the upper limit of the 90% interval: one-sided at 95%.
  ///
  /// - Returns: events per unit of exposure, or nil without exposure.
  public static func poissonRate(count: Int, exposure: Double, level: Double) -> Interval? {
    requireLevel(level)
    precondition(count >= 0, "A count of events is at least 0.")
    guard exposure > 0 else { return nil }
    let tail = (1 - level) / 2
    let events = Double(count)
    let low = count == 0 ? 0 : GSL.chiSquareQuantile(tail, df: 2 * events) / 2
    let high = GSL.chiSquareQuantile(1 - tail, df: 2 * events + 2) / 2
    return Interval(low: low / exposure, high: high / exposure, level: level)
  }

  /// The exact interval for a proportion (Clopper & Pearson, Biometrika 1934). Its coverage is at least
  /// `level`.
  ///
  /// - Returns: limits in 0...1, or nil without trials.
  public static func clopperPearson(successes: Int, trials: Int, level: Double) -> Interval? {
    requireLevel(level)
    requireProportion(successes, trials)
    guard trials > 0 else { return nil }
    let tail = (1 - level) / 2
    let (hits, misses) = (Double(successes), Double(trials - successes))
    let low = successes == 0 ? 0 : GSL.betaQuantile(tail, hits, misses + 1)
    let high = successes == trials ? 1 : GSL.betaQuantile(1 - tail, hits + 1, misses)
    return Interval(low: low, high: high, level: level)
  }

  /// The score interval for a proportion (Wilson, Journal of the American Statistical Association 1927):
  /// shorter than the exact one, with `level` as its average coverage.
  ///
  /// - Returns: limits in 0...1, or nil without trials.
  public static func wilson(successes: Int, trials: Int, level: Double) -> Interval? {
    requireLevel(level)
    requireProportion(successes, trials)
    guard trials > 0 else { return nil }
    let z = Elementary.inverseNormal((1 + level) / 2)
    let n = Double(trials)
    let share = Double(successes) / n
    let shrink = 1 + z * z / n
    let center = (share + z * z / (2 * n)) / shrink
    let margin = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot() / shrink
    // At the ends the limit is exactly 0 or 1; the formula leaves a rounding error there.
    return Interval(
      low: successes == 0 ? 0 : center - margin,
      high: successes == trials ? 1 : center + margin,
      level: level)
  }

  static func requireLevel(_ level: Double) {
    precondition(level > 0 && level < 1, "A confidence level lies strictly between 0 and 1.")
  }

  private static func requireProportion(_ successes: Int, _ trials: Int) {
    precondition(0 <= successes && successes <= trials, "Successes lie between 0 and the trials.")
  }
}
