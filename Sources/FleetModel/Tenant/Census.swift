// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// The instants at which it is looked at what custodians hold of a user: each week, and at the horizon.
public enum Census {
  public static let interval = TimeSpan.days(7)

  /// Looks at a user who has not left. A look at the instant of the departure comes after it.
  public static func looks(in life: Life) -> Int {
    let weekly = (life.end.microseconds - 1) / interval.microseconds
    return Int(weekly) + (life.leaves == nil ? 1 : 0)
  }
}
