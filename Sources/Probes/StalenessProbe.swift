// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// How much of people's active time shows a value that is not the one they want, and how fast a choice
/// spreads.
enum StalenessProbe: Probe {
  static let metrics: [Metric] = [
    Metric(
      "user.wrongValueHours.perUserYear", .perUserYear, .ratio,
      "Active item-hours with a wrong value, weighted by importance; items that are wrong together count "
        + "together. Common to all strategies."),
    Metric(
      "staleness.share", .share, .ratio,
      "Share of active time, weighted by importance, in which a visible value is not the wanted one."),
    Metric(
      "staleness.withGivenUp.share", .share, .ratio,
      "The same, with what the user gave up counted as wrong."),
    Metric(
      "staleness.convergence", .minutes, .cases,
      "Time from a choice until every other seat in use shows it."),
  ]

  static func read(_ story: Story, _ sheet: inout ProbeSheet) {
    let years = story.userYears
    let hour = Double(TimeSpan.hours(1).microseconds)
    var wrongHours = 0.0
    for observation in story.observations {
      switch observation {
      case .disagreed(_, let slot, let active, let kind):
        let weighted = Double(active) / hour * story.weight(slot)
        let category = ProbeSheet.Cell.category(story.category(slot))
        for cell in [ProbeSheet.Cell.all, category] {
          sheet.add(2, weighted, per: 0, observations: 0, cell)
          if kind == .wrong { sheet.add(1, weighted, per: 0, observations: 0, cell) }
        }
        guard kind == .wrong else { continue }
        wrongHours += weighted
        sheet.add(0, weighted, per: 0, observations: 0, category)
      case .mattered(_, let slot, let active, let onlyGivenUp):
        let weighted = Double(active) / hour * story.weight(slot)
        for cell in [ProbeSheet.Cell.all, .category(story.category(slot))] {
          if !onlyGivenUp { sheet.add(1, 0, per: weighted, cell) }
          sheet.add(2, 0, per: weighted, cell)
        }
      case .converged(_, let after): sheet.observe(3, after.inMinutes)
      case .neverConverged: sheet.censor(3)
      default: break
      }
    }
    sheet.add(0, wrongHours, per: years)
    for category in 0..<sheet.categoryCount {
      sheet.add(0, 0, per: years, observations: 0, .category(category))
    }
  }
}
