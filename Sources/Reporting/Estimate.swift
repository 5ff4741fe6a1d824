// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results
import Statistics

/// What a metric's statistic is in one cell: over replications, with what is not known about it.
struct Estimate: Equatable, Sendable {
  /// How the interval came about.
  enum Method: String, Sendable {
    /// Student's t over replications.
    case student
    /// Student's t over the pseudovalues of a ratio of sums.
    case jackknife
    /// Exact limits of Garwood on all events over all exposure.
    case poisson
    /// Exact limits of Clopper and Pearson on all cases.
    case clopperPearson
    /// One replication, or no case.
    case none
  }

  /// In the metric's unit; nil without cases.
  var value: Double?
  var interval: Interval?
  /// What one fleet of this size may see: see `spread(_:)`.
  var spreadLow: Double?
  var spreadHigh: Double?
  /// Replications with a value. A quantile that some replications never reach has no value over all of them,
  /// and `n` says how many did.
  var n = 0
  /// Events of a rate, cases otherwise.
  var observations = 0
  var censored = 0
  var method = Method.none

  static let nothing = Estimate()

  /// Below this many events, or this many of the rarer outcome, means of replications are not normal.
  static let rare = 20

  /// Whether the limits are exact ones on a count.
  var isByCount: Bool { method == .poisson || method == .clopperPearson }
}

extension Estimate {
  init(_ series: ResultTable.Series, _ metric: Metric, statistic: String, level: Double) {
    let known = series.values(of: statistic).compactMap { $0 }
    let shares = series.contributions(to: statistic, metric.kind).compactMap { $0 }
    let tally = Tally(shares)
    let totals = series.totals
    n = known.count
    observations = metric.kind == .proportion ? Self.whole(totals.denominator) : totals.observations
    censored = totals.censored
    if !shares.isEmpty { (spreadLow, spreadHigh) = Self.spread(known) }
    value = tally.mean.map { metric.unit == .share ? min(max($0, 0), 1) : $0 }
    guard n > 0 else { return }
    if let count = Self.count(totals, metric), n == 1 || count.isRare {
      let exact = count.limits(level: level)
      self.value = count.value
      interval = exact.interval
      method = exact.method
    } else if let student = tally.interval(level: level) {
      let isRestricted = metric.kind == .survival && statistic == "mean"
      interval = student.clipped(to: metric.unit, atMost: isRestricted ? metric.restriction : .infinity)
      method = metric.kind == .ratio ? .jackknife : .student
    }
  }

  /// Of fleets that are not simulated, how many see what lies within the limits of `spread`, where it knows.
  static let ofFleets = 0.9
  /// So many replications tell the limits of nine in ten fleets.
  static let enoughFleets = 19

  /// The limits of one further replication at 90%, which are the 5% and 95% points over replications; where
  /// there are too few for that, the least and the most of those there are.
  static func spread(_ values: [Double]) -> (low: Double?, high: Double?) {
    if let interval = Interval.ofAnother(values, level: ofFleets) { return (interval.low, interval.high) }
    return (values.min(), values.max())
  }

  private static func whole(_ number: Double) -> Int { Int(number.rounded()) }
}

extension Estimate {
  /// Events over an exposure, or cases that did over all cases.
  private struct Count {
    var hits: Int
    /// Cases of a proportion; nil of a rate.
    var trials: Int?
    /// Of a rate.
    var exposure: Double
    var isRare: Bool

    var value: Double { trials.map { Double(hits) / Double($0) } ?? Double(hits) / exposure }

    func limits(level: Double) -> (interval: Interval?, method: Method) {
      if let trials {
        return (.clopperPearson(successes: hits, trials: trials, level: level), .clopperPearson)
      }
      return (.poissonRate(count: hits, exposure: exposure, level: level), .poisson)
    }
  }

  /// The count behind a metric, where it is one; nil where means of replications are all there is.
  private static func count(_ totals: Measure, _ metric: Metric) -> Count? {
    guard totals.denominator > 0 else { return nil }
    let (cases, hits) = (whole(totals.denominator), whole(totals.numerator))
    switch metric.kind {
    case .rate:
      return Count(hits: hits, exposure: totals.denominator, isRare: hits < rare)
    case .proportion:
      return Count(hits: hits, trials: cases, exposure: 0, isRare: min(hits, cases - hits) < rare)
    case .ratio: return extreme(totals, metric, cases)
    case .cases, .survival, .total: return nil
    }
  }

  /// A ratio of which no case is between nothing and everything: replications show no spread, and yet it is
  /// not known to be exactly that. A share's mean is at most the share of cases above 0, so the limits of
  /// that bound it.
  private static func extreme(_ totals: Measure, _ metric: Metric, _ cases: Int) -> Count? {
    switch metric.unit {
    case .share:
      let isCountOfCases = totals.denominator == Double(totals.observations)
      guard isCountOfCases, totals.numerator == 0 || totals.numerator == totals.denominator else {
        return nil
      }
      return Count(hits: totals.numerator == 0 ? 0 : cases, trials: cases, exposure: 0, isRare: true)
    case .perReplacement, .per1000Choices:
      guard totals.numerator == 0 else { return nil }
      let scale = metric.unit == .per1000Choices ? 1000.0 : 1
      return Count(hits: 0, exposure: totals.denominator / scale, isRare: true)
    case .minutes, .days, .hours, .perUserYear, .perUserDay, .money, .count, .bytes: return nil
    }
  }
}

extension Interval {
  /// No metric is negative and no share above 1; Student's limits know neither.
  ///
  /// - Parameter most: what no case exceeds.
  func clipped(to unit: MetricUnit, atMost most: Double = .infinity) -> Interval {
    let top = unit == .share ? 1 : most
    return Interval(low: min(max(low, 0), top), high: min(max(high, 0), top), level: level)
  }
}
