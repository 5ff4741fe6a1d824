// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import FleetModel

extension WindowsBackupTests {
  // MARK: Which profile

  /// Item 0 is set on seat 0 and profiled there; the newest profile is of seat 1, and holds item 2 alone.
  private static let household: [Line] = [
    (0, 0, .signIn), (0.1, 0, .choice(item: 0)), (0.1, 0, .choice(item: 1)), (3, 0, .signOut),
    (0, 1, .signIn),
    (0.2, 1, .choice(item: 2)), (6, 1, .signOut), (7, 0, .loss),
  ]

  @Test func theChoiceOfTheProfile() {
    let newest = Self.restored(Self.household)
    #expect(newest.shown(.desktop) == [2])
    #expect(newest.reasons == [0: .notInChosenProfile, 1: .notInChosenProfile])
    let same = Self.restored(Self.household) { $0.group.restore.profile = .sameSeat }
    #expect(same.shown(.desktop) == [0, 1] && same.reasons == [2: .notInChosenProfile])
    let richest = Self.restored(Self.household) { $0.group.restore.profile = .richest }
    #expect(richest.shown(.desktop) == [0, 1])
    let rich = Self.restored(Self.household) {
      $0.group.restore.profile = .richest
      $0.settings[2].importance = 5
    }
    #expect(rich.shown(.desktop) == [2])
    let seat = Self.restored(Self.household) { $0.settings[0].scope = .seat }
    #expect(seat.reasons == [0: .otherSeat, 1: .notInChosenProfile])
  }

  @Test func weightsDrawTheProfile() {
    for (weights, shown) in [((1.0, 0.0, 0.0), [2]), ((0, 1, 0), [0, 1]), ((0, 0, 1), [0, 1])]
      as [(
        (Double, Double, Double), Set<Int32>
      )]
    {
      let state = Self.restored(Self.household) {
        $0.group.restore.profile = .weights(newest: weights.0, sameSeat: weights.1, richest: weights.2)
      }
      #expect(state.shown(.desktop) == shown)
    }
    var newest = 0
    for seed in 0..<200 {
      let state = Self.restored(Self.household) {
        $0.seed = UInt64(seed)
        $0.group.restore.profile = .weights(newest: 1, sameSeat: 2, richest: 2)
      }
      newest += state.shown(.desktop) == [2] ? 1 : 0
    }
    #expect((16...64).contains(newest), "a fifth of two hundred")
  }

  @Test func anotherSeatsProfileWhereTheSeatHasNone() {
    let lines = Self.household.filter { $0.seat == 1 || $0.hours > 3 || $0.act != .signIn }
    let state = Self.restored(lines) { $0.group.restore.profile = .sameSeat }
    #expect(state.shown(.desktop) == [2])
  }

  // MARK: Forks

  @Test func aNewerChoiceElsewhereMakesAFork() {
    func forks(_ scope: Setting.Scope, _ lines: [Line]) -> [Int32] {
      Self.restored(lines) {
        $0.group.restore.profile = .sameSeat
        $0.settings[0].scope = scope
      }.story.compactMap { if case .restored(_, 0, _, let forks) = $0 { forks } else { nil } }
    }
    let newer: [Line] = [(4, 1, .choice(item: 0)), (5, 0, .loss)]
    let start: [Line] = [(0, 0, .signIn), (0.1, 0, .choice(item: 0)), (3, 0, .signOut)]
    #expect(forks(.account, start + newer) == [1], "a live device")
    #expect(forks(.seat, start + newer) == [0])
    let profiled: [Line] = [(3.5, 1, .signIn), (4, 1, .choice(item: 0)), (6, 1, .loss), (7, 0, .loss)]
    let state = Self.restored(start + profiled) {
      $0.group.restore.profile = .sameSeat
      $0.group.restore.accepts = 1
    }
    // First the second seat is restored from its own profile, the newest there is: no fork.
    let counted = state.story.compactMap { if case .restored(_, _, _, let forks) = $0 { forks } else { nil } }
    #expect(counted == [0, 1])
    let older: [Line] = [(0, 1, .signIn), (0.05, 1, .choice(item: 0)), (5, 0, .loss)]
    #expect(forks(.account, start + older) == [0], "an older choice is none")
  }
}
