// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Foundation
import Probes
import Testing

@testable import Experiments

/// What must never change a result.
@Suite struct ReplicationRunnerTests {
  private static let fleet = """
    roamback: 1
    name: small
    run: {start: 2026-01-05, horizon: 40 days, replications: 3, seed: 5}
    catalog: documented-2025
    groups:
      beta: {users: 6, seats: {2: 100%}}
      alpha: {users: 5, online: 60%}
    usage: {choicesPerActiveHour: 0.3}
    restore: {page: on}
    policies:
      - {name: on, assign: {include: [alpha, beta]}, set: {EnableWindowsBackup: enabled}}
    life: {failure: "exponential(mean 20 days)"}
    """

  private struct Keeper: ResultSink {
    var results: [ReplicationResult] = []
    mutating func receive(_ result: ReplicationResult) { results.append(result) }
  }

  private static func run(_ text: String, threads: Int = 1, sets: [String] = []) async throws -> [String:
    [ProbeSheet]]
  {
    let scenario = try Scenario.read(text: text, path: "test", sets: sets)
    let keeper = try await ReplicationRunner(
      ExperimentPlan(scenario), threads: threads, scratch: NSTemporaryDirectory()
    ).run(into: Keeper())
    #expect(keeper.results.map(\.index) == Array(0..<scenario.run.replications))
    var sheets: [String: [ProbeSheet]] = [:]
    for result in keeper.results {
      for (strategy, row) in result.sheets.enumerated() {
        for (group, sheet) in row.enumerated() {
          let name = "\(scenario.strategies[strategy].name)/\(scenario.groups[group].name)"
          sheets[name, default: []].append(sheet)
        }
      }
    }
    return sheets
  }

  /// A point of a sweep is the scenario with that point set, and the scenario does not notice it.
  @Test func aSweepBesideIt() async throws {
    let sets = ["run.replications=2", "strategies={backup: {}, nothing: {}}"]
    let points = ["backup.cadence=2 days", "usage.neverCustomise=60%", "groups.beta.users=4"]
    let sweep = points.map { $0.replacing("=", with: ": [") + "]" }
    for (point, axis) in zip(points, sweep) {
      let together = try await Self.run(Self.fleet, threads: 2, sets: sets + ["sweep={\(axis)}"])
      let alone = try await Self.run(Self.fleet, sets: sets)
      let there = try await Self.run(Self.fleet, sets: sets + [point])
      #expect(together.count == alone.count * 2)
      for (name, sheets) in alone { #expect(together[name] == sheets, "\(name)") }
      for (name, sheets) in there {
        #expect(together[name.replacing("/", with: " @ \(point)/")] == sheets, "\(name) at \(point)")
      }
      #expect(alone != there)
    }
  }

  @Test func theNumberOfThreads() async throws {
    let one = try await Self.run(Self.fleet)
    let three = try await Self.run(Self.fleet, threads: 3)
    #expect(one == three)
    #expect(one.count == 8)
  }

  @Test func theNumberOfThreadsWhereSetupsMeet() async throws {
    let small = ["run.replications=1", "run.horizon=20 days", "helpDesk.agents=1"]
    let sets =
      small + ["sites={here: {groups: [alpha, beta], link: 5 Mbit/s, technicians: 1}}"]
    let one = try await Self.run(Self.fleet, sets: sets)
    let two = try await Self.run(Self.fleet, threads: 2, sets: sets)
    #expect(one == two)
    let free = try await Self.run(Self.fleet, sets: small)
    #expect(one != free)
    // What a life comes to is the same with and without limits.
    for (name, sheets) in free {
      for (metric, entry) in Metric.all.enumerated() where !entry.name.hasPrefix("provisioning.") {
        guard !entry.name.hasPrefix("cost."), !entry.name.hasPrefix("helpDesk.") else { continue }
        for (sheet, limited) in zip(sheets, one[name]!) {
          #expect(sheet.entry(metric, .all) == limited.entry(metric, .all), "\(name) \(entry.name)")
        }
      }
    }
  }

  @Test func theOrderOfGroups() async throws {
    let turned = Self.fleet.replacing("  beta: {users: 6, seats: {2: 100%}}\n", with: "")
      .replacing("usage:", with: "  beta: {users: 6, seats: {2: 100%}}\nusage:")
    #expect(turned != Self.fleet)
    let (one, other) = (try await Self.run(Self.fleet), try await Self.run(turned))
    #expect(one == other)
  }

  @Test func anotherStrategy() async throws {
    let fewer = try await Self.run(Self.fleet + "\nstrategies: {backup: {}}")
    let all = try await Self.run(Self.fleet)
    for group in ["alpha", "beta"] {
      #expect(fewer["backup/\(group)"] != nil)
      #expect(fewer["backup/\(group)"] == all["backup/\(group)"])
    }
  }

  @Test func anotherGroup() async throws {
    let more = Self.fleet.replacing("usage:", with: "  aardvark: {users: 3}\nusage:")
    let (one, other) = (try await Self.run(Self.fleet), try await Self.run(more))
    for (name, sheets) in one { #expect(other[name] == sheets) }
    #expect(other.count == 12)
  }

  @Test func moreUsersLeaveTheFirstOnesAlone() async throws {
    let scenario = try Scenario.read(text: Self.fleet, path: "test")
    let larger = try Scenario.read(text: Self.fleet, path: "test", sets: ["groups.beta.users=50"])
    var (small, large) = (ChunkPlayer(ExperimentPlan(scenario)), ChunkPlayer(ExperimentPlan(larger)))
    for user in 0..<6 {
      var stories: [[Observation]] = []
      small.play(user: user, ofGroup: 1, replication: 2) { _, story in stories.append(story.observations) }
      large.play(user: user, ofGroup: 1, replication: 2) { strategy, story in
        #expect(story.observations == stories[strategy])
      }
    }
  }

  @Test func anotherSeedIsAnotherFleet() async throws {
    let (one, other) = (try await Self.run(Self.fleet), try await Self.run(Self.fleet, sets: ["run.seed=6"]))
    #expect(one != other)
  }
}
