// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Statistics
import Testing

@testable import Continuity
@testable import FleetModel

@Suite struct WindowsBackupTests {
  typealias Line = (hours: Double, seat: Int, act: ScriptLine.Act)

  static func play(
    _ lines: [Line], days: Double = 1, seed: Int = 7, _ change: (inout SmallFleet) -> Void = { _ in }
  ) -> UserState {
    SmallFleet.play(["backup"], lines, days: days) {
      $0.seed = UInt64(seed)
      change(&$0)
    }
  }

  /// Signed in from nine to five, or so long, every day.
  static func daily(_ days: Int, hours: Double = 8) -> [Line] {
    (0..<days).flatMap { day -> [Line] in
      let nine = 24 * Double(day) + 9
      return [(nine, 0, .signIn), (nine + hours, 0, .signOut)]
    }
  }

  // MARK: Cadence

  @Test func theFirstRunIsWithinACadenceAndTheOthersFollowIt() {
    var phases = Tally()
    for seed in 0..<200 {
      let hours = Self.play([(0, 0, .signIn)], days: 40, seed: seed).runHours
      #expect(hours.count == 5)
      phases.add(hours[0] / 24)
      for (number, time) in hours.enumerated() {
        #expect(abs(time - hours[0] - 192 * Double(number)) < 1e-9)
      }
    }
    #expect(abs(phases.mean! - 4) < 4.5 * phases.standardError!)
    #expect(phases.min! >= 0 && phases.max! < 8 && phases.max! > 7)
  }

  @Test func aBackupRunsEveryEightDays() {
    let days = Self.play([(0, 0, .signIn)], days: 60).runHours.map { $0 / 24 }
    #expect(days.count >= 6)
    for (run, next) in zip(days, days.dropFirst()) { #expect(abs(next - run - 8) < 1e-9) }
  }

  @Test func theNextRunIsACadenceAfterOneThatWasLate() {
    // Due within the first eight days, and connected from the ninth on.
    for seed in 0..<20 {
      let hours = Self.play([(200, 0, .signIn)], days: 40, seed: seed).runHours
      #expect(hours.count == 4)
      for (number, time) in hours.enumerated() {
        #expect(abs(time - 200 - 1.0 / 6 - 192 * Double(number)) < 1e-9)
      }
    }
  }

  @Test func aSettledFleetHasProfilesFromBeforeTheStart() {
    for seed in 0..<60 {
      let state = Self.play([(0, 0, .signIn), (0.001, 0, .loss)], days: 20, seed: seed) {
        $0.group.usage.historyState = .settled
        $0.group.usage.historyMean = 5
      }
      let captures = state.story.compactMap {
        if case .restored(_, 0, let capture, _) = $0 { (capture - .zero).inDays } else { nil }
      }
      #expect(captures.count == 1 && captures[0] <= 0 && captures[0] > -8)
      #expect(state.reasons.isEmpty)
      // Without the loss, the next run comes a cadence after that capture.
      let undisturbed = Self.play([(0, 0, .signIn)], days: 20, seed: seed) {
        $0.group.usage.historyState = .settled
        $0.group.usage.historyMean = 5
      }
      #expect(abs(undisturbed.runHours[0] / 24 - captures[0] - 8) < 1e-9)
    }
  }

  @Test func aMissedRunCatchesUpAfterTheNextConnection() {
    var caughtUp = 0
    var previous = 0
    for seed in 0..<30 {
      let hours = Self.play(Self.daily(60), days: 60, seed: seed).runHours
      previous += hours.count
      for time in hours {
        let ofDay = time.truncatingRemainder(dividingBy: 24)
        let isCatchUp = abs(ofDay - 9 - 1.0 / 6) < 1e-9
        #expect(isCatchUp || (9...17).contains(ofDay))
        caughtUp += isCatchUp ? 1 : 0
      }
      for (before, after) in zip(hours, hours.dropFirst()) {
        #expect(after - before >= 192 - 1e-9 && after - before <= 192 + 16.2)
      }
    }
    #expect(caughtUp > previous / 2, "two thirds of the days are nights")
  }

  @Test func aShortSessionIsNoTimeToCatchUp() {
    var runs = 0
    for seed in 0..<30 {
      let hours = Self.play(Self.daily(60, hours: 0.1), days: 60, seed: seed).runHours
      runs += hours.count
      for time in hours { #expect((9...9.1).contains(time.truncatingRemainder(dividingBy: 24))) }
    }
    #expect(runs < 10)
  }

  @Test func aFailedRunTriesAgainAfterTheNextConnection() {
    let hours = Self.play(Self.daily(30), days: 30) { $0.group.backup.fails = 1 }.runHours
    #expect(hours.count > 15)
    for (before, after) in zip(hours, hours.dropFirst()) {
      #expect(Int(after / 24) == Int(before / 24) + 1, "every morning")
      #expect(abs(after.truncatingRemainder(dividingBy: 24) - 9 - 1.0 / 6) < 1e-9)
    }
    let connected = Self.play([(0, 0, .signIn)], days: 30) { $0.group.backup.fails = 1 }.runHours
    #expect(connected.count <= 4, "without a new connection, at the next cadence")
  }

  @Test func thePolicyMayLandLater() {
    for seed in 0..<40 {
      let state = Self.play([(0, 0, .signIn)], days: 30, seed: seed) {
        $0.group.policies[.enableWindowsBackup] = []
        $0.group.policies.set(.enableWindowsBackup, .enabled, from: .zero + .days(10))
        $0.group.usage.historyState = .settled
      }
      #expect((240..<432).contains(state.runHours[0]))
    }
  }

  @Test func aNewDeviceBeginsItsOwnCadence() {
    var phases = Tally()
    for seed in 0..<100 {
      let state = Self.play([(0, 0, .signIn), (240, 0, .loss), (240, 0, .signIn)], days: 20, seed: seed)
      let hours = state.runHours.filter { $0 >= 240 }
      phases.add((hours[0] - 240) / 24)
    }
    #expect(phases.max! < 8 && abs(phases.mean! - 4) < 4.5 * phases.standardError!)
  }

  // MARK: What comes back

  /// Item 0 is in a profile that was taken by three o'clock, item 1 was set after; lost at five.
  static let story: [Line] = [
    (0, 0, .signIn), (0.1, 0, .choice(item: 0)), (3, 0, .signOut), (4, 0, .choice(item: 1)), (5, 0, .loss),
    (6, 0, .signIn),
  ]

  static func restored(_ lines: [Line]? = nil, _ change: (inout SmallFleet) -> Void = { _ in })
    -> UserState
  {
    play(lines ?? story) {
      $0.group.backup.cadence = .hours(1)
      change(&$0)
    }
  }

  @Test func aProfileComesBackAtTheDesktop() {
    let state = Self.restored()
    #expect(state.shown(.desktop) == [0])
    #expect(state.reasons == [1: .changedSince])
    #expect(state.restoreStates == [.succeeded])
    #expect(state.story.contains(.lostWithDevice(replacement: 0, choices: 1)))
  }

  @Test func anUploadIsLostWithItsDevice() {
    let lines: [Line] = [(0, 0, .signIn), (0.1, 0, .choice(item: 0)), (2.5, 0, .loss)]
    let slow = Self.restored(lines) { $0.group.backup.uploadTime = .constant(3 * 3600e6) }
    #expect(slow.reasons == [0: .noProfile] && slow.restoreStates == [.noBackupProfiles])
    let fast = Self.restored(lines) { $0.group.backup.uploadTime = .constant(1e6) }
    #expect(fast.reasons.isEmpty)
  }

  @Test func anUploadDoesNotOutliveItsDevice() {
    // The new device comes a day later, when the upload would long have ended.
    let lines: [Line] = [(0, 0, .signIn), (0.1, 0, .choice(item: 0)), (2.5, 0, .loss)]
    let state = Self.play(lines, days: 3) {
      $0.group.backup.cadence = .hours(1)
      $0.group.backup.uploadTime = .constant(3 * 3600e6)
      $0.group.life.leadTimeFailure = .constant(SmallFleet.day)
    }
    #expect(state.reasons == [0: .noProfile] && state.restoreStates == [.noBackupProfiles])
  }

  @Test func aProfileIsOfTheInstantOfItsCapture() {
    // Taken within the first hour, stored two hours later.
    let lines: [Line] = [(0, 0, .signIn), (1, 0, .choice(item: 0)), (1.01, 0, .signOut), (4, 0, .loss)]
    let state = Self.restored(lines) {
      $0.group.backup.uploadTime = .constant(2 * 3600e6)
      $0.group.backup.cadence = .hours(0.99)
    }
    let captures = state.story.compactMap {
      if case .restored(_, 0, let capture, _) = $0 { (capture - .zero).inHours } else { nil }
    }
    #expect(captures.count == 1 && captures[0] <= 1.01)
  }

  @Test func eachReasonIsReached() {
    let cases: [(Absence, RestoreState, (inout SmallFleet) -> Void)] = [
      (.notInCatalog, .succeeded, { $0.settings[0].restored = .none }),
      (.notInCatalog, .succeeded, { $0.settings[0].backedUp = .windows10 }),
      (.policyOff, .noBackupProfiles, { $0.group.policies.set(.enableWindowsBackup, nil) }),
      (.policyOff, .noBackupProfiles, { $0.group.policies.set(.enableActivityFeed, .disabled) }),
      (.policyOff, .succeeded, { $0.group.policies.set(.disableWindowsSettingSync, .enabled) }),
      (.gateEditionCloud, .notApplicable, { $0.group.device.edition = .se }),
      (.gateSharedDevice, .notApplicable, { $0.group.device.shared = true }),
      (.gateTargetSystem, .notApplicable, { $0.group.device.system = OperatingSystem("windows10-22h2")! }),
      (.gateJoin, .notApplicable, { $0.group.device.join = .hybrid }),
      (.gateRestorePage, .noPolicyAssigned, { $0.group.restore.pageFrom = nil }),
      (.gateRestorePage, .noPolicyAssigned, { $0.group.restore.pageFrom = .zero + .hours(5.1) }),
      (.noProfile, .noBackupProfiles, { $0.group.backup.fails = 1 }),
      (.declined, .setUpAsNew, { $0.group.restore.accepts = 0 }),
      (.failed, .failed, { $0.group.restore.fails = 1 }),
    ]
    for (number, (reason, restore, change)) in cases.enumerated() {
      let state = Self.restored { change(&$0) }
      #expect(state.reasons[0] == reason, "case \(number)")
      #expect(state.restoreStates == [restore], "case \(number)")
    }
  }

  @Test func thePolicyIsMissedBeforeWhatBlocksIt() {
    let reasons: [(MissingProfile, (inout SmallFleet) -> Void)] = [
      (.policy, { $0.group.policies.set(.enableWindowsBackup, nil) }),
      (.silentBlocker, { $0.group.policies.set(.enableActivityFeed, .disabled) }),
      (
        .policy,
        {
          $0.group.policies.set(.enableWindowsBackup, nil)
          $0.group.policies.set(.enableActivityFeed, .disabled)
        }
      ),
      (.neverRan, { $0.group.backup.fails = 1 }),
    ]
    for (number, (reason, change)) in reasons.enumerated() {
      let found = Self.restored { change(&$0) }.story.compactMap {
        if case .noProfile(_, let why) = $0 { why } else { nil }
      }
      #expect(found == [reason], "case \(number)")
    }
  }

  // MARK: First sign-in

  @Test func aMissedRestoreIsOfferedAgain() {
    let lines = Self.story.filter { $0.hours < 6 } + [(5.0001, 0, .signIn)]
    let page = Self.restored(lines) {
      $0.group.restore.pageFrom = nil
      $0.group.restore.firstSignIn = true
    }
    #expect(page.restoreStates == [.noPolicyAssigned, .succeeded])
    #expect(page.shown(.desktop) == [] && page.shown(.day1) == [])
    #expect(page.shown(.hour1) == [0], "restored at the sign-in")
    let failed = Self.restored {
      $0.group.restore.fails = 1
      $0.group.restore.firstSignIn = true
    }
    #expect(failed.restoreStates == [.failed, .failed])
  }

  @Test func aDeclinedRestoreIsNotOfferedAgain() {
    let declined = Self.restored {
      $0.group.restore.accepts = 0
      $0.group.restore.firstSignIn = true
    }
    #expect(declined.restoreStates == [.setUpAsNew])
  }

  /// Kept while the account lives: a user's list grows with each replacement.
  @Test func aProfileOutlivesItsDevice() {
    let lines: [Line] = [(0, 0, .signIn), (48, 0, .loss), (49, 0, .signIn), (96, 0, .loss), (97, 0, .signIn)]
    let state = Self.play(lines, days: 400) { $0.group.backup.cadence = .days(1) }
    #expect(state.holdings.last?.profiles == 3)
  }

  /// Half an hour of an empty device is no profile to come back from.
  @Test func aDeviceIsNotRestoredFromItself() {
    var restored = 0
    for seed in 0..<20 {
      let state = Self.restored {
        $0.seed = UInt64(seed)
        $0.group.restore.pageFrom = nil
        $0.group.restore.firstSignIn = true
      }
      restored += state.shown(.hour1) == [0] ? 1 : 0
    }
    #expect(restored > 0)
    #expect(restored == 20)
  }
}
