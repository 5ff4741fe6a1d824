// SPDX-License-Identifier: GPL-3.0-or-later

/// A sentence under `expect`, such as `coverage.day1.mean [backup] > 60% at 95%`: a metric of one strategy,
/// or the difference of two strategies, against a limit, judged on the bound of an interval.
public struct Expectation: Equatable, Sendable {
  public enum Comparator: String, CaseIterable, Sendable {
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="
  }

  /// A statistic of a metric, narrowed to a strategy and optionally further.
  public struct Term: Equatable, Sendable {
    public var metric: String
    /// `mean`, `p50`, `p90`, `p95`, `max` or `total`.
    public var statistic: String
    public var strategy: String
    /// nil is all.
    public var group: String?
    /// `planned`, `failure`, `loss` or `reset`; nil is all.
    public var cause: String?
    public var category: String?

    public init(
      metric: String, statistic: String, strategy: String, group: String? = nil, cause: String? = nil,
      category: String? = nil
    ) {
      self.metric = metric
      self.statistic = statistic
      self.strategy = strategy
      self.group = group
      self.cause = cause
      self.category = category
    }
  }

  /// As it stands in the file.
  public var text: String
  public var file: String
  public var line: Int
  public var column: Int
  public var left: Term
  /// What is subtracted, of the same metric and statistic.
  public var right: Term?
  public var comparator: Comparator
  /// In the metric's unit; a share from 0 to 1.
  public var limit: Double
  /// The metric's unit.
  public var unit: String
  /// Of the interval, in (0, 1).
  public var level: Double

  public init(
    text: String, file: String, line: Int, column: Int, left: Term, right: Term?, comparator: Comparator,
    limit: Double, unit: String, level: Double
  ) {
    self.text = text
    self.file = file
    self.line = line
    self.column = column
    self.left = left
    self.right = right
    self.comparator = comparator
    self.limit = limit
    self.unit = unit
    self.level = level
  }

  /// Whether `value`, in the metric's unit, is on the wanted side of the limit.
  public func holds(for value: Double) -> Bool {
    switch comparator {
    case .less: value < limit
    case .atMost: value <= limit
    case .more: value > limit
    case .atLeast: value >= limit
    }
  }
}

/// The unit of a metric and the statistics that it has, or nil where there is no such metric.
public typealias MetricLookup = @Sendable (String) -> (unit: String, statistics: [String])?
