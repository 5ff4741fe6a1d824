// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics

/// The unit in which a metric's values stand in files.
public enum MetricUnit: String, CaseIterable, Sendable {
  /// 0 to 1 in files, per cent on paper.
  case share
  case minutes, days, hours
  /// Events a user and year of 365 days.
  case perUserYear
  /// Events a user and day.
  case perUserDay
  case perReplacement
  /// In the scenario's currency, for each replacement.
  case money
  case per1000Choices
  case count
  case bytes
}

/// One thing that is measured, by its stable name.
public struct Metric: Sendable, Equatable {
  /// How a replication's value comes about, and with it how an interval is made.
  public enum Kind: Sendable, Equatable {
    /// A sum over a sum, both over all users of the replication.
    case ratio
    /// Events over exposure: rare ones get exact Poisson limits.
    case rate
    /// Cases that did over all cases: rare ones get exact binomial limits.
    case proportion
    /// A mean over cases with their quantiles.
    case cases
    /// Times until something happened, some of which were still open when they could no longer be seen:
    /// quantiles by Kaplan and Meier, and the mean restricted to `Metric.restriction`.
    case survival
    /// A sum.
    case total
  }

  public let name: String
  public let unit: MetricUnit
  public let kind: Kind
  /// One sentence, for the reference and for reports.
  public let meaning: String

  public init(_ name: String, _ unit: MetricUnit, _ kind: Kind, _ meaning: String) {
    self.name = name
    self.unit = unit
    self.kind = kind
    self.meaning = meaning
  }

  /// Up to which a case of a survival metric counts in its mean, in the metric's unit: 14 days of minutes; a
  /// year of days, which is longer than anything that is kept after a departure.
  public var restriction: Double { unit == .days ? 365 : Survival.restriction }

  /// Whether cases of which nothing more is known count as waiting up to the restriction. Somebody at a new
  /// PC does; how long data is kept beyond the end of a run nobody has seen.
  public var isCarriedOn: Bool { unit != .days }

  /// The statistics that follow the name.
  public var statistics: [String] {
    switch kind {
    case .ratio, .rate, .proportion: ["mean"]
    case .cases: ["mean", "p50", "p90", "p95", "max"]
    case .survival: ["mean", "p50", "p90", "p95"]
    case .total: ["total"]
    }
  }

  /// Every metric of every probe, in the order of the probes.
  public static let all: [Metric] = ProbePanel.metrics

  public static func named(_ name: String) -> Metric? { all.first { $0.name == name } }
}
