// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// One day on which many devices end at once: ransomware, a bad driver, a flood.
public struct IncidentPlan: Equatable, Sendable {
  public var at: SimulationTime
  /// Share of the group's seats that it strikes, 0 to 1.
  public var share: Double
  /// `reset` empties devices that stay; `failure` and `loss` take them away. Nobody plans an incident.
  public var cause: Cause

  public init(at: SimulationTime, share: Double, cause: Cause) {
    precondition(cause != .planned, "an incident is no planned refresh")
    self.at = at
    self.share = share
    self.cause = cause
  }
}
