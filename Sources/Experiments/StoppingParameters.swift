// SPDX-License-Identifier: GPL-3.0-or-later

/// When a run has seen enough, and ends before its largest number of replications.
public struct StoppingParameters: Equatable, Sendable {
  /// A measure whose interval must be short, under every strategy.
  public struct Declared: Equatable, Sendable {
    public var metric: String
    /// `mean`, `p50`, `p90`, `p95`, `max` or `total`.
    public var statistic: String
    /// nil is all.
    public var group: String?
    public var cause: String?
    public var category: String?

    public init(
      metric: String, statistic: String, group: String? = nil, cause: String? = nil, category: String? = nil
    ) {
      self.metric = metric
      self.statistic = statistic
      self.group = group
      self.cause = cause
      self.category = category
    }

    init(_ term: Expectation.Term) {
      self.init(
        metric: term.metric, statistic: term.statistic, group: term.group, cause: term.cause,
        category: term.category)
    }
  }

  /// Half the interval over the mean, of every declared measure under every strategy.
  public var precision: Double
  /// Where the run ends although it is not precise enough.
  public var atMost: Int

  public init(precision: Double, atMost: Int) {
    self.precision = precision
    self.atMost = atMost
  }

  /// What is declared where a scenario declares nothing and expects nothing.
  static let usual = [
    Declared(metric: "coverage.day1", statistic: "mean"),
    Declared(metric: "user.wrongValueHours.perUserYear", statistic: "mean"),
    Declared(metric: "recovery.lostChoices.perReplacement", statistic: "mean"),
  ]
}
