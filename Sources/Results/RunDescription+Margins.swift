// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import GRDB

extension RunDescription {
  /// How far measures may move between two runs and still count as the same.
  public struct Margin: Equatable, Sendable {
    /// A metric's name, the beginning of some with a `*` behind it, or `default`.
    public var measures: String
    /// In the metric's unit; of a percentage, the share.
    public var amount: Double
    /// Percentage points of a share, and of anything else a share of the value before.
    public var isPercentage: Bool
    /// As written.
    public var text: String

    public init(measures: String, amount: Double, isPercentage: Bool, text: String) {
      self.measures = measures
      self.amount = amount
      self.isPercentage = isPercentage
      self.text = text
    }

    init(_ margin: Experiments.Margin) {
      self.init(
        measures: margin.measures, amount: margin.amount, isPercentage: margin.isPercentage,
        text: margin.text)
    }
  }

  static let marginTable = """
    CREATE TABLE margin (
      position INTEGER PRIMARY KEY, measures TEXT NOT NULL, amount REAL NOT NULL, percentage INTEGER NOT NULL,
      text TEXT NOT NULL) STRICT;
    """

  func writeMargins(to db: Database) throws {
    for (position, margin) in margins.enumerated() {
      try db.execute(
        sql: "INSERT INTO margin VALUES (?, ?, ?, ?, ?)",
        arguments: [position, margin.measures, margin.amount, margin.isPercentage, margin.text])
    }
  }

  static func readMargins(_ db: Database) throws -> [Margin] {
    try Row.fetchAll(db, sql: "SELECT * FROM margin ORDER BY position").map { row in
      var columns = RowReader(row, from: 1)
      return try Margin(
        measures: columns.next(), amount: columns.next(), isPercentage: columns.next(),
        text: columns.next())
    }
  }
}
