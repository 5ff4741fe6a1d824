// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// How a call went at the desk.
public struct HelpDeskOutcome: Equatable, Sendable {
  public var ticket: HelpDeskTicket
  /// In the desk's working time: from the call, or from the opening after it, to the answer or to giving up.
  public var waited: TimeSpan
  /// The caller gave up waiting; no agent was busy with the ticket.
  public var isAbandoned: Bool

  public init(ticket: HelpDeskTicket, waited: TimeSpan, isAbandoned: Bool) {
    self.ticket = ticket
    self.waited = waited
    self.isAbandoned = isAbandoned
  }
}
