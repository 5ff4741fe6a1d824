// SPDX-License-Identifier: GPL-3.0-or-later
import Probes

/// From which day on a run is steady.
extension ReportBuilder {
  private static let dailyTitles: [(measure: DailySeries.Measure, title: Prose)] = [
    (.choices, "Choices made"), (.repairs, "Values set again by hand"), (.tickets, "Tickets"),
    (.conflicts, "Conflicts"),
  ]

  var steadiness: [Report.Block] {
    let seen = Self.dailyTitles.filter { entry in
      strategies.contains { steady(entry.measure, $0) != nil }
    }
    guard !seen.isEmpty else { return [] }
    return [
      .paragraph(
        """
        From which day of the run on each is steady, week by week and on the mean over replications: as many \
        weeks are left out at the start as make the mean of the rest best known (MSER). "Not within the run" \
        says that more than half of it would have to be left out, as where something grows all the time or a \
        refresh shakes the run. Nothing is left out of the figures of this report.
        """),
      .table(
        table(
          seen.map { entry in
            Row(head: "\(entry.title), steady from") { strategy in
              switch steady(entry.measure, strategy) {
              case .fromDay(let day)?: "day \(day)"
              case .never?: "not within the run"
              case nil: "–"
              }
            }
          })),
    ]
  }

  /// Nil where nothing happened, or the run is too short to tell.
  private func steady(_ measure: DailySeries.Measure, _ strategy: Int) -> SteadyState? {
    let daily = comparison.table.daily.first { $0.strategy == strategy && $0.measure == measure }
    guard let daily else { return nil }
    // Days after the last whole one were not lived through.
    var sums = [Int](repeating: 0, count: Int(run.horizonDays))
    for counts in daily.counts {
      for (day, count) in counts.enumerated() where day < sums.count { sums[day] += count }
    }
    return SteadyState(days: sums.map { Double($0) / Double(run.replications) })
  }
}
