// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import Continuity
@testable import FleetModel

@Suite struct CombinedTests {
  private static let lines: [(hours: Double, seat: Int, act: ScriptLine.Act)] = [
    (0, 0, .signIn), (0.1, 0, .choice(item: 0)), (3, 0, .signOut), (4, 0, .choice(item: 1)), (5, 0, .loss),
  ]

  private static func play(_ change: (inout SmallFleet) -> Void = { _ in }) -> UserState {
    SmallFleet.play(["roaming", "backup"], lines) {
      $0.group.backup.cadence = .hours(1)
      $0.group.roaming.pullDelay = .constant(30e6)
      change(&$0)
    }
  }

  /// Of several reasons the one furthest down counts.
  @Test func theOneThatCameClosestIsCharged() {
    #expect(Self.play().reasons == [1: .neverReachedService], "further down than changed since")
    let off = Self.play { $0.group.roaming.enabled = false }
    #expect(off.reasons == [1: .changedSince], "further down than policy off")
    let declined = Self.play { $0.group.restore.accepts = 0 }
    #expect(declined.reasons == [0: .onItsWay, 1: .neverReachedService])
  }

  @Test func alarmsReachTheirOwner() {
    // Uploads come by roaming's alarms, runs by backup's, though both number their kinds from 0.
    let both = Self.play()
    let alone = SmallFleet.play(["backup"], Self.lines) { $0.group.backup.cadence = .hours(1) }
    let roaming = SmallFleet.play(["roaming"], Self.lines)
    #expect(both.runHours == alone.runHours && !both.runHours.isEmpty)
    #expect(both.uploadHours == roaming.uploadHours && !both.uploadHours.isEmpty)
  }

  @Test func whatOneHoldsIsHeld() {
    let scene = Scene(group: SmallFleet().group, catalog: SmallFleet().catalog)
    func combined(_ members: [any ContinuityMechanism]) -> Combined {
      var state = UserState(catalog: SmallFleet().catalog, group: SmallFleet().group)
      state.open(SmallFleet().life(0), repair: SmallFleet().group.repair)
      var agenda = Agenda()
      var combined = Combined(members.map { (terms: ["any"], mechanism: $0) })
      combined.open(&state, &agenda)
      return combined
    }
    #expect(!combined([NoContinuity(), NoContinuity()]).holds(1, slot: 0))
    #expect(combined([NoContinuity(), Holder(), WindowsBackup(scene)]).holds(1, slot: 0))
  }

  private struct Holder: ContinuityMechanism {
    mutating func open(_ state: inout UserState, _ agenda: inout Agenda) {}
    mutating func hear(_ happening: Happening, _ state: inout UserState, _ agenda: inout Agenda) {}
    mutating func ring(_ alarm: Alarm, _ state: inout UserState, _ agenda: inout Agenda) {}
    func absence(of slot: Int, wanted: Version, at seat: Int, _ state: UserState) -> Absence { .policyOff }
    func carries(_ item: Int, from old: Int, to new: Int) -> Bool { true }
    func holds(_ value: Int32, slot: Int) -> Bool { value == 1 }
    func holding(at custodian: Custodian, _ state: UserState) -> Holding { .nothing }
    mutating func erase(at custodian: Custodian, _ state: inout UserState, _ agenda: inout Agenda) {}
  }
}
