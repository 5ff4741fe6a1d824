// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Probes
import Results

/// What a run came to, small enough to be committed and compared with: `baseline.json`, or a run's own store.
public struct Baseline: Equatable, Sendable {
  /// Goes up when a reader of the old form would misread the new one.
  static let schemaVersion = 1
  public static let fileName = "baseline.json"

  /// One measure under one strategy, over all groups, causes and categories.
  struct Figures: Equatable, Sendable {
    /// In the metric's unit; nil without cases.
    var value: Double?
    var low: Double?
    var high: Double?
    var n: Int
    /// What each replication adds to the value; empty where only the interval is known.
    var contributions: [Double?] = []
  }

  struct Measure: Equatable, Sendable {
    /// The metric's name and statistic.
    var name: String
    var unit: MetricUnit
    var margin: EquivalenceMargin
    /// By strategy; nil where nothing was seen.
    var figures: [Figures?]
  }

  /// What happened in the first replication under one strategy.
  struct Events: Equatable, Sendable {
    struct Chunk: Equatable, Sendable {
      var group: String
      var users: Range<Int>
      /// The first 8 digits of 16.
      var digest: String
    }
    struct Sample: Equatable, Sendable {
      /// `office/17`.
      var user: String
      var digest: String
      /// Events of the whole story, of which `events` holds the first; 0 where the digest alone is known.
      var count: Int
      var events: [NarratedEvent]

      var isTold: Bool { count > 0 }
    }
    var strategy: String
    var digest: String
    var chunks: [Chunk]
    var samples: [Sample]
  }

  var scenario: String
  /// Of everything that can change a result.
  var fingerprint: String
  var seed: UInt64
  var replications: Int
  /// The line that reproduces the run.
  var command: String
  /// Of all results.
  public internal(set) var digest: String
  var currency: String
  /// With those at the points of a sweep.
  var strategies: [String]
  /// In the order of the run's metrics.
  var measures: [Measure]
  /// Of each strategy; at a point of a sweep nobody is told in words.
  var events: [Events]
  /// Of the scenario, as a run knows them; empty where they are not known.
  var parameters: [RunDescription.Parameter] = []
  /// The figures are of the first so many replications; nil is of all.
  var first: Int? = nil

  /// How many replications the figures are of.
  var counted: Int { first ?? replications }

  /// How many measures it holds of how many strategies.
  public var size: (measures: Int, strategies: Int) { (measures.count, strategies.count) }
}

extension Baseline {
  /// From a run's store.
  ///
  /// - Throws: what opening and reading the store throws.
  public init(storeAt path: String) throws(ResultStoreError) {
    try self.init(storeAt: path, first: nil)
  }

  /// - Parameter first: how many replications the figures are to be of.
  init(storeAt path: String, first: Int?) throws(ResultStoreError) {
    let store = try ResultStore.open(at: path)
    let table = try store.table()
    self.init(
      first.map { table.first($0) } ?? table, digest: try store.digest(), events: try store.events())
    guard let first, first < table.run.replications else { return }
    replications = table.run.replications
    self.first = first
  }

  init(_ table: ResultTable, digest: String, events: [EventFingerprint]) {
    let run = table.run
    let comparison = Comparison(table)
    scenario = run.scenario
    fingerprint = run.fingerprint
    seed = run.seed
    replications = run.replications
    command = run.command
    self.digest = digest
    currency = run.currency
    parameters = run.parameters
    strategies = run.strategies.map(\.name)
    measures = run.metrics.indices.compactMap { Self.measure($0, comparison) }
    let groups = run.groups.map(\.name)
    self.events = zip(strategies, events).map { Events($1, of: $0, groups) }
  }

  /// nil where nothing was seen under any strategy.
  private static func measure(_ position: Int, _ comparison: Comparison) -> Measure? {
    let metric = comparison.run.metrics[position]
    let statistic = metric.statistics[0]
    let figures = comparison.run.strategies.indices.map { strategy -> Figures? in
      let cell = ResultCell(strategy: strategy)
      guard let series = comparison.table.series(cell, metric: position) else { return nil }
      let estimate = comparison.estimate(cell, position, statistic: statistic)
      return Figures(
        value: estimate.value, low: estimate.interval?.low, high: estimate.interval?.high, n: estimate.n,
        contributions: series.contributions(to: statistic, metric.kind))
    }
    guard figures.contains(where: { $0?.value != nil }) else { return nil }
    return Measure(
      name: "\(metric.name).\(statistic)", unit: metric.unit,
      margin: EquivalenceMargin(metric, comparison.run.margins), figures: figures)
  }
}

extension Baseline.Events {
  init(_ events: EventFingerprint, of strategy: String, _ groups: [String]) {
    self.strategy = strategy
    digest = EventFingerprint.hex(events.digest)
    chunks = events.chunks.map {
      Chunk(
        group: groups[$0.group], users: $0.users,
        digest: String(EventFingerprint.hex($0.digest).prefix(8)))
    }
    samples = events.samples.map {
      Sample(
        user: "\(groups[$0.group])/\($0.user)", digest: EventFingerprint.hex($0.digest), count: $0.count,
        events: $0.events)
    }
  }
}
