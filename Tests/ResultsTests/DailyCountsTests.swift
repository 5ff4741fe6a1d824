// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB
import Probes
import Testing

@testable import Results

struct DailyCountsTests {
  @Test("The days of all groups come back, and add up to what was measured of the whole run")
  func roundTrip() throws {
    let folder = try SmallRun.Folder()
    defer { folder.remove() }
    try SmallRun.write(at: folder.store)
    let table = try ResultStore.open(at: folder.store).table()
    #expect(!table.daily.isEmpty)
    for (measure, metric) in [
      (DailySeries.Measure.choices, "user.choices.perUserYear"), (.repairs, "repair.byHand.perUserYear"),
    ] {
      let position = try #require(table.metric(named: metric))
      for strategy in table.run.strategies.indices {
        let daily = try #require(table.daily.first { $0.strategy == strategy && $0.measure == measure })
        let series = try #require(table.series(ResultCell(strategy: strategy), metric: position))
        #expect(daily.counts.count == 3 && daily.counts.allSatisfy { $0.count <= 30 })
        #expect(daily.counts.map { $0.reduce(0, +) } == series.measures.map { $0?.observations ?? 0 })
      }
    }
  }

  @Test("A changed count is damage")
  func damage() throws {
    let folder = try SmallRun.Folder()
    defer { folder.remove() }
    try SmallRun.write(at: folder.store)
    for counts in ["[1]", "nonsense", "[1,x]"] {
      let queue = try DatabaseQueue(path: folder.store)
      try queue.write { db in
        try db.execute(
          sql: "UPDATE daily SET counts = ? WHERE replication = 1 AND measure = 'choices'",
          arguments: [counts])
      }
      try queue.close()
      do throws(ResultStoreError) {
        _ = try ResultStore.open(at: folder.store).table()
        Issue.record("a changed count was read")
      } catch {
        guard case .damaged = error else {
          Issue.record("\(error)")
          return
        }
      }
    }
  }

  @Test("SQLite reads the days as a list")
  func json() throws {
    let folder = try SmallRun.Folder()
    defer { folder.remove() }
    try SmallRun.write(at: folder.store)
    let table = try ResultStore.open(at: folder.store).table()
    let first = try #require(table.daily.first { $0.strategy == 0 && $0.measure == .choices })
    let sum = try DatabaseQueue(path: folder.store).read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT sum(day.value) FROM daily, json_each(counts) AS day
          WHERE replication = 0 AND strategy = 0 AND measure = 'choices'
          """)
    }
    #expect(sum == first.counts[0].reduce(0, +))
  }
}
