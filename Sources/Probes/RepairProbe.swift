// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

/// What people and the help desk set again, and what people put up with.
enum RepairProbe: Probe {
  static let metrics: [Metric] = [
    Metric("repair.byHand.perUserYear", .perUserYear, .rate, "Values that people set again themselves."),
    Metric(
      "repair.minutes.perUserYear", .perUserYear, .ratio, "Minutes that people spent setting values again."),
    Metric("repair.givenUp.perUserYear", .perUserYear, .rate, "Wrong values that people put up with."),
    Metric(
      "helpDesk.tickets.perUserYear", .perUserYear, .rate, "Calls to the help desk about a wrong value."),
    Metric(
      "helpDesk.tickets.perReplacement", .perReplacement, .ratio, "The same calls, over replacements."),
  ]

  static func read(_ story: Story, _ sheet: inout ProbeSheet) {
    let years = story.userYears
    var byHand = 0
    var givenUp = 0
    var tickets = 0
    var handwork: Int64 = 0
    for observation in story.observations {
      switch observation {
      case .repair(_, _, let slot, .byHand):
        byHand += 1
        handwork += story.catalog.handwork[Int(story.life.items[Int(slot)])]
      case .repair(_, _, _, .livesWithIt): givenUp += 1
      case .ticket: tickets += 1
      default: break
      }
    }
    sheet.add(0, Double(byHand), per: years, observations: byHand)
    sheet.add(1, Double(handwork) / 60_000_000, per: years, observations: byHand)
    sheet.add(2, Double(givenUp), per: years, observations: givenUp)
    sheet.add(3, Double(tickets), per: years, observations: tickets)
    sheet.add(4, Double(tickets), per: Double(story.replacements.count), observations: tickets)
  }
}
