// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Statistics

/// The help desk: the wait that a life is written with, and the desk that is simulated afterwards from its
/// tickets.
public struct HelpDeskParameters: Equatable, Sendable {
  public var plannedWait: TimeSpan
  /// Of a ticket about a wrong value, in microseconds.
  public var handling: Distribution
  /// Of a ticket about a setup that gave a stage up, in microseconds.
  public var setupHandling: Distribution
  public var agents: Int
  /// When agents work; its start is the run's.
  public var hours: WorkCalendar
  /// How much waiting a caller bears, in microseconds of the desk's working time; nil is any.
  public var patience: Distribution?
  /// Tickets that are taken before others.
  public var first: TicketKind?

  public init(
    plannedWait: TimeSpan, handling: Distribution, setupHandling: Distribution = .constant(0),
    agents: Int = 1, hours: WorkCalendar = WorkCalendar(start: CalendarDate(dayNumber: 0)),
    patience: Distribution? = nil, first: TicketKind? = nil
  ) {
    self.plannedWait = plannedWait
    self.handling = handling
    self.setupHandling = setupHandling
    self.agents = agents
    self.hours = hours
    self.patience = patience
    self.first = first
  }
}

/// What a ticket is about.
public enum TicketKind: String, CaseIterable, Sendable {
  /// A wrong value that the user noticed.
  case setting
  /// A setup in which a stage was given up.
  case setup
}
