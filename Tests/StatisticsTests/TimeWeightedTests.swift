// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Testing

@Suite struct TimeWeightedTests {
  @Test func aQueueByHand() {
    var queue = TimeWeighted(at: 100)
    #expect(queue.mean == nil)
    queue.add(1, at: 110)
    queue.add(2, at: 120)
    queue.add(-3, at: 130)
    queue.advance(to: 150)
    // 10 µs at 0, 10 at 1, 10 at 3, 20 at 0.
    #expect(queue.mean == 40.0 / 50)
    #expect(queue.max == 3)
    #expect(queue.value == 0)
    #expect(queue.area == 40)
    #expect(queue.watched == 50)
  }

  @Test func changesAtOneInstantWeighNothing() {
    var queue = TimeWeighted(at: 0)
    queue.set(1_000, at: 5)
    queue.set(2, at: 5)
    queue.advance(to: 10)
    #expect(queue.area == 10)
  }

  @Test func tenYearsOfLargeValuesStayExact() {
    let tenYears: Int64 = 10 * 366 * 86_400_000_000
    var bytes = TimeWeighted(at: 0, value: 1 << 50)
    bytes.advance(to: tenYears)
    #expect(bytes.area == Int128(1 << 50) * Int128(tenYears))
    #expect(bytes.mean == Double(Int64(1) << 50))
  }

  @Test func mergingWeighsMicrosecondsEqually() {
    var short = TimeWeighted(at: 0, value: 9)
    short.advance(to: 10)
    var long = TimeWeighted(at: 0, value: 1)
    long.advance(to: 30)
    short.merge(long)
    #expect(short.mean == 120.0 / 40)
    #expect(short.max == 9)
  }
}
