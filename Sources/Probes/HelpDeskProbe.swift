// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

/// The queue at the help desk, simulated from the tickets of all lives.
enum HelpDeskProbe: Probe {
  static let metrics: [Metric] = [
    Metric(
      "helpDesk.wait", .minutes, .cases,
      "Working minutes from a call to its answer, as simulated at the desk."),
    Metric("helpDesk.planned", .minutes, .ratio, "The wait that every life counts with."),
    Metric("helpDesk.abandoned.share", .share, .proportion, "Callers who gave up waiting."),
    Metric("helpDesk.utilisation", .share, .ratio, "Share of the agents' working time that was handling."),
    Metric(
      "helpDesk.setupTickets.perReplacement", .perReplacement, .ratio,
      "Calls about a setup that gave a stage up."),
  ]

  static func read(_ story: Story, _ sheet: inout ProbeSheet) {}
}
