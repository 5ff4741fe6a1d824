// SPDX-License-Identifier: GPL-3.0-or-later

/// The difference of two strategies on the same replications (common random numbers): pair by pair, so that
/// what both share cancels (Law, Simulation Modeling and Analysis, chapters 10 and 11).
public struct PairedComparison: Equatable, Sendable {
  private let first: Tally
  private let second: Tally
  private let difference: Tally

  /// Pairs two lists of replication values by position; a pair with a missing value is left out.
  ///
  /// - Precondition: equally many values.
  public init(_ a: [Double?], _ b: [Double?]) {
    precondition(a.count == b.count, "A paired comparison needs equally many replications.")
    var (first, second, difference) = (Tally(), Tally(), Tally())
    for case (let left?, let right?) in zip(a, b) {
      first.add(left)
      second.add(right)
      difference.add(left - right)
    }
    (self.first, self.second, self.difference) = (first, second, difference)
  }

  /// How many complete pairs.
  public var n: Int { difference.n }

  /// The mean of first minus second, or nil without pairs.
  public var meanDifference: Double? { difference.mean }

  /// The standard error of the mean difference, or nil for fewer than two pairs.
  public var standardError: Double? { difference.standardError }

  /// Student's interval for the mean difference, or nil for fewer than two pairs.
  public func interval(level: Double) -> Interval? { difference.interval(level: level) }

  /// How many times as many replications independent runs would need for the same precision:
  /// (var a + var b) / var(a - b). Nil for fewer than two pairs or where all differences are equal.
  public var varianceReduction: Double? {
    guard let a = first.variance, let b = second.variance, let paired = difference.variance,
      paired > 0
    else { return nil }
    return (a + b) / paired
  }
}
