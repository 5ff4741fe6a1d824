// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@Suite struct GenerationTests {
  /// An alarm that is replaced twice and then cancelled: only the one in force when its time comes rings.
  @Test func staleAlarmsArePassedOver() {
    var list = FutureEventList<Generation>()
    var due = Generation()
    var rung: [SimulationTime] = []
    for minute in [30, 10, 20] as [Double] {
      due.advance()
      list.schedule(due, at: .zero + .minutes(minute), rank: .mechanism)
    }
    while let next = list.popFirst() {
      if next.event == due { rung.append(next.time) }
    }
    #expect(rung == [.zero + .minutes(20)])

    list.schedule(due, at: .zero + .hours(1), rank: .mechanism)
    due.advance()
    #expect(list.popFirst()?.event != due)
  }

  @Test func wrapsAround() {
    var generation = Generation(value: .max)
    generation.advance()
    #expect(generation == Generation(value: 0))
  }
}
