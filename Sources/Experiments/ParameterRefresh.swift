// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

/// One entry of `refresh`.
struct ParameterRefresh: Sendable {
  enum Wave: Sendable {
    case share(Double)
    case devices(Int)
  }
  var firstDay: Int
  var everyDays: Int
  var wave: Wave
  var groups: [String]
  var to: OperatingSystem

  /// The plan as one of its groups sees it; nil where the group has no part in it.
  func plan(for group: String, _ context: ParameterContext) -> RefreshPlan? {
    guard groups.contains(group) else { return nil }
    return RefreshPlan(firstDay: firstDay, everyDays: everyDays, wave: share(context), to: to)
  }

  private func share(_ context: ParameterContext) -> Double {
    switch wave {
    case .share(let share): return share
    case .devices(let count):
      // In byte order of the names, so that the order of the file cannot change the last bit of the sum.
      var seats = 0.0
      for name in ParameterReader.inByteOrder(groups) { seats += context.expectedSeats[name] ?? 0 }
      return min(1, Double(count) / seats)
    }
  }
}
