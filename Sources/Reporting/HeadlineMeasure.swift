// SPDX-License-Identifier: GPL-3.0-or-later

/// A measure on which strategies are compared and judged: the few that the report's conclusions rest on.
struct HeadlineMeasure: Equatable, Sendable {
  let metric: String
  let title: String
  /// Whether more of it is better.
  let isGain: Bool

  static let all = [
    HeadlineMeasure(metric: "coverage.desktop", title: "Shown at the first desktop", isGain: true),
    HeadlineMeasure(metric: "coverage.day1", title: "Shown after 1 day", isGain: true),
    HeadlineMeasure(metric: "coverage.day7", title: "Shown after 7 days", isGain: true),
    HeadlineMeasure(
      metric: "coverage.byMechanism.day1", title: "Shown after 1 day by mechanisms alone", isGain: true),
    HeadlineMeasure(
      metric: "user.wrongValueHours.perUserYear", title: "Item-hours with a wrong value", isGain: false),
    HeadlineMeasure(
      metric: "conflict.lostChoices.perUserYear", title: "Choices lost at the service", isGain: false),
    HeadlineMeasure(
      metric: "recovery.lostChoices.perReplacement", title: "Carryable choices lost with the device",
      isGain: false),
    HeadlineMeasure(metric: "helpDesk.tickets.perUserYear", title: "Tickets", isGain: false),
    HeadlineMeasure(
      metric: "provisioning.familiarDay7.share", title: "Familiar a week after power-on", isGain: true),
    HeadlineMeasure(metric: "cost.perReplacement", title: "Cost", isGain: false),
  ]
}
