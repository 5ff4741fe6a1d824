// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
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

  static func read(_ story: Story, _ sheet: inout ProbeSheet) {
    let planned = story.group.helpDesk.plannedWait.inMinutes
    for observation in story.observations {
      if case .ticket = observation { sheet.add(1, planned, per: 1) }
    }
    for (replacement, setup) in zip(story.replacements, story.setups) {
      let calls = setup?.isComplete == false ? 1.0 : 0
      for cell in [ProbeSheet.Cell.all, .cause(replacement.cause)] { sheet.add(4, calls, per: 1, cell) }
    }
  }

  /// How one call ended at the desk.
  static func readCall(waited: TimeSpan, isAbandoned: Bool, _ sheet: inout ProbeSheet) {
    if !isAbandoned { sheet.observe(0, waited.inMinutes) }
    sheet.add(2, isAbandoned ? 1 : 0, per: 1, observations: isAbandoned ? 1 : 0)
  }

  /// The agents' time: at work, and on duty.
  static func readDesk(atWork: TimeSpan, onDuty: TimeSpan, _ sheet: inout ProbeSheet) {
    sheet.add(3, atWork.inHours, per: onDuty.inHours)
  }
}
