// SPDX-License-Identifier: GPL-3.0-or-later
import Probes

/// A complete run in memory: its description, and the measures of every cell by replication.
public struct ResultTable: Sendable {
  /// One metric in one cell.
  public struct Series: Equatable, Sendable {
    public var cell: ResultCell
    /// Position in the run's metrics.
    public var metric: Int
    /// One a replication, in order; nil where nothing was seen.
    public var measures: [Measure?]

    public init(cell: ResultCell, metric: Int, measures: [Measure?]) {
      self.cell = cell
      self.metric = metric
      self.measures = measures
    }
  }

  private struct Key: Hashable {
    var cell: ResultCell
    var metric: Int
  }

  public let run: RunDescription
  /// By strategy, group, cause, category, metric; all comes before its parts.
  public let series: [Series]
  /// What happened on which day; nothing of what never happened.
  public let daily: [DailyCounts]
  /// Looked up and never iterated.
  private let positions: [Key: Int]

  /// - Precondition: each cell and metric once, with one place a replication.
  public init(run: RunDescription, series: [Series], daily: [DailyCounts] = []) {
    self.run = run
    self.daily = daily
    self.series = series.sorted { a, b in
      (a.cell.stored + [a.metric]).lexicographicallyPrecedes(b.cell.stored + [b.metric])
    }
    var positions: [Key: Int] = [:]
    for (position, series) in self.series.enumerated() {
      precondition(series.measures.count == run.replications, "a series has one place a replication")
      let previous = positions.updateValue(position, forKey: Key(cell: series.cell, metric: series.metric))
      precondition(previous == nil, "each series stands once")
    }
    self.positions = positions
  }

  /// The first replications alone, which are the same in a longer run of the same seed. What happened on
  /// which day is left out: it is known of all together.
  public func first(_ replications: Int) -> ResultTable {
    var run = run
    run.replications = min(replications, run.replications)
    let series = series.map { series in
      var series = series
      series.measures = Array(series.measures.prefix(run.replications))
      return series
    }
    return ResultTable(run: run, series: series)
  }

  /// The measures of a metric in a cell, or nil where nothing was seen in any replication.
  public func series(_ cell: ResultCell, metric: Int) -> Series? {
    positions[Key(cell: cell, metric: metric)].map { series[$0] }
  }

  /// The position of a metric in the run's list, or nil where the run did not measure it.
  public func metric(named name: String) -> Int? { run.metrics.firstIndex { $0.name == name } }
}
