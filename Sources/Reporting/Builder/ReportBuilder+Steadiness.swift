// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Statistics

/// From which day on a run is steady.
extension ReportBuilder {
  private static let dailyTitles: [(measure: DailySeries.Measure, title: Prose)] = [
    (.choices, "Choices made"), (.repairs, "Values set again by hand"), (.tickets, "Tickets"),
    (.conflicts, "Conflicts"),
  ]

  /// Weekends are no trend: each day stands for the seven that begin with it.
  private static let week = 7

  var steadiness: [Report.Block] {
    guard Int(run.horizonDays) >= SteadyState.shortest + Self.week - 1 else { return [] }
    let seen = Self.dailyTitles.filter { entry in
      strategies.contains { steady(entry.measure, $0) != nil }
    }
    guard !seen.isEmpty else { return [] }
    return [
      .paragraph(
        """
        From which day of the run on each is steady, on the mean over replications and over any seven days in \
        a row, so that a weekend is no trend: as many days are left out at the start as make the mean of the \
        rest best known (MSER-5). "Not within the run" says that more than half of it would have to be left \
        out, as where something grows all the time or a refresh shakes the run. Nothing is left out of the \
        figures of this report.
        """),
      .table(
        table(
          seen.map { entry in
            Row(head: "\(entry.title), steady from") { strategy in
              guard let state = steady(entry.measure, strategy) else { return "–" }
              return state.truncation.map { "day \($0)" } ?? "not within the run"
            }
          })),
    ]
  }

  /// Nil where nothing happened.
  private func steady(_ measure: DailySeries.Measure, _ strategy: Int) -> SteadyState? {
    let daily = comparison.table.daily.first { $0.strategy == strategy && $0.measure == measure }
    guard let daily else { return nil }
    // Days after the last whole one were not lived through.
    var sums = [Int](repeating: 0, count: Int(run.horizonDays))
    for counts in daily.counts {
      for (day, count) in counts.enumerated() where day < sums.count { sums[day] += count }
    }
    let weeks = (0...sums.count - Self.week).map { sums[$0..<$0 + Self.week].reduce(0, +) }
    return SteadyState(weeks.map { Double($0) / Double(run.replications) })
  }
}
