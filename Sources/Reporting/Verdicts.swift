// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Statistics

/// What became of the expectations of a scenario.
public struct Verdicts: Equatable, Sendable {
  public enum Outcome: String, Sendable { case pass, fail, inconclusive }

  /// One expectation, judged.
  public struct Line: Equatable, Sendable {
    /// As it stands in the scenario.
    public var text: String
    public var metric: String
    /// The metric's name in files for its unit; `share` is 0 to 1.
    public var unit: String
    public var comparator: String
    public var limit: Double
    /// Of the interval, as the expectation asks.
    public var level: Double
    /// Whether two strategies are subtracted.
    public var isDifference: Bool
    /// Measured; nil without cases.
    public var value: Double?
    /// At the expectation's own level; nil where the replications say nothing of their spread.
    public var interval: Interval?
    /// From the limit to the nearer bound of the interval, and to the one on the wrong side where the limit
    /// lies between: positive where the interval lies on the wanted side.
    public var margin: Double?
    public var outcome: Outcome
    /// How many replications in all are likely to decide an inconclusive expectation; nil where it is
    /// decided, or where no number does: the estimate lies on the limit, or its spread is unknown.
    public var replicationsToSettle: Int?
    /// One line for a terminal or a report, without control characters.
    public var sentence: String
  }

  /// In the order of the scenario.
  public var lines: [Line]

  /// Whether every expectation passes. True without expectations; an inconclusive one is not met.
  public var allMet: Bool { lines.allSatisfy { $0.outcome == .pass } }
}
