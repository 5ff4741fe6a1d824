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
    for (bill, replacement) in zip(bills(story), story.replacements) {
      for cell in [ProbeSheet.Cell.all, .cause(replacement.cause)] {
        record(bill, story.group.costs, cell, &sheet)
      }
    }
  }

  private static func record(
    _ bill: Bill, _ prices: CostParameters, _ cell: ProbeSheet.Cell, _ sheet: inout ProbeSheet
  ) {
    let parts: [(price: Double?, amount: Double)] = [
      (prices.userHour, bill.user.inHours), (prices.technicianHour, bill.technician.inHours),
      (prices.ticket, Double(bill.tickets)), (prices.deviceDay, bill.bothDevices.inDays),
    ]
    var total = 0.0
    for (metric, part) in parts.enumerated() {
      guard let price = part.price else { continue }
      total += price * part.amount
      sheet.add(metric, price * part.amount, per: 1, cell)
    }
    if parts.contains(where: { $0.price != nil }) { sheet.add(parts.count, total, per: 1, cell) }
  }

  /// What one replacement took.
  private struct Bill {
    var user = TimeSpan.zero
    var technician = TimeSpan.zero
    var tickets = 0
    var bothDevices = TimeSpan.zero
  }

  /// Of each replacement: its setup, and what was set again by hand or called about on the device that it
  /// brought, whatever had made it wrong.
  private static func bills(_ story: Story) -> [Bill] {
    var bills = Array(repeating: Bill(), count: story.replacements.count)
    for observation in story.observations {
      switch observation {
      case .repair(let at, let seat, let slot, .byHand):
        guard let number = story.replacement(holding: seat, at: at) else { continue }
        let item = Int(story.life.items[Int(slot)])
        // Essential apps that were installed by hand in the setup are not paid for twice.
        let isPaid = story.catalog.isEssential[item] && story.setups[number]?.installedByHand ?? .zero > .zero
        if !isPaid { bills[number].user += TimeSpan(microseconds: story.catalog.handwork[item]) }
      case .ticket(let at, let seat, _, _):
        if let number = story.replacement(holding: seat, at: at) { bills[number].tickets += 1 }
      default: break
      }
    }
    for (number, replacement) in story.replacements.enumerated() {
      guard let setup = story.setups[number] else { continue }
      bills[number].user += setup.user
      bills[number].technician += setup.technician
      if !setup.isComplete { bills[number].tickets += 1 }
      guard replacement.cause == .planned else { continue }
      let old = story.life.tenures[replacement.seat][replacement.ordinal]
      bills[number].bothDevices += story.group.life.plannedProvisioning + old.keptFor
    }
    return bills
  }
}
