// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import Continuity
@testable import FleetModel

/// The user's state agrees with itself whenever a mechanism looks at it, and when all is over.
@Suite struct InvariantsTests {
  /// A mechanism under watch.
  private struct Watched: ContinuityMechanism {
    var mechanism: any ContinuityMechanism
    var calls = 0

    mutating func open(_ state: inout UserState, _ agenda: inout Agenda) {
      state.checkInvariants()
      mechanism.open(&state, &agenda)
      state.checkInvariants()
    }
    mutating func hear(_ happening: Happening, _ state: inout UserState, _ agenda: inout Agenda) {
      state.checkInvariants()
      mechanism.hear(happening, &state, &agenda)
      state.checkInvariants()
      calls += 1
    }
    mutating func ring(_ alarm: Alarm, _ state: inout UserState, _ agenda: inout Agenda) {
      state.checkInvariants()
      mechanism.ring(alarm, &state, &agenda)
      state.checkInvariants()
      calls += 1
    }
    func absence(of slot: Int, wanted: Version, at seat: Int, _ state: UserState) -> Absence {
      mechanism.absence(of: slot, wanted: wanted, at: seat, state)
    }
    func carries(_ item: Int, from old: Int, to new: Int) -> Bool {
      mechanism.carries(item, from: old, to: new)
    }
    func holds(_ value: Int32, slot: Int) -> Bool { mechanism.holds(value, slot: slot) }
    func holding(at custodian: Custodian, _ state: UserState) -> Holding {
      mechanism.holding(at: custodian, state)
    }
    mutating func erase(at custodian: Custodian, _ state: inout UserState, _ agenda: inout Agenda) {
      mechanism.erase(at: custodian, &state, &agenda)
    }
  }

  @Test(arguments: MechanismLawTests.strategies) func theStateAgreesWithItself(strategy: [MechanismTerm]) {
    var fleet = SmallFleet.turbulent()
    fleet.horizon = .days(40)
    let catalog = fleet.catalog
    let scene = Scene(group: fleet.group, catalog: catalog)
    for user in 0..<8 {
      var watched = Watched(mechanism: MechanismCatalog.make(strategy, scene))
      var timeline = Timeline(scene)
      var state = UserState(catalog: catalog, group: fleet.group)
      watched.play(fleet.life(user), &state, &timeline)
      state.checkInvariants()
      #expect(watched.calls > 50)
      #expect(state.story == fleet.play(strategy, user: user).story, "watching changes nothing")
    }
  }
}
