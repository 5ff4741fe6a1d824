// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import Testing

@testable import Continuity
@testable import FleetModel

/// Gates as they act within lives: what is reported, what is charged, and what is offered again.
@Suite struct PlayedGatesTests {
  private typealias Line = WindowsBackupTests.Line

  private struct Reported: Equatable {
    var state: RestoreState
    var stop: Absence?
    var isOffered = false
  }

  private static func reported(_ state: UserState, _ number: Int32 = 0) -> [Reported] {
    state.story.compactMap { observation in
      guard case .restoreState(number, let state, let offered, let stop) = observation else { return nil }
      return Reported(state: state, stop: stop, isOffered: offered)
    }
  }

  /// With half an hour between the desktop and the first sign-in.
  private static let lines: [Line] =
    WindowsBackupTests.story.filter { $0.hours < 6 } + [(5.5, 0, .signIn)]

  private static func play(_ change: @escaping (inout SmallFleet) -> Void) -> UserState {
    WindowsBackupTests.restored(lines, change)
  }

  private static func updating(_ fleet: inout SmallFleet, _ update: ProvisioningParameters.QualityUpdate) {
    let stage = ProvisioningStage(.qualityUpdate, takes: .constant(1))
    fleet.group.provisioning.chains = EnrollmentMode.allCases.map { _ in [stage] }
    fleet.group.provisioning.qualityUpdate = update
  }

  /// Each gate with a device that fails it and nothing before it.
  private static let gates: [(Absence, RestoreState, @Sendable (inout SmallFleet) -> Void)] = [
    (.gateEditionCloud, .notApplicable, { $0.group.device.edition = .teamOS }),
    (.gateEditionCloud, .notApplicable, { $0.group.device.sovereignCloud = true }),
    (.gateSharedDevice, .notApplicable, { $0.group.device.shared = true }),
    (.gateTargetSystem, .notApplicable, { $0.group.device.system = OperatingSystem("windows10-22h2")! }),
    (.gateJoin, .notApplicable, { $0.group.device.join = .hybrid }),
    (.gateJoin, .notApplicable, { $0.group.device.join = .registered }),
    (
      .gateEnrollmentMode, .notApplicable,
      { $0.group.provisioning.modes[Cause.loss.rawValue] = .preProvisioned }
    ),
    (
      .gateBuild, .notApplicable,
      {
        $0.systems.append(OperatingSystem("windows11-24h2.4769")!)
        $0.group.device.system = OperatingSystem("windows11-24h2.4769")!
      }
    ),
    (.gateRestorePage, .noPolicyAssigned, { $0.group.restore.pageFrom = nil }),
    (.gateConditionalAccess, .failed, { $0.group.restore.needsCompliantDevice = true }),
    (.gateIdentity, .failed, { $0.group.restore.otherIdentity = 1 }),
    (.noProfile, .noBackupProfiles, { $0.group.backup.fails = 1 }),
    (.declined, .setUpAsNew, { $0.group.restore.accepts = 0 }),
    (.failed, .failed, { $0.group.restore.fails = 1 }),
  ]

  @Test(arguments: gates.indices) func whatStopsIsReportedAndCharged(row: Int) {
    let (gate, restore, change) = Self.gates[row]
    let state = Self.play(change)
    let isOffered = gate == .declined || gate == .failed
    #expect(Self.reported(state) == [Reported(state: restore, stop: gate, isOffered: isOffered)])
    #expect(state.reasons[0] == gate)
    // What was never in a profile is charged to the gate as well, but for what comes after it.
    #expect(state.reasons[1] == (gate <= .noProfile ? gate : .changedSince))
    #expect(state.shown(.hour1).isEmpty)
  }

  /// Whether it is offered again at the first sign-in, and how that ends.
  @Test(arguments: gates.indices) func whatWasMissedIsOfferedAgain(row: Int) {
    let (gate, restore, change) = Self.gates[row]
    let state = Self.play {
      change(&$0)
      $0.group.restore.firstSignIn = true
    }
    let first = Reported(state: restore, stop: gate, isOffered: gate == .declined || gate == .failed)
    let again = Self.reported(state).dropFirst()
    #expect(Self.reported(state).first == first)
    #expect(state.reasons[0] == gate, "the desktop comes before the first sign-in")
    switch (gate, row) {
    case (.gateEditionCloud, _), (.gateSharedDevice, _), (.gateTargetSystem, _), (.gateBuild, _),
      (.gateIdentity, _), (.declined, _), (.gateJoin, 5):
      #expect(again.isEmpty)
    case (.gateJoin, _), (.gateEnrollmentMode, _), (.gateRestorePage, _), (.gateConditionalAccess, _):
      #expect(Array(again) == [Reported(state: .succeeded, stop: nil, isOffered: true)])
      #expect(state.shown(.hour1) == [0])
    case (.noProfile, _):
      #expect(Array(again) == [Reported(state: .noBackupProfiles, stop: .noProfile)])
    default:
      #expect(Array(again) == [Reported(state: .failed, stop: .failed, isOffered: true)])
    }
  }

  @Test func theFirstOfferMayFailAndTheSecondSucceed() {
    var (both, healed) = (0, 0)
    for seed in 0..<60 {
      let state = Self.play {
        $0.seed = UInt64(seed)
        $0.group.restore.fails = 0.5
        $0.group.restore.firstSignIn = true
      }
      let reported = Self.reported(state)
      guard reported.first?.state == .failed else {
        #expect(reported == [Reported(state: .succeeded, stop: nil, isOffered: true)])
        continue
      }
      both += 1
      #expect(reported.count == 2 && state.reasons[0] == .failed)
      guard reported.last?.state == .succeeded else { continue }
      healed += 1
      #expect(state.shown(.desktop).isEmpty && state.shown(.hour1) == [0])
    }
    #expect(both > 15 && (5..<both).contains(healed), "another draw decides")
  }

  /// A second offer is made once, and its answer is the last word.
  @Test func nothingIsOfferedAThirdTime() {
    let later = Self.lines + [(6, 0, .signOut), (7, 0, .signIn), (8, 0, .signOut), (9, 0, .signIn)]
    let state = WindowsBackupTests.restored(later) {
      $0.group.restore.fails = 1
      $0.group.restore.firstSignIn = true
    }
    #expect(Self.reported(state).count == 2)
  }

  /// After a handover the user goes on at once: the desktop is looked at before what comes at its sign-in.
  @Test func aSignInAtTheDesktopsInstantComesAfterTheDesktop() {
    let lines = WindowsBackupTests.story.filter { $0.hours < 5.1 } + [(5, 0, .signIn)]
    let state = WindowsBackupTests.restored(lines) {
      $0.group.restore.pageFrom = nil
      $0.group.restore.firstSignIn = true
    }
    #expect(Self.reported(state).map(\.state) == [.noPolicyAssigned, .succeeded])
    #expect(state.shown(.desktop).isEmpty && state.shown(.hour1) == [0])
    #expect(state.reasons[0] == .gateRestorePage)
  }

  @Test func theFirstSignInMayBeOffline() {
    let lines =
      WindowsBackupTests.story.filter { $0.hours < 6 }
      + [(5.1, 0, .offline), (5.2, 0, .signIn), (5.3, 0, .signOut), (5.4, 0, .online), (5.5, 0, .signIn)]
    let state = WindowsBackupTests.restored(lines) {
      $0.group.restore.pageFrom = nil
      $0.group.restore.firstSignIn = true
    }
    #expect(Self.reported(state).map(\.state) == [.noPolicyAssigned, .succeeded])
  }

  // MARK: Quality update

  @Test func anUpdatedImageIsRestoredAndBackedUpAfterwards() {
    func play(_ update: ProvisioningParameters.QualityUpdate) -> UserState {
      // The old device is fully patched; its successor comes with an older image.
      let lines: [Line] = [
        (0, 0, .signIn), (0.1, 0, .choice(item: 0)), (3, 0, .signOut), (5, 0, .planned), (5.5, 0, .signIn),
        (6, 0, .choice(item: 1)), (9, 0, .loss), (9.5, 0, .signIn),
      ]
      return WindowsBackupTests.restored(lines) {
        $0.group.refresh = [
          RefreshPlan(firstDay: 0, everyDays: 1, wave: 1, to: OperatingSystem("windows11-24h2.4769")!)
        ]
        Self.updating(&$0, update)
        $0.systems.append(OperatingSystem("windows11-24h2.4769")!)
      }
    }
    let updated = play(.whenNeeded)
    #expect(Self.reported(updated, 0).map(\.stop) == [nil])
    #expect(updated.runHours.contains { $0 > 5 && $0 < 9 }, "it is backed up like any other")
    #expect(Self.reported(updated, 1).map(\.stop) == [nil])
    let shown = updated.story.compactMap {
      if case .coverage(1, .desktop, let slot, true, _, _) = $0 { updated.life.items[Int(slot)] } else { nil }
    }
    #expect(shown == [0, 1], "its own profile comes back on the next")
    let old = play(.never)
    #expect(Self.reported(old, 0).map(\.stop) == [.gateBuild])
    #expect(!old.runHours.contains { $0 > 5 && $0 < 9 })
  }

  // MARK: Resets

  private static func emptied(
    _ mechanisms: [MechanismTerm], _ lines: [Line], _ change: (inout SmallFleet) -> Void = { _ in }
  ) -> UserState {
    SmallFleet.play(mechanisms, lines) {
      $0.group.backup.cadence = .hours(1)
      change(&$0)
    }
  }

  private static let reset: [Line] = [
    (0, 0, .signIn), (0.1, 0, .choice(item: 0)), (3, 0, .choice(item: 1)), (3.001, 0, .reset),
    (3.5, 0, .signIn), (4, 0, .choice(item: 2)), (6, 0, .reset), (6.5, 0, .signIn),
  ]

  @Test func theMachinesEarlierProfileIsOfferedAfterAReset() {
    let state = Self.emptied(["backup"], Self.reset)
    #expect(state.replacements.map(\.cause) == [.reset, .reset])
    #expect(state.life.tenures[0].map(\.machine) == [0, 0, 0])
    #expect(Self.reported(state, 0).map(\.state) == [.succeeded])
    #expect(state.shown(.desktop).contains(0))
    // The second reset finds two profiles of the machine, and takes the newer one.
    let captures = state.story.compactMap {
      if case .restored(_, 1, let capture, _) = $0 { (capture - .zero).inHours } else { nil }
    }
    #expect(captures.count == 1 && captures[0] > 3.001)
  }

  @Test func whatHadNotBeenBackedUpIsLostAtAReset() {
    for (mechanisms, lost) in [([], 2), (["backup"], 1), (["roaming"], 0)] as [([MechanismTerm], Int32)] {
      // Item 1 was chosen seconds before.
      var lines = Self.reset
      if mechanisms == ["backup"] { lines = lines.filter { $0.hours <= 3.001 } }
      let state = Self.emptied(mechanisms, lines) {
        $0.group.backup.cadence = .hours(2.5)
      }
      #expect(
        state.story.contains(.lostWithDevice(replacement: 0, choices: lost)), "\(mechanisms)")
    }
  }

  @Test func whatAnotherSeatShowsIsNotLost() {
    // Nothing carries anything; of the history, both seats have what is the user's everywhere.
    for (scope, isKept) in [(Setting.Scope.account, true), (.seat, false)] {
      let state = SmallFleet.play([], [(1, 0, .signIn), (2, 0, .loss)]) {
        $0.settings[0].scope = scope
        $0.settings = [$0.settings[0]]
        $0.group.seats = SeatMix(counts: [0, 1], shares: [1, 0])
        $0.group.usage.historyMean = 5
        $0.group.usage.historyState = .settled
      }
      #expect(state.story.contains(.lostWithDevice(replacement: 0, choices: isKept ? 0 : 1)), "\(scope)")
    }
  }

  @Test func roamingTakesAResetDeviceForANewOne() {
    // Not connected when it was reset: the dirty unit is gone, and the device pulls what the service has.
    let lines: [Line] = [
      (0, 0, .signIn), (0.1, 0, .choice(item: 0)), (1, 0, .offline), (2, 0, .choice(item: 0)),
      (2.1, 0, .choice(item: 1)), (3, 0, .reset), (4, 0, .online), (4.1, 0, .signIn),
      (4.2, 0, .choice(item: 2)),
    ]
    let state = Self.emptied(["roaming"], lines)
    #expect(state.story.contains(.lostWithDevice(replacement: 0, choices: 2)))
    #expect(state.uploadHours == [0.1, 4.2], "nothing dirty outlives the reset")
    let slot = state.life.items.firstIndex(of: 0)!
    #expect(state.visible(0, slot).value == 1, "the first choice comes down again")
    #expect(
      state.story.allSatisfy { if case .upload(_, _, let conflict, _) = $0 { conflict == nil } else { true } }
    )
  }
}
