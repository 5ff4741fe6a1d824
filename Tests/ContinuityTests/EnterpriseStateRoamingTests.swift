// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Statistics
import Testing

@testable import Continuity
@testable import FleetModel

@Suite struct EnterpriseStateRoamingTests {
  private typealias Line = (hours: Double, seat: Int, act: ScriptLine.Act)
  private static let minute = 1.0 / 60

  private static func play(
    _ lines: [Line], days: Double = 1, _ change: (inout SmallFleet) -> Void = { _ in }
  ) -> UserState {
    SmallFleet.play(["roaming"], lines, days: days, change)
  }

  private static func isNear(_ values: [Double], _ expected: [Double]) -> Bool {
    values.count == expected.count && zip(values, expected).allSatisfy { abs($0 - $1) < 1e-9 }
  }

  // MARK: Going up

  @Test func choicesRideAlongUntilTheUploadStarts() {
    let state = Self.play([
      (8, 0, .signIn), (9, 0, .choice(item: 0)), (9.1, 0, .choice(item: 0)), (9.6, 0, .choice(item: 0)),
    ]) {
      $0.group.roaming.uploadDelay = .constant(1800e6)
      $0.group.roaming.transferDelay = .constant(360e6)
    }
    #expect(Self.isNear(state.uploadHours, [9.6, 10.2]))
  }

  @Test func unitsTravelApart() {
    let lines: [Line] = [(8, 0, .signIn), (9, 0, .choice(item: 0)), (9, 0, .choice(item: 1))]
    #expect(Self.play(lines).uploadHours == [9, 9])
    let together = Self.play(lines) {
      $0.settings[0].unit = "pair"
      $0.settings[1].unit = "pair"
      $0.group.roaming.uploadDelay = .constant(60e6)
    }
    #expect(together.uploadHours.count == 1)
  }

  @Test(arguments: [ScriptLine.Act.lock, .signOut]) func leavingStartsAllUploads(act: ScriptLine.Act) {
    let state = Self.play([
      (8, 0, .signIn), (9, 0, .choice(item: 0)), (9.1, 0, .choice(item: 1)), (9.2, 0, act),
    ]) { $0.group.roaming.uploadDelay = .constant(3600e6) }
    #expect(Self.isNear(state.uploadHours, [9.2, 9.2]))
  }

  @Test func offlineChoicesWaitForTheNetwork() {
    let state = Self.play([
      (8, 0, .signIn), (8.5, 0, .offline), (9, 0, .choice(item: 0)), (9.5, 0, .signOut), (11, 0, .signIn),
    ])
    #expect(state.uploadHours == [11])
    let back = Self.play([(8, 0, .signIn), (8.5, 0, .offline), (9, 0, .choice(item: 0)), (10, 0, .online)])
    #expect(back.uploadHours == [10])
  }

  @Test func whatIsChosenAsleepWaitsForTheUnlock() {
    let state = Self.play([
      (8, 0, .signIn), (9, 0, .lock), (9.25, 0, .choice(item: 0)), (9.75, 0, .choice(item: 1)),
      (11, 0, .unlock),
    ])
    // Awake for half an hour after the lock.
    #expect(state.uploadHours == [9.25, 11])
  }

  @Test func whatIsDirtyGoesUpBeforeAnythingIsPulled() {
    let state = Self.play(
      [
        (8, 0, .signIn), (8, 1, .signIn), (8.5, 1, .offline), (9, 0, .choice(item: 0)),
        (10, 1, .choice(item: 0)),
        (10.5, 1, .signOut), (11, 1, .signIn),
      ])
    #expect(state.uploadHours == [9, 11])
    #expect(state.visible(0, 0).value == 2 && state.visible(1, 0).value == 2)
  }

  @Test func anUploadOutlivesItsDevice() {
    let state = Self.play([(8, 0, .signIn), (9, 0, .choice(item: 0)), (9.05, 0, .loss), (10, 0, .signIn)]) {
      $0.group.roaming.transferDelay = .constant(360e6)
    }
    #expect(Self.isNear(state.uploadHours, [9.1]))
    #expect(state.visible(0, 0).value == 1)
    #expect(
      state.story.contains(.lostWithDevice(replacement: 0, choices: 1)), "at that instant nobody held it")
  }

  @Test func whatHasNotLeftDiesWithTheDevice() {
    let state = Self.play([(8, 0, .signIn), (9, 0, .choice(item: 0)), (9.05, 0, .loss), (10, 0, .signIn)]) {
      $0.group.roaming.uploadDelay = .constant(360e6)
    }
    #expect(state.uploadHours.isEmpty)
    #expect(state.reasons == [0: .neverReachedService])
  }

  // MARK: Coming down

  private static let morning: [Line] = [
    (8, 0, .signIn), (9, 0, .choice(item: 0)), (10, 1, .signIn),
  ]

  private static func pulling(_ lines: [Line]) -> UserState {
    play(lines) { $0.group.roaming.pullDelay = .constant(300e6) }
  }

  @Test func aPullComesAfterTheSignIn() {
    #expect(Self.pulling(Self.morning).wrongMinutes(1) == 5)
  }

  @Test func aDisconnectCancelsThePull() {
    for leaving in [ScriptLine.Act.signOut, .offline] {
      let act = leaving == .offline ? [(11.0, 1, ScriptLine.Act.signOut)] : []
      let state = Self.pulling(
        Self.morning + [(10 + 3 * Self.minute, 1, leaving)] + act + [(12, 1, .signIn)])
      let before = leaving == .offline ? 60.0 : 3
      #expect(abs(state.wrongMinutes(1) - before - 5) < 1e-6)
    }
  }

  @Test func anUnlockStartsThePullAnew() {
    let state = Self.pulling(
      Self.morning + [(10 + 3 * Self.minute, 1, .lock), (10 + 4 * Self.minute, 1, .unlock)])
    #expect(abs(state.wrongMinutes(1) - 8) < 1e-6)
    let locked = Self.pulling(
      Self.morning + [(10 + 3 * Self.minute, 1, .lock), (10 + 9 * Self.minute, 1, .unlock)])
    #expect(abs(locked.wrongMinutes(1) - 3) < 1e-6, "locked and awake, it pulls")
  }

  @Test func aRevisionReachesWhoIsConnectedThen() {
    let lines: [Line] = [(8, 0, .signIn), (8, 1, .signIn), (9, 0, .choice(item: 0))]
    let notify: (inout SmallFleet) -> Void = { $0.group.roaming.notifyDelay = .constant(120e6) }
    #expect(Self.play(lines, notify).wrongMinutes(1) == 2)
    let away = Self.play(lines + [(9 + Self.minute, 1, .offline)], notify)
    #expect(away.visible(1, 0).isDefault, "not kept for it")
  }

  @Test func aRevisionIsSetAsideWhileAnUploadIsUnanswered() {
    let state = Self.play([
      (8, 0, .signIn), (8, 1, .signIn), (8.2, 1, .offline), (8.5, 1, .choice(item: 0)),
      (9, 0, .choice(item: 0)),
      (9 + 1.5 * Self.minute, 1, .online),
    ]) {
      $0.group.roaming.transferDelay = .constant(60e6)
      $0.group.roaming.notifyDelay = .constant(60e6)
    }
    // The answer to its own upload, which lost, frees the revision that came a half minute before.
    #expect(abs(state.wrongMinutes(1) - 2.5) < 1e-6)
    #expect(state.visible(1, 0).value == 2)
    #expect(state.story.contains { if case .upload(_, 1, .harmless, false) = $0 { true } else { false } })
  }

  @Test func aNewDevicePullsEverything() {
    let lines: [Line] = [
      (8, 0, .signIn), (9, 0, .choice(item: 0)), (9, 0, .choice(item: 1)), (10, 0, .loss),
    ]
    let state = Self.pulling(lines)
    #expect(state.reasons == [0: .onItsWay, 1: .onItsWay])
    #expect(state.shown(.desktop) == [] && state.shown(.hour1) == [0, 1])
    let sleepy = Self.play(lines) { $0.group.roaming.pullDelay = .constant(1801e6) }
    #expect(sleepy.shown(.hour1) == [], "asleep before the pull")
    let awake = Self.play(lines) { $0.group.roaming.pullDelay = .constant(1799e6) }
    #expect(awake.shown(.hour1) == [0, 1])
  }

  // MARK: Blocked days

  @Test func aBlockedDeviceIsOffline() {
    let state = Self.play([(8, 0, .signIn), (8, 1, .signIn), (9, 0, .choice(item: 0))]) {
      $0.group.roaming.blocked = 1
    }
    #expect(state.uploadHours.isEmpty && state.visible(1, 0).isDefault)
  }

  @Test func blockedDaysEndAtMidnight() {
    var atOnce = 0
    var later = 0
    var waiting = 0
    for seed in 0..<12 {
      let lines =
        [(0.0, 0, ScriptLine.Act.signIn)] + (0..<40).map { (24.0 * Double($0) + 10, 0, .choice(item: 0)) }
      let state = Self.play(lines, days: 41) {
        $0.group.roaming.blocked = 0.3
        $0.seed = UInt64(seed)
      }
      for hours in state.uploadHours {
        let ofDay = hours.truncatingRemainder(dividingBy: 24)
        #expect(ofDay == 10 || ofDay == 0)
        if ofDay == 10 { atOnce += 1 } else { later += 1 }
      }
      waiting += 40 - state.uploadHours.count
    }
    // Of 480 days, 30% are blocked; a choice uploads that night unless the next day is blocked as well.
    #expect(abs(Double(atOnce) - 336) < 46)
    #expect(abs(Double(later) - 480 * 0.3 * 0.7) < 45)
    #expect(waiting > 10)
  }

  @Test func theClockThatIsAheadWins() {
    let skew = Distribution.uniform(low: -6 * 3600e6, high: 6 * 3600e6)
    var winners: [Int32] = []
    for seed in 0..<20 {
      let state = Self.play([
        (8, 0, .signIn), (8, 1, .signIn), (9, 0, .offline), (10, 0, .choice(item: 0)),
        (11, 1, .choice(item: 0)), (12, 0, .online),
      ]) {
        $0.group.roaming.clockSkew = skew
        $0.seed = UInt64(seed)
      }
      let clocks = (0..<2).map { seat in
        var stream = state.life.key.stream(Purpose.clockSkew.rawValue, UInt64(seat) << 32)
        return skew.draw(&stream)
      }
      // The first choice is an hour older.
      let winner: Int32 = clocks[0] - clocks[1] >= 3600e6 ? 1 : 2
      #expect((0..<2).allSatisfy { state.visible($0, 0).value == winner })
      winners.append(winner)
    }
    #expect(winners.contains(1) && winners.contains(2))
  }

  // MARK: Who and what

  private static let loss: [Line] = [(8, 0, .signIn), (9, 0, .choice(item: 0)), (10, 0, .loss)]

  @Test func theTogglesReachDecidesWhoRoams() {
    let off = Self.play(Self.loss) { $0.group.roaming.enabled = false }
    #expect(off.uploadHours.isEmpty && off.reasons == [0: .policyOff])
    #expect(Self.play(Self.loss).uploadHours == [9])
  }

  @Test func onlyEntraAndHybridJoinedDevicesRoam() {
    let registered = Self.play(Self.loss) { $0.group.device.join = .registered }
    #expect(registered.uploadHours.isEmpty && registered.reasons == [0: .gateJoin])
    for join in [JoinType.entra, .hybrid] {
      let joined = Self.play(Self.loss) {
        $0.group.device.join = join
        $0.group.roaming.pullDelay = .constant(30e6)
      }
      #expect(joined.uploadHours == [9] && joined.reasons == [0: .onItsWay])
    }
  }

  @Test func whatIsOptedOutOrNotInTheCatalogueStays() {
    let optedOut = Self.play(Self.loss) {
      $0.group.policies.set(.disableWindowsSettingSync, .enabled)
    }
    #expect(optedOut.uploadHours.isEmpty && optedOut.reasons == [0: .policyOff])
    let elsewhere = Self.play(Self.loss) { $0.settings[0].roams = .windows10 }
    #expect(elsewhere.uploadHours.isEmpty && elsewhere.reasons == [0: .notInCatalog])
  }

  @Test func whatIsOptedOutMeanwhileIsNotApplied() {
    let lines: [Line] = [(8, 0, .signIn), (9, 0, .choice(item: 0)), (11, 1, .signIn)]
    let optedOut = Self.play(lines) {
      $0.group.policies.set(.disableWindowsSettingSync, .enabled, from: .zero + .hours(10))
    }
    #expect(optedOut.uploadHours == [9] && optedOut.visible(1, 0).isDefault)
    #expect(!Self.play(lines).visible(1, 0).isDefault)
  }

  @Test func aDefaultThatWasNeverChangedIsNotUploaded() {
    let state = Self.play([(8, 0, .signIn), (9, 0, .choice(item: 0)), (10, 0, .lock)])
    #expect(state.uploadHours == [9])
    #expect(state.holdings.last?.units == 1 && state.holdings.last?.items == 1)
  }

  @Test func lockingAndUnlockingPromptASync() {
    let state = Self.play([
      (8, 0, .signIn), (8, 1, .signIn), (9, 0, .choice(item: 0)), (9.5, 0, .lock), (10, 1, .lock),
      (10.1, 1, .unlock),
    ]) {
      // Without the lock, an hour; without the unlock, the day after.
      $0.group.roaming.uploadDelay = .constant(3600e6)
      $0.group.roaming.notifyDelay = .constant(86_400e6)
    }
    #expect(Self.isNear(state.uploadHours, [9.5]))
    #expect(!state.visible(1, 0).isDefault)
  }

  @Test func whatIsWriteOnlyGoesUpAndNeverComesDown() {
    let state = Self.play([
      (8, 0, .signIn), (8, 1, .signIn), (9, 0, .choice(item: 0)), (10, 1, .signIn), (11, 0, .loss),
    ]) { $0.settings[0].writeOnly = true }
    #expect(state.uploadHours == [9])
    #expect(state.visible(1, 0).isDefault && state.shown(.hour1) == [])
    #expect(state.reasons == [0: .notInCatalog])
    #expect(state.story.contains(.lostWithDevice(replacement: 0, choices: 0)), "the service holds it")
  }

  // MARK: Restores

  @Test func aRestoreIsAWriteWhereItIsSaidToBe() {
    for isWrite in [false, true] {
      let state = SmallFleet.play(
        ["roaming", "backup"],
        [(0, 0, .signIn), (0.1, 0, .choice(item: 0)), (3, 0, .signOut), (5, 0, .loss)]
      ) {
        $0.group.backup.cadence = .hours(1)
        $0.group.backup.restoreIsWrite = isWrite
        $0.group.roaming.enabled = true
      }
      let restores = state.story.compactMap {
        if case .upload(let at, _, let outcome, true) = $0 { (at, outcome) } else { nil }
      }
      #expect(restores.map(\.0) == (isWrite ? [.zero + .hours(5)] : []))
      // A new device has seen no revision, so that its upload is concurrent.
      #expect(restores.map(\.1) == (isWrite ? [.harmless] : []))
    }
  }

  // MARK: Known issues

  @Test func anotherSeatsValueInTheServiceIsNotOnItsWay() {
    let state = Self.play([
      (8, 0, .signIn), (8, 1, .signIn), (9, 0, .choice(item: 0)), (10, 1, .choice(item: 0)), (11, 0, .loss),
    ]) { $0.settings[0].scope = .seat }
    #expect(state.reasons == [0: .otherSeat])
  }

  @Test func theNextDeviceHearsOfItsPredecessorsUpload() {
    let state = Self.play([(8, 0, .signIn), (9, 0, .choice(item: 0)), (9.01, 0, .loss)]) {
      $0.group.roaming.transferDelay = .constant(600e6)
    }
    #expect(state.shown(.hour1) == [0])
  }
}
