// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// What replacements cost: hands, tickets, devices in use twice, each at the price that the scenario names.
enum CostProbe: Probe {
  static let metrics: [Metric] = [
    Metric(
      "cost.user.perReplacement", .money, .ratio, "Users' minutes in setups and in setting values again."),
    Metric("cost.technician.perReplacement", .money, .ratio, "Technicians' minutes in setups."),
    Metric("helpDesk.cost.perReplacement", .money, .ratio, "Tickets, at the price of one."),
    Metric(
      "cost.devices.perReplacement", .money, .ratio, "Days in which two devices are in use for one seat."),
    Metric("cost.perReplacement", .money, .ratio, "All of these together."),
  ]

  static func read(_ story: Story, _ sheet: inout ProbeSheet) {
    guard !story.replacements.isEmpty else { return }
    let prices = story.group.costs
    let hands = hands(story)
    let parts: [(price: Double?, amount: Double)] = [
      (prices.userHour, hands.user.inHours), (prices.technicianHour, hands.technician.inHours),
      (prices.ticket, Double(hands.tickets)), (prices.deviceDay, hands.bothDevices.inDays),
    ]
    let cases = story.replacements.count
    var total = 0.0
    for (metric, part) in parts.enumerated() {
      guard let price = part.price else { continue }
      total += price * part.amount
      sheet.add(metric, price * part.amount, per: Double(cases), observations: cases)
    }
    guard parts.contains(where: { $0.price != nil }) else { return }
    sheet.add(parts.count, total, per: Double(cases), observations: cases)
  }

  private struct Hands {
    var user = TimeSpan.zero
    var technician = TimeSpan.zero
    var tickets = 0
    var bothDevices = TimeSpan.zero
  }

  /// Of all setups, and of what was set again by hand or called about, whatever had made it wrong.
  private static func hands(_ story: Story) -> Hands {
    var hands = Hands()
    for observation in story.observations {
      switch observation {
      case .repair(_, _, let slot, .byHand):
        hands.user += TimeSpan(microseconds: story.catalog.handwork[Int(story.life.items[Int(slot)])])
      case .ticket: hands.tickets += 1
      default: break
      }
    }
    for (replacement, setup) in zip(story.replacements, story.setups) {
      guard let setup else { continue }
      hands.user += setup.user
      hands.technician += setup.technician
      if !setup.isComplete { hands.tickets += 1 }
      guard replacement.cause == .planned else { continue }
      let old = story.life.tenures[replacement.seat][replacement.ordinal]
      hands.bothDevices += story.group.life.plannedProvisioning + old.keptFor
    }
    return hands
  }
}
