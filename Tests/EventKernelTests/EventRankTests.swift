// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@Suite struct EventRankTests {
  @Test func theWorldGoesFirstAndObserversLast() {
    let order: [EventRank] = [.world, .repair, .mechanism, .observer]
    #expect(order.map(\.rawValue) == [0, 1, 2, 3])
    #expect([.observer, .mechanism, .world, .repair].sorted() == order)
  }
}
