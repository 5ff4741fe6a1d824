// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Testing

/// A queue with Poisson arrivals, exponential services of mean 1 minute and some servers.
private struct MarkovQueue {
  enum Event { case arrival, departure }

  let arrivalsPerMinute: Double
  var desk: Resource<SimulationTime>
  var stream: RandomStream
  var waits: [Double] = []

  init(servers: Int, load: Double, key: UInt64) {
    arrivalsPerMinute = load * Double(servers)
    desk = Resource(servers: servers)
    stream = RandomStream(key: key)
  }

  mutating func handle(_ event: Event, in simulation: inout Simulation<Event>) {
    switch event {
    case .arrival:
      let gap = TimeSpan.minutes(stream.exponential() / arrivalsPerMinute)
      simulation.schedule(.arrival, after: gap)
      if desk.arrive(simulation.now, at: simulation.now) != nil {
        start(waited: .zero, in: &simulation)
      }
    case .departure:
      if let next = desk.finish(at: simulation.now) { start(waited: next.waited, in: &simulation) }
    }
  }

  private mutating func start(waited: TimeSpan, in simulation: inout Simulation<Event>) {
    waits.append(waited.inMinutes)
    simulation.schedule(.departure, after: .minutes(stream.exponential()))
  }
}

/// The mean wait in minutes after Erlang's formula C, for services of mean 1 minute.
private func erlangWait(servers: Int, load: Double) -> Double {
  let offered = load * Double(servers)
  var blocking = 1.0
  for k in 1...servers { blocking = offered * blocking / (Double(k) + offered * blocking) }
  let waiting = blocking / (1 - load * (1 - blocking))
  return waiting / (Double(servers) * (1 - load))
}

@Suite struct SimulationTests {
  @Test(arguments: [(1, 0.5), (2, 0.6)])
  func queuesWaitAsErlangSays(servers: Int, load: Double) {
    var means: [Double] = []
    var work: [Double] = []
    for replication in 0..<30 as Range<UInt64> {
      var queue = MarkovQueue(servers: servers, load: load, key: replication)
      var simulation = Simulation<MarkovQueue.Event>()
      simulation.schedule(.arrival, after: .zero)
      let end = SimulationTime.zero + .minutes(10_000)
      simulation.run(until: end) { queue.handle($1, in: &$0) }
      means.append(queue.waits.reduce(0, +) / Double(queue.waits.count))
      work.append(queue.desk.utilisation(until: end))
    }
    let theory = erlangWait(servers: servers, load: load)
    #expect(score(means, theory).magnitude < 4)
    #expect(score(work, load).magnitude < 4)
    // Null control: a theory that is 10% off is rejected.
    #expect(score(means, 1.1 * theory).magnitude > 4)
  }

  private func score(_ sample: [Double], _ expected: Double) -> Double {
    let n = Double(sample.count)
    let mean = sample.reduce(0, +) / n
    let variance = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
    return (mean - expected) / (variance / n).squareRoot()
  }

  @Test func erlangsFormulaIsTheKnownOne() {
    // One server: load / (1 − load). Two: load² / (1 − load²).
    #expect((erlangWait(servers: 1, load: 0.5) - 1).magnitude < 1e-12)
    #expect((erlangWait(servers: 2, load: 0.6) - 0.36 / 0.64).magnitude < 1e-12)
  }

  @Test func runsInPartsPlayEachEventOnce() {
    var simulation = Simulation<Int>()
    for second in 1...10 { simulation.schedule(second, after: .seconds(Double(second))) }
    var played: [Int] = []
    simulation.run(until: .zero + .seconds(4)) { played.append($1) }
    #expect(played == [1, 2, 3])
    #expect(simulation.now == .zero + .seconds(4))
    simulation.run(until: .zero + .seconds(9.5)) { played.append($1) }
    #expect(played == [1, 2, 3, 4, 5, 6, 7, 8, 9])
    #expect(simulation.pending == 1)
    simulation.run(until: .never) { played.append($1) }
    #expect(played.count == 10)
    #expect(simulation.now == .zero + .seconds(10))
  }

  @Test func whatAnEventSchedulesForItsOwnInstantStillHappens() {
    var simulation = Simulation<Int>()
    simulation.schedule(0, after: .zero, rank: .observer)
    simulation.schedule(1, after: .zero)
    var played: [Int] = []
    simulation.run(until: .never) { simulation, event in
      played.append(event)
      if event == 1 { simulation.schedule(2, after: .zero, rank: .mechanism) }
    }
    #expect(played == [1, 2, 0])
  }

  @Test func thePastIsClosed() async {
    await #expect(processExitsWith: .failure) {
      var simulation = Simulation<Int>()
      simulation.run(until: .zero + .seconds(2)) { _, _ in }
      simulation.schedule(1, at: .zero + .seconds(1))
    }
  }
}
