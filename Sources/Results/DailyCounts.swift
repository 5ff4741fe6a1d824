// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB
import Probes

/// How often something happened under a strategy on each day of the run, over the whole fleet.
public struct DailyCounts: Equatable, Sendable {
  /// Its position among the strategies.
  public var strategy: Int
  public var measure: DailySeries.Measure
  /// By replication, then by day: up to the last one on which something happened.
  public var counts: [[Int]]

  public init(strategy: Int, measure: DailySeries.Measure, counts: [[Int]]) {
    self.strategy = strategy
    self.measure = measure
    self.counts = counts
  }
}

/// The days of one replication as one row of the store: the counts are a JSON array, which SQLite reads.
struct DailyRecord: Equatable, Sendable {
  var strategy: Int
  var measure: DailySeries.Measure
  var counts: [Int]

  static let table = """
    CREATE TABLE daily (
      replication INTEGER NOT NULL, strategy INTEGER NOT NULL, measure TEXT NOT NULL, counts TEXT NOT NULL,
      PRIMARY KEY (replication, strategy, measure)) WITHOUT ROWID, STRICT;
    """
  static let insertion = "INSERT INTO daily VALUES (?, ?, ?, ?)"
  static let selection = """
    SELECT strategy, measure, counts FROM daily WHERE replication = ? ORDER BY strategy, measure
    """

  /// The columns after the replication.
  var columns: [(any DatabaseValueConvertible)?] {
    [strategy, measure.name, "[" + counts.map(String.init).joined(separator: ",") + "]"]
  }

  /// What was counted on a sheet, in the order in which the store sorts it; nothing of what never happened.
  static func records(_ daily: DailySeries, strategy: Int) -> [DailyRecord] {
    DailySeries.Measure.allCases.filter { !daily.days($0).isEmpty }.map {
      DailyRecord(strategy: strategy, measure: $0, counts: daily.days($0))
    }
  }

  init(strategy: Int, measure: DailySeries.Measure, counts: [Int]) {
    self.strategy = strategy
    self.measure = measure
    self.counts = counts
  }

  init(_ row: Row) throws {
    var columns = RowReader(row)
    strategy = try columns.next()
    guard let measure = try DailySeries.Measure.named(columns.next()) else {
      throw RunDescription.Nonsense(description: "a daily measure is unknown")
    }
    self.measure = measure
    let text: String = try columns.next()
    counts = try text.dropFirst().dropLast().split(separator: ",").map { part in
      guard let count = Int(part) else { throw RunDescription.Nonsense(description: "a day's count is none") }
      return count
    }
  }

  func absorb(into checksum: inout Checksum) {
    checksum.absorb(strategy)
    checksum.absorb(measure.name)
    checksum.absorb(counts.count)
    for count in counts { checksum.absorb(count) }
  }
}
