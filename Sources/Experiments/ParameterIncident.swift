// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// One entry of `incidents`.
struct ParameterIncident: Sendable {
  var at: SimulationTime
  /// Of `on` in the file.
  var place: ScenarioPlace
  var wave: ParameterWave
  var groups: [String]
  var cause: Cause

  /// What an incident can do to a device.
  static let causes: [Cause] = [.reset, .failure, .loss]

  /// The plan as one of its groups sees it; nil where the group has no part in it.
  func plan(for group: String, _ context: ParameterContext) -> IncidentPlan? {
    guard groups.contains(group) else { return nil }
    return IncidentPlan(at: at, share: wave.share(of: groups, context), cause: cause)
  }
}
