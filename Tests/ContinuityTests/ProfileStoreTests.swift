// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import Continuity
@testable import FleetModel

@Suite struct ProfileStoreTests {
  /// A life of three items, of importance 1, 1 and 3.
  private static let life = {
    var fleet = SmallFleet()
    fleet.group.usage.historyMean = 0
    fleet.settings[2].importance = 3
    fleet.group.usage.mode = .scripted(
      (0..<3).map { ScriptLine(at: .zero + .hours(1), seat: 0, act: .choice(item: $0)) })
    return fleet.life(0)
  }()

  private static func store(_ captures: [(seat: Int, ordinal: Int, hours: Double, values: [Int32])])
    -> ProfileStore
  {
    var store = ProfileStore()
    store.open(slotCount: 3)
    for capture in captures {
      let versions = capture.values.map { Version(value: $0, order: $0) }
      let taken = Capture(
        seat: capture.seat, ordinal: capture.ordinal, at: .zero + .hours(capture.hours), versions: versions)
      store.store(taken, life)
    }
    return store
  }

  @Test func anEmptyStoreOffersNothing() {
    let store = Self.store([])
    #expect(store.newest() == nil && store.richest() == nil && store.newest(ofSeat: 0) == nil)
    #expect(!store.holds(0, slot: 0))
  }

  @Test func aProfileIsReplacedWhole() {
    let store = Self.store([(0, 0, 1, [1, 2, 0]), (1, 0, 2, [4, 0, 0]), (0, 0, 3, [0, 0, 3])])
    #expect(store.profiles.count == 2)
    #expect((0..<3).map { store.version(0, $0).value } == [0, 0, 3])
    #expect((0..<3).map { store.version(1, $0).value } == [4, 0, 0])
    #expect(store.profiles[0].capture == .zero + .hours(3) && store.profiles[0].richness == 3000)
    #expect(!store.holds(1, slot: 0) && store.holds(4, slot: 0) && store.holds(3, slot: 2))
  }

  @Test func devicesKeepProfilesOfTheirOwn() {
    let store = Self.store([(0, 0, 1, [1, 0, 0]), (0, 1, 2, [2, 0, 0]), (1, 0, 3, [3, 0, 0])])
    #expect(store.profiles.count == 3)
    #expect(store.newest() == 2)
    #expect(store.newest(ofSeat: 0) == 1)
    #expect(store.newest(ofSeat: 2) == nil)
  }

  @Test func theNewestIsTheLatestCaptured() {
    #expect(Self.store([(0, 0, 5, [0, 0, 0]), (1, 0, 2, [0, 0, 0])]).newest() == 0)
    #expect(Self.store([(0, 0, 5, [1, 0, 0]), (1, 0, 2, [1, 0, 0]), (0, 0, 1, [1, 0, 0])]).newest() == 1)
    #expect(
      Self.store([(0, 0, 5, [0, 0, 0]), (1, 0, 5, [0, 0, 0])]).newest() == 1, "of two, the last stored")
  }

  @Test func theRichestHasTheGreatestImportance() {
    #expect(Self.store([(0, 0, 1, [0, 0, 1]), (1, 0, 2, [1, 2, 0])]).richest() == 0)
    #expect(Self.store([(0, 0, 1, [1, 2, 0]), (1, 0, 2, [0, 0, 1])]).richest() == 1)
    #expect(Self.store([(0, 0, 5, [1, 0, 0]), (1, 0, 2, [0, 1, 0])]).richest() == 0, "the newer of equals")
    #expect(Self.store([(0, 0, 1, [0, 0, 0])]).richest() == 0, "an empty profile is a profile")
  }
}
