// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import Statistics
import Testing

@testable import FleetModel

/// Roaming and backup under controls that change: told as in `StoryTests`.
@Suite struct ControlsStoryTests {
  private static func play(
    _ mechanisms: [MechanismTerm], _ lines: [String], days: Double = 1,
    _ change: (inout SmallFleet) -> Void = { _ in }
  ) -> [String] {
    StoryTests.play(mechanisms, lines, days: days, change)
  }

  private static func time(_ text: String) -> SimulationTime { StoryTests.time(text) }

  /// From the start on, the policy alone governs roaming.
  private static func governByPolicy(_ group: inout GroupParameters) {
    group.tenant.policyGovernsRoamingFrom = .zero
    group.tenant.toggleCountsUntil = .zero
  }

  // MARK: Roaming on and off

  @Test func aChangeOfRoamingTakesEffectAtTheNextSignIn() {
    let told = Self.play(
      ["roaming"],
      [
        "8:00 1 signIn", "8:00 2 signIn", "9:00 1 choice 0", "10:00 1 choice 1", "11:00 1 signOut",
        "12:00 1 signIn", "13:00 1 choice 0", "15:00 1 lock", "15:05 1 unlock", "15:10 1 signOut",
        "16:00 1 signIn",
      ]
    ) {
      Self.governByPolicy(&$0.group)
      $0.group.policies.set(.enableWindowsBackup, .disabled, from: Self.time("9:30"))
      $0.group.policies.set(.enableWindowsBackup, .enabled, from: Self.time("14:00"))
    }
    // What was chosen while it was off goes up when it is on again: off is like offline.
    #expect(
      told == [
        "9:00 seat 1 chooses item 0", "9:01 upload of seat 1: accepted", "item 0 everywhere after 2.0 min",
        "10:00 seat 1 chooses item 1", "10:01 upload of seat 1: accepted", "item 1 everywhere after 2.0 min",
        "13:00 seat 1 chooses item 0", "16:01 upload of seat 1: accepted",
        "item 0 everywhere after 182.0 min",
      ])
  }

  @Test func whatADeviceMissedWhileRoamingWasOffComesWithItsNextSignIn() {
    let told = Self.play(
      ["roaming"],
      [
        "8:00 1 signIn", "8:00 2 signIn", "10:00 2 signOut", "10:30 2 signIn", "11:00 1 choice 0",
        "13:00 2 signOut", "13:30 2 signIn",
      ]
    ) {
      Self.governByPolicy(&$0.group)
      $0.group.policies.set(.enableWindowsBackup, .disabled, from: Self.time("9:30"))
      $0.group.policies.set(.enableWindowsBackup, .enabled, from: Self.time("12:00"))
    }
    // The first PC never signed in anew, so that it went on.
    #expect(
      told == [
        "11:00 seat 1 chooses item 0", "11:01 upload of seat 1: accepted",
        "item 0 everywhere after 150.0 min",
      ])
  }

  @Test func whereTwoDevicesBeginToRoamTheNewerChoiceStands() {
    let told = Self.play(
      ["roaming"],
      [
        "8:00 1 signIn", "8:00 2 signIn", "8:30 1 choice 0", "8:45 2 choice 0", "10:00 1 signOut",
        "10:05 1 signIn", "11:00 2 signOut", "11:05 2 signIn",
      ]
    ) {
      $0.group.roaming.enabled = false
      $0.group.tenant.policyGovernsRoamingFrom = Self.time("9:30")
    }
    #expect(
      told.suffix(3) == [
        "10:06 upload of seat 1: accepted", "11:06 upload of seat 2: harmless",
        "item 0 everywhere after 142.0 min",
      ])
  }

  // MARK: The cloud copy

  private static func delete(_ group: inout GroupParameters, at text: String) {
    group.administration = [AdministrationPlan(at: time(text), action: .delete, share: 1)]
  }

  @Test func afterADeletionTheNextDeviceToConnectUploadsItsOwn() {
    let told = Self.play(
      ["roaming"],
      [
        "8:00 1 signIn", "8:00 2 signIn", "9:00 1 choice 0", "11:00 2 signOut", "12:00 2 signIn",
        "12:30 1 signOut", "13:00 1 signIn", "14:00 1 choice 0",
      ]
    ) { Self.delete(&$0.group, at: "10:00") }
    // The second device to connect finds the first one's, and has nothing to add.
    #expect(
      told == [
        "9:00 seat 1 chooses item 0", "9:01 upload of seat 1: accepted", "item 0 everywhere after 2.0 min",
        "10:00 delete: 1 calls", "10:00 erased from tenantStore: administrator",
        "12:01 upload of seat 2: accepted", "14:00 seat 1 chooses item 0",
        "14:01 upload of seat 1: accepted", "item 0 everywhere after 2.0 min",
      ])
  }

  @Test func twoDevicesThatUploadTheirOwnAtOnceMeetInAConflict() {
    let told = Self.play(
      ["roaming"],
      [
        "8:00 1 signIn", "8:00 2 signIn", "9:00 1 choice 0", "11:00 1 signOut", "11:00 2 signOut",
        "12:00 1 signIn", "12:00 2 signIn",
      ]
    ) { Self.delete(&$0.group, at: "10:00") }
    #expect(
      told.suffix(2) == ["12:01 upload of seat 1: accepted", "12:01 upload of seat 2: harmless"],
      "of the same value")
  }

  /// What goes up again is as old as it is: it does not beat what was chosen in the meantime.
  @Test func whatIsUploadedAgainIsNotNewer() {
    let told = Self.play(
      ["roaming"],
      [
        "8:00 1 signIn", "8:00 2 signIn", "9:00 1 choice 0", "10:00 1 offline", "10:30 1 choice 0",
        "11:30 2 signOut", "12:00 2 signIn", "13:00 1 online",
      ]
    ) { Self.delete(&$0.group, at: "11:00") }
    #expect(
      told.suffix(3) == [
        "12:01 upload of seat 2: accepted", "13:01 upload of seat 1: harmless",
        "item 0 everywhere after 152.0 min",
      ])
  }

  /// A revision that was on its way when the cloud copy was deleted hides none that comes after.
  @Test func revisionsGoOnAfterADeletion() {
    let told = Self.play(
      ["roaming"],
      ["8:00 1 signIn", "8:00 2 signIn", "9:00 1 choice 0", "9:40 1 choice 0"]
    ) {
      $0.group.roaming.notifyDelay = .constant(3600e6)
      Self.delete(&$0.group, at: "9:30")
    }
    #expect(told.last == "item 0 everywhere after 61.0 min")
  }

  @Test func whatNobodyUsedForAYearIsRemoved() {
    let lines = ["0:00 1 signIn", "1:00 1 choice 0", "2:00 1 signOut", "370+9:00 1 signIn"]
    #expect(
      Self.play(["roaming"], lines, days: 400) == [
        "1:00 seat 1 chooses item 0", "1:01 upload of seat 1: accepted",
        "365+1:00 erased from tenantStore: stale", "370+9:01 upload of seat 1: accepted",
      ])
    let between = ["200+9:00 1 signIn", "200+9:05 1 signOut"]
    let used = Self.play(["roaming"], lines.dropLast() + between + lines.suffix(1), days: 400)
    #expect(!used.contains { $0.contains("erased") }, "a look at the service is a use")
  }

  // MARK: Outages

  @Test func uploadsAndPullsWaitForTheEndOfAnOutage() {
    let told = Self.play(
      ["roaming"],
      [
        "8:00 1 signIn", "8:00 2 signIn", "9:00 2 signOut", "9:10 1 choice 0", "10:00 2 signIn",
        "10:30 1 choice 1",
      ]
    ) {
      $0.group.outages = [Outage(.tenantStore, from: Self.time("9:30"), until: Self.time("12:00"))]
    }
    #expect(
      told == [
        "9:10 seat 1 chooses item 0", "9:11 upload of seat 1: accepted", "10:30 seat 1 chooses item 1",
        "item 0 everywhere after 170.0 min", "12:01 upload of seat 1: accepted",
        "item 1 everywhere after 92.0 min",
      ])
  }

  @Test func aBackupInAnOutageFailsAndIsCaughtUp() {
    let told = Self.play(
      ["backup"], ["0:00 1 signIn", "8+0:00 1 signOut", "8+1:00 1 signIn"], days: 9
    ) {
      $0.group.usage.historyState = .fresh
      $0.group.outages = [Outage(.tenantStore, from: .zero, until: Self.time("8+0:30"))]
    }
    #expect(told.count == 2 && told[0].hasSuffix("backup of seat 1: false"))
    #expect(told.last == "8+1:10 backup of seat 1: true")
  }

  @Test func aRestoreInAnOutageFailsAndIsOfferedAgainWhereThatIsAllowed() {
    func restores(firstSignIn: Bool) -> [String] {
      Self.play(
        ["backup"], ["0:00 1 signIn", "0:10 1 choice 0", "2+10:30 1 loss", "2+15:00 1 signIn"], days: 4
      ) {
        $0.group.backup.cadence = .hours(12)
        $0.group.restore.firstSignIn = firstSignIn
        $0.group.outages = [Outage(.tenantStore, from: Self.time("2+10:00"), until: Self.time("2+14:00"))]
      }.filter { $0.hasPrefix("restore") || $0.contains("restored") }
    }
    #expect(restores(firstSignIn: false) == ["restore: Failed"])
    let again = restores(firstSignIn: true)
    #expect(again.count == 3 && again[0] == "restore: Failed" && again[2] == "restore: Succeeded")
    #expect(again[1].hasPrefix("2+15:00 restored from"))
  }

  // MARK: Metered links

  private static func metered(
    _ mechanisms: [MechanismTerm], _ share: Double, spared: Bool
  ) -> [String] {
    play(mechanisms, ["0:00 1 signIn", "0:00 2 signIn", "1:00 1 choice 0", "9:00 1 lock"], days: 20) {
      $0.group.metered = share
      $0.group.usage.historyState = .fresh
      if spared { $0.group.policies.set(.disableSyncOnPaidNetwork, .enabled) }
    }.filter { $0.contains("upload") || $0.contains("backup") }
  }

  @Test(arguments: [["roaming"], ["backup"]] as [[MechanismTerm]])
  func nothingTravelsOverAMeteredLinkThatPolicySpares(mechanisms: [MechanismTerm]) {
    // Not connected for the mechanism: nothing fails either.
    #expect(Self.metered(mechanisms, 1, spared: true).isEmpty)
    #expect(!Self.metered(mechanisms, 1, spared: false).isEmpty)
    #expect(Self.metered(mechanisms, 0, spared: true) == Self.metered(mechanisms, 1, spared: false))
  }

  @Test func whatWaitsForAFreeLinkGoesUpWithTheNextSession() {
    var waited = 0
    for seed in 0..<40 {
      let told = Self.play(
        ["roaming"], ["8:00 1 signIn", "9:00 1 choice 0", "9:30 1 lock", "10:00 1 unlock"]
      ) {
        $0.seed = UInt64(seed)
        $0.group.metered = 0.5
        $0.group.usage.staysAwake = nil
        $0.group.policies.set(.disableSyncOnPaidNetwork, .enabled)
      }
      if told.contains("10:01 upload of seat 1: accepted") { waited += 1 }
    }
    #expect((3...17).contains(waited), "a quarter: the first session metered, the second not")
  }

  // MARK: Backup on and off

  @Test func aTaskThatIsDueSleepsUntilTheBackupIsOn() {
    func runs(_ change: @escaping (inout PolicySet) -> Void) -> [Double] {
      SmallFleet.play(["backup"], [(0, 0, .signIn)], days: 60) { change(&$0.group.policies) }.runHours
        .map { $0 / 24 }
    }
    let plain = runs { _ in }
    let resting = runs {
      $0.set(.enableWindowsBackup, .disabled, from: Self.time("10+0:00"))
      $0.set(.enableWindowsBackup, .enabled, from: Self.time("30+0:00"))
    }
    #expect(resting.filter { $0 < 10 } == plain.filter { $0 < 10 })
    #expect(!resting.contains { $0 >= 10 && $0 < 30 })
    let later = resting.filter { $0 >= 30 }
    #expect(later.first! < 38)
    for (run, next) in zip(later, later.dropFirst()) { #expect(abs(next - run - 8) < 1e-9) }
    #expect(
      runs { $0.set(.enableWindowsBackup, .disabled, from: Self.time("10+0:00")) }.allSatisfy { $0 < 10 })
    // Off and on again between two runs, it is never missed.
    let between = Self.time("0:00") + .days(plain[0] + 1)
    #expect(
      runs {
        $0.set(.enableWindowsBackup, .disabled, from: between)
        $0.set(.enableWindowsBackup, .enabled, from: between + .days(1))
      } == plain)
  }

  // MARK: People

  @Test func aRestoreForAnotherIdentityIsRefused() {
    func told(page: Bool, _ identities: [Double]) -> [String] {
      Self.play(
        ["backup"], ["0:00 1 signIn", "0:10 1 choice 0", "2+10:30 1 loss", "2+15:00 1 signIn"], days: 4
      ) {
        $0.group.backup.cadence = .hours(12)
        $0.group.restore.otherIdentity = 1
        $0.group.restore.identities = identities
        $0.group.restore.firstSignIn = true
        if !page { $0.group.restore.pageFrom = nil }
      }.filter { $0.hasPrefix("restore") }
    }
    #expect(
      told(page: true, [1, 0, 0]) == ["restore refused: another account of the tenant", "restore: Failed"])
    #expect(
      told(page: true, [0, 1, 0]) == ["restore refused: an account of another tenant", "restore: Failed"])
    #expect(told(page: true, [0, 0, 1]) == ["restore refused: a user who was deleted", "restore: Failed"])
    #expect(told(page: false, [1, 0, 0]) == ["restore: No policy assigned"], "nobody asked, nobody refused")
  }

  @Test(arguments: [["roaming"], ["backup"]] as [[MechanismTerm]])
  func whoLeavesIsForgottenSomeTimeAfter(mechanisms: [MechanismTerm]) {
    func told(_ after: TimeSpan) -> [String] {
      Self.play(
        mechanisms,
        [
          "0:00 1 signIn", "1:00 1 choice 0", "2+10:00 1 leave", "2+11:00 1 choice 1", "2+12:00 1 loss",
          "2+13:00 1 signIn",
        ], days: 30
      ) {
        $0.group.backup.cadence = .hours(12)
        $0.group.tenant.deletesDepartedAfter = .constant(Double(after.microseconds))
      }
    }
    let days20 = told(.days(20))
    #expect(days20.suffix(2) == ["2+10:00 leaves", "22+10:00 erased from tenantStore: departed"])
    #expect(told(.days(28)).last == "2+10:00 leaves", "after the horizon")
  }
}
