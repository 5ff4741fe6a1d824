// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import FleetModel
import Foundation
import Probes
import Testing

@testable import Results

struct ResultStoreTests {
  @Test("What was measured comes back, cell by cell")
  func roundTrip() throws {
    let folder = try SmallRun.Folder()
    defer { folder.remove() }
    try SmallRun.write(at: folder.store)
    let table = try ResultStore.open(at: folder.store).table()
    var seen = 0
    for (index, result) in SmallRun.replications.enumerated() {
      for (strategy, sheets) in result.sheets.enumerated() {
        for (group, sheet) in sheets.enumerated() {
          for metric in Metric.all.indices where Metric.all[metric].kind != .survival {
            let entry = sheet.entry(metric, .all)
            let series = table.series(ResultCell(strategy: strategy, group: group), metric: metric)
            let measure = series?.measures[index]
            #expect((measure?.numerator ?? 0) == entry.numerator)
            #expect((measure?.denominator ?? 0) == entry.denominator)
            #expect((measure?.censored ?? 0) == entry.censored)
            seen += entry.observations
          }
        }
      }
    }
    #expect(seen > 1000)
  }

  @Test("All groups together are the groups merged in their order")
  func everybody() throws {
    let folder = try SmallRun.Folder()
    defer { folder.remove() }
    try SmallRun.write(at: folder.store)
    let table = try ResultStore.open(at: folder.store).table()
    let metric = try #require(table.metric(named: "replacement.count"))
    let whole = try #require(table.series(ResultCell(strategy: 0), metric: metric))
    let parts = try (0..<2).map {
      try #require(table.series(ResultCell(strategy: 0, group: $0), metric: metric))
    }
    #expect(whole.totals.numerator == parts[0].totals.numerator + parts[1].totals.numerator)
    #expect(whole.totals.numerator > 0)
    let planned = Cause.planned.rawValue
    let caused = try #require(table.series(ResultCell(strategy: 0, cause: planned), metric: metric))
    #expect(caused.totals.numerator > 0 && caused.totals.numerator <= whole.totals.numerator)
  }

  @Test("Quantiles are stored in the metric's unit")
  func quantiles() throws {
    let folder = try SmallRun.Folder()
    defer { folder.remove() }
    try SmallRun.write(at: folder.store)
    let table = try ResultStore.open(at: folder.store).table()
    let values = table.replicationValues(strategy: "backup", metric: "recovery.age", statistic: "max")
    #expect(values.count == 3)
    for case let age? in values { #expect(age > 0.01 && age < 40) }
    #expect(values.contains { $0 != nil })
    let share = table.replicationValues(strategy: "backup", metric: "coverage.day1", statistic: "p50")
    #expect(share.allSatisfy { $0 == nil })
  }

  @Test("The description of the run comes back")
  func description() throws {
    let folder = try SmallRun.Folder()
    defer { folder.remove() }
    try SmallRun.write(at: folder.store)
    let run = try ResultStore.open(at: folder.store).table().run
    let written = RunDescription(SmallRun.scenario, version: "1.2.3", command: "roamback run small.yaml")
    #expect(run == written)
    #expect(run.strategies.map(\.name) == ["backup", "nothing", "weekly"])
    #expect(run.strategies[2].overrides == ["backup.cadence: 7 days"])
    #expect(run.groups.map(\.users) == [4, 6])
    #expect(run.expectations.first?.right?.group == "office")
    #expect(run.expectations.last?.left.cause == "planned")
    #expect(run.parameters.contains { $0.path == "backup.cadence" && $0.origin == "documented" })
    #expect(run.currency == "USD")
    #expect(run.strategies[1].unknownPrices == ["userHour", "technicianHour", "deviceDay"])
    #expect(run.notes.contains { $0.severity == "note" })
  }

  @Test("A store that was not finished is refused, with how far it came")
  func incomplete() throws {
    let folder = try SmallRun.Folder()
    defer { folder.remove() }
    var store = try SmallRun.create(at: folder.store)
    try store.receive(SmallRun.replications[0])
    let expected = ResultStoreError.incomplete(path: folder.store, stored: 1, wanted: 3)
    #expect(throws: expected) { try ResultStore.open(at: folder.store) }
    #expect(throws: expected) { try store.finish() }
    try store.receive(SmallRun.replications[1])
    try store.receive(SmallRun.replications[2])
    #expect(throws: ResultStoreError.incomplete(path: folder.store, stored: 3, wanted: 3)) {
      try ResultStore.open(at: folder.store)
    }
    try store.finish()
    #expect(throws: Never.self) { try ResultStore.open(at: folder.store) }
  }

  @Test("Nothing is written over, and what is missing is called missing")
  func places() throws {
    let folder = try SmallRun.Folder()
    defer { folder.remove() }
    #expect(throws: ResultStoreError.missing(path: folder.store)) { try ResultStore.open(at: folder.store) }
    try SmallRun.write(at: folder.store)
    #expect(throws: ResultStoreError.self) { try SmallRun.create(at: folder.store) }
    #expect(throws: ResultStoreError.self) { try SmallRun.create(at: folder.path + "/no/such/folder.sqlite") }
  }

  @Test("A file that is no store, or was cut short, is damaged")
  func notAStore() throws {
    let folder = try SmallRun.Folder()
    defer { folder.remove() }
    let noise = Data(repeating: 0x41, count: 5000)
    try noise.write(to: URL(fileURLWithPath: folder.store))
    expectDamage(at: folder.store)
    try Data().write(to: URL(fileURLWithPath: folder.store))
    expectDamage(at: folder.store)
    try FileManager.default.removeItem(atPath: folder.store)
    try SmallRun.write(at: folder.store)
    let whole = try Data(contentsOf: URL(fileURLWithPath: folder.store))
    try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: folder.store))
    expectDamage(at: folder.store)
  }

  @Test("A flipped bit is found, or changed nothing that is read")
  func flippedBits() throws {
    let folder = try SmallRun.Folder()
    defer { folder.remove() }
    try SmallRun.write(at: folder.store)
    let whole = try Data(contentsOf: URL(fileURLWithPath: folder.store))
    let original = try ResultStore.open(at: folder.store).table()
    var found = 0
    for number in 0..<24 {
      var damaged = whole
      damaged[(number * 7919 + 113) * 101 % whole.count] ^= UInt8(1 << (number % 8))
      try damaged.write(to: URL(fileURLWithPath: folder.store))
      do throws(ResultStoreError) {
        let table = try ResultStore.open(at: folder.store).table()
        #expect(table.run == original.run && table.series == original.series)
        #expect(table.daily == original.daily)
      } catch {
        found += 1
      }
    }
    #expect(found > 6)
  }

  private func expectDamage(at path: String) {
    do throws(ResultStoreError) {
      _ = try ResultStore.open(at: path).table()
      Issue.record("a damaged store was read")
    } catch {
      guard case .damaged = error else {
        Issue.record("\(error)")
        return
      }
    }
  }
}
