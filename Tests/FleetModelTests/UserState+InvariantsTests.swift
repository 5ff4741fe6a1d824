// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import FleetModel

/// A damaged state is found out.
@Suite struct UserStateInvariantsTests {
  private static func sound() -> UserState {
    let late = SmallGroup.at(days: 50, 0)
    var state = SmallGroup().opened(
      (0..<3).map { SmallGroup.line(late, .choice(item: $0), seat: $0 % 2) })
    state.beginSession(0, online: true)
    state.choose(1, 0, number: 1)
    state.advance(to: SmallGroup.at(1))
    return state
  }

  @Test func aSoundStateHasNoContradiction() { #expect(Self.sound().contradiction == nil) }

  @Test func damageIsFound() {
    let damages: [(inout UserState) -> Void] = [
      { $0.seats[0].hasDevice = false },
      { $0.seats[0].isAwake = false },
      { $0.seats[0].activeSince = SmallGroup.at(2) },
      { $0.seats[0].activeBefore = -1 },
      { $0.seats[0].replacement = 0 },
      { $0.cells[0].visible = $0.cells[0].wanted },
      { $0.cells[0].wanted = .initial },
      { $0.cells[0].intention.order += 1 },
      { $0.cells[0].exists = false },
      { $0.cells[0].judged.wanted = 0 },
      { $0.cells[0].judged.isThere = false },
      { $0.cells[0].judgedAt = TimeSpan.hours(2).microseconds },
      { $0.cells[1].judged.isGivenUp = true },
      { $0.cells[1].noticedAt = 5 },
      { $0.cells[1].visible.order = -1 },
      { $0.seats[0].awaitsFamiliarity = true },
      { $0.frozen.append(UserState.FrozenItem(slot: 0, version: .initial)) },
      { $0.pending.append(UserState.Pending(slot: 1, version: .initial, at: .zero, waiting: 0)) },
      { $0.pending.append(contentsOf: $0.pending) },
      { $0.cells.removeLast() },
    ]
    for (number, damage) in damages.enumerated() {
      var state = Self.sound()
      damage(&state)
      #expect(state.contradiction != nil, "damage \(number)")
    }
  }

  @Test func aWrongWaitForFamiliarityIsFound() {
    let damages: [(String, (inout UserState) -> Void)] = [
      ("first device", { $0.seats[1].awaitsFamiliarity = true }),
      ("weighs", { $0.replacements[0].wantedWeight += 1 }),
      (
        "nobody told",
        { state in
          for slot in 0..<4 { state.show(state.wanted(0, slot), 0, slot) }
          state.seats[0].awaitsFamiliarity = true
        }
      ),
      (
        "no device",
        { state in
          state.endDevice(0, state.life.tenures[0][1])
          state.seats[0].awaitsFamiliarity = true
        }
      ),
    ]
    for (text, damage) in damages {
      var state = UserStateFamiliarityTests.desktop()
      #expect(state.contradiction == nil)
      damage(&state)
      #expect(state.contradiction?.contains(text) == true)
    }
    var empty = UserStateFamiliarityTests.desktop(wanted: 0)
    empty.seats[0].awaitsFamiliarity = true
    #expect(empty.contradiction?.contains("with nothing") == true)
  }
}
