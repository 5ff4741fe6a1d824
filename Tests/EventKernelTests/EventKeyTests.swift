// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import EventKernel

@Suite struct EventKeyTests {
  /// Time decides before rank, rank before insertion; extremes included.
  @Test func comparesTimeThenRankThenInsertion() {
    let times = [Int64.min, -1, 0, 1, .max].map(SimulationTime.init(microseconds:))
    var keys: [EventKey] = []
    for time in times {
      for rank in [0, 1, 255] as [UInt8] {
        for insertion in [0, 1, (1 << 56) - 1] as [UInt64] {
          keys.append(EventKey(time: time, rank: EventRank(rawValue: rank), insertion: insertion))
          #expect(keys.last?.time == time)
          #expect(keys.last?.rank.rawValue == rank)
        }
      }
    }
    for left in keys.indices {
      for right in keys.indices { #expect(keys[left].precedes(keys[right]) == (left < right)) }
    }
  }
}
