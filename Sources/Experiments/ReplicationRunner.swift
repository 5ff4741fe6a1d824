// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Operations
import Probes
import Synchronization

/// What one replication came to: a sheet for each strategy and group, in the scenario's order.
public struct ReplicationResult: Sendable {
  public var index: Int
  /// `sheets[strategy][group]`.
  public var sheets: [[ProbeSheet]]
  /// What belongs to no group, such as the help desk's time: a sheet a strategy, added to all groups
  /// together.
  public var fleet: [ProbeSheet]
  /// What happened, of each strategy; empty except in the replication that is recorded, which is the first.
  public var events: [EventFingerprint] = []
}

/// Where finished replications go, in order of index.
public protocol ResultSink: Sendable {
  mutating func receive(_ result: ReplicationResult) throws
  /// Whether what it has received is enough: nothing more is handed over then. Asked after each replication.
  var isSatisfied: Bool { get }
}

extension ResultSink {
  public var isSatisfied: Bool { false }
}

/// Runs all replications of a plan on several threads; the results do not depend on how many.
public struct ReplicationRunner: Sendable {
  /// Finished chunks of all.
  public typealias Progress = @Sendable (_ done: Int, _ of: Int) -> Void

  let plan: ExperimentPlan
  let threads: Int
  /// The folder in which calls to the help desk are sorted where they do not fit into memory.
  let scratch: String

  public init(_ plan: ExperimentPlan, threads: Int, scratch: String) {
    self.scratch = scratch
    precondition(threads > 0, "a run needs a thread")
    self.plan = plan
    self.threads = threads
  }

  /// Plays everything, or until the sink is satisfied, and hands each replication to it; returns the sink.
  ///
  /// Replications are handed over in order of their numbers, so where it stops does not depend on which
  /// thread is ahead: what was played beyond is dropped.
  public func run<Sink: ResultSink>(into sink: Sink, progress: @escaping Progress = { _, _ in }) async throws
    -> Sink
  {
    let total = plan.stepCount
    let desk = MergeDesk(plan, sink, total: total, scratch: scratch, progress: progress)
    let dispenser = Dispenser()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<min(threads, max(total, 1)) {
        group.addTask {
          var player = ChunkPlayer(plan)
          while true {
            try Task.checkCancellation()
            let unit = dispenser.take()
            guard unit < total else { return }
            let (replication, chunk) = unit.quotientAndRemainder(dividingBy: plan.chunks.count)
            let result = player.play(plan.chunks[chunk], replication: replication)
            guard try await desk.accept(unit, result) else { return }
          }
        }
      }
      try await group.waitForAll()
    }
    return await desk.sink
  }
}

/// Hands out units of work, each once.
private final class Dispenser: Sendable {
  private let next = Atomic<Int>(0)

  func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
}

/// Merges chunks in their own order, whichever thread finishes first.
private actor MergeDesk<Sink: ResultSink> {
  private let plan: ExperimentPlan
  private let total: Int
  private let scratch: String
  private let progress: ReplicationRunner.Progress
  private(set) var sink: Sink
  /// Finished chunks whose turn has not come, by unit; looked up, never iterated.
  private var waiting: [Int: ChunkResult] = [:]
  private var nextUnit = 0
  private var isSatisfied = false
  private var sheets: [[ProbeSheet]] = []
  private var fleet: [ProbeSheet] = []
  /// Calls of the replication, one a strategy.
  private var spills: [TicketSpill] = []
  /// Calls of the replication to the tenant's store, one a strategy.
  private var traffic: [StoreTraffic] = []
  /// What happened, one a strategy.
  private var events: [EventFingerprint] = []

  init(
    _ plan: ExperimentPlan, _ sink: Sink, total: Int, scratch: String,
    progress: @escaping ReplicationRunner.Progress
  ) {
    self.scratch = scratch
    self.plan = plan
    self.sink = sink
    self.total = total
    self.progress = progress
  }

  /// - Returns: whether more is wanted.
  func accept(_ unit: Int, _ chunk: ChunkResult) throws -> Bool {
    waiting[unit] = chunk
    while !isSatisfied, let ready = waiting.removeValue(forKey: nextUnit) {
      try merge(ready)
      nextUnit += 1
      isSatisfied = nextUnit % plan.chunks.count == 0 && sink.isSatisfied
      progress(nextUnit, isSatisfied ? nextUnit : total)
    }
    return !isSatisfied
  }

  /// The third simulation: the desk takes the calls of all lives in the order of their times.
  private func runDesk(_ strategy: Int) throws {
    guard let parameters = plan.scenario.strategies[strategy].groups.first?.helpDesk else { return }
    var desk = HelpDeskSimulation(parameters, until: plan.horizon)
    let read = { (outcome: HelpDeskOutcome) in
      let group = Int(outcome.ticket.group)
      ProbePanel.readCall(
        waited: outcome.waited, isAbandoned: outcome.isAbandoned, &self.sheets[strategy][group])
    }
    while let ticket = try spills[strategy].next() { desk.take(ticket, read) }
    let load = desk.finish(read)
    ProbePanel.readDesk(
      atWork: TimeSpan(microseconds: Int64(load.busy)), onDuty: TimeSpan(microseconds: Int64(load.available)),
      &fleet[strategy])
  }

  /// The limit of the tenant's store, on the calls of all lives.
  private func runStore(_ strategy: Int) {
    let limit = plan.scenario.strategies[strategy].groups.first?.tenant.requestsPerHour
    let throttling = limit.map { StoreThrottling(StoreLoad(traffic[strategy], callsPerHour: $0)) }
    ProbePanel.readStoreLoad(peakHour: traffic[strategy].peakHour, throttling, &fleet[strategy])
  }

  private func merge(_ ready: ChunkResult) throws {
    let (replication, chunk) = nextUnit.quotientAndRemainder(dividingBy: plan.chunks.count)
    if chunk == 0 {
      let blank = plan.blankSheet
      let row = Array(repeating: blank, count: plan.scenario.groups.count)
      sheets = Array(repeating: row, count: plan.scenario.strategies.count)
      fleet = Array(repeating: blank, count: plan.scenario.strategies.count)
      spills = plan.scenario.strategies.map { _ in TicketSpill(folder: scratch) }
      traffic = plan.scenario.strategies.map { _ in StoreTraffic(until: plan.horizon) }
      events =
        EventRecorder.records(replication) ? plan.scenario.strategies.map { _ in EventFingerprint() } : []
    }
    let (world, group) = (plan.chunks[chunk].world, plan.chunks[chunk].group)
    for (position, strategy) in plan.strategies[world].enumerated() {
      sheets[strategy][group].merge(ready.sheets[position])
      traffic[strategy].merge(ready.traffic[position])
      if !events.isEmpty { events[strategy].merge(ready.events[position]) }
      let spill = spills[strategy]
      for ticket in ready.tickets[position] { try spill.add(ticket, number: UInt64(spill.count)) }
    }
    if chunk == plan.chunks.count - 1 {
      for strategy in spills.indices {
        try runDesk(strategy)
        runStore(strategy)
      }
      try sink.receive(
        ReplicationResult(index: replication, sheets: sheets, fleet: fleet, events: events))
    }
  }
}

extension StoreThrottling {
  fileprivate init(_ load: StoreLoad) {
    self.init(
      requests: load.calls, refused: load.refused, waitedHours: load.waitedHours,
      worstHours: load.worstWait)
  }
}
