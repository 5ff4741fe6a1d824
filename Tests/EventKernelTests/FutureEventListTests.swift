// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Testing

/// The plainest list with the same meaning: sorted by search from the end.
private struct ShadowList {
  private(set) var pending: [(time: SimulationTime, rank: EventRank, event: Int)] = []

  mutating func schedule(_ event: Int, at time: SimulationTime, rank: EventRank) {
    var place = pending.count
    while place > 0, (time, rank) < (pending[place - 1].time, pending[place - 1].rank) { place -= 1 }
    pending.insert((time, rank, event), at: place)
  }

  mutating func removeFirst() {
    if !pending.isEmpty { pending.removeFirst() }
  }
}

@Suite struct FutureEventListTests {
  /// Few distinct times, so that most events share theirs with others.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func agreesWithASortedShadowList(seed: UInt64) {
    var stream = RandomStream(key: seed)
    var list = FutureEventList<Int>()
    var shadow = ShadowList()
    let spread = 1 + stream.below(50)
    let growth = 0.3 + 0.4 * stream.uniform()
    for event in 0..<400 {
      if stream.uniform() < growth {
        let time = SimulationTime(microseconds: Int64(stream.below(spread) - 5))
        let rank = EventRank(rawValue: UInt8(stream.below(4)))
        list.schedule(event, at: time, rank: rank)
        shadow.schedule(event, at: time, rank: rank)
      } else {
        takeFirst(&list, &shadow)
      }
      list.checkInvariants()
      #expect(list.count == shadow.pending.count)
      #expect(list.nextTime == shadow.pending.first?.time)
      #expect(list.nextTimeOrNever == shadow.pending.first?.time ?? .never)
    }
    while !list.isEmpty { takeFirst(&list, &shadow) }
    #expect(shadow.pending.isEmpty)
  }

  private func takeFirst(_ list: inout FutureEventList<Int>, _ shadow: inout ShadowList) {
    let found = list.popFirst()
    let expected = shadow.pending.first
    #expect(found?.time == expected?.time && found?.rank == expected?.rank && found?.event == expected?.event)
    shadow.removeFirst()
  }

  @Test func oneInstantGoesByRankAndThenByInsertion() {
    var list = FutureEventList<String>()
    list.schedule("look", at: .zero, rank: .observer)
    list.schedule("carry", at: .zero, rank: .mechanism)
    list.schedule("choose", at: .zero, rank: .world)
    list.schedule("carry on", at: .zero, rank: .mechanism)
    list.schedule("mend", at: .zero, rank: .repair)
    var order: [String] = []
    while let next = list.popFirst() { order.append(next.event) }
    #expect(order == ["choose", "mend", "carry", "carry on", "look"])
  }

  @Test func removeAllStartsAnotherLife() {
    var list = FutureEventList<Int>()
    for event in 0..<10 { list.schedule(event, at: .zero + .seconds(Double(event)), rank: .world) }
    list.removeAll()
    #expect(list.isEmpty && list.nextTime == nil && list.popFirst() == nil)
    list.schedule(1, at: .zero, rank: .world)
    list.checkInvariants()
    #expect(list.count == 1)
  }

  /// The arity at its edges: every size from 0 to 40, in rising, falling and equal order.
  @Test(arguments: 0...40)
  func everySizeComesOutSorted(size: Int) {
    for order in [(0..<size).map { $0 }, (0..<size).reversed(), [Int](repeating: 3, count: size)] {
      var list = FutureEventList<Int>()
      for value in order {
        list.schedule(value, at: SimulationTime(microseconds: Int64(value)), rank: .world)
      }
      var found: [Int] = []
      while let next = list.popFirst() {
        list.checkInvariants()
        found.append(next.event)
      }
      #expect(found == order.sorted())
    }
  }
}
