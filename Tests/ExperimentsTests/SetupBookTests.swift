// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Probes
import Testing

@testable import Experiments

/// Setups on contended sites, within whole scenarios: what must never change them, and what they must never
/// change.
@Suite struct SetupBookTests {
  private static let fleet = """
    roamback: 1
    name: small
    run: {start: 2026-01-05, horizon: 25 days, replications: 2, seed: 5}
    catalog: documented-2025
    groups:
      beta: {users: 3, seats: {2: 100%}}
      alpha: {users: 3}
    sites:
      here: {groups: [beta, alpha], link: 20 Mbit/s, technicians: 1, peerShare: 0%}
    usage: {sessionsPerWorkday: 1, choicesPerActiveHour: 0.3}
    restore: {page: on}
    policies:
      - {name: on, assign: {include: [alpha, beta]}, set: {EnableWindowsBackup: enabled}}
    life: {failure: "exponential(mean 10 days)", reset: "exponential(mean 12 days)", leadTime: {reset: 0 s}}
    incidents: {on: day 9 10:00, wave: 100%, cause: reset}
    helpDesk: {agents: 1}
    strategies:
      nothing: {mechanisms: []}
      backup: {mechanisms: [backup]}
      imaged: {mechanisms: [backup], provisioning.mode: groupPolicy}
    """

  /// One setup of a run, under a name that does not depend on where its group stands.
  private struct Key: Hashable {
    var strategy: String
    var group: String
    var user: Int
    var replacement: Int
    var replication: Int
  }

  private struct Outcome: Equatable {
    var setup: Provisioning?
    var device: DeviceTenure
  }

  private static func play(
    _ text: String = fleet, sets: [String] = [], replications: [Int] = [0],
    read: (_ strategy: String, _ story: Story) -> Void = { _, _ in }
  ) throws -> [Key: Outcome] {
    let scenario = try Scenario.read(text: text, path: "test", sets: sets)
    var player = ChunkPlayer(ExperimentPlan(scenario))
    var outcomes: [Key: Outcome] = [:]
    for replication in replications {
      for (group, parameters) in scenario.groups.enumerated() {
        for user in 0..<parameters.users {
          player.play(user: user, ofGroup: group, replication: replication) { strategy, story in
            read(scenario.strategies[strategy].name, story)
            for (number, replacement) in story.replacements.enumerated() {
              let key = Key(
                strategy: scenario.strategies[strategy].name, group: parameters.name, user: user,
                replacement: number, replication: replication)
              let device = story.life.tenures[replacement.seat].first {
                $0.ordinal == replacement.ordinal + 1
              }
              outcomes[key] = device.map { Outcome(setup: story.setups[number], device: $0) }
            }
          }
        }
      }
    }
    return outcomes
  }

  private static let whole = Result { try play() }

  private static func shared(_ one: [Key: Outcome], _ other: [Key: Outcome]) -> Int {
    one.count { key, outcome in other[key] == outcome }
  }

  @Test func everySetupWithADesktopBeforeTheHorizonIsMeasured() throws {
    var seen = 0
    for (key, outcome) in try Self.play(sets: ["life.plannedProvisioning=3 days"]) {
      #expect((outcome.setup != nil) == (outcome.device.desktop < .zero + .days(25)), "\(key)")
      seen += outcome.setup == nil ? 1 : 0
    }
    #expect(seen > 0, "some desktops lie beyond the horizon, though their devices were switched on before it")
  }

  // MARK: What never changes a setup

  @Test func theOrderOfReplications() throws {
    let one = try Self.play(replications: [0, 1])
    #expect(one.count > 60)
    #expect(try Self.play(replications: [1, 0]) == one)
    let second = try Self.play(replications: [1])
    #expect(second == one.filter { $0.key.replication == 1 })
  }

  @Test func theOrderOfGroups() throws {
    let beta = "  beta: {users: 3, seats: {2: 100%}}\n"
    let turned = Self.fleet.replacing(beta, with: "").replacing("sites:", with: beta + "sites:")
    #expect(turned != Self.fleet)
    // All setups of the incident begin at one instant: who is served first must not hang on the file.
    #expect(try Self.play(turned) == Self.whole.get())
  }

  @Test func anotherStrategy() throws {
    let all = try Self.whole.get()
    let text = Self.fleet.replacing("  nothing: {mechanisms: []}\n", with: "")
    #expect(try Self.play(text) == all.filter { $0.key.strategy != "nothing" })
  }

  @Test func anotherGroupAtAnotherSite() throws {
    let more = Self.fleet.replacing("sites:\n", with: "  aardvark: {users: 9}\nsites:\n").replacing(
      "usage:", with: "  there: {groups: [aardvark], link: 1 Mbit/s, technicians: 1}\nusage:")
    let (one, other) = (try Self.whole.get(), try Self.play(more))
    #expect(Self.shared(one, other) == one.count)
    #expect(other.count > one.count)
  }

  @Test func anotherUserMattersAtAContendedSiteAlone() throws {
    let free = ["sites={here: {groups: [beta, alpha]}}"]
    let one = try Self.play(sets: free)
    let other = try Self.play(sets: free + ["groups.beta.users=9"])
    #expect(Self.shared(one, other) == one.count)
    let contended = (try Self.whole.get(), try Self.play(sets: ["groups.beta.users=9"]))
    #expect(Self.shared(contended.0, contended.1) < contended.0.count)
  }

  /// All fail at once; who leaves before the new devices are there keeps no link and no technician busy.
  @Test func whoHasLeftHoldsUpNobody() throws {
    let sets = [
      "life.failure=never", "life.reset=never", "life.leadTime.failure=4 days",
      "incidents={on: day 9 10:00, wave: 100%, cause: failure}",
    ]
    let leave = sets + ["departures={on: day 10, wave: 100%, groups: [beta]}"]
    func alphas(_ sets: [String]) throws -> [Key: Outcome] {
      try Self.play(sets: sets).filter { $0.key.group == "alpha" }
    }
    let one = try alphas(leave)
    #expect(one.count >= 9 && one.values.allSatisfy { $0.setup != nil })
    #expect(try alphas(leave + ["groups.beta.users=9"]) == one)
    #expect(try alphas(sets) != one, "those who stay do hold them up")
  }

  // MARK: Limits

  @Test func hugeLimitsAreNone() throws {
    let chain =
      "provisioning.stages.userDriven=[{stage: outOfBox, takes: 'exponential(mean 20 min)', "
      + "by: technician}, {stage: deviceSetup, apps: 4, takes: 'exponential(mean 5 min)', fails: 20%}, "
      + "{stage: storeApps, takes: 'exponential(mean 5 min)', apps: 5, essential: 2}]"
    let text = Self.fleet.replacing(
      "  imaged: {mechanisms: [backup], provisioning.mode: groupPolicy}", with: "")
    // Technicians go home; with a calendar round the clock only their number limits.
    let always =
      [chain]
      + ["alpha", "beta"].flatMap {
        ["groups.\($0).calendar.days=Mon-Sun", "groups.\($0).calendar.hours=00:00-24:00"]
      }
    let unlimited = try Self.play(text, sets: always + ["sites={here: {groups: [beta, alpha]}}"])
    let huge = try Self.play(
      text, sets: always + ["sites={here: {groups: [beta, alpha], link: 1000 Gbit/s, technicians: 1000}}"])
    #expect(huge == unlimited)
    let link = try Self.play(
      text, sets: always + ["sites={here: {groups: [beta, alpha], link: 1 kbit/s}}"])
    #expect(link == unlimited, "nothing is downloaded")
  }

  @Test func aVeryFastLinkAddsNextToNothing() throws {
    let free = try Self.play(sets: ["sites={here: {groups: [beta, alpha]}}"])
    let fast = try Self.play(
      sets: ["sites={here: {groups: [beta, alpha], link: 1000 Gbit/s, peerShare: 0%}}"])
    #expect(free.keys.count == fast.keys.count)
    for (key, outcome) in free {
      guard let slow = fast[key]?.setup, let setup = outcome.setup else { continue }
      #expect(setup.stages.map(\.attempts) == slow.stages.map(\.attempts))
      #expect(setup.desktop <= slow.desktop && slow.desktop - setup.desktop < .seconds(1))
    }
  }

  @Test func limitsNeverChangeALife() throws {
    func lives(_ sets: [String]) throws -> [String: [Observation]] {
      var lives: [String: [Observation]] = [:]
      _ = try Self.play(sets: sets) { strategy, story in
        lives[strategy, default: []] += story.observations
      }
      return lives
    }
    let slow = try lives(["sites={here: {groups: [beta, alpha], link: 1 kbit/s, technicians: 1}}"])
    #expect(slow.count == 3 && slow["backup"]!.count > 300)
    #expect(try lives(["sites={here: {groups: [beta, alpha]}}"]) == slow)
    #expect(try lives(["helpDesk.agents=100", "helpDesk.patience=never"]) == slow)
  }

  // MARK: Common random numbers

  @Test func everyStrategyDrawsTheSameTimes() throws {
    let sets = ["sites={here: {groups: [beta, alpha]}}"]
    let outcomes = try Self.play(sets: sets)
    var compared = 0
    for (key, outcome) in outcomes where key.strategy == "backup" {
      var other = key
      other.strategy = "nothing"
      guard let one = outcome.setup, let two = outcomes[other]?.setup, one.startedOver == 0 else { continue }
      for stage in one.stages where stage.name != .storeApps {
        // The restore page is a strategy's own, and so is how Store apps come back.
        guard let same = two.stages.first(where: { $0.name == stage.name }) else {
          #expect(stage.name == .restorePage || stage.name == .qualityUpdate)
          continue
        }
        #expect(same == stage)
        compared += 1
      }
    }
    #expect(compared > 60)
  }
}
