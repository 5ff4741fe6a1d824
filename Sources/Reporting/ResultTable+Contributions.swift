// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results

extension ResultTable.Series {
  /// What each replication adds to an estimate: numbers whose mean is the estimate and whose spread is that
  /// of the estimate. For most statistics they are the replications' own values.
  ///
  /// A proportion is taken over the cases of all replications, so that shares that exclude each other add up
  /// to 1 whether they are rare or not. Its contributions are those of the delta method (Cochran, Sampling
  /// Techniques, chapter 6): `p + (hits - p * cases) / mean cases`, which is the replication's own share
  /// where all have equally many cases.
  ///
  /// A ratio is that of the sums over all replications as well, with the pseudovalues of the jackknife: `n`
  /// times the ratio of all minus `n - 1` times that of all others. Their mean has less bias than the mean of
  /// the replications' own ratios, and their spread is that of the ratio of sums, whatever the denominators
  /// (Quenouille 1956; Tukey 1958; Law, Simulation Modeling and Analysis, section 9.5.3).
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
    let sum = totals
    let withCases = Double(measures.count { ($0?.denominator ?? 0) > 0 })
    return measures.map { measure in
      guard let measure, measure.denominator > 0 else { return nil }
      let ratio = sum.numerator / sum.denominator
      guard withCases > 1 else { return ratio }
      let others = (sum.numerator - measure.numerator) / (sum.denominator - measure.denominator)
      return withCases * ratio - (withCases - 1) * others
    }
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
