// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import Continuity
@testable import FleetModel

/// The service alone: two seats of one user, one unit of two items.
@Suite struct RoamingServiceTests {
  private static let unit = 0..<2

  /// A state in which the user intends the given numbers of items 0 and 1, everywhere.
  private static func state(intending values: [Int32]) -> UserState {
    var fleet = SmallFleet()
    fleet.settings[0].unit = "pair"
    fleet.settings[1].unit = "pair"
    fleet.group.usage.historyMean = 0
    let late = SimulationTime.zero + .days(50)
    fleet.group.usage.mode = .scripted(
      (0...1).map { ScriptLine(at: late, seat: 1, act: .choice(item: $0)) })
    var state = UserState(catalog: fleet.catalog, group: fleet.group)
    state.open(fleet.life(0), repair: fleet.group.repair)
    for (slot, value) in values.enumerated() where value > 0 { state.choose(0, slot, number: value) }
    return state
  }

  private static func service(
    _ state: UserState, _ rule: RoamingParameters.Rule = .lastWriterByClient
  ) -> RoamingService {
    var service = RoamingService()
    service.open(state.life, rule: rule)
    return service
  }

  /// Values that are also their orders; nil is what the device cannot hold.
  private static func send(
    _ values: [Int32?], changed: [Bool], from seat: Int, base: Int32, stamp: Int64, ordinal: Int = 0,
    _ service: inout RoamingService, _ state: inout UserState
  ) -> RoamingService.Verdict {
    let parcel = service.begin(
      Parcel(
        seat: seat, ordinal: ordinal, unit: 0, stamp: stamp, base: base, start: 0, isRestore: false))
    for (value, change) in zip(values, changed) {
      service.append(
        value.map { Version(value: $0, order: $0) } ?? Version(value: 0, order: -1), changed: change)
    }
    return service.arrive(parcel, unit, &state)
  }

  private static func lost(_ state: UserState) -> [Int32] {
    state.story.compactMap { if case .choiceLost(_, let slot) = $0 { slot } else { nil } }
  }

  private static func values(_ service: RoamingService) -> [Int32] { service.versions.map(\.value) }

  @Test func whatIsBasedOnTheCurrentRevisionFollowsIt() {
    var state = Self.state(intending: [2, 0])
    var service = Self.service(state)
    #expect(service.revision(ofUnit: 0) == 0)
    let first = Self.send([1, 0], changed: [true, false], from: 0, base: 0, stamp: 10, &service, &state)
    let second = Self.send([2, 0], changed: [true, false], from: 1, base: 1, stamp: 5, &service, &state)
    #expect(first.isAccepted && first.outcome == nil)
    #expect(second.isAccepted && second.outcome == nil, "stamps decide conflicts alone")
    #expect(service.revision(ofUnit: 0) == 2 && Self.values(service) == [2, 0])
    #expect(service.arrived == [2, 0])
    #expect(Self.lost(state).isEmpty)
  }

  /// Two uploads of one item on one base; seat 1's arrives second. Who stands, how it ends, what is lost.
  @Test(arguments: [
    // Later stamp and newer choice.
    (RoamingParameters.Rule.lastWriterByClient, Int32(1), Int32(2), Int64(20), true, 0, false),
    // An older choice that arrives late: it loses, and nobody minds.
    (.lastWriterByClient, 2, 1, 5, false, 0, false),
    (.lastWriterByArrival, 2, 1, 5, true, 1, true),
    // Clocks that lie.
    (.lastWriterByClient, 2, 1, 20, true, 1, true),
    (.lastWriterByClient, 1, 2, 5, false, 1, true),
    (.lastWriterByArrival, 1, 2, 5, true, 0, false),
    // Equal stamps: the arriving one.
    (.lastWriterByClient, 1, 2, 10, true, 0, false),
    (.lastWriterByClient, 2, 1, 10, true, 1, true),
  ])
  func aConflictOfOneItem(
    rule: RoamingParameters.Rule, standing: Int32, arriving: Int32, stamp: Int64, wins: Bool, outcome: UInt8,
    loses: Bool
  ) {
    var state = Self.state(intending: [2, 0])
    var service = Self.service(state, rule)
    _ = Self.send([standing, 0], changed: [true, false], from: 0, base: 0, stamp: 10, &service, &state)
    let verdict = Self.send(
      [arriving, 0], changed: [true, false], from: 1, base: 0, stamp: stamp, &service, &state)
    #expect(verdict.isAccepted == wins)
    #expect(verdict.outcome?.rawValue == outcome)
    #expect(Self.lost(state) == (loses ? [0] : []))
    #expect(Self.values(service)[0] == (wins ? arriving : standing))
    #expect(service.revision(ofUnit: 0) == (wins ? 2 : 1))
    #expect(service.arrived[0] == 2)
  }

  /// The winner changed the other item: what falls is collateral.
  @Test(arguments: [true, false]) func aNewerChoiceFallsWithItsUnit(arrivingWins: Bool) {
    var state = Self.state(intending: [1, 2])
    var service = Self.service(state)
    let (first, second): (Int64, Int64) = arrivingWins ? (10, 20) : (20, 10)
    let standing: [Int32] = arrivingWins ? [0, 2] : [1, 0]
    let arriving: [Int32] = arrivingWins ? [1, 0] : [0, 2]
    _ = Self.send(
      standing, changed: standing.map { $0 > 0 }, from: 0, base: 0, stamp: first, &service, &state)
    let verdict = Self.send(
      arriving, changed: arriving.map { $0 > 0 }, from: 1, base: 0, stamp: second, &service, &state)
    #expect(verdict.isAccepted == arrivingWins && verdict.outcome == .collateral)
    #expect(Self.lost(state) == [1])
  }

  /// A wrong winner outweighs what falls beside it, in whatever order the items stand.
  @Test(arguments: [0, 1]) func aWrongWinnerOutweighsCollateral(contested: Int) {
    var state = Self.state(intending: [7, 8])
    var service = Self.service(state, .lastWriterByArrival)
    _ = Self.send([7, 8], changed: [true, true], from: 0, base: 0, stamp: 10, &service, &state)
    var changed = [false, false]
    changed[contested] = true
    var arriving: [Int32] = [0, 0]
    arriving[contested] = 3
    let verdict = Self.send(
      arriving.map { $0 }, changed: changed, from: 1, base: 0, stamp: 5, &service, &state)
    #expect(verdict.outcome == .wrongWinner)
    #expect(Self.lost(state) == [0, 1])
  }

  /// When the standing side wins, what any revision since the base changed is its doing.
  @Test func theStandingSideIsEveryRevisionSinceTheBase() {
    for base in 0...2 as ClosedRange<Int32> {
      var state = Self.state(intending: [9, 0])
      var service = Self.service(state)
      _ = Self.send([1, 0], changed: [true, false], from: 0, base: 0, stamp: 30, &service, &state)
      _ = Self.send([1, 2], changed: [false, true], from: 0, base: 1, stamp: 40, &service, &state)
      _ = Self.send([1, 3], changed: [false, true], from: 0, base: 2, stamp: 50, &service, &state)
      let verdict = Self.send(
        [9, 0], changed: [true, false], from: 1, base: base, stamp: 20, &service, &state)
      #expect(!verdict.isAccepted)
      #expect(verdict.outcome == (base == 0 ? .wrongWinner : .collateral))
    }
  }

  @Test func aDeviceNeverConflictsWithItself() {
    for rule in RoamingParameters.Rule.allCases {
      var state = Self.state(intending: [3, 0])
      var service = Self.service(state, rule)
      // Three in flight, all based on nothing, with a clock that was set back.
      for number in 1...3 as ClosedRange<Int32> {
        let verdict = Self.send(
          [number, 0], changed: [true, false], from: 0, base: 0, stamp: Int64(10 - number), &service, &state)
        #expect(verdict.isAccepted && verdict.outcome == nil)
      }
      #expect(service.revision(ofUnit: 0) == 3 && Self.values(service) == [3, 0])
    }
  }

  @Test func theNextDeviceInTheSeatIsAnother() {
    var state = Self.state(intending: [2, 0])
    var service = Self.service(state)
    _ = Self.send([1, 0], changed: [true, false], from: 0, base: 0, stamp: 1, &service, &state)
    let verdict = Self.send(
      [2, 0], changed: [true, false], from: 0, base: 0, stamp: 2, ordinal: 1, &service, &state)
    #expect(verdict.outcome == .harmless)
  }

  /// Its own revision raises the base; a foreign one after it is a conflict again.
  @Test func aForeignRevisionAfterOnesOwnIsConcurrent() {
    var state = Self.state(intending: [3, 0])
    var service = Self.service(state)
    _ = Self.send([1, 0], changed: [true, false], from: 0, base: 0, stamp: 10, &service, &state)
    _ = Self.send([2, 0], changed: [true, false], from: 1, base: 1, stamp: 20, &service, &state)
    let verdict = Self.send([3, 0], changed: [true, false], from: 0, base: 0, stamp: 15, &service, &state)
    #expect(!verdict.isAccepted && verdict.outcome == .wrongWinner)
  }

  @Test func aLostChoiceIsCountedOnce() {
    var state = Self.state(intending: [5, 0])
    var service = Self.service(state)
    _ = Self.send([5, 0], changed: [true, false], from: 0, base: 0, stamp: 10, &service, &state)
    _ = Self.send([1, 0], changed: [true, false], from: 1, base: 0, stamp: 20, &service, &state)
    #expect(Self.lost(state) == [0])
    _ = Self.send([5, 0], changed: [true, false], from: 0, base: 0, stamp: 15, &service, &state)
    #expect(Self.lost(state) == [0])
  }

  @Test func whatIsNotIntendedAnyMoreIsNotLost() {
    var state = Self.state(intending: [6, 0])
    var service = Self.service(state, .lastWriterByArrival)
    _ = Self.send([5, 0], changed: [true, false], from: 0, base: 0, stamp: 10, &service, &state)
    let verdict = Self.send([1, 0], changed: [true, false], from: 1, base: 0, stamp: 5, &service, &state)
    #expect(verdict.outcome == .wrongWinner)
    #expect(Self.lost(state).isEmpty)
  }

  @Test func equalValuesLoseNothing() {
    var state = Self.state(intending: [1, 0])
    var service = Self.service(state, .lastWriterByArrival)
    _ = Self.send([1, 0], changed: [true, false], from: 0, base: 0, stamp: 10, &service, &state)
    let verdict = Self.send([1, 0], changed: [true, false], from: 1, base: 0, stamp: 5, &service, &state)
    #expect(verdict.outcome == .harmless && Self.lost(state).isEmpty)
  }

  @Test func whatADeviceCannotHoldStays() {
    var state = Self.state(intending: [1, 2])
    var service = Self.service(state)
    _ = Self.send([1, 2], changed: [true, true], from: 0, base: 0, stamp: 10, &service, &state)
    let verdict = Self.send([3, nil], changed: [true, false], from: 1, base: 0, stamp: 20, &service, &state)
    #expect(verdict.isAccepted && verdict.outcome == .harmless)
    #expect(Self.values(service) == [3, 2])
    #expect(Self.lost(state).isEmpty)
  }

  @Test func historyIsRevisionOneAndOlderThanAnyStamp() {
    var state = Self.state(intending: [4, 0])
    var service = Self.service(state)
    let parcel = service.begin(
      Parcel(seat: -1, ordinal: 0, unit: 0, stamp: .min, base: 0, start: 0, isRestore: false))
    for value in [1, 2] as [Int32] { service.append(Version(value: value, order: value), changed: true) }
    service.place(parcel, Self.unit)
    #expect(service.revision(ofUnit: 0) == 1 && Self.values(service) == [1, 2])
    let verdict = Self.send(
      [4, 0], changed: [true, false], from: 0, base: 0, stamp: -1_000, &service, &state)
    #expect(verdict.isAccepted && verdict.outcome == .collateral, "a new device that has pulled nothing")
  }
}
