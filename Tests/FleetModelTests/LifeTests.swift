// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import FleetModel

@Suite struct LifeTests {
  private static func lives() -> (SmallGroup, [Life]) {
    var small = SmallGroup.turbulent()
    small.settings[5].unit = "far"
    small.settings[9].unit = "far"
    small.settings[6].importance = 0.25
    small.horizon = .days(4)
    return (small, small.lives(0..<60))
  }

  /// A slot for each item that is ever set, and for no other.
  @Test func slotsAreTheItemsEverSet() {
    let (_, lives) = Self.lives()
    for life in lives {
      #expect(Set(life.items).count == life.slotCount)
      var set = Set(life.history.map(\.slot))
      for activity in life.activities where activity.kind == .choice { set.insert(activity.slot) }
      #expect(set == Set((0..<life.slotCount).map(Int32.init)))
    }
  }

  @Test func unitsAreRangesOfSlots() {
    let (small, lives) = Self.lives()
    let catalog = small.catalog
    var several = 0
    for life in lives {
      #expect(life.unitStart.count == life.unitCount + 1)
      #expect(life.unitStart.first == 0 && life.unitStart.last == Int32(life.slotCount))
      for unit in 0..<life.unitCount {
        let slots = life.slots(ofUnit: unit)
        #expect(!slots.isEmpty)
        if slots.count > 1 { several += 1 }
        let numbers = Set(slots.map { catalog.unit[Int(life.items[$0])] })
        #expect(numbers.count == 1)
        #expect(slots.allSatisfy { life.unitOfSlot[$0] == Int32(unit) })
      }
      let units = life.items.map { catalog.unit[Int($0)] }
      #expect(units == units.sorted())
    }
    #expect(several > 20)
  }

  @Test func slotsKnowTheirItems() {
    let (small, lives) = Self.lives()
    let catalog = small.catalog
    for life in lives {
      for slot in 0..<life.slotCount {
        #expect(life.importance[slot] == catalog.importance[Int(life.items[slot])])
        #expect(life.isSeatScope[slot] == catalog.isSeatScope[Int(life.items[slot])])
      }
      for choice in life.history { #expect(Int(choice.seat) < life.seatCount) }
    }
  }

  @Test func aLifeCanBeWrittenOverAnother() {
    var (small, _) = Self.lives()
    var generator = ActivityGenerator(
      group: small.group, catalog: small.catalog, horizon: SimulationTime.zero + small.horizon)
    var reused = Life(calendar: small.group.calendar)
    for user in 0..<10 { generator.write(user: user, seed: 7, replication: 0, into: &reused) }
    small.seed = 7
    let fresh = small.life(9)
    #expect(reused.activities == fresh.activities && reused.items == fresh.items)
    #expect(reused.tenures == fresh.tenures && reused.seatCount == fresh.seatCount && reused.user == 9)
    #expect(reused.importance == fresh.importance && reused.unitOfSlot == fresh.unitOfSlot)
  }
}
