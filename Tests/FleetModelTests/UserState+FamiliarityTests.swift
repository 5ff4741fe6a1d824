// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import FleetModel

/// When a new device feels like its user's.
@Suite struct UserStateFamiliarityTests {
  /// What may happen to an item after the desktop.
  enum Act: Sendable {
    case restore([Int])
    /// What is wanted arrives from the service.
    case pull(Int)
    /// Something else than what is wanted arrives.
    case pullOther(Int)
    case repair(Int)
    case answer(Int)
    case giveUp(Int)
    case choose(Int)
    /// At the user's other seat.
    case chooseElsewhere(Int)
    case end
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var acts: [(hour: Double, act: Act)]
    /// When it feels familiar; nil is never.
    var familiar: Double?

    init(_ description: String, _ acts: [(hour: Double, act: Act)], familiar: Double?) {
      testDescription = description
      self.acts = acts
      self.familiar = familiar
    }
  }

  /// Four items of importance 1, 2, 3 and 4, the last of seat scope, all wanted at a seat whose device is
  /// lost after an hour and whose next shows its desktop after two. Six of ten make it familiar.
  static func desktop(importance: [Double] = [1, 2, 3, 4], familiarAt: Double = 0.6, wanted: Int = 4)
    -> UserState
  {
    var small = SmallGroup()
    small.settings = Array(small.settings.prefix(importance.count))
    for (index, weight) in importance.enumerated() { small.settings[index].importance = weight }
    small.settings[importance.count - 1].scope = .seat
    small.group.repair.familiarAt = familiarAt
    let late = SmallGroup.at(days: 50, 0)
    var lines = importance.indices.map { SmallGroup.line(late, .choice(item: $0), seat: 1) }
    lines.insert(SmallGroup.line(SmallGroup.at(1), .loss), at: 0)
    lines.insert(SmallGroup.line(SmallGroup.at(20), .loss), at: 1)
    var state = small.opened(lines)
    for slot in 0..<wanted { state.choose(0, slot, number: Int32(slot + 1)) }
    state.advance(to: SmallGroup.at(1))
    state.endDevice(0, state.life.tenures[0][0])
    state.advance(to: SmallGroup.at(2))
    state.beginDevice(0, state.life.tenures[0][1])
    return state
  }

  private static func play(_ act: Act, number: Int32, _ state: inout UserState) {
    switch act {
    case .restore(let slots):
      for slot in slots { state.restore(state.frozenItem(0, slot).version, 0, slot) }
      state.forgetRestoredSlots()
    case .pull(let slot): state.show(state.intention(0, slot), 0, slot)
    case .pullOther(let slot):
      state.choose(1, slot, number: number)
      state.show(slot == 3 ? state.visible(1, slot) : .initial, 0, slot)
    case .repair(let slot): state.repairValue(0, slot, by: .byHand)
    case .answer(let slot):
      _ = state.openTicket(0, slot, handling: .zero)
      _ = state.answerTicket(0, slot, device: 1)
    case .giveUp(let slot): state.giveUp(0, slot)
    case .choose(let slot): state.choose(0, slot, number: number)
    case .chooseElsewhere(let slot): state.choose(1, slot, number: number)
    case .end: state.endDevice(0, state.life.tenures[0][1])
    }
  }

  private static func familiar(_ state: UserState) -> [Double] {
    state.story.compactMap { if case .familiar(let at, 0) = $0 { (at - .zero).inHours } else { nil } }
  }

  static let cases = [
    Case("restored at the desktop", [(2, .restore([2, 3]))], familiar: 2),
    Case("told once", [(2, .restore([2, 3])), (3, .pullOther(2)), (4, .pull(2))], familiar: 2),
    Case("nothing brings enough", [(2, .restore([1, 2]))], familiar: nil),
    Case("the rest set by hand", [(2, .restore([1, 2])), (5, .repair(0))], familiar: 5),
    Case("the rest set by the help desk", [(2, .restore([3])), (6, .answer(1))], familiar: 6),
    Case("pulled one by one", [(2.1, .pull(2)), (2.2, .pull(1)), (2.3, .pull(0))], familiar: 2.3),
    Case("a gate let nothing through, all by hand", (0..<4).map { (3, .repair($0)) }, familiar: 3),
    Case(
      "what was given up never counts",
      [(2, .restore([3])), (3, .giveUp(1)), (4, .giveUp(2)), (5, .pull(0))], familiar: nil),
    Case(
      "given up, and it came after all", [(2, .restore([3])), (3, .giveUp(1)), (6, .pull(1))], familiar: 6),
    Case(
      "given up, and chosen anew elsewhere",
      [(2, .restore([3])), (3, .giveUp(1)), (4, .chooseElsewhere(1)), (6, .pull(1))], familiar: 6),
    Case("a newer choice here", [(2, .restore([3])), (3, .choose(1))], familiar: 3),
    Case(
      "a newer choice elsewhere counts once it is here",
      [(2, .restore([3])), (3, .chooseElsewhere(1)), (7, .pull(1))], familiar: 7),
    Case("a newer choice of the seat's own", [(2, .restore([1])), (3, .choose(3))], familiar: 3),
    Case("another seat's own value is none", [(2, .restore([1])), (3, .pullOther(3))], familiar: nil),
    Case("the device ends before", [(2, .restore([3])), (3, .end)], familiar: nil),
  ]

  @Test(arguments: cases) func itIsToldOnceAndInTime(story: Case) {
    var state = Self.desktop()
    state.checkInvariants()
    for (step, (hour, act)) in story.acts.enumerated() {
      state.advance(to: SmallGroup.at(hour))
      Self.play(act, number: Int32(10 + step), &state)
      state.checkInvariants()
    }
    state.advance(to: SmallGroup.at(50))
    state.close()
    state.checkInvariants()
    #expect(Self.familiar(state) == (story.familiar.map { [$0] } ?? []))
  }

  @Test func aRestoreIsOneAct() {
    var state = Self.desktop()
    for slot in 0..<4 { state.restore(state.wanted(0, slot), 0, slot) }
    state.checkInvariants()
    #expect(Self.familiar(state) == [])
    state.narrate(.restored(at: state.now, replacement: 0, capture: .zero, forks: 0))
    state.forgetRestoredSlots()
    #expect(state.story.last == .familiar(at: SmallGroup.at(2), replacement: 0))
  }

  /// Weights of 19 to 1: the greater one alone is exactly 95%, and a thousandth less is too little.
  @Test func ninetyFivePercentIsExact() {
    for count in [1, 2, 3, 7, 11, 29, 33, 57, 111, 523, 1001, 4999] {
      for short in [0, 1] {
        let weights = [19 * count - short, count + short, 1].map { Double($0) / 1000 }
        var state = Self.desktop(importance: weights, familiarAt: 0.95, wanted: 2)
        #expect(state.wantedWeight(0) == Int64(20 * count))
        state.show(state.wanted(0, 0), 0, 0)
        #expect(Self.familiar(state) == (short == 0 ? [2] : []), "weights \(weights)")
        state.show(state.wanted(0, 1), 0, 1)
        #expect(Self.familiar(state) == [2])
      }
    }
  }

  @Test func nothingWantedIsNothingToTell() {
    var empty = Self.desktop(wanted: 0)
    empty.choose(0, 0, number: 9)
    #expect(Self.familiar(empty) == [])
    var weightless = Self.desktop(importance: [0, 0], wanted: 2)
    weightless.show(weightless.wanted(0, 0), 0, 0)
    weightless.checkInvariants()
    #expect(Self.familiar(weightless) == [] && weightless.frozenCount(0) == 2)
  }

  @Test func whoAsksForNothingIsAtHomeAtOnce() { #expect(Self.familiar(Self.desktop(familiarAt: 0)) == [2]) }
}
