// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// How many people a departure or an administrator's day is about.
enum ParameterPeople: Sendable {
  case share(Double)
  case people(Int)

  /// As a share of the people of these groups, at most 1.
  func share(of groups: [String], _ context: ParameterContext) -> Double {
    switch self {
    case .share(let share): return share
    case .people(let count):
      return min(1, Double(count) / Double(groups.reduce(0) { $0 + (context.users[$1] ?? 0) }))
    }
  }
}

/// One entry of `departures`.
struct ParameterDeparture: Sendable {
  var at = SimulationTime.zero
  var people = ParameterPeople.share(1)
  var groups: [String]

  /// The plan as one of its groups sees it; nil where the group has no part in it.
  func plan(for group: String, _ context: ParameterContext) -> DeparturePlan? {
    guard groups.contains(group) else { return nil }
    return DeparturePlan(at: at, share: people.share(of: groups, context))
  }
}

/// One entry of `administration`.
struct ParameterAdministration: Sendable {
  var at = SimulationTime.zero
  var action = AdministrationPlan.Action.audit
  var people = ParameterPeople.share(1)
  var onlyDeparted = false
  var role = AdministrationPlan.Role.microsoft365BackupAdministrator
  var groups: [String]

  func plan(for group: String, _ context: ParameterContext) -> AdministrationPlan? {
    guard groups.contains(group) else { return nil }
    return AdministrationPlan(
      at: at, action: action, share: people.share(of: groups, context), onlyDeparted: onlyDeparted, role: role
    )
  }
}
