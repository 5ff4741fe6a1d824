// SPDX-License-Identifier: GPL-3.0-or-later

/// The distance between two instants: an integer count of microseconds, of either sign.
@frozen
public struct TimeSpan: Comparable, Hashable, Sendable {
  public var microseconds: Int64

  @inlinable
  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  /// A drawn span: the nearest microsecond, but no less than 0 and no more than `Int64.max / 4` (some
  /// 73,000 years, so that a few of them still add up).
  ///
  /// - Precondition: not NaN.
  @inlinable
  public init(rounding microseconds: Double) {
    self.init(nearest: microseconds > 0 || microseconds.isNaN ? microseconds : 0)
  }

  /// How long a drawn job takes: as `init(rounding:)`, but no more than ten years, the longest that a run may
  /// last. Jobs that wait for each other add up, and thousands of them shall not overflow.
  @inlinable
  public static func ofJob(_ microseconds: Double) -> TimeSpan {
    min(TimeSpan(rounding: microseconds), longestJob)
  }

  /// Ten years.
  public static let longestJob = days(3650)

  /// The nearest microsecond, halves to even, within ±`Int64.max / 4`.
  @inlinable
  init(nearest value: Double) {
    precondition(!value.isNaN, "A time span cannot be NaN.")
    let limit = Int64.max / 4
    if value.magnitude < 0x1p51 {
      // Adding and taking away 1.5·2⁵² rounds to an integer without a call of the C library.
      self.init(microseconds: Int64((value + 0x1.8p52) - 0x1.8p52))
    } else if value.magnitude < 0x1p61 {
      self.init(microseconds: Int64(value))
    } else {
      self.init(microseconds: value < 0 ? -limit : limit)
    }
  }

  @inlinable
  public static var zero: TimeSpan { TimeSpan(microseconds: 0) }

  @inlinable
  public static func microseconds(_ count: Int64) -> TimeSpan { TimeSpan(microseconds: count) }

  /// Rounded to the nearest microsecond, as are the next three; NaN is a precondition failure.
  @inlinable
  public static func seconds(_ count: Double) -> TimeSpan { TimeSpan(nearest: count * 1e6) }

  @inlinable
  public static func minutes(_ count: Double) -> TimeSpan { TimeSpan(nearest: count * 60e6) }

  @inlinable
  public static func hours(_ count: Double) -> TimeSpan { TimeSpan(nearest: count * 3_600e6) }

  /// Days of 24 hours.
  @inlinable
  public static func days(_ count: Double) -> TimeSpan { TimeSpan(nearest: count * 86_400e6) }

  @inlinable
  public var inMinutes: Double { Double(microseconds) / 60e6 }

  @inlinable
  public var inHours: Double { Double(microseconds) / 3_600e6 }

  /// Days of 24 hours.
  @inlinable
  public var inDays: Double { Double(microseconds) / 86_400e6 }

  @inlinable
  public static func < (left: TimeSpan, right: TimeSpan) -> Bool {
    left.microseconds < right.microseconds
  }

  @inlinable
  public static func + (left: TimeSpan, right: TimeSpan) -> TimeSpan {
    TimeSpan(microseconds: left.microseconds + right.microseconds)
  }

  @inlinable
  public static func - (left: TimeSpan, right: TimeSpan) -> TimeSpan {
    TimeSpan(microseconds: left.microseconds - right.microseconds)
  }

  @inlinable
  public static func * (span: TimeSpan, count: Int) -> TimeSpan {
    TimeSpan(microseconds: span.microseconds * Int64(count))
  }

  @inlinable
  public static func += (left: inout TimeSpan, right: TimeSpan) {
    left = left + right
  }
}
