// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Statistics
import Testing

@testable import FleetModel

extension UserStateTests {
  // MARK: Noticing

  private static func patient(_ hours: Double? = 2) -> UserState {
    var state = household(2) { $0.group.repair.noticeActiveHours = hours }
    state.beginSession(1, online: true)
    state.choose(0, 0, number: 1)
    return state
  }

  @Test func theClockRestartsWithAnotherValue() throws {
    var state = Self.patient()
    let first = try #require(state.nextNotice(1)) - SimulationTime.zero
    state.advance(to: Self.hours(0.1))
    state.show(Version(value: 5, order: 0), 1, 0)
    #expect(try #require(state.nextNotice(1)) == Self.hours(0.1) + first, "the same wish, the same patience")
    state.show(Version(value: 5, order: 0), 1, 0)
    state.advance(to: Self.hours(0.2))
    state.show(Version(value: 5, order: 0), 1, 0)
    #expect(try #require(state.nextNotice(1)) == Self.hours(0.1) + first, "the same value again")
  }

  @Test func theClockStopsWhileTheyAgree() throws {
    var state = Self.patient()
    let first = try #require(state.nextNotice(1)) - SimulationTime.zero
    state.show(state.visible(0, 0), 1, 0)
    #expect(state.nextNotice(1) == nil)
    state.advance(to: Self.hours(7))
    state.show(.initial, 1, 0)
    #expect(state.nextNotice(1) == Self.hours(7) + first)
  }

  @Test func theClockRunsInActiveTimeAlone() throws {
    var state = Self.patient()
    let patience = try #require(state.nextNotice(1)) - SimulationTime.zero
    let half = TimeSpan(microseconds: patience.microseconds / 2)
    state.advance(to: .zero + half)
    state.lock(1)
    #expect(state.nextNotice(1) == nil)
    state.advance(to: .zero + half + .days(1))
    state.endBreak(1)
    #expect(state.nextNotice(1) == SimulationTime.zero + .days(1) + patience)
    let early = state.takeNoticed(1)
    state.advance(to: .zero + .days(1) + patience)
    let noticed = [state.takeNoticed(1), state.takeNoticed(1)]
    #expect(early == nil)
    #expect(noticed == [0, nil] && state.nextNotice(1) == nil, "noticed once")
  }

  /// Neither value changed at the seat, whatever happened elsewhere.
  @Test func aRepairElsewhereLeavesTheClockAlone() throws {
    var state = Self.patient()
    let first = try #require(state.nextNotice(1))
    state.advance(to: Self.hours(0.1))
    state.show(.initial, 0, 0)
    state.repairValue(0, 0, by: .byHand)
    #expect(state.nextNotice(1) == first)
  }

  @Test func anotherSeatsOwnChoiceLeavesTheClockAlone() throws {
    var state = Self.household { $0.group.repair.noticeActiveHours = 2 }
    state.beginSession(1, online: true)
    state.choose(1, 2, number: 1)
    state.show(.initial, 1, 2)
    let first = try #require(state.nextNotice(1))
    state.advance(to: Self.hours(0.1))
    state.choose(0, 2, number: 2)
    #expect(state.nextNotice(1) == first)
  }

  @Test func patienceIsExponentialInImportance() {
    var tallies = [Tally(), Tally()]
    for seed in 0..<600 {
      let state = Self.household(2) {
        $0.group.repair.noticeActiveHours = 2
        $0.settings[1].importance = 4
        $0.settings[2].importance = 0
        $0.seed = UInt64(seed)
      }
      for slot in 0...1 {
        var state = state
        state.beginSession(1, online: true)
        state.choose(0, slot, number: 1)
        tallies[slot].add((state.nextNotice(1)! - SimulationTime.zero).inHours)
      }
      var careless = state
      careless.beginSession(0, online: true)
      careless.choose(0, 2, number: 1)
      careless.show(.initial, 0, 2)
      #expect(careless.nextNotice(0) == nil, "of no importance")
    }
    for (tally, mean) in zip(tallies, [2, 0.5]) {
      #expect(abs(tally.mean! - mean) < 4.5 * tally.standardError!)
      #expect(abs(tally.standardDeviation! - mean) < 0.2 * mean)
    }
  }

  @Test func whoNeverNoticesNeverNotices() {
    #expect(Self.patient(nil).nextNotice(1) == nil)
  }

  @Test func remediesComeByTheirShares() {
    var counts = [0, 0, 0]
    for seed in 0..<1500 {
      let state = Self.household {
        $0.seed = UInt64(seed)
        $0.group.repair = RepairParameters(
          noticeActiveHours: 1, byHand: 0.5, helpDesk: 0.3, livesWithIt: 0.2)
      }
      counts[Int(state.remedy(0, 0).rawValue)] += 1
      #expect(state.remedy(0, 0) == state.remedy(0, 0))
    }
    for (count, share) in zip(counts, [0.5, 0.3, 0.2]) {
      #expect(abs(Double(count) - 1500 * share) < 4.5 * (1500 * share * (1 - share)).squareRoot())
    }
  }

  // MARK: Repair

  @Test func aRepairIsAnOldValueOfANewOrder() {
    var state = Self.household()
    state.choose(0, 0, number: 1)
    let wanted = state.wanted(1, 0)
    state.repairValue(1, 0, by: .byHand)
    #expect(state.visible(1, 0).value == 1 && state.visible(1, 0).order > wanted.order)
    #expect(state.intention(0, 0) == state.visible(1, 0), "the intention is renewed")
    #expect(state.visible(0, 0).order == wanted.order)
    #expect(Self.spells(state).isEmpty)
    state.checkInvariants()
  }

  @Test func givingUpHoldsForThisSeatUntilTheNextChoice() {
    var state = Self.household(3)
    state.choose(0, 0, number: 1)
    state.giveUp(1, 0)
    #expect(state.wanted(1, 0).isDefault && state.intention(1, 0).value == 1)
    #expect(state.wanted(2, 0).value == 1)
    state.checkInvariants()
    state.repairValue(2, 0, by: .byHand)
    #expect(state.wanted(1, 0).isDefault, "a repair elsewhere takes nothing back")
    state.checkInvariants()
    state.choose(2, 0, number: 2)
    #expect(state.wanted(1, 0).value == 2)
    state.repairValue(1, 0, by: .byHand)
    #expect(state.intention(0, 0) == state.visible(1, 0), "no longer given up, a repair renews the intention")
    state.checkInvariants()
  }

  @Test func whatWasGivenUpDisagreesOfAnotherKind() {
    var state = Self.household()
    state.beginSession(1, online: true)
    state.choose(0, 0, number: 1)
    state.advance(to: Self.hours(1))
    state.giveUp(1, 0)
    state.advance(to: Self.hours(3))
    state.close()
    #expect(
      Self.spells(state) == [
        .disagreed(seat: 1, slot: 0, active: TimeSpan.hours(1).microseconds, .wrong),
        .disagreed(seat: 1, slot: 0, active: TimeSpan.hours(2).microseconds, .givenUp),
      ])
  }

  @Test func oneTicketIsOpenForADeviceAndItem() {
    var state = Self.patient()
    state.advance(to: Self.hours(100))
    let noticed = state.takeNoticed(1)
    #expect(noticed == 0)
    // Seat 1 and item 0, the same again, another item, another device.
    let opened = [(1, 0), (1, 0), (1, 1), (0, 0)].map { state.openTicket($0.0, $0.1, handling: .zero) }
    #expect(opened == [true, false, true, true])
    state.show(Version(value: 9, order: 0), 1, 0)
    #expect(state.nextNotice(1) == nil, "no clock runs beside a ticket")
    let byAnother = state.answerTicket(1, 0, device: 1)
    #expect(!byAnother, "another device than the one that was called about")
    let answered = state.answerTicket(1, 0, device: 0)
    #expect(answered && state.visible(1, 0).value == 1)
    let again = state.openTicket(1, 0, handling: .zero)
    #expect(again, "answered, so another may be opened")
    let needless = state.answerTicket(1, 1, device: 0)
    #expect(!needless, "nothing was wrong")
    #expect(state.story.count { if case .ticket = $0 { true } else { false } } == 4)
    state.checkInvariants()
  }
}
