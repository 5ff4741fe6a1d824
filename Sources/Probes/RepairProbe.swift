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
      "helpDesk.tickets.perReplacement", .perReplacement, .ratio,
      "Such calls about the device that a replacement brought."),
  ]

  static func read(_ story: Story, _ sheet: inout ProbeSheet) {
    let years = story.userYears
    var byHand = 0
    var givenUp = 0
    var tickets = 0
    var handwork: Int64 = 0
    for observation in story.observations {
      switch observation {
      case .repair(let at, _, let slot, .byHand):
        byHand += 1
        sheet.daily.count(.repairs, at: at)
        handwork += story.catalog.handwork[Int(story.life.items[Int(slot)])]
      case .repair(_, _, _, .livesWithIt): givenUp += 1
      case .ticket(let at, _, _, _):
        tickets += 1
        sheet.daily.count(.tickets, at: at)
      default: break
      }
    }
    sheet.add(0, Double(byHand), per: years, observations: byHand)
    sheet.add(1, Double(handwork) / 60_000_000, per: years, observations: byHand)
    sheet.add(2, Double(givenUp), per: years, observations: givenUp)
    sheet.add(3, Double(tickets), per: years, observations: tickets)
    readReplacements(story, &sheet)
  }

  /// Calls about the device that a replacement brought.
  private static func readReplacements(_ story: Story, _ sheet: inout ProbeSheet) {
    guard !story.replacements.isEmpty else { return }
    for observation in story.observations {
      guard case .ticket(let at, let seat, _, _) = observation,
        let number = story.replacement(holding: seat, at: at)
      else { continue }
      for cell in [ProbeSheet.Cell.all, .cause(story.replacements[number].cause)] {
        sheet.add(4, 1, per: 0, observations: 0, cell)
      }
    }
    for replacement in story.replacements {
      for cell in [ProbeSheet.Cell.all, .cause(replacement.cause)] { sheet.add(4, 0, per: 1, cell) }
    }
  }
}
