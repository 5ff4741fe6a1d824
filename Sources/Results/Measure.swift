// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Statistics

/// What one metric came to in one cell in one replication.
public struct Measure: Equatable, Sendable {
  public var numerator: Double
  /// 0 of a total.
  public var denominator: Double
  /// Events of a rate or of times until something happens, successes of a proportion, cases otherwise.
  public var observations: Int
  public var censored: Int
  /// In the metric's unit; nil unless the metric has quantiles, and where too many cases were censored.
  public var p50, p90, p95, max: Double?

  public init(
    numerator: Double, denominator: Double, observations: Int, censored: Int = 0, p50: Double? = nil,
    p90: Double? = nil, p95: Double? = nil, max: Double? = nil
  ) {
    self.numerator = numerator
    self.denominator = denominator
    self.observations = observations
    self.censored = censored
    self.p50 = p50
    self.p90 = p90
    self.p95 = p95
    self.max = max
  }

  /// What a metric came to in one part of a sheet.
  init(_ sheet: ProbeSheet, _ metric: Int, _ part: ProbeSheet.Cell, _ kind: Metric.Kind) {
    let entry = sheet.entry(metric, part)
    self.init(
      numerator: entry.numerator, denominator: entry.denominator, observations: entry.observations,
      censored: entry.censored)
    switch kind {
    case .cases: takeQuantiles(of: entry.histogram)
    case .survival:
      take(
        Survival(events: entry.histogram, censored: sheet.censorings(metric, part)),
        Metric.all[metric])
    case .ratio, .rate, .proportion, .total: break
    }
  }

  /// Histograms count thousandths of the unit.
  private mutating func takeQuantiles(of histogram: Histogram) {
    p50 = histogram.quantile(0.5).map { $0 / 1000 }
    p90 = histogram.quantile(0.9).map { $0 / 1000 }
    p95 = histogram.quantile(0.95).map { $0 / 1000 }
    max = histogram.max.map { Double($0) / 1000 }
  }

  /// The mean is the restricted one of all cases, of which the censored are a part; none where the run was
  /// too short to know it and the metric carries nothing on.
  private mutating func take(_ survival: Survival, _ metric: Metric) {
    let restriction = metric.restriction * 1000
    let isKnown = metric.isCarriedOn || survival.isFollowed(upTo: restriction)
    denominator = isKnown ? Double(survival.cases) : 0
    numerator = (survival.restrictedMean(upTo: restriction) ?? 0) / 1000 * denominator
    p50 = survival.quantile(0.5).map { $0 / 1000 }
    p90 = survival.quantile(0.9).map { $0 / 1000 }
    p95 = survival.quantile(0.95).map { $0 / 1000 }
  }

  /// Whether nothing was seen at all.
  var isEmpty: Bool { numerator == 0 && denominator == 0 && observations == 0 && censored == 0 }

  /// The replication's value of `mean`, `p50`, `p90`, `p95`, `max` or `total`; nil without cases.
  public func value(of statistic: String) -> Double? {
    switch statistic {
    case "mean": denominator > 0 ? numerator / denominator : nil
    case "total": numerator
    case "p50": p50
    case "p90": p90
    case "p95": p95
    case "max": max
    default: preconditionFailure("there is no statistic \(statistic)")
    }
  }
}
