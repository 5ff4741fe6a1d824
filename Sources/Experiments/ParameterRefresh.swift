// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// One entry of `refresh`.
struct ParameterRefresh: Sendable {
  enum Order: String, CaseIterable, Sendable { case random, oldestFirst, groups }

  var firstDay: Int
  /// Of `first` in the file.
  var place: ScenarioPlace
  var everyDays: Int
  var wave: ParameterWave
  /// As listed, which is the order in which `Order.groups` takes them.
  var groups: [String]
  var to: OperatingSystem
  var overlap: TimeSpan
  var order: Order

  static let longestOverlap = TimeSpan.days(90)

  /// The plan as one of its groups sees it; nil where the group has no part in it.
  func plan(for group: String, _ context: ParameterContext) -> RefreshPlan? {
    guard groups.contains(group) else { return nil }
    return RefreshPlan(
      firstDay: firstDay, everyDays: everyDays, wave: wave.share(of: groups, context), to: to,
      overlap: overlap, order: order(for: group, context))
  }

  private func order(for group: String, _ context: ParameterContext) -> RefreshPlan.Order {
    switch order {
    case .random: return .random
    case .oldestFirst: return .oldestFirst
    case .groups:
      var seats = 0.0
      var (low, high) = (0.0, 0.0)
      for name in groups {
        if name == group { low = seats }
        seats += context.expectedSeats[name] ?? 0
        if name == group { high = seats }
      }
      return .groups(low: low / seats, high: high / seats)
    }
  }
}
