// SPDX-License-Identifier: GPL-3.0-or-later

/// When enough replications have been seen: until the relative half-width of every declared metric is small.
///
/// Judged after every replication from the tenth on, in the order of their numbers and never in that in which
/// they happen to finish. Half-widths of few replications dip by chance, so the precision must have been kept
/// over the next `lookAhead` replications as well (Robinson, Simulation: the practice of model development
/// and use, 2nd edition, section 9.6); those are part of the result.
public struct StoppingRule: Equatable, Sendable {
  /// How far a declared metric is.
  public struct Progress: Equatable, Sendable {
    /// Position among the declared metrics.
    public var metric: Int
    /// Half the interval over the mean; infinite where the mean is 0 and the values are not.
    public var halfWidth: Double
  }

  public static let atLeast = 10
  public static let lookAhead = 5
  /// Nobody plays more, and who needs more asks for less.
  public static let atMost = 10_000

  /// Wanted of the relative half-width, for example 0.02.
  public let precision: Double
  public let level: Double
  private var tallies: [Tally]
  private var taken = 0
  /// Judgements in a row at which all metrics were precise enough.
  private var kept = 0
  /// The metric that is furthest from its precision; nil before the first judgement or without metrics.
  public private(set) var worst: Progress?

  /// - Parameter metrics: how many are declared.
  public init(metrics: Int, precision: Double, level: Double = 0.95) {
    precondition(metrics >= 0 && precision > 0, "A stopping rule needs a precision above 0.")
    (self.precision, self.level) = (precision, level)
    tallies = Array(repeating: Tally(), count: metrics)
  }

  /// Metrics without a value in any replication, by position: nothing is known of them, and they hold nothing
  /// up.
  public var unseen: [Int] { tallies.indices.filter { tallies[$0].n == 0 } }

  /// Metrics with the same value in every replication that has one, by position: no number of replications
  /// says how precise they are.
  public var unvaried: [Int] {
    tallies.indices.filter { tallies[$0].n > 1 && tallies[$0].min == tallies[$0].max }
  }

  /// Whether the rule is met now. Whoever needs more replications anyway goes on, and asks again.
  public var isMet: Bool { kept > Self.lookAhead }

  /// Takes in the next replication: a value for each declared metric, nil where it has no cases.
  public mutating func take(_ values: [Double?]) {
    precondition(values.count == tallies.count, "A replication has a value for each declared metric.")
    for (index, value) in values.enumerated() { if let value { tallies[index].add(value) } }
    taken += 1
    guard taken >= Self.atLeast else { return }
    worst = tallies.indices.map { Progress(metric: $0, halfWidth: halfWidth(tallies[$0])) }
      .max { $0.halfWidth < $1.halfWidth }
    kept = (worst?.halfWidth ?? 0) <= precision ? kept + 1 : 0
  }

  /// What never varies is known; what was never seen does not hold up the others. What was seen once says
  /// nothing of its spread.
  private func halfWidth(_ tally: Tally) -> Double {
    guard let mean = tally.mean else { return 0 }
    guard let interval = tally.interval(level: level) else { return .infinity }
    if tally.min == tally.max { return 0 }
    return mean == 0 ? .infinity : (interval.high - interval.low) / 2 / mean.magnitude
  }
}
