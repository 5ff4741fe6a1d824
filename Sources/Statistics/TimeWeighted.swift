// SPDX-License-Identifier: GPL-3.0-or-later

/// The mean over time of a whole number that changes in steps, such as a queue's length or busy agents.
///
/// Sums are exact integers (value times microseconds in 128 bits), so that no order of merging matters.
public struct TimeWeighted: Equatable, Sendable {
  /// The value now.
  public private(set) var value: Int64
  /// The largest value so far.
  public private(set) var max: Int64
  /// The sum of value times microseconds.
  public private(set) var area: Int128 = 0
  /// The microseconds watched.
  public private(set) var watched: Int64 = 0
  private var since: Int64

  /// Starts to watch at a time, in microseconds.
  public init(at time: Int64, value: Int64 = 0) {
    self.value = value
    self.max = value
    self.since = time
  }

  /// Brings the sums up to a time; at the end of a run, call it with the horizon.
  ///
  /// - Precondition: not earlier than the last call.
  public mutating func advance(to time: Int64) {
    precondition(time >= since, "Time runs forward in a time-weighted mean.")
    area += Int128(value) * Int128(time - since)
    watched += time - since
    since = time
  }

  /// The value from `time` (microseconds) on.
  public mutating func set(_ newValue: Int64, at time: Int64) {
    advance(to: time)
    value = newValue
    max = Swift.max(max, newValue)
  }

  /// A change of the value at `time` (microseconds).
  public mutating func add(_ change: Int64, at time: Int64) {
    set(value + change, at: time)
  }

  /// Adds what another one watched, each microsecond with equal weight. Both should be advanced to their
  /// ends; the current value stays this one's.
  public mutating func merge(_ other: TimeWeighted) {
    area += other.area
    watched += other.watched
    max = Swift.max(max, other.max)
  }

  /// The mean over the microseconds watched, or nil before any has passed.
  public var mean: Double? { watched > 0 ? Double(area) / Double(watched) : nil }
}
