// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Foundation
import Operations
import Probes
import Testing

@testable import Experiments

/// From lives to the help desk: which calls reach it, and what it makes of them.
@Suite struct ChunkResultTests {
  private static let fleet = """
    roamback: 1
    name: small
    run: {start: 2026-01-05, horizon: 15 days, replications: 1, seed: 5}
    catalog: documented-2025
    groups:
      alpha: {users: 3, seats: {2: 100%}}
      beta: {users: 257}
    usage: {sessionsPerWorkday: 0.05, choicesPerActiveHour: 1}
    life: {failure: "exponential(mean 10 days)"}
    repair: {noticeActiveHours: 1, remedy: {byHand: 40%, helpDesk: 60%, livesWithIt: 0%}}
    provisioning: {stages: {userDriven: [{stage: signIn, takes: 5 min, fails: 40%}]}}
    strategies: {nothing: {mechanisms: []}, roaming: {mechanisms: [roaming]}}
    """

  private struct Keeper: ResultSink {
    var results: [ReplicationResult] = []
    mutating func receive(_ result: ReplicationResult) { results.append(result) }
  }

  private static func run(_ sets: [String], callsPerHour: Int? = nil) async throws -> (
    Scenario, [ReplicationResult]
  ) {
    var scenario = try Scenario.read(text: fleet, path: "test", sets: sets)
    for strategy in scenario.strategies.indices {
      for group in scenario.groups.indices {
        scenario.strategies[strategy].groups[group].tenant.requestsPerHour = callsPerHour
      }
    }
    let keeper = try await ReplicationRunner(
      ExperimentPlan(scenario), threads: 2, scratch: NSTemporaryDirectory()
    ).run(into: Keeper())
    return (scenario, keeper.results)
  }

  /// The calls of all lives, chunk by chunk: `tickets[strategy]`.
  private static func tickets(_ scenario: Scenario, replication: Int) -> [[HelpDeskTicket]] {
    let plan = ExperimentPlan(scenario)
    var player = ChunkPlayer(plan)
    var tickets = scenario.strategies.map { _ in [HelpDeskTicket]() }
    for chunk in plan.chunks {
      let result = player.play(chunk, replication: replication)
      for strategy in tickets.indices { tickets[strategy] += result.tickets[strategy] }
    }
    return tickets
  }

  private static func entry(_ name: String, _ sheet: ProbeSheet) -> ProbeSheet.Entry {
    sheet.entry(Metric.all.firstIndex { $0.name == name }!, .all)
  }

  @Test func aLifeCallsAboutValuesAndAboutSetups() throws {
    let scenario = try Scenario.read(text: Self.fleet, path: "test")
    var player = ChunkPlayer(ExperimentPlan(scenario))
    var (values, setups) = (0, 0)
    for user in 0..<40 {
      player.play(user: user, ofGroup: 1, replication: 0) { _, story in
        let tickets = story.tickets(ofGroup: 1)
        let told = story.observations.compactMap { observation in
          if case .ticket(let at, _, _, let handling) = observation { (at, handling) } else { nil }
        }
        let called = tickets.filter { $0.kind == .setting }
        #expect(called.map(\.at) == told.map(\.0) && called.map(\.handling) == told.map(\.1))
        let incomplete = zip(story.replacements, story.setups).filter { replacement, setup in
          guard let after = setup?.givenUpAfter else { return false }
          return story.newDevice(replacement).poweredOn + after < story.life.horizon
        }
        let about = tickets.filter { $0.kind == .setup }
        #expect(about.map(\.at) == incomplete.map { story.newDevice($0).poweredOn + $1!.givenUpAfter! })
        #expect(tickets.allSatisfy { $0.group == 1 && $0.handling > .zero && $0.patience != nil })
        values += called.count
        setups += about.count
      }
    }
    #expect(values > 10 && setups > 10)
  }

  @Test(arguments: ["1", "3"]) func everyCallReachesTheDeskOnce(agents: String) async throws {
    let (scenario, results) = try await Self.run(["helpDesk.agents=\(agents)"])
    for result in results {
      for (strategy, tickets) in Self.tickets(scenario, replication: result.index).enumerated() {
        for group in scenario.groups.indices {
          let sheet = result.sheets[strategy][group]
          let answered = Self.entry("helpDesk.wait", sheet).observations
          let abandoned = Self.entry("helpDesk.abandoned.share", sheet)
          let count = tickets.count { Int($0.group) == group }
          #expect(answered + abandoned.observations == count && abandoned.denominator == Double(count))
          #expect(count > 0)
        }
      }
    }
  }

  @Test func nobodyWaitsForAnAgentWhereEverybodyHasOne() async throws {
    let (scenario, results) = try await Self.run(["helpDesk.agents=10000"])
    let desk = scenario.groups[0].helpDesk
    let open = desk.hours.workingTime(until: .zero + scenario.run.horizon)
    #expect(open == .hours(11 * 10), "11 working days")
    for result in results {
      for (strategy, tickets) in Self.tickets(scenario, replication: result.index).enumerated() {
        for sheet in result.sheets[strategy] {
          #expect(Self.entry("helpDesk.wait", sheet).numerator == 0)
          #expect(Self.entry("helpDesk.abandoned.share", sheet).observations == 0)
        }
        var busy = TimeSpan.zero
        for ticket in tickets {
          let begins = desk.hours.workingTime(until: ticket.at)
          busy += min(begins + ticket.handling, open) - min(begins, open)
        }
        let utilisation = Self.entry("helpDesk.utilisation", result.fleet[strategy])
        #expect(utilisation.denominator == 10_000 * open.inHours)
        #expect(abs(utilisation.numerator - busy.inHours) < 1e-6 && busy > .zero)
      }
    }
  }

  @Test func patienceEndsWithTheDesksOwnTime() async throws {
    let (_, patient) = try await Self.run(["helpDesk.agents=1", "helpDesk.patience=never"])
    #expect(
      patient.allSatisfy { result in
        result.sheets.joined().allSatisfy { Self.entry("helpDesk.abandoned.share", $0).observations == 0 }
      })
    let (_, none) = try await Self.run(["helpDesk.agents=1", "helpDesk.patience=0 s"])
    for sheet in none.flatMap({ $0.sheets.joined() }) {
      #expect(Self.entry("helpDesk.wait", sheet).numerator == 0, "who waits not at all was answered at once")
    }
  }

  // MARK: The tenant's store

  /// The calls of all lives, hour by hour: `hours[strategy]`.
  private static func traffic(_ scenario: Scenario, replication: Int) -> [StoreTraffic] {
    let plan = ExperimentPlan(scenario)
    var player = ChunkPlayer(plan)
    var traffic = scenario.strategies.map { _ in StoreTraffic(until: plan.horizon) }
    for group in scenario.groups.indices {
      for user in 0..<scenario.groups[group].users {
        player.play(user: user, ofGroup: group, replication: replication) { strategy, story in
          traffic[strategy].add(story.requests)
        }
      }
    }
    return traffic
  }

  @Test(arguments: [nil, 3]) func everyCallReachesTheStoreOnce(limit: Int?) async throws {
    let (scenario, results) = try await Self.run([], callsPerHour: limit)
    for result in results {
      for (strategy, traffic) in Self.traffic(scenario, replication: result.index).enumerated() {
        let fleet = result.fleet[strategy]
        #expect(Self.entry("store.requests.peakHour", fleet).numerator == Double(traffic.peakHour))
        let told = result.sheets[strategy].reduce(0) {
          $0 + Self.entry("store.requests.perUserDay", $1).observations
        }
        let calls = traffic.hours.reduce(0) { $0 + Int($1) }
        #expect(told == calls)
        let share = Self.entry("store.throttled.share", fleet)
        if limit == nil || calls == 0 {
          #expect(share.denominator == 0)
        } else {
          #expect(share.denominator == Double(calls) && share.numerator > 0)
        }
      }
    }
  }

  @Test func aLimitOfTheStoreChangesNoLife() async throws {
    let (_, free) = try await Self.run([])
    let (_, limited) = try await Self.run([], callsPerHour: 3)
    #expect(free.map(\.sheets) == limited.map(\.sheets))
    #expect(free.map(\.fleet) != limited.map(\.fleet))
  }
}
