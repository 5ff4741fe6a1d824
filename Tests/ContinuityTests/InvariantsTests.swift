// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import Continuity
@testable import FleetModel

/// The user's state agrees with itself whenever a mechanism looks at it, and when all is over.
@Suite struct InvariantsTests {
  /// What the user chose, and when: number n of the workload is element n - 1.
  private struct Chosen {
    private var choices: [(slot: Int, at: SimulationTime)]

    init(_ life: Life) {
      choices = life.history.map { (Int($0.slot), .zero) }
      for activity in life.activities where activity.kind == .choice {
        precondition(Int(activity.number) == choices.count + 1, "choices are numbered in order")
        choices.append((Int(activity.slot), activity.time))
      }
    }

    func holds(_ value: Int32, _ slot: Int, by now: SimulationTime) -> Bool {
      if value == 0 { return true }
      let choice = choices[Int(value) - 1]
      return choice.slot == slot && choice.at <= now
    }
  }

  /// A mechanism under watch.
  private struct Watched: ContinuityMechanism {
    var mechanism: any ContinuityMechanism
    let chosen: Chosen
    var calls = 0
    /// Values that stood on a device and were not the user's.
    var strangers = 0

    mutating func look(_ state: UserState) {
      state.checkInvariants()
      for seat in 0..<state.seatCount {
        for slot in 0..<state.life.slotCount
        where !chosen.holds(state.visible(seat, slot).value, slot, by: state.now) { strangers += 1 }
      }
    }

    mutating func open(_ state: inout UserState, _ agenda: inout Agenda) {
      state.checkInvariants()
      mechanism.open(&state, &agenda)
      look(state)
    }
    mutating func hear(_ happening: Happening, _ state: inout UserState, _ agenda: inout Agenda) {
      state.checkInvariants()
      mechanism.hear(happening, &state, &agenda)
      look(state)
      calls += 1
    }
    mutating func ring(_ alarm: Alarm, _ state: inout UserState, _ agenda: inout Agenda) {
      state.checkInvariants()
      mechanism.ring(alarm, &state, &agenda)
      look(state)
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

  @Test(arguments: MechanismStrategies.all) func theStateAgreesWithItself(strategy: [MechanismTerm]) {
    for user in MechanismStrategies.users.prefix(MechanismStrategies.isLarge ? 40 : 2) {
      let fleet = MechanismStrategies.fleet(user)
      let catalog = fleet.catalog
      let scene = Scene(group: fleet.group, catalog: catalog)
      let life = fleet.life(user)
      var watched = Watched(mechanism: MechanismCatalog.make(strategy, scene), chosen: Chosen(life))
      var timeline = Timeline(scene)
      var state = UserState(catalog: catalog, group: fleet.group)
      watched.play(life, &state, &timeline)
      state.checkInvariants()
      #expect(watched.calls > 50)
      #expect(watched.strangers == 0, "a device shows what its user never chose, or not yet")
      let story = MechanismStrategies.plays(strategy)[user].story
      #expect(state.story == story, "watching changes nothing")
    }
  }
}
