// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Probes

@testable import Reporting
@testable import Results

/// A run made by hand: strategies `backup`, `nothing` and `roaming` over ten replications, with the real
/// metrics.
struct SmallTable {
  var run = RunDescription(
    scenario: "Two offices", fingerprint: "00ff", seed: 42, replications: 10, start: "2026-01-05",
    timeZone: "UTC", horizonDays: 180, currency: "EUR", version: "1.2.3",
    command: "roamback run offices.yaml",
    catalog: RunDescription.Catalog(
      name: "documented-2025", title: "Per setting", summary: "No setting is in both."),
    strategies: [
      RunDescription.Strategy(name: "backup", mechanisms: ["backup"]),
      RunDescription.Strategy(name: "nothing", mechanisms: []),
      RunDescription.Strategy(name: "roaming", mechanisms: ["roaming"], overrides: ["online: 50%"]),
    ],
    groups: [
      RunDescription.Group(
        name: "north", users: 30, system: "windows11-24h2", join: "entra", edition: "enterprise"),
      RunDescription.Group(
        name: "south", users: 70, system: "windows11-24h2", join: "hybrid", edition: "enterprise"),
    ],
    categories: ["Display", "Wi-Fi"], causes: Cause.allCases.map(\.name), metrics: Metric.all,
    parameters: [
      RunDescription.Parameter(
        path: "backup.cadence", value: "8 days", origin: "documented", why: "Microsoft Learn, overview"),
      RunDescription.Parameter(
        path: "usage.session", value: "lognormal", origin: "assumed", why: "no source says"),
    ],
    notes: [RunDescription.Note(severity: "note", code: "N801", line: 3, sentence: "a what-if")])
  var series: [ResultTable.Series] = []
  var daily: [DailyCounts] = []

  static let backup = 0
  static let nothing = 1
  static let roaming = 2

  /// Measures by replication for a metric in a cell.
  mutating func add(_ cell: ResultCell, _ metric: String, _ measures: [Measure?]) {
    let position = run.metrics.firstIndex { $0.name == metric }!
    series.append(ResultTable.Series(cell: cell, metric: position, measures: measures))
  }

  /// Ten replications of `cases` cases each, whose means step evenly around `mean`.
  mutating func add(_ cell: ResultCell, _ metric: String, around mean: Double, step: Double, cases: Int = 10)
  {
    add(
      cell, metric,
      (0..<10).map { number in
        let value = mean + step * (Double(number) - 4.5)
        return Measure(numerator: value * Double(cases), denominator: Double(cases), observations: cases)
      })
  }

  /// The same count in each of ten replications, over an exposure each.
  mutating func add(_ cell: ResultCell, _ metric: String, counts: [Int], per exposure: Double) {
    add(
      cell, metric,
      counts.map { Measure(numerator: Double($0), denominator: exposure, observations: $0) })
  }

  var table: ResultTable { ResultTable(run: run, series: series, daily: daily) }

  /// Something of everything that a report shows.
  static var whole: SmallTable {
    var small = SmallTable()
    let coverage = [0.8, 0.3, 0.55]
    for strategy in 0..<3 {
      let cell = ResultCell(strategy: strategy)
      for point in ["desktop", "hour1", "day1", "day7"] {
        small.add(cell, "coverage.\(point)", around: coverage[strategy], step: 0.001)
      }
      small.add(cell, "coverage.missing.notInCatalog", around: 0.2, step: 0)
      small.add(cell, "coverage.missing.changedSince", around: 0.8 - coverage[strategy], step: -0.001)
      for reason in Absence.allCases where reason != .notInCatalog && reason != .changedSince {
        small.add(cell, "coverage.missing.\(reason.name)", around: 0, step: 0)
      }
      small.add(cell, "user.wrongValueHours.perUserYear", around: 20 - Double(strategy), step: 0.5)
      small.add(cell, "recovery.lostChoices.perReplacement", around: 1 + Double(strategy), step: 0.01)
      small.add(cell, "restore.state.notApplicable", counts: Array(repeating: 5, count: 10), per: 10)
      small.add(cell, "replacement.count", around: 1, step: 0)
      for cause in 0..<2 {
        small.add(ResultCell(strategy: strategy, cause: cause), "replacement.count", around: 1, step: 0.1)
        small.add(ResultCell(strategy: strategy, cause: cause), "coverage.day1", around: 0.5, step: 0.01)
      }
      for part in 0..<2 {
        small.add(ResultCell(strategy: strategy, group: part), "coverage.day1", around: 0.5, step: 0.01)
        small.add(ResultCell(strategy: strategy, category: part), "coverage.day1", around: 0.5, step: 0.01)
      }
      let conflicts = strategy == roaming ? 30 : 0
      small.add(cell, "conflict.uploads.perUserYear", counts: Array(repeating: conflicts, count: 10), per: 50)
      small.add(cell, "conflict.lostChoices.perUserYear", counts: Array(repeating: 0, count: 10), per: 50)
    }
    return small
  }
}
