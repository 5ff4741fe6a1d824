// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Statistics
import Testing

@testable import FleetModel

/// Each door of the state, and what it narrates. Two seats, three items: 0 and 1 of account scope, 2 of seat
/// scope; item 3 exists on Windows 10 alone.
@Suite struct UserStateTests {
  static func household(
    _ seats: Int = 2, _ change: (inout SmallGroup) -> Void = { _ in }
  ) -> UserState {
    var small = SmallGroup()
    small.settings = Array(small.settings.prefix(4))
    small.settings[2].scope = .seat
    small.settings[3].exists = .windows10
    change(&small)
    // A life in which every item is set some day, so that every item has a slot.
    let day = SmallGroup.at(days: 50, 0)
    var lines = (0..<4).map { SmallGroup.line(day, .choice(item: $0), seat: seats - 1) }
    lines.append(SmallGroup.line(SmallGroup.at(days: 30, 0), .loss))
    lines.sort { $0.at < $1.at }
    var state = small.opened(lines)
    state.acknowledgeNotices()
    return state
  }

  static func hours(_ hours: Double) -> SimulationTime { SmallGroup.at(hours) }

  static func spells(_ state: UserState) -> [Observation] {
    state.story.filter { if case .disagreed = $0 { true } else { false } }
  }

  // MARK: Choices

  @Test func aChoiceIsIntendedEverywhereAndShownHere() {
    var state = Self.household()
    state.choose(0, 1, number: 1)
    #expect(state.intention(1, 1).value == 1 && state.wanted(1, 1).value == 1)
    #expect(state.visible(0, 1).value == 1 && state.visible(1, 1).value == 0)
    #expect(state.isIntended(1, slot: 1) && !state.isIntended(1, slot: 0))
    state.checkInvariants()
  }

  @Test func aSeatsOwnChoiceStaysThere() {
    var state = Self.household()
    state.choose(0, 2, number: 1)
    state.choose(1, 2, number: 2)
    #expect([state.intention(0, 2).value, state.intention(1, 2).value] == [1, 2])
    #expect([state.visible(0, 2).value, state.visible(1, 2).value] == [1, 2])
    #expect(state.isIntended(1, slot: 2) && state.isIntended(2, slot: 2))
    state.checkInvariants()
  }

  @Test func writesAreTold() {
    var state = Self.household()
    state.advance(to: Self.hours(3))
    state.choose(0, 0, number: 1)
    state.advance(to: Self.hours(4))
    state.choose(0, 0, number: 2)
    #expect(state.writtenAt(state.visible(0, 0).order) == Self.hours(4))
    #expect(state.writtenAt(0) < .zero - .days(100_000), "the default is older than anything")
    #expect(state.visible(0, 0).order > state.intention(0, 1).order)
  }

  // MARK: Disagreement

  /// Spells count active time at their seat alone.
  @Test func aSpellCountsActiveTime() {
    var state = Self.household()
    state.beginSession(1, online: true)
    state.choose(0, 0, number: 1)
    state.advance(to: Self.hours(1))
    state.lock(1)
    state.advance(to: Self.hours(5))
    state.endBreak(1)
    state.advance(to: Self.hours(5.5))
    state.show(state.visible(0, 0), 1, 0)
    #expect(
      Self.spells(state) == [
        .disagreed(seat: 1, slot: 0, active: TimeSpan.hours(1.5).microseconds, .wrong)
      ])
    state.close()
    #expect(
      state.story.contains(
        .mattered(
          seat: 1, slot: 0, active: TimeSpan.hours(1.5).microseconds, onlyGivenUp: false)))
  }

  /// Seat 1 chooses on odd hours, seat 0 on even ones; whoever is behind catches up half an hour later.
  @Test func spellsAddUpToTheTimeBehind() {
    var state = Self.household()
    for seat in 0...1 { state.beginSession(seat, online: true) }
    for number in 1...7 {
      state.advance(to: Self.hours(Double(number)))
      state.choose(number % 2, 0, number: Int32(number))
      state.checkInvariants()
      if number % 3 == 0 { continue }
      state.advance(to: Self.hours(Double(number) + 0.5))
      state.show(state.intention(0, 0), (number + 1) % 2, 0)
      state.checkInvariants()
    }
    state.advance(to: Self.hours(10))
    state.close()
    var wrong = [Int64](repeating: 0, count: 2)
    for case .disagreed(let seat, 0, let active, .wrong) in state.story { wrong[Int(seat)] += active }
    // Behind: seat 0 after 1, 3 (until its own choice), 5 and 7; seat 1 after 2, 4 and 6 (until its own).
    #expect(wrong == [2.5, 2].map { TimeSpan.hours($0).microseconds })
    var mattered = [Int64](repeating: 0, count: 2)
    for case .mattered(let seat, 0, let active, _) in state.story { mattered[Int(seat)] += active }
    #expect(mattered == [9, 9].map { TimeSpan.hours($0).microseconds })
  }

  @Test func equalValuesAgreeWhateverTheirOrder() {
    var state = Self.household()
    state.beginSession(0, online: true)
    state.choose(0, 0, number: 1)
    state.show(Version(value: 1, order: 0), 0, 0)
    state.advance(to: Self.hours(1))
    state.close()
    #expect(Self.spells(state).isEmpty)
  }

  // MARK: Connection

  @Test func connectedIsSignedInAndOnline() {
    var state = Self.household()
    #expect(!state.isConnected(0), "nobody is signed in at the start")
    state.beginSession(0, online: false)
    #expect(!state.isConnected(0) && state.isActive(0))
    state.setOnline(0, true)
    #expect(state.isConnected(0))
    state.lock(0)
    #expect(state.isConnected(0) && !state.isActive(0), "locked and awake")
    state.disconnect(0)
    #expect(!state.isConnected(0))
    state.endBreak(0)
    #expect(state.isConnected(0) && state.isActive(0))
    state.checkInvariants()
  }

  // MARK: Convergence

  private static func spread(_ state: UserState) -> [Observation] {
    state.story.filter {
      switch $0 {
      case .converged, .neverConverged: true
      default: false
      }
    }
  }

  @Test func aChoiceConvergesWhenTheLastSeatInUseShowsIt() {
    var state = Self.household(3)
    for seat in 0...2 { state.beginSession(seat, online: true) }
    state.choose(0, 0, number: 1)
    state.advance(to: Self.hours(1))
    state.show(state.visible(0, 0), 1, 0)
    #expect(Self.spread(state).isEmpty)
    state.advance(to: Self.hours(2))
    state.show(state.visible(0, 0), 2, 0)
    #expect(Self.spread(state) == [.converged(slot: 0, after: .hours(2))])
  }

  @Test func onlySeatsInUseAreWaitedFor() {
    var state = Self.household(3)
    state.beginSession(1, online: true)
    state.lock(1)
    state.advance(to: .zero + .days(7))
    state.choose(0, 0, number: 1)
    state.choose(0, 1, number: 2)
    state.show(state.visible(0, 0), 1, 0)
    #expect(Self.spread(state) == [.converged(slot: 0, after: .zero)], "seat 2 was never used")
    state.advance(to: .zero + .days(7) + .microseconds(1))
    state.choose(0, 0, number: 3)
    state.close()
    #expect(Self.spread(state).dropFirst() == [.neverConverged(slot: 1)], "no longer in use for item 0")
  }

  @Test func aNewerChoiceEndsTheWait() {
    var state = Self.household()
    state.beginSession(1, online: true)
    state.choose(0, 0, number: 1)
    state.choose(1, 0, number: 2)
    #expect(Self.spread(state) == [.neverConverged(slot: 0)])
    state.choose(0, 2, number: 3)
    #expect(state.pending.isEmpty, "a seat's own choice goes nowhere")
  }
}
