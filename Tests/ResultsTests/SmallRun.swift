// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Probes

@testable import Experiments
@testable import Results

/// A run of a handful of people, short enough for a debug build.
enum SmallRun {
  static let text = """
    roamback: 1
    name: A handful
    run: {start: 2026-01-05, horizon: 30 days, replications: 3, seed: 7}
    groups:
      field: {users: 4, seats: {1: 100%}}
      office: {users: 6, seats: {1: 50%, 2: 50%}}
    restore: {page: {on: true, from: day 0}}
    policies:
      - {name: On, assign: {include: [office, field]}, set: {EnableWindowsBackup: enabled}}
    refresh: {first: day 12, every: 2 days, wave: 50%, to: windows11-25h2}
    strategies: {nothing: {}, backup: {}, weekly: {mechanisms: [backup], backup.cadence: 7 days}}
    expect:
      - "coverage.day1.mean [backup; group=office] - coverage.day1.mean [nothing; group=office] > 5% at 90%"
      - "replacement.count.total [nothing; cause=planned] >= 10 at 95%"
    """

  static let scenario = read(text)

  static func read(_ text: String) -> Scenario {
    let vocabulary = Scenario.Vocabulary(
      metricNames: Metric.all.map(\.name),
      metrics: { name in Metric.named(name).map { ($0.unit.rawValue, $0.statistics) } })
    do throws(ScenarioErrors) {
      return try Scenario.read(text: text, path: "small.yaml", vocabulary: vocabulary)
    } catch { preconditionFailure(error.rendered) }
  }

  /// Played once for all tests.
  static let replications: [ReplicationResult] = {
    let plan = ExperimentPlan(scenario)
    var player = ChunkPlayer(plan)
    return (0..<scenario.run.replications).map { index in
      let blank = ProbeSheet(categoryCount: scenario.catalog.categories.count)
      var sheets = scenario.strategies.map { _ in scenario.groups.map { _ in blank } }
      for chunk in plan.chunks {
        let played = player.play(chunk, replication: index).sheets
        for strategy in played.indices { sheets[strategy][chunk.group].merge(played[strategy]) }
      }
      return ReplicationResult(
        index: index, sheets: sheets, fleet: sheets.map { _ in blank })
    }
  }()

  /// A folder of its own for each test, removed with `remove`.
  struct Folder {
    let path: String

    init() throws {
      path = NSTemporaryDirectory() + "results-" + UUID().uuidString
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    var store: String { path + "/results.sqlite" }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
  }

  static func create(at path: String) throws -> ResultStore {
    try ResultStore.create(
      at: path, describing: scenario, version: "1.2.3", command: "roamback run small.yaml")
  }

  static func write(at path: String) throws {
    var store = try create(at: path)
    for replication in replications { try store.receive(replication) }
    try store.finish()
  }
}
