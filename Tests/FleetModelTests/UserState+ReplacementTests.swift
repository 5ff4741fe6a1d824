// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Testing

@testable import FleetModel

/// The end of a device, its frozen list and its coverage; and that the state agrees with itself whatever
/// happens.
@Suite struct UserStateReplacementTests {
  /// Items 0 and 1 of account scope, 2 of seat scope, 3 on Windows 11 alone, 4 on Windows 10 alone; the first
  /// seat goes from 11 to 10.
  private static func household() -> UserState {
    var small = SmallGroup()
    small.settings = Array(small.settings.prefix(5))
    small.settings[1].importance = 2.5
    small.settings[2].scope = .seat
    small.settings[3].exists = .windows11
    small.settings[4].exists = .windows10
    small.group.refresh = [
      RefreshPlan(firstDay: 0, everyDays: 1, wave: 1, to: OperatingSystem("windows10-22h2")!)
    ]
    let late = SmallGroup.at(days: 50, 0)
    var lines = (0..<5).map { SmallGroup.line(late, .choice(item: $0), seat: 1) }
    lines.insert(SmallGroup.line(SmallGroup.at(1), .planned), at: 0)
    lines.insert(SmallGroup.line(SmallGroup.at(4), .planned, seat: 1), at: 1)
    return small.opened(lines)
  }

  private static func replaced(_ prepare: (inout UserState) -> Void) -> UserState {
    var state = household()
    prepare(&state)
    state.advance(to: SmallGroup.at(2))
    state.endDevice(0, state.life.tenures[0][0])
    state.checkInvariants()
    state.beginDevice(0, state.life.tenures[0][1])
    state.checkInvariants()
    return state
  }

  private static func frozen(_ state: UserState) -> [Int] {
    (0..<state.frozenCount(0)).map { state.frozenItem(0, $0).slot }
  }

  /// Slots shown, shown by a mechanism, and given up, at a point.
  private static func coverage(_ state: UserState) -> [[Int]] {
    var state = state
    state.takeCoverage(0, .day1)
    var lists: [[Int]] = [[], [], []]
    for case .coverage(0, .day1, let slot, let shown, let byMechanism, let givenUp) in state.story {
      if shown { lists[0].append(Int(slot)) }
      if byMechanism { lists[1].append(Int(slot)) }
      if givenUp { lists[2].append(Int(slot)) }
    }
    return lists
  }

  @Test func theListHoldsWhatWasWantedAndExistsOnBothSystems() {
    let state = Self.replaced { state in
      for slot in 1...3 { state.choose(0, slot, number: Int32(slot)) }
      state.choose(1, 2, number: 5)
    }
    // Item 0 is at its default; 3 is not there any more.
    #expect(Self.frozen(state) == [1, 2])
    #expect(state.frozenItem(0, 1).version.value == 2, "the seat's own")
    let weights = state.story.compactMap {
      if case .deviceEnded(SmallGroup.at(2), 0, 0, .planned, let weight) = $0 { weight } else { nil }
    }
    #expect(weights == [3500])
    #expect(state.replacements[0].oldSystem == 1 && state.replacements[0].newSystem == 0)
    #expect(state.replacement(of: 0) == 0 && state.replacement(of: 1) == nil)
  }

  @Test func whatWasNotThereBeforeIsNotOnTheList() {
    var state = Self.replaced { $0.choose(1, 0, number: 1) }
    state.choose(0, 4, number: 2)
    state.checkInvariants()
    #expect(state.wanted(1, 4).value == 2 && state.visible(1, 4).isDefault && !state.exists(1, 4))
    state.advance(to: SmallGroup.at(5))
    state.endDevice(1, state.life.tenures[1][0])
    #expect(state.frozenCount(1) == 1 && state.frozenItem(1, 0).slot == 0)
    #expect(state.frozenCount(0) == 1, "the other list is as it was")
    state.checkInvariants()
  }

  @Test func whatWasAcceptedIsFrozenInItsAcceptedForm() {
    let state = Self.replaced { state in
      state.choose(1, 0, number: 1)
      state.giveUp(0, 0)
      state.choose(1, 1, number: 2)
      state.show(Version(value: 7, order: 0), 0, 1)
      state.giveUp(0, 1)
    }
    #expect(Self.frozen(state) == [1], "the default of item 0 was accepted")
    #expect(state.frozenItem(0, 0).version.value == 7)
  }

  @Test func aNewDeviceIsEmptyAndConnected() {
    let state = Self.replaced { $0.choose(0, 0, number: 1) }
    #expect(state.visible(0, 0).isDefault && state.wanted(0, 0).value == 1)
    #expect(state.isConnected(0) && !state.isActive(0))
    #expect(state.device(0).ordinal == 1)
    #expect(state.exists(0, 4) && !state.exists(0, 3))
  }

  @Test func nothingIsConnectedBetweenDevices() {
    var state = Self.household()
    state.beginSession(0, online: true)
    state.choose(1, 0, number: 1)
    state.advance(to: SmallGroup.at(1))
    state.endDevice(0, state.life.tenures[0][0])
    #expect(!state.hasDevice(0) && !state.isConnected(0) && !state.isActive(0))
    #expect(state.nextNotice(0) == nil)
    let hour = TimeSpan.hours(1).microseconds
    #expect(state.story.contains(.disagreed(seat: 0, slot: 0, active: hour, .wrong)))
    #expect(state.story.contains(.mattered(seat: 0, slot: 0, active: hour, onlyGivenUp: false)))
    state.choose(1, 1, number: 2)
    state.checkInvariants()
  }

  @Test func aTicketGoesWithItsDevice() {
    var state = Self.household()
    state.choose(1, 0, number: 1)
    let opened = state.openTicket(0, 0, handling: .zero)
    state.endDevice(0, state.life.tenures[0][0])
    state.beginDevice(0, state.life.tenures[0][1])
    let answered = state.answerTicket(0, 0, device: 0)
    #expect(opened && !answered)
    let again = state.openTicket(0, 0, handling: .zero)
    #expect(again)
  }

  // MARK: Coverage

  @Test func coverageCountsWhatIsShown() {
    var state = Self.replaced { state in
      for slot in 0...2 { state.choose(0, slot, number: Int32(slot + 1)) }
    }
    #expect(Self.coverage(state) == [[], [], []])
    state.show(state.wanted(0, 0), 0, 0)
    state.repairValue(0, 1, by: .byHand)
    #expect(Self.coverage(state) == [[0, 1], [0], []])
    state.show(state.wanted(0, 1), 0, 1)
    #expect(Self.coverage(state) == [[0, 1], [0, 1], []], "the mechanism brought it after all")
    state.giveUp(0, 2)
    #expect(Self.coverage(state) == [[0, 1], [0, 1], [2]])
  }

  @Test func aNewerChoiceIsShown() {
    var state = Self.replaced { state in
      for slot in 0...2 { state.choose(0, slot, number: Int32(slot + 1)) }
    }
    state.choose(1, 0, number: 4)
    #expect(!state.shows(0, 0, atLeast: state.frozenItem(0, 0).version))
    state.show(state.intention(1, 0), 0, 0)
    state.choose(1, 2, number: 5)
    state.show(state.visible(1, 2), 0, 2)
    #expect(Self.coverage(state)[0] == [0], "another seat's value of a seat-scope item is none")
    state.choose(0, 2, number: 6)
    #expect(Self.coverage(state)[0] == [0, 2])
  }

  /// What another seat had settled for is not defended once the choice arrives there after all.
  @Test func whatAnotherSeatAcceptedIsNotDefended() {
    var state = Self.household()
    state.choose(0, 0, number: 1)
    state.giveUp(1, 0)
    #expect(state.wanted(1, 0).isDefault)
    state.show(Version(value: 1, order: 1), 1, 0)
    #expect(state.wanted(1, 0).value == 1)
    #expect(state.nextNotice(1) == nil)
    state.checkInvariants()
  }

  @Test func anOlderChoiceIsNotShown() {
    var state = Self.replaced { state in
      state.choose(0, 0, number: 1)
      state.choose(0, 0, number: 2)
    }
    state.show(Version(value: 1, order: 1), 0, 0)
    #expect(Self.coverage(state)[0] == [])
  }

  @Test func theDesktopTellsItsReplacement() {
    let state = Self.replaced { _ in }
    #expect(state.story.last == .desktop(at: SmallGroup.at(2), seat: 0, replacement: 0))
    #expect(state.frozenCount(0) == 0)
  }

  @Test func waitingChoicesLeaveWithTheDevice() {
    var state = Self.household()
    state.beginSession(0, online: true)
    state.choose(1, 0, number: 1)
    state.endDevice(0, state.life.tenures[0][0])
    #expect(state.story.contains(.neverConverged(slot: 0)))
    #expect(state.pending.isEmpty)
  }

  // MARK: History

  @Test func historyIsInPlace() {
    var small = SmallGroup.turbulent()
    small.group.usage.historyMean = 30
    for life in small.lives(0..<10) {
      var state = UserState(catalog: small.catalog, group: small.group)
      state.open(life, repair: small.group.repair)
      state.checkInvariants()
      for seat in 0..<life.seatCount {
        for slot in 0..<life.slotCount {
          let latest = life.history.lastIndex {
            $0.slot == slot && (!life.isSeatScope[slot] || $0.seat == seat)
          }
          #expect(state.visible(seat, slot).value == Int32(latest ?? -1) + 1)
          #expect(state.wanted(seat, slot) == state.visible(seat, slot))
        }
      }
      if !life.history.isEmpty { #expect(state.writtenAt(1) < .zero) }
    }
  }

  // MARK: Whatever happens

  /// A life with a mechanism that brings anything at any time, and people who do anything about it.
  @Test func theStateAgreesWithItself() {
    var small = SmallGroup.turbulent()
    small.group.repair.noticeActiveHours = 3
    small.group.repair.familiarAt = 0.6
    small.group.life.reset = .exponential(mean: 10 * SmallGroup.day)
    small.group.life.leadTimeReset = .exponential(mean: 2 * SmallGroup.day)
    small.horizon = .days(30)
    var doors = [Int](repeating: 0, count: 6)
    var familiar = 0
    for (user, life) in small.lives(0..<12).enumerated() {
      var state = UserState(catalog: small.catalog, group: small.group)
      var chance = StreamKey(seed: 5, replication: 0, entity: UInt64(user)).stream(1)
      state.open(life, repair: small.group.repair)
      for activity in life.activities {
        state.advance(to: activity.time)
        Self.live(activity, &state)
        for _ in 0..<chance.below(3) where life.slotCount > 0 {
          doors[Self.meddle(&state, &chance)] += 1
          state.checkInvariants()
        }
        state.checkInvariants()
      }
      state.advance(to: life.horizon)
      state.close()
      state.checkInvariants()
      familiar += state.story.count { if case .familiar = $0 { true } else { false } }
    }
    #expect(familiar > 10)
    #expect(doors.allSatisfy { $0 > 50 }, "every door was tried: \(doors)")
  }

  private static func live(_ activity: Activity, _ state: inout UserState) {
    let seat = Int(activity.seat)
    switch activity.kind {
    case .signIn, .unlock: state.beginSession(seat, online: activity.online)
    case .breakEnd: state.endBreak(seat)
    case .breakStart, .lock: state.lock(seat)
    case .signOut, .shutdown, .sleep: state.disconnect(seat)
    case .choice: state.choose(seat, Int(activity.slot), number: activity.number)
    case .deviceEnd: state.endDevice(seat, state.life.tenures[seat][Int(activity.number)])
    case .desktop: state.beginDevice(seat, state.life.tenures[seat][Int(activity.number)])
    case .departure: state.depart()
    case .online, .offline, .handover: break
    }
  }

  /// One random act on a device that is there; returns which.
  private static func meddle(_ state: inout UserState, _ chance: inout RandomStream) -> Int {
    let seat = chance.below(state.seatCount)
    let slot = chance.below(state.life.slotCount)
    guard state.hasDevice(seat), state.exists(seat, slot) else { return 5 }
    switch chance.below(5) {
    case 0: state.show(state.intention(chance.below(state.seatCount), slot), seat, slot)
    case 1:
      state.restore(state.wanted(seat, slot), seat, slot)
      state.forgetRestoredSlots()
      return 1
    case 2 where state.visible(seat, slot).value != state.wanted(seat, slot).value:
      state.giveUp(seat, slot)
      return 2
    case 3:
      if let noticed = state.takeNoticed(seat) {
        _ = state.openTicket(seat, noticed, handling: .zero)
      } else {
        _ = state.answerTicket(seat, slot, device: state.device(seat).ordinal)
      }
      return 3
    case 4 where state.visible(seat, slot).value != state.wanted(seat, slot).value:
      state.repairValue(seat, slot, by: .byHand)
      return 4
    default: return 5
    }
    return 0
  }
}
