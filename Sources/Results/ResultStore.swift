// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import FleetModel
import Foundation
import GRDB
import Probes

/// The store of a run: one SQLite file, written replication by replication, read by reports.
///
/// A replication is written whole or not at all, with its checksum. Only `finish()` marks a store as
/// complete; one without the mark is never read as a result.
public struct ResultStore: ResultSink {
  public let path: String
  let queue: DatabaseQueue
  /// Positions of the metrics that are kept among all, in the run's order.
  private let metrics: [Int]
  /// By strategy: whether it is a point of a sweep, of which categories and causes are not kept.
  private let isPoint: [Bool]
  /// nil where the number of replications is fixed.
  var judge: StoppingJudge?

  init(path: String, queue: DatabaseQueue, metrics: [Metric], isPoint: [Bool] = []) {
    self.path = path
    self.queue = queue
    self.metrics = metrics.compactMap { metric in Metric.all.firstIndex { $0.name == metric.name } }
    self.isPoint = isPoint
  }

  /// Makes a new store and writes down what is being run.
  ///
  /// - Parameters:
  ///   - version: of the simulator.
  ///   - command: the line that reproduces the run; it stands in reports, so it names no absolute path.
  /// - Throws: `cannotCreate` where a file is there already or none can be made, `failed` on a full disk.
  public static func create(at path: String, describing scenario: Scenario, version: String, command: String)
    throws(ResultStoreError) -> ResultStore
  {
    let run = RunDescription(scenario, version: version, command: command)
    var store = try create(at: path, describing: run)
    store.judge = StoppingJudge(scenario.run, run)
    return store
  }

  /// Makes a store of a study: of every strategy some metrics of the whole fleet.
  ///
  /// - Parameters:
  ///   - path: nil keeps it in memory.
  ///   - metrics: names of the metrics to keep.
  ///   - sensitivity: what its points are, where it is a study of the assumptions.
  public static func study(
    at path: String? = nil, of scenario: Scenario, metrics: [String], version: String, command: String,
    sensitivity: RunDescription.Sensitivity? = nil
  ) throws(ResultStoreError) -> ResultStore {
    var run = RunDescription(scenario, version: version, command: command)
    run.sensitivity = sensitivity
    run.metrics = metrics.compactMap { name in run.metrics.first { $0.name == name } }
    return try create(at: path ?? inMemory, describing: run)
  }

  /// What SQLite calls a store that is no file.
  private static let inMemory = ":memory:"

  /// The same for a description made by hand.
  static func create(at path: String, describing run: RunDescription) throws(ResultStoreError) -> ResultStore
  {
    guard path == inMemory || !FileManager.default.fileExists(atPath: path) else {
      throw .cannotCreate(path: path, reason: "it is there already")
    }
    let queue: DatabaseQueue
    do {
      queue = try DatabaseQueue(path: path)
    } catch {
      throw .cannotCreate(path: path, reason: ResultStoreError.reason(error))
    }
    try ResultStoreError.wrapping(path) {
      try queue.write { db in
        try Schema.create(db)
        try run.write(to: db)
      }
    }
    return ResultStore(
      path: path, queue: queue, metrics: run.metrics, isPoint: run.strategies.map { !$0.point.isEmpty })
  }

  /// Writes one replication in one transaction.
  public mutating func receive(_ result: ReplicationResult) throws {
    let (records, daily) = records(of: result)
    try write(records, daily: daily, replication: result.index, events: result.events)
    judge?.take(records)
  }

  public var isSatisfied: Bool { judge?.isSatisfied ?? false }

  func write(
    _ records: [MeasureRecord], daily: [DailyRecord] = [], replication: Int, events: [EventFingerprint] = []
  ) throws(ResultStoreError) {
    try ResultStoreError.wrapping(path) {
      try queue.write { db in
        if !events.isEmpty { try Self.write(events, to: db) }
        let insertion = try db.cachedStatement(sql: MeasureRecord.insertion)
        var checksum = Checksum()
        for record in records {
          try insertion.execute(arguments: StatementArguments([replication] + record.columns))
          record.absorb(into: &checksum)
        }
        for record in daily {
          try db.execute(
            sql: DailyRecord.insertion, arguments: StatementArguments([replication] + record.columns))
          record.absorb(into: &checksum)
        }
        try db.execute(
          sql: "INSERT INTO replication VALUES (?, ?, ?)",
          arguments: [replication, records.count, checksum.value])
      }
    }
  }

  /// Marks the store as complete. Nothing is written afterwards.
  ///
  /// - Throws: `incomplete` where a replication is missing.
  public func finish() throws(ResultStoreError) {
    try settle()
    let (stored, wanted) = try ResultStoreError.wrapping(path) {
      try queue.read { db in try Self.progress(db) }
    }
    guard stored == wanted else { throw .incomplete(path: path, stored: stored, wanted: wanted) }
    try ResultStoreError.wrapping(path) {
      try queue.write { db in try db.execute(sql: "INSERT INTO run VALUES ('complete', 'yes')") }
    }
  }

  /// Writes down how many replications it took, and why, where their number was not fixed.
  private func settle() throws(ResultStoreError) {
    guard let judge else { return }
    try ResultStoreError.wrapping(path) {
      try queue.write { db in
        var run = try RunDescription.read(db)
        let stored = try Self.progress(db).stored
        run.stopping = run.stopping.map(judge.outcome)
        if judge.isSatisfied { run.replications = stored }
        try run.rewriteFacts(to: db)
      }
    }
  }

  /// Replications that are there, and that there should be.
  static func progress(_ db: Database) throws -> (stored: Int, wanted: Int) {
    let stored = try Int.fetchOne(db, sql: "SELECT count(*) FROM replication") ?? 0
    let wanted = try String.fetchOne(db, sql: "SELECT value FROM run WHERE key = 'replications'")
    return (stored, wanted.flatMap { Int($0) } ?? 0)
  }

  // MARK: From sheets to records

  /// In the order in which the store sorts them. Cells in which nothing was seen are left out.
  private func records(of result: ReplicationResult) -> (measures: [MeasureRecord], daily: [DailyRecord]) {
    var records: [MeasureRecord] = []
    var daily: [DailyRecord] = []
    for (strategy, sheets) in result.sheets.enumerated() {
      guard var everybody = sheets.first else { continue }
      for sheet in sheets.dropFirst() { everybody.merge(sheet) }
      everybody.merge(result.fleet[strategy])
      add(everybody, ResultCell(strategy: strategy), to: &records)
      guard sheets[0].hasParts else { continue }
      daily += DailyRecord.records(everybody.daily, strategy: strategy)
      for (group, sheet) in sheets.enumerated() {
        add(sheet, ResultCell(strategy: strategy, group: group), to: &records)
      }
    }
    return (records, daily)
  }

  private func add(_ sheet: ProbeSheet, _ whole: ResultCell, to records: inout [MeasureRecord]) {
    add(sheet, .all, whole, to: &records)
    if isPoint[whole.strategy] || !sheet.hasParts { return }
    // Categories are kept for all groups together: for each group they would multiply a store.
    if whole.group == nil {
      for category in 0..<sheet.categoryCount {
        var cell = whole
        cell.category = category
        add(sheet, .category(category), cell, to: &records)
      }
    }
    for (index, cause) in Cause.allCases.enumerated() {
      var cell = whole
      cell.cause = index
      add(sheet, .cause(cause), cell, to: &records)
    }
  }

  private func add(
    _ sheet: ProbeSheet, _ part: ProbeSheet.Cell, _ cell: ResultCell, to records: inout [MeasureRecord]
  ) {
    for (index, position) in metrics.enumerated() {
      let measure = Measure(sheet, position, part, Metric.all[position].kind)
      if measure.isEmpty { continue }
      records.append(MeasureRecord(cell: cell, metric: index, measure: measure))
    }
  }
}
