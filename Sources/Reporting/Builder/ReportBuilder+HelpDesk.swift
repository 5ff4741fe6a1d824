// SPDX-License-Identifier: GPL-3.0-or-later

/// The queue at the help desk.
extension ReportBuilder {
  private static let helpDeskLines = [
    Line("Working minutes until a call is answered, mean", "helpDesk.wait"),
    Line("the same, 95% of calls", "helpDesk.wait", statistic: "p95"),
    Line("Planned wait", "helpDesk.planned"),
    Line("Callers who gave up waiting", "helpDesk.abandoned.share"),
    Line("Agents busy, all groups together", "helpDesk.utilisation"),
    Line("Tickets about wrong values", "helpDesk.tickets.perUserYear"),
    Line("Tickets about wrong values", "helpDesk.tickets.perReplacement"),
    Line("Tickets about setups", "helpDesk.setupTickets.perReplacement"),
  ]

  var helpDesk: Report.Section? {
    guard isSeen("helpDesk.wait") || isSeen("helpDesk.utilisation") else { return nil }
    let check = planned(
      "From a call to its answer", plan: "helpDesk.planned", simulated: "helpDesk.wait",
      parameter: "helpDesk.plannedWait", consequence: "Repairs by the desk come after the planned wait.")
    return Report.Section(
      title: "Help desk",
      blocks: check + [.table(measureTable(Self.helpDeskLines.filter { isSeen($0.metric) }))])
  }
}
