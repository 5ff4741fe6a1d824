// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import GRDB

extension ResultStore {
  /// Opens a complete store for reading.
  ///
  /// - Throws: `missing`, `incomplete`, `otherSchema`, `damaged`, or `failed`.
  public static func open(at path: String) throws(ResultStoreError) -> ResultStore {
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    var configuration = Configuration()
    configuration.readonly = true
    let store = try ResultStoreError.wrapping(path) {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      return ResultStore(path: path, queue: queue, metrics: [])
    }
    try ResultStoreError.wrapping(path) {
      try store.queue.read { db in try store.check(db) }
    }
    return store
  }

  private func check(_ db: Database) throws {
    let fact = "SELECT value FROM run WHERE key = ?"
    let schema = try String.fetchOne(db, sql: fact, arguments: ["schema"]).flatMap { Int($0) } ?? 0
    guard schema == Schema.version else {
      throw ResultStoreError.otherSchema(path: path, found: schema, known: Schema.version)
    }
    let (stored, wanted) = try Self.progress(db)
    let isComplete = try String.fetchOne(db, sql: fact, arguments: ["complete"]) != nil
    guard isComplete, stored == wanted else {
      throw ResultStoreError.incomplete(path: path, stored: stored, wanted: wanted)
    }
    let checksum = try String.fetchOne(db, sql: fact, arguments: ["checksum"])
    guard checksum == String(try RunDescription.checksum(db).value) else {
      throw ResultStoreError.damaged(path: path, reason: "what describes the run has changed")
    }
  }

  /// Reads everything, and checks each replication against its checksum.
  public func table() throws(ResultStoreError) -> ResultTable {
    try ResultStoreError.wrapping(path) {
      try queue.read { db in
        let run = try RunDescription.read(db)
        var gathering = Gathering(replications: run.replications)
        for replication in 0..<run.replications { try read(replication, db, &gathering) }
        return ResultTable(run: run, series: gathering.series, daily: gathering.daily)
      }
    }
  }

  private func read(_ replication: Int, _ db: Database, _ gathering: inout Gathering) throws {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT measures, checksum FROM replication WHERE position = ?", arguments: [replication])
    else { throw ResultStoreError.damaged(path: path, reason: "replication \(replication) is missing") }
    var checksum = Checksum()
    var count = 0
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: MeasureRecord.selection), arguments: [replication])
    while let row = try rows.next() {
      let record = try MeasureRecord(row)
      record.absorb(into: &checksum)
      count += 1
      gathering.add(record, replication)
    }
    for row in try Row.fetchAll(db, sql: DailyRecord.selection, arguments: [replication]) {
      let record = try DailyRecord(row)
      record.absorb(into: &checksum)
      gathering.add(record, replication)
    }
    var promised = RowReader(row)
    guard try count == promised.next(), try checksum.value == promised.next() else {
      throw ResultStoreError.damaged(path: path, reason: "replication \(replication) is not what was written")
    }
  }

  /// Puts the replications of a series together.
  private struct Gathering {
    let replications: Int
    var series: [ResultTable.Series] = []
    var daily: [DailyCounts] = []
    /// Looked up and never iterated.
    private var positions: [ResultCell: [Int: Int]] = [:]

    init(replications: Int) { self.replications = replications }

    mutating func add(_ record: MeasureRecord, _ replication: Int) {
      if let position = positions[record.cell]?[record.metric] {
        series[position].measures[replication] = record.measure
        return
      }
      var measures = [Measure?](repeating: nil, count: replications)
      measures[replication] = record.measure
      positions[record.cell, default: [:]][record.metric] = series.count
      series.append(
        ResultTable.Series(cell: record.cell, metric: record.metric, measures: measures))
    }

    /// There are few of them.
    mutating func add(_ record: DailyRecord, _ replication: Int) {
      let known = daily.firstIndex { $0.strategy == record.strategy && $0.measure == record.measure }
      let position = known ?? daily.count
      if known == nil {
        let counts = [[Int]](repeating: [], count: replications)
        daily.append(DailyCounts(strategy: record.strategy, measure: record.measure, counts: counts))
      }
      daily[position].counts[replication] = record.counts
    }
  }
}
