// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Testing

private func minute(_ count: Double) -> SimulationTime { .zero + .minutes(count) }

@Suite struct ResourceTests {
  @Test func serversComeBeforeTheQueue() {
    var desk = Resource<String>(servers: 2)
    #expect(desk.arrive("a", at: minute(0)) == "a")
    #expect(desk.arrive("b", at: minute(1)) == "b")
    #expect(desk.arrive("c", at: minute(2)) == nil)
    #expect(desk.busy == 2 && desk.queueLength == 1)
    let next = desk.finish(at: minute(5))
    #expect(next?.job == "c" && next?.waited == .minutes(3))
    #expect(desk.finish(at: minute(6)) == nil)
    #expect(desk.finish(at: minute(6)) == nil)
    #expect(desk.busy == 0 && desk.queueLength == 0)
  }

  @Test func priorityThenArrivalDecides() {
    var desk = Resource<Int>(servers: 1)
    _ = desk.arrive(0, at: .zero)
    for (job, priority) in [(1, 5), (2, 1), (3, 5), (4, 1), (5, 0), (6, 5)] {
      #expect(desk.arrive(job, priority: priority, at: .zero) == nil)
    }
    var order: [Int] = []
    while let next = desk.finish(at: minute(1)) { order.append(next.job) }
    #expect(order == [5, 2, 4, 1, 3, 6])
  }

  @Test func whoGivesUpLeavesTheQueue() {
    var desk = Resource<Int>(servers: 1)
    for job in 0...3 { _ = desk.arrive(job, at: .zero) }
    #expect(desk.withdraw { $0 == 2 } == 2)
    #expect(desk.withdraw { $0 == 2 } == nil)
    // In service is not in the queue.
    #expect(desk.withdraw { $0 == 0 } == nil)
    #expect(desk.queueLength == 2)
    #expect(desk.finish(at: minute(1))?.job == 1)
    // Gone from the queue is gone, though the memory may still hold it.
    #expect(desk.withdraw { $0 == 1 } == nil)
    #expect(desk.finish(at: minute(2))?.job == 3)
  }

  @Test func utilisationIsTimeWeighted() {
    var desk = Resource<Int>(servers: 2)
    _ = desk.arrive(0, at: minute(10))
    _ = desk.arrive(1, at: minute(20))
    _ = desk.finish(at: minute(30))
    // 10 minutes of one, 10 of two, 10 of one: 40 of 80 server minutes.
    #expect(desk.utilisation(until: minute(40)) == 0.5)
    #expect(desk.utilisation(until: minute(30)) == 0.5)
  }

  /// Against a queue that is searched from scratch each time, long enough for the queue to be compacted.
  @Test func aLongQueueKeepsItsOrder() {
    var stream = RandomStream(key: 4)
    var desk = Resource<Int>(servers: 1)
    var shadow: [(priority: Int, job: Int)] = []
    _ = desk.arrive(-1, at: .zero)
    for job in 0..<3_000 {
      if stream.bernoulli(job < 1_000 ? 0.7 : 0.4) {
        let priority = stream.below(3)
        #expect(desk.arrive(job, priority: priority, at: .zero) == nil)
        shadow.append((priority, job))
      } else if let first = shadow.indices.min(by: { (shadow[$0].priority, $0) < (shadow[$1].priority, $1) })
      {
        #expect(desk.finish(at: .zero)?.job == shadow.remove(at: first).job)
      }
      #expect(desk.queueLength == shadow.count)
    }
  }

  @Test func mistakesOfTheOwnerStopTheProcess() async {
    await #expect(processExitsWith: .failure) { _ = Resource<Int>(servers: 0) }
    await #expect(processExitsWith: .failure) {
      var desk = Resource<Int>(servers: 1)
      _ = desk.finish(at: .zero)
    }
    await #expect(processExitsWith: .failure) {
      var desk = Resource<Int>(servers: 1)
      _ = desk.arrive(1, at: SimulationTime(microseconds: 5))
      _ = desk.finish(at: SimulationTime(microseconds: 4))
    }
  }
}
