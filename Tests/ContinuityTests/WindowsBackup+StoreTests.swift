// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import Statistics
import Testing

@testable import FleetModel

/// What the tenant's store keeps of profiles, and what a restore finds once they are gone.
@Suite struct WindowsBackupStoreTests {
  private typealias Line = (hours: Double, seat: Int, act: ScriptLine.Act)

  private static func play(
    _ lines: [Line], days: Double, _ change: (inout SmallFleet) -> Void = { _ in }
  ) -> UserState {
    SmallFleet.play(["backup"], lines, days: days) { fleet in
      fleet.makeTellable()
      fleet.group.backup.cadence = .days(1)
      change(&fleet)
    }
  }

  private static let start: [Line] = [
    (0, 0, .signIn), (0.01, 0, .choice(item: 0)), (0.02, 0, .choice(item: 9)),
  ]

  @Test("A profile is one whole with an entry for each policy group in it")
  func holding() {
    let state = Self.play(Self.start + [(0, 1, .signIn), (0.03, 1, .choice(item: 2))], days: 2)
    // Account scope and no roaming: each seat's profile holds what is shown there.
    #expect(
      TenantStory.told(state) == [
        "48 tenantStore holds 2 profiles, 0 units, 3 items, 1 secrets, 517 bytes, 3 entries"
      ])
    #expect(TenantStory.requests(state).filter { $0.contains("backup 2/1") }.count == 2)
  }

  @Test("A restore lists the profiles and reads one; a refused one reads nothing")
  func restoring() {
    let lines = Self.start + [(30, 0, .loss)]
    let restored = TenantStory.requests(Self.play(lines, days: 2))
    #expect(restored.filter { $0.hasPrefix("30 ") } == ["30 list", "30 restore 2/1"])
    for identity in ForeignIdentity.allCases {
      let state = Self.play(lines, days: 2) {
        $0.group.restore.otherIdentity = 1
        $0.group.restore.identities = ForeignIdentity.allCases.map { $0 == identity ? 1 : 0 }
      }
      #expect(TenantStory.told(state).contains("refused: \(identity.name)"))
      #expect(!TenantStory.requests(state).contains { $0.hasPrefix("30 ") && !$0.contains("backup") })
      #expect(state.restoreStates == [.failed])
    }
  }

  @Test("In an outage nobody answers, and nothing is counted as a call")
  func outage() {
    let state = Self.play(Self.start + [(30, 0, .loss)], days: 2) {
      $0.group.outages = [Outage(.tenantStore, from: .zero + .hours(29), until: .zero + .hours(40))]
    }
    #expect(state.restoreStates == [.failed])
    #expect(!TenantStory.requests(state).contains { $0.hasPrefix("30 ") })
  }

  @Test("Where profiles were removed and none was made since, that is why there is none")
  func erased() {
    let lines = Self.start + [(25, 0, .signOut), (30, 0, .loss)]
    let state = Self.play(lines, days: 3) { $0.administer(.delete, hour: 28) }
    #expect(state.restoreStates == [.noBackupProfiles])
    #expect(state.story.contains(.noProfile(replacement: 0, .erased)))
    // Nothing was there to be removed.
    let young = Self.play(lines, days: 3) {
      $0.group.backup.cadence = .days(60)
      $0.administer(.delete, hour: 28)
    }
    #expect(young.story.contains(.noProfile(replacement: 0, .neverRan)))
    // A run since then made another.
    let again = Self.play(Self.start + [(60, 0, .loss)], days: 3) { $0.administer(.delete, hour: 28) }
    #expect(again.restoreStates == [.succeeded])
  }
}
