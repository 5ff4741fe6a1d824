// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results
import Statistics

extension Difference {
  /// How likely a difference of at least this size is where the strategies do not differ, on both sides: the
  /// largest `alpha` at which the interval of level `1 - alpha` still holds 0.
  ///
  /// Of means that is the paired t test. Of counts of a few events it is found from their exact limits, which
  /// hold whatever the two strategies share; what is not clear even at one half counts as 1.
  ///
  /// - Returns: nil where the replications say nothing of their spread.
  static func pValue(
    _ left: ResultTable.Series, minus right: ResultTable.Series, _ metric: Metric, statistic: String
  ) -> Double? {
    func isClear(_ alpha: Double) -> Bool {
      Difference(left, minus: right, metric, statistic: statistic, level: 1 - alpha).isClear
    }
    let difference = Difference(left, minus: right, metric, statistic: statistic, level: Comparison.level)
    guard difference.interval != nil else { return nil }
    guard difference.isByCount else {
      let a = left.contributions(to: statistic, metric.kind)
      let b = right.contributions(to: statistic, metric.kind)
      // Without a spread there is no test: what differs in every pair alike differs.
      if isConstant(a, b) { return isNothing(difference.value, a, b) ? 1 : 0 }
      return PairedComparison(a, b).tTest
    }
    guard isClear(0.5) else { return 1 }
    var (low, high) = (leastP, 0.5)
    guard !isClear(low) else { return low }
    // Halves the distance on a scale of ratios until it is under one in a thousand.
    while high > 1.001 * low {
      let middle = (low * high).squareRoot()
      if isClear(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// Exact limits are not asked for more.
  private static let leastP = 1e-9
}

extension PairedComparison {
  /// The p-value of the paired t test, on both sides; nil where all differences are equal.
  fileprivate var tTest: Double? {
    guard let meanDifference, let standardError, standardError > 0 else { return nil }
    let t = (meanDifference / standardError).magnitude
    return min(1, 2 * GSL.studentTail(t, df: Double(n - 1)))
  }
}
