// SPDX-License-Identifier: GPL-3.0-or-later

/// An instant: an integer count of microseconds since the scenario's start.
///
/// Integers make "the same instant" mean something, and sums independent of their order.
@frozen
public struct SimulationTime: Comparable, Hashable, Sendable {
  /// Since the scenario's start.
  public var microseconds: Int64

  @inlinable
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// The scenario's start.
  @inlinable
  public static var zero: SimulationTime { SimulationTime(microseconds: 0) }

  /// After every instant. Arithmetic on it overflows, which traps.
  @inlinable
  public static var never: SimulationTime { SimulationTime(microseconds: .max) }

  @inlinable
  public static func < (left: SimulationTime, right: SimulationTime) -> Bool {
    left.microseconds < right.microseconds
  }

  @inlinable
  public static func + (time: SimulationTime, span: TimeSpan) -> SimulationTime {
    SimulationTime(microseconds: time.microseconds + span.microseconds)
  }

  @inlinable
  public static func - (time: SimulationTime, span: TimeSpan) -> SimulationTime {
    SimulationTime(microseconds: time.microseconds - span.microseconds)
  }

  /// The span from `right` to `left`.
  @inlinable
  public static func - (left: SimulationTime, right: SimulationTime) -> TimeSpan {
    TimeSpan(microseconds: left.microseconds - right.microseconds)
  }

  @inlinable
  public static func += (time: inout SimulationTime, span: TimeSpan) {
    time = time + span
  }
}
