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

  static func read(_ story: Story, _ sheet: inout ProbeSheet) {}
}
