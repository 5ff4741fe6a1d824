// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// One entry of `outages`.
struct ParameterOutage: Sendable {
  var outage: Outage
  /// Of `from` in the file.
  var place: ScenarioPlace
}

/// One entry of `departures`.
struct ParameterDeparture: Sendable {
  var at: SimulationTime
  /// Of `on` in the file.
  var place: ScenarioPlace
  var wave: ParameterWave
  var groups: [String]

  /// The plan as one of its groups sees it; nil where the group has no part in it.
  func plan(for group: String, _ context: ParameterContext) -> DeparturePlan? {
    guard groups.contains(group) else { return nil }
    return DeparturePlan(at: at, share: wave.share(of: groups, context))
  }
}

/// One entry of `administration`.
struct ParameterAction: Sendable {
  enum Who: String, CaseIterable, Sendable { case all, departed }

  var at: SimulationTime
  /// Of `on` in the file.
  var place: ScenarioPlace
  var action: AdministrationPlan.Action
  var wave: ParameterWave
  var groups: [String]
  var who: Who
  var role: AdministrationPlan.Role

  /// The plan as one of its groups sees it; nil where the group has no part in it.
  func plan(for group: String, _ context: ParameterContext) -> AdministrationPlan? {
    guard groups.contains(group) else { return nil }
    return AdministrationPlan(
      at: at, action: action, share: wave.share(of: groups, context), onlyDeparted: who == .departed,
      role: role)
  }
}
