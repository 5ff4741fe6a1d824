// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// A call as the desk gets it: everything about it was decided in the life that it comes from.
public struct HelpDeskTicket: Equatable, Sendable {
  public var at: SimulationTime
  /// How long an agent is busy with it.
  public var handling: TimeSpan
  /// How much waiting the caller bears, in the desk's working time; nil is any.
  public var patience: TimeSpan?
  public var kind: TicketKind
  /// Position of the caller's group in the scenario.
  public var group: Int32

  public init(
    at: SimulationTime, handling: TimeSpan, patience: TimeSpan?, kind: TicketKind, group: Int
  ) {
    self.at = at
    self.handling = handling
    self.patience = patience
    self.kind = kind
    self.group = Int32(group)
  }
}
