// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import Statistics
import Testing

@testable import FleetModel

/// What custodians hold week by week, what administrators do with it, and what a departure leaves.
@Suite struct TimelineTenantTests {
  private typealias Line = (hours: Double, seat: Int, act: ScriptLine.Act)

  /// Signed in for good; two choices, of which the first is a credential.
  private static let lines: [Line] = [
    (0, 0, .signIn), (1, 0, .choice(item: 0)), (2, 0, .choice(item: 3)),
  ]
  private static let both = "0 profiles, 2 units, 2 items, 1 secrets, 9 bytes, 2 entries"

  private static func told(
    _ mechanisms: [MechanismTerm], _ lines: [Line] = Self.lines, days: Double = 1,
    _ change: (inout SmallFleet) -> Void = { _ in }
  ) -> [String] {
    TenantStory.told(play(mechanisms, lines, days: days, change))
  }

  private static func play(
    _ mechanisms: [MechanismTerm], _ lines: [Line] = Self.lines, days: Double = 1,
    _ change: (inout SmallFleet) -> Void = { _ in }
  ) -> UserState {
    SmallFleet.play(mechanisms, lines, days: days) { fleet in
      fleet.makeTellable()
      change(&fleet)
    }
  }

  // MARK: Looks

  @Test("Custodians are looked at each week and at the horizon, and nothing held is nothing told")
  func census() {
    let store = "tenantStore holds \(Self.both)"
    #expect(Self.told(["roaming"], days: 15) == ["168 \(store)", "336 \(store)", "360 \(store)"])
    // A horizon that falls on a week is looked at once.
    #expect(Self.told(["roaming"], days: 14) == ["168 \(store)", "336 \(store)"])
    #expect(Self.told([], days: 15).isEmpty)
  }

  // MARK: Administration

  @Test("An administrator's calls, as a table: what each comes to")
  func calls() {
    let table: [(AdministrationPlan.Action, AdministrationPlan.Role, told: String, requests: [String])] = [
      (.audit, .microsoft365BackupAdministrator, "audit: 1 calls", ["10 administration"]),
      (
        .export, .microsoft365BackupAdministrator, "export: 3 calls",
        ["10 administration", "10 administration", "10 administration 2/1"]
      ),
      (.delete, .microsoft365BackupAdministrator, "delete: 1 calls", ["10 administration"]),
      (.audit, .globalAdministrator, "audit: refused", ["10 administration"]),
      (.export, .globalAdministrator, "export: refused", ["10 administration"]),
      (.delete, .globalAdministrator, "delete: refused", ["10 administration"]),
      // Not a call to the store: it asks for no role.
      (.hold, .globalAdministrator, "hold: 0 calls", []),
      (.release, .globalAdministrator, "release: 0 calls", []),
    ]
    for row in table {
      let state = Self.play(["roaming"]) { $0.administer(row.0, hour: 10, role: row.1) }
      #expect(TenantStory.told(state).first == "10 " + row.told)
      #expect(TenantStory.requests(state).filter { $0.contains("administration") } == row.requests)
    }
  }

  @Test("What is deleted is gone; what was refused stays")
  func deletion() {
    let gone = Self.told(["roaming"]) { $0.administer(.delete, hour: 10) }
    #expect(gone == ["10 delete: 1 calls", "10 erased from tenantStore, administrator: \(Self.both)"])
    let refused = Self.told(["roaming"]) { $0.administer(.delete, hour: 10, role: .globalAdministrator) }
    #expect(refused == ["10 delete: refused", "24 tenantStore holds \(Self.both)"])
  }

  @Test("Evidence is lost with the data, unless somebody exported it while it was held")
  func evidence() {
    typealias Step = (AdministrationPlan.Action, Double)
    let table: [(steps: [Step], isLost: Bool)] = [
      ([(.delete, 10)], false), ([(.hold, 5), (.delete, 10)], true),
      ([(.hold, 5), (.export, 6), (.delete, 10)], false),
      // An export before the hold is nobody's evidence.
      ([(.export, 4), (.hold, 5), (.delete, 10)], true),
      ([(.hold, 5), (.release, 6), (.delete, 10)], false),
      ([(.hold, 5), (.audit, 6), (.delete, 10)], true),
    ]
    for row in table {
      let told = Self.told(["roaming"]) { fleet in
        for (action, hour) in row.steps { fleet.administer(action, hour: hour) }
      }
      #expect(told.contains("10 evidence lost") == row.isLost, "\(row.steps)")
    }
  }

  @Test("A hold does not stop what follows from a departure")
  func heldPersonLeaves() {
    let told = Self.told(["roaming"], Self.lines + [(20, 0, .leave)], days: 3) {
      $0.group.tenant.deletesDepartedAfter = .constant(24 * 3_600e6)
      $0.administer(.hold, hour: 10)
      $0.administer(.export, hour: 50)
    }
    #expect(
      told == [
        "10 hold: 0 calls", "20 leaves", "44 erased from tenantStore, departed: \(Self.both)",
        "44 evidence lost", "50 export: 1 calls",
      ])
  }

  @Test("In an outage administrators wait until it ends")
  func outage() {
    let told = Self.told(["roaming"]) {
      $0.group.outages = [Outage(.tenantStore, from: .zero + .hours(9), until: .zero + .hours(12))]
      $0.administer(.hold, hour: 10)
      $0.administer(.delete, hour: 11)
    }
    #expect(
      told == [
        "10 hold: 0 calls", "12 delete: 1 calls",
        "12 erased from tenantStore, administrator: \(Self.both)", "12 evidence lost",
      ])
  }

  @Test("An action about those who have left passes the others by")
  func onlyDeparted() {
    let plan: (inout SmallFleet) -> Void = {
      $0.group.tenant.deletesDepartedAfter = .constant(30 * SmallFleet.day)
      $0.administer(.delete, hour: 10, onlyDeparted: true)
      $0.administer(.delete, hour: 21, onlyDeparted: true)
    }
    #expect(Self.told(["roaming"], Self.lines, plan) == ["24 tenantStore holds \(Self.both)"])
    #expect(
      Self.told(["roaming"], Self.lines + [(20, 0, .leave)], plan) == [
        "20 leaves", "21 delete: 1 calls", "21 erased from tenantStore, administrator: \(Self.both)",
      ])
  }

  @Test("Of two actions the larger share takes in the people of the smaller")
  func shares() {
    var counts = [0, 0]
    for user in 0..<400 {
      var fleet = SmallFleet()
      fleet.horizon = .days(2)
      fleet.group.usage.historyMean = 0
      fleet.group.administration = [0.25, 0.5].map {
        AdministrationPlan(at: .zero + .hours($0 * 4), action: .audit, share: $0)
      }
      let hours = TenantStory.told(fleet.play([], user: user))
      #expect(hours.isEmpty || hours.contains("2 audit: 1 calls"))
      for (index, hour) in ["1", "2"].enumerated() where hours.contains("\(hour) audit: 1 calls") {
        counts[index] += 1
      }
    }
    // Four standard errors of 400 draws.
    #expect(abs(counts[0] - 100) < 35 && abs(counts[1] - 200) < 40)
  }

  // MARK: Departure

  @Test("After a departure the store keeps its data for a time, whoever kept it")
  func departure() {
    let held = "1 profiles, 2 units, 4 items, 2 secrets, 18 bytes, 4 entries"
    let told = Self.told(["roaming", "backup"], Self.lines + [(24 * 6, 0, .leave)], days: 21) {
      $0.group.backup.cadence = .days(2)
      $0.group.tenant.deletesDepartedAfter = .constant(10 * SmallFleet.day)
    }
    #expect(
      told == [
        "144 leaves", "168 tenantStore holds \(held)", "336 tenantStore holds \(held)",
        "384 erased from tenantStore, departed: \(held)",
      ])
  }

  @Test("Nothing reaches the store once its user has left", arguments: MechanismLawTests.strategies)
  func silence(strategy: [MechanismTerm]) {
    var departures = 0
    for user in 0..<40 {
      var fleet = SmallFleet.turbulent()
      fleet.group.life.leaving = .exponential(mean: 30 * SmallFleet.day)
      fleet.group.tenant.deletesDepartedAfter = .uniform(low: 0, high: 20 * SmallFleet.day)
      let state = fleet.play(strategy, user: user)
      guard let leaves = state.life.leaves else { continue }
      departures += 1
      let hour = Int((leaves - .zero).inHours)
      #expect(state.requests.allSatisfy { $0.hour <= hour })
      let erased = state.story.contains { if case .erased(_, _, .departed, _) = $0 { true } else { false } }
      let open = state.story.contains {
        if case .held(let at, .tenantStore, _) = $0 { at == state.life.horizon } else { false }
      }
      // Either it is gone, or it is still there, or there was nothing.
      #expect(!(erased && open))
    }
    #expect(departures > 20)
  }

  // MARK: Devices

  @Test("A lost device shows what lay on it, readable unless its disk is encrypted")
  func exposure() {
    let lines = Self.lines + [(5, 0, .loss)]
    for (share, word) in [(1.0, "encrypted"), (0, "readable")] {
      let told = Self.told([], lines) { $0.group.tenant.encryptedDisks = share }
      #expect(told == ["exposed: 2 items, 1 secrets, \(word)"])
    }
    #expect(Self.told([], Self.lines + [(5, 0, .failure)]).isEmpty)
  }
}
