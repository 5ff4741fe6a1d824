// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB

/// A measure with its place, as one row of the store.
struct MeasureRecord: Equatable, Sendable {
  var cell: ResultCell
  var metric: Int
  var measure: Measure

  static let insertion = """
    INSERT INTO measure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """
  static let selection = """
    SELECT strategy, team, cause, category, metric, numerator, denominator, observations, censored,
      p50, p90, p95, max
    FROM measure WHERE replication = ? ORDER BY strategy, team, cause, category, metric
    """

  /// The columns after the replication.
  var columns: [(any DatabaseValueConvertible)?] {
    cell.stored + [metric]
      + [
        measure.numerator, measure.denominator, measure.observations, measure.censored, measure.p50,
        measure.p90, measure.p95, measure.max,
      ]
  }

  init(cell: ResultCell, metric: Int, measure: Measure) {
    self.cell = cell
    self.metric = metric
    self.measure = measure
  }

  init(_ row: Row) throws {
    var columns = RowReader(row)
    cell = try ResultCell(stored: columns.next(), columns.next(), columns.next(), columns.next())
    metric = try columns.next()
    measure = try Measure(
      numerator: columns.next(), denominator: columns.next(), observations: columns.next(),
      censored: columns.next(), p50: columns.next(), p90: columns.next(), p95: columns.next(),
      max: columns.next())
  }

  func absorb(into checksum: inout Checksum) {
    for position in cell.stored { checksum.absorb(position) }
    checksum.absorb(metric)
    checksum.absorb(measure.numerator)
    checksum.absorb(measure.denominator)
    checksum.absorb(measure.observations)
    checksum.absorb(measure.censored)
    for quantile in [measure.p50, measure.p90, measure.p95, measure.max] { checksum.absorb(quantile ?? -1) }
  }
}
