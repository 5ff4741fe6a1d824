// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Foundation
import Testing

@testable import Experiments

/// What a run keeps of what happened.
@Suite struct EventRecorderTests {
  private static let fleet = """
    roamback: 1
    run: {start: 2026-01-05, horizon: 5 days, replications: 2, seed: 5}
    groups:
      alpha: {users: 5, life: {failure: never, loss: never}}
      beta: {users: 258, life: {failure: "exponential(mean 9 days)"}}
    usage: {choicesPerActiveHour: 0.3}
    restore: {page: on}
    policies: [{name: on, set: {EnableWindowsBackup: enabled}}]
    strategies: {backup: {}, nothing: {}}
    """

  private struct Keeper: ResultSink {
    var events: [[EventFingerprint]] = []
    mutating func receive(_ result: ReplicationResult) { events.append(result.events) }
  }

  private static func events(threads: Int = 1, sets: [String] = []) async throws -> [EventFingerprint] {
    let scenario = try Scenario.read(text: fleet, path: "test", sets: sets)
    let keeper = try await ReplicationRunner(
      ExperimentPlan(scenario), threads: threads, scratch: NSTemporaryDirectory()
    ).run(into: Keeper())
    #expect(keeper.events.map(\.isEmpty) == [false, true], "the first replication is recorded")
    return keeper.events[0]
  }

  @Test func theSameForAnyNumberOfThreads() async throws {
    let (one, two) = (try await Self.events(), try await Self.events(threads: 2))
    #expect(one == two)
    #expect(one.count == 2 && one[0].digest != one[1].digest)
    for strategy in one {
      #expect(strategy.chunks.map(\.users) == [0..<5, 0..<256, 256..<258])
      #expect(strategy.chunks.map(\.group) == [0, 1, 1])
      // Nobody's device is replaced in the first group, so that its first user stands for it.
      let told = strategy.samples.filter { $0.count > 0 }
      #expect(told.map(\.group) == [0, 1, 1] && told[0].user == 0)
      #expect(told.allSatisfy { $0.events.count == min($0.count, EventRecorder.eventsPerUser) })
      #expect(told[1].events.contains { $0.kind == "device" })
      // Everybody of a first chunk has a digest, and those who are told come first.
      #expect(strategy.samples.filter { $0.group == 0 }.map(\.user) == Array(0..<5))
      let beta = strategy.samples.filter { $0.group == 1 }
      #expect(beta.map(\.user).sorted() == Array(0..<256) && Array(beta.prefix(2)) == Array(told.suffix(2)))
    }
    #expect(one[0].samples.map(\.user) == one[1].samples.map(\.user))
  }

  /// Enough for what does not depend on chunks.
  private static let few = ["groups.beta.users=12"]

  @Test func aParameterOfOneStrategyLeavesTheOthersEventsAlone() async throws {
    let change = "strategies={backup: {backup.cadence: 2 days}, nothing: {}}"
    let one = try await Self.events(sets: Self.few)
    let other = try await Self.events(sets: Self.few + [change])
    #expect(one[0].digest != other[0].digest && one[1] == other[1])
  }

  @Test func aStoryToldAloneIsTheOneThatWasRecorded() async throws {
    let scenario = try Scenario.read(text: Self.fleet, path: "test", sets: Self.few)
    var player = ChunkPlayer(ExperimentPlan(scenario))
    let recorded = try await Self.events(sets: Self.few)
    for sample in recorded[0].samples where sample.count > 0 {
      let stories = player.stories(ofUser: sample.user, group: sample.group, replication: 0)
      #expect(stories.map(\.strategy) == ["backup", "nothing"])
      for (strategy, story) in stories.enumerated() {
        let kept = try #require(
          recorded[strategy].samples.first { $0.group == sample.group && $0.user == sample.user })
        #expect(
          story.events.count == kept.count && Array(story.events.prefix(kept.events.count)) == kept.events)
      }
      let only = player.stories(ofUser: sample.user, group: sample.group, replication: 0, strategy: "nothing")
      #expect(only == [stories[1]])
    }
  }
}
