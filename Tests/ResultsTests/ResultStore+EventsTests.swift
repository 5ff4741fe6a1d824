// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Foundation
import GRDB
import Testing

@testable import Experiments
@testable import Results

struct ResultStoreEventsTests {
  /// What the chunks of the first replication come to.
  private static let events: [EventFingerprint] = {
    let plan = ExperimentPlan(SmallRun.scenario)
    var player = ChunkPlayer(plan)
    var events = SmallRun.scenario.strategies.map { _ in EventFingerprint() }
    for chunk in plan.chunks {
      for (strategy, part) in player.play(chunk, replication: 0).events.enumerated() {
        events[strategy].merge(part)
      }
    }
    return events
  }()

  private static func write(_ events: [EventFingerprint] = events, at path: String) throws -> ResultStore {
    var store = try SmallRun.create(at: path)
    for var replication in SmallRun.replications {
      if replication.index == 0 { replication.events = events }
      try store.receive(replication)
    }
    try store.finish()
    return try ResultStore.open(at: path)
  }

  @Test("What happened comes back, strategy by strategy")
  func roundTrip() throws {
    let folder = try SmallRun.Folder()
    defer { folder.remove() }
    let store = try Self.write(at: folder.store)
    #expect(try store.events() == Self.events)
    #expect(Self.events.count == 3 && Self.events[0].samples.contains { !$0.events.isEmpty })
  }

  @Test(
    "Any change to what happened is found",
    arguments: [
      "UPDATE event SET text = text || '!' WHERE strategy = 1 AND user = 0 AND position = 0",
      "UPDATE event SET time = time + 1 WHERE strategy = 0 AND user = 0 AND position = 1",
      "UPDATE event SET seat = 5 WHERE strategy = 0 AND user = 0 AND position = 0",
      "DELETE FROM event WHERE strategy = 2 AND user = 0 AND position = 0",
      "UPDATE event_chunk SET digest = digest + 1 WHERE position = 0",
      "UPDATE event_user SET events = events + 1 WHERE position = 0",
      "DELETE FROM event_user WHERE strategy = 2", "DELETE FROM event_checksum",
    ])
  func damage(statement: String) throws {
    let folder = try SmallRun.Folder()
    defer { folder.remove() }
    _ = try Self.write(at: folder.store)
    try DatabaseQueue(path: folder.store).write { db in try db.execute(sql: statement) }
    let store = try ResultStore.open(at: folder.store)
    let damage = ResultStoreError.damaged(path: folder.store, reason: "the events are not what was written")
    #expect(throws: damage) { try store.events() }
  }

  @Test("The digest is that of results, and not of events")
  func digest() throws {
    let folders = try (0..<3).map { _ in try SmallRun.Folder() }
    defer { for folder in folders { folder.remove() } }
    var others = Self.events
    others[0].chunks[0].digest ^= 1
    let one = try Self.write(at: folders[0].store).digest()
    #expect(try Self.write(others, at: folders[1].store).digest() == one)
    var changed = try SmallRun.create(at: folders[2].store)
    for replication in SmallRun.replications.reversed() {
      var moved = replication
      moved.index = 2 - replication.index
      try changed.receive(moved)
    }
    #expect(try changed.digest() != one)
    #expect(one.count == 16)
  }

  @Test("Margins come back")
  func margins() throws {
    let folder = try SmallRun.Folder()
    defer { folder.remove() }
    var run = RunDescription(SmallRun.scenario, version: "1", command: "c")
    run.margins = [
      .init(measures: "coverage.*", amount: 0.01, isPercentage: true, text: "1%"),
      .init(measures: "restore.age", amount: 0.5, isPercentage: false, text: "12 h"),
    ]
    _ = try ResultStore.create(at: folder.store, describing: run)
    let read = try DatabaseQueue(path: folder.store).read { db in try RunDescription.read(db) }
    #expect(read.margins == run.margins)
  }
}
