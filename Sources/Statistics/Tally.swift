// SPDX-License-Identifier: GPL-3.0-or-later

/// Count, mean, spread and extremes of values seen one at a time.
///
/// Sums of floating-point numbers depend on their order: the same values added, or tallies merged, in the
/// same order give the same bits. The caller fixes the order.
public struct Tally: Equatable, Sendable {
  /// How many values.
  public private(set) var n = 0
  /// The sum of squared deviations from the mean (Welford, Technometrics 1962).
  public private(set) var m2 = 0.0
  private var center = 0.0
  private var lowest = Double.infinity
  private var highest = -Double.infinity

  public init() {}

  /// A tally of the values, in their order.
  public init(_ values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  /// The mean, or nil without values.
  public var mean: Double? { n > 0 ? center : nil }
  /// The smallest value, or nil without values.
  public var min: Double? { n > 0 ? lowest : nil }
  /// The largest value, or nil without values.
  public var max: Double? { n > 0 ? highest : nil }

  /// The sample variance (divisor n - 1), or nil for fewer than two values.
  public var variance: Double? { n > 1 ? m2 / Double(n - 1) : nil }
  /// The sample standard deviation, or nil for fewer than two values.
  public var standardDeviation: Double? { variance?.squareRoot() }
  /// The standard error of the mean, or nil for fewer than two values.
  public var standardError: Double? { variance.map { ($0 / Double(n)).squareRoot() } }

  /// Takes in one finite value.
  public mutating func add(_ value: Double) {
    precondition(value.isFinite, "A tally takes finite values only.")
    n += 1
    let before = value - center
    center += before / Double(n)
    m2 += before * (value - center)
    lowest = Swift.min(lowest, value)
    highest = Swift.max(highest, value)
  }

  /// Takes in all values of another tally (Chan, Golub & LeVeque, Updating formulae and a pairwise
  /// algorithm for computing sample variances, 1979).
  public mutating func merge(_ other: Tally) {
    guard other.n > 0 else { return }
    guard n > 0 else {
      self = other
      return
    }
    let total = Double(n + other.n)
    let gap = other.center - center
    let share = Double(other.n) / total
    m2 += other.m2 + gap * gap * Double(n) * share
    center += gap * share
    n += other.n
    lowest = Swift.min(lowest, other.lowest)
    highest = Swift.max(highest, other.highest)
  }

  /// Student's interval for the mean, or nil for fewer than two values.
  public func interval(level: Double) -> Interval? {
    guard let mean, let standardDeviation else { return nil }
    return Interval.student(mean: mean, standardDeviation: standardDeviation, n: n, level: level)
  }
}
