// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results
import Statistics

extension ResultTable.Series {
  /// What each replication adds to an estimate: numbers whose mean is the estimate and whose spread is that
  /// of the estimate. For most statistics they are the replications' own values.
  ///
  /// A proportion is taken over the cases of all replications, so that shares that exclude each other add up
  /// to 1 whether they are rare or not. Its contributions are those of the delta method (Cochran, Sampling
  /// Techniques, chapter 6): `p + (hits - p * cases) / mean cases`, which is the replication's own share
  /// where all have equally many cases.
  ///
  /// A ratio is that of the sums over all replications as well, with the pseudovalues of the jackknife.
  ///
  /// A quantile of times that some replication with cases never reached is beyond any number there: the mean
  /// of the others would be too low, so there is none. Nor is there a mean where some replication with cases
  /// was too short for its own.
  func contributions(to statistic: String, _ kind: Metric.Kind) -> [Double?] {
    let values = values(of: statistic)
    switch kind {
    case .proportion: return linearized
    case .survival:
      let isReached = zip(values, measures).allSatisfy { value, measure in
        value != nil || measure.map { $0.observations + $0.censored == 0 } ?? true
      }
      return isReached ? values : values.map { _ in nil }
    case .ratio: return pseudovalues
    case .rate, .cases, .total: return values
    }
  }

  private var pseudovalues: [Double?] {
    Jackknife.pseudovalues(
      measures.map { measure in
        measure.flatMap { $0.denominator > 0 ? ($0.numerator, $0.denominator) : nil }
      })
  }

  private var linearized: [Double?] {
    let withCases = measures.count { ($0?.denominator ?? 0) > 0 }
    let sum = totals
    guard withCases > 0 else { return measures.map { _ in nil } }
    let share = sum.numerator / sum.denominator
    let meanCases = sum.denominator / Double(withCases)
    return measures.map { measure in
      guard let measure, measure.denominator > 0 else { return nil }
      return share + (measure.numerator - share * measure.denominator) / meanCases
    }
  }
}
