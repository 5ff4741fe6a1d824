// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results
import Statistics

/// Which strategy is best in one measure, and which of the others cannot be told from it (`NelsonMatejcik`).
struct ComparisonWithBest: Equatable, Sendable {
  struct Standing: Equatable, Sendable {
    var strategy: Int
    /// How much better it is than the best of the others; negative where it is worse. In the metric's unit.
    var lead: Double
  }

  /// The best seen first.
  let standings: [Standing]
  /// Half the length of every interval of a lead.
  let reach: Double

  /// A lead smaller than this beside its values is rounding.
  private static let noise = 1e-12

  /// - Parameter series: one a strategy, of the same metric.
  /// - Returns: nil for fewer than two strategies or two replications in which all have a value.
  init?(
    _ series: [(strategy: Int, series: ResultTable.Series)], _ metric: Metric, isGain: Bool, level: Double
  ) {
    let columns = series.map { $0.series.contributions(to: metric.statistics[0], metric.kind) }
    let complete = (columns.first ?? []).indices.filter { row in columns.allSatisfy { $0[row] != nil } }
    let values = columns.map { column in complete.compactMap { column[$0] }.map { isGain ? $0 : -$0 } }
    guard values.count > 1, complete.count > 1 else { return nil }
    let size = values.joined().reduce(0) { max($0, $1.magnitude) }
    guard let test = NelsonMatejcik(values, level: level) else { return nil }
    reach = max(test.reach, Self.noise * size)
    standings = test.leads.enumerated().map { index, lead in
      Standing(strategy: series[index].strategy, lead: lead)
    }.sorted { $0.lead == $1.lead ? $0.strategy < $1.strategy : $0.lead > $1.lead }
  }

  /// The best seen.
  var best: Standing { standings[0] }
  /// Others that may as well be the best.
  var level: [Standing] { standings.dropFirst().filter { $0.lead + reach >= 0 } }
  /// Those that are not the best, with the least by which they are worse than it.
  var behind: [(strategy: Int, least: Double)] {
    standings.dropFirst().filter { $0.lead + reach < 0 }.map { ($0.strategy, -($0.lead + reach)) }
  }
}
