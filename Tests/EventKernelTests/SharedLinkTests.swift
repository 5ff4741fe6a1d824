// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Testing

private func at(_ microseconds: Int64) -> SimulationTime { SimulationTime(microseconds: microseconds) }

/// A link and its pending alarm, as an owner keeps them; plays until nothing is left or `end` is reached.
private struct Owner {
  var link: SharedLink<Int>
  var log: [End] = []
  var alarms = 0

  struct End: Equatable {
    var flow: Int
    var time: SimulationTime
  }

  mutating func play(before end: SimulationTime) {
    while let next = link.nextEnd, next < end {
      alarms += 1
      let taken = link.finish(at: next)
      #expect(!taken.isEmpty, "an alarm that takes nothing out comes again at the same instant")
      log += taken.map { End(flow: $0, time: next) }
    }
  }
}

@Suite struct SharedLinkTests {
  @Test func oneFlowHasTheWholeLink() {
    var link = SharedLink<String>(capacity: 2)
    #expect(link.nextEnd == nil && link.flows == 0)
    link.begin("a", size: 100, at: at(10))
    #expect(link.flows == 1)
    #expect(link.nextEnd == at(60))
    #expect(link.finish(at: at(59)) == [])
    #expect(link.finish(at: at(60)) == ["a"])
    #expect(link.nextEnd == nil && link.flows == 0)
    #expect(link.utilisation(until: at(100)) == 0.5)
  }

  /// a has the link for 100 µs, shares it with b for 200, b has it for its last 100.
  @Test func twoFlowsShareEvenly() {
    var link = SharedLink<String>(capacity: 1)
    link.begin("a", size: 200, at: at(0))
    link.begin("b", size: 200, at: at(100))
    #expect(link.nextEnd == at(300))
    #expect(link.finish(at: at(300)) == ["a"])
    #expect(link.nextEnd == at(400))
    #expect(link.finish(at: at(400)) == ["b"])
    #expect(link.utilisation(until: at(400)) == 1)
  }

  @Test func atEqualEndsWhoCameFirstEndsFirst() {
    var link = SharedLink<Int>(capacity: 1)
    for flow in 1...5 { link.begin(flow, size: 10, at: at(0)) }
    link.begin(6, size: 9, at: at(0))
    link.begin(7, size: 0, at: at(0))
    #expect(link.nextEnd == at(0))
    #expect(link.finish(at: at(0)) == [7])
    #expect(link.finish(at: at(1_000)) == [6, 1, 2, 3, 4, 5])
  }

  /// A flow ends within a microsecond, at whose end another begins.
  @Test func anEndBetweenTwoMicrosecondsLosesNoCapacity() {
    var link = SharedLink<Int>(capacity: 1)
    link.begin(0, size: 0.375, at: at(0))
    link.begin(1, size: 1.125, at: at(0))
    // The first ends at 0.75, when the second has got as much; that one is alone then.
    #expect(link.nextEnd == at(1))
    // Somebody else comes first at that microsecond: the first flow has ended all the same.
    link.begin(2, size: 1, at: at(1))
    #expect(link.flows == 2)
    #expect(link.nextEnd == at(1))
    #expect(link.withdraw(at: at(1)) { $0 == 0 } == nil, "it has ended")
    #expect(link.finish(at: at(1)) == [0])
    // Half a unit is left of the second, at half speed.
    #expect(link.nextEnd == at(2))
    #expect(link.finish(at: at(2)) == [1])
    #expect(link.nextEnd == at(3), "half of the third is left")
  }

  @Test func withdrawingSpeedsUpTheRest() {
    var link = SharedLink<Int>(capacity: 1)
    for flow in 0..<4 { link.begin(flow, size: 100, at: at(0)) }
    #expect(link.withdraw(at: at(200)) { $0 > 1 } == 2, "of those that match, the one that would end first")
    #expect(link.nextEnd == at(350))
    #expect(link.withdraw(at: at(200)) { $0 == 2 } == nil)
    #expect(link.finish(at: at(350)) == [0, 1, 3])
    link.begin(9, size: 1, at: at(400))
    #expect(link.withdraw(at: at(400)) { _ in true } == 9)
    #expect(link.flows == 0 && link.nextEnd == nil)
    #expect(link.utilisation(until: at(700)) == 0.5)
  }

  @Test func anAlarmIsStaleWhenTheNextEndMayHaveMoved() {
    var link = SharedLink<Int>(capacity: 1)
    var seen = [link.generation]
    func expectNew(_ note: Comment) {
      #expect(!seen.contains(link.generation), note)
      seen.append(link.generation)
    }
    link.begin(0, size: 100, at: at(0))
    expectNew("a flow began")
    link.begin(1, size: 1_000, at: at(10))
    expectNew("another began")
    _ = link.withdraw(at: at(20)) { $0 == 1 }
    expectNew("one was withdrawn")
    let before = link.generation
    _ = link.withdraw(at: at(30)) { $0 == 1 }
    _ = link.finish(at: at(40))
    #expect(link.generation == before && link.nextEnd == at(105), "nothing happened")
    #expect(link.finish(at: at(105)) == [0])
    expectNew("one ended")
  }

  @Test func aFlowThatNeverEndsIsFarAndDoesNotOverflow() {
    var link = SharedLink<Int>(capacity: 1e-300)
    link.begin(0, size: 1e300, at: at(5))
    #expect(link.nextEnd == at(5) + TimeSpan(microseconds: .max / 4))
    #expect(link.finish(at: at(1 << 40)) == [])
  }

  /// Against a fluid that is followed from change to change with every flow's own remainder.
  @Test(arguments: 0..<60)
  func likeAFluidFollowedStepByStep(seed: Int) {
    var stream = RandomStream(key: UInt64(seed))
    let capacity = [0.125, 1, 3.7][seed % 3]
    let load = [0.5, 0.9, 1.5][seed / 3 % 3]
    var owner = Owner(link: SharedLink(capacity: capacity))
    var fluid = Fluid(capacity: capacity)
    var clock = 0.0
    var sizes: [Double] = []
    for flow in 0..<80 {
      clock += 1_000 / load * stream.exponential()
      let now = at(Int64(clock))
      owner.play(before: now)
      // Whole sizes now and then, so that some end together.
      let size = 1_000 * capacity * stream.exponential()
      sizes.append(stream.bernoulli(0.3) ? size.rounded() : size)
      owner.link.begin(flow, size: sizes[flow], at: now)
      fluid.begin(flow, size: sizes[flow], at: Double(now.microseconds))
      #expect(owner.link.flows <= fluid.remaining.count)
    }
    owner.play(before: .never)
    fluid.play(until: .infinity)
    #expect(owner.alarms <= 80)
    #expect(owner.log.map(\.flow) == fluid.ends.map(\.flow))
    for (end, exact) in zip(owner.log, fluid.ends) {
      // Rounded up to a whole microsecond; a hundred-thousandth for the arithmetic of either.
      let late = Double(end.time.microseconds) - exact.time
      #expect(late > -1e-5 && late < 1 + 1e-5, "flow \(end.flow)")
    }
    // All that was asked for was carried, at full capacity while there was a flow.
    let last = owner.log.last!.time
    let busy = owner.link.utilisation(until: last) * Double(last.microseconds)
    let work = sizes.reduce(0, +) / capacity
    // Each busy stretch ends at a whole microsecond.
    #expect(busy > work - 1e-3 && busy < work + Double(fluid.stretches) + 1e-3)
  }

  /// Over long busy stretches no alarm comes twice at one instant, whatever the sizes.
  @Test func alarmsAlwaysTakeSomethingOut() {
    var stream = RandomStream(key: 7)
    var owner = Owner(link: SharedLink(capacity: 12.5))
    var now = SimulationTime.zero
    for flow in 0..<3_000 {
      now += TimeSpan(microseconds: Int64(stream.below(40_000)))
      owner.play(before: now)
      let scale = [0.001, 1e3, 3e5, 1e6][stream.below(4)]
      owner.link.begin(flow, size: scale * stream.exponential(), at: now)
    }
    owner.play(before: .never)
    #expect(owner.log.count == 3_000)
    #expect(owner.alarms <= 3_000)
    #expect(zip(owner.log, owner.log.dropFirst()).allSatisfy { $0.time <= $1.time })
  }

  @Test func mistakesOfTheOwnerStopTheProcess() async {
    await #expect(processExitsWith: .failure) { _ = SharedLink<Int>(capacity: 0) }
    await #expect(processExitsWith: .failure) {
      var link = SharedLink<Int>(capacity: 1)
      link.begin(0, size: .infinity, at: .zero)
    }
    await #expect(processExitsWith: .failure) {
      var link = SharedLink<Int>(capacity: 1)
      link.begin(0, size: 5, at: SimulationTime(microseconds: 5))
      _ = link.finish(at: SimulationTime(microseconds: 4))
    }
  }
}

/// The naive way: each flow's remainder, reduced step by step.
private struct Fluid {
  let capacity: Double
  var remaining: [(flow: Int, size: Double)] = []
  var ends: [(flow: Int, time: Double)] = []
  var clock = 0.0
  var stretches = 0

  init(capacity: Double) { self.capacity = capacity }

  mutating func begin(_ flow: Int, size: Double, at time: Double) {
    play(until: time)
    clock = time
    if remaining.isEmpty { stretches += 1 }
    remaining.append((flow, size))
  }

  mutating func play(until end: Double) {
    while let least = remaining.map(\.size).min() {
      let step = least * Double(remaining.count) / capacity
      let served = min(step, end - clock) * capacity / Double(remaining.count)
      clock += min(step, end - clock)
      for index in remaining.indices { remaining[index].size -= served }
      if clock >= end { return }
      // Equal up to rounding is equal.
      let done = remaining.filter { $0.size <= 1e-7 * capacity }
      ends += done.map { ($0.flow, clock) }
      remaining.removeAll { $0.size <= 1e-7 * capacity }
    }
  }
}
