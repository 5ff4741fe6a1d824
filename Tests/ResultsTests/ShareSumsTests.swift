// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Testing

@testable import Results

/// Shares that exclude each other and leave nothing out add up to everything, in every part of a run that was
/// really played.
struct ShareSumsTests {
  /// Every strategy, each group and all, each cause and all.
  private static func cells(_ run: RunDescription) -> [ResultCell] {
    let groups = [nil] + run.groups.indices.map { Optional($0) }
    let causes = [nil] + run.causes.indices.map { Optional($0) }
    return run.strategies.indices.flatMap { strategy in
      groups.flatMap { group in
        causes.map { ResultCell(strategy: strategy, group: group, cause: $0) }
      }
    }
  }

  /// The sum of the shares in each cell in which the first was seen.
  private func sums(_ names: [String]) throws -> [Double] {
    let folder = try SmallRun.Folder()
    defer { folder.remove() }
    try SmallRun.write(at: folder.store)
    let table = try ResultStore.open(at: folder.store).table()
    let metrics = try names.map { try #require(table.metric(named: $0)) }
    var sums: [Double] = []
    for cell in Self.cells(table.run) {
      guard let first = table.series(cell, metric: metrics[0])?.totals, first.denominator > 0 else {
        continue
      }
      var numerator = 0.0
      for metric in metrics {
        let totals = try #require(table.series(cell, metric: metric)?.totals, "\(table.run.metrics[metric])")
        #expect(totals.denominator == first.denominator)
        numerator += totals.numerator
      }
      sums.append(numerator / first.denominator)
    }
    return sums
  }

  @Test("What is shown at the desktop and every reason why the rest is missing")
  func waterfall() throws {
    let sums = try sums(["coverage.desktop"] + Absence.allCases.map { "coverage.missing.\($0.name)" })
    #expect(sums.count >= 3 * 3 && sums.allSatisfy { ($0 - 1).magnitude < 1e-9 })
  }

  @Test("Replacements that were restored and those that each gate stopped")
  func gates() throws {
    let sums = try sums(
      ["restore.succeeded.share"] + Absence.gates.map { "restore.stopped.\($0.shortName)" })
    #expect(sums.count >= 3 * 3 && sums.allSatisfy { $0 == 1 })
  }

  @Test("States of restores in Intune's words")
  func states() throws {
    let sums = try sums(RestoreState.allCases.map { "restore.state.\($0.name)" })
    #expect(sums.count >= 3 * 3 && sums.allSatisfy { $0 == 1 })
  }
}
