// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results
import Statistics

/// Which strategy is best in one measure, and which of the others cannot be told from it.
///
/// Multiple comparisons with the best under common random numbers (Nelson and Matejcik, Using common random
/// numbers for indifference-zone selection and multiple comparisons in simulation, Management Science 1995).
/// The spread of a difference is taken from all pairs together, after what a replication does to all
/// strategies; instead of the quantile of the equicorrelated t, Bonferroni's is taken, which is a little
/// longer.
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
    let means = values.map { $0.reduce(0, +) / Double(complete.count) }
    let (k, n) = (Double(values.count), Double(complete.count))
    let t = GSL.studentQuantile(1 - (1 - level) / (k - 1), df: (k - 1) * (n - 1))
    let size = values.joined().reduce(0) { max($0, $1.magnitude) }
    reach = max(t * (2 * Self.residual(values, means) / n).squareRoot(), Self.noise * size)
    standings = means.indices.map { index in
      let others = means.indices.filter { $0 != index }.map { means[$0] }
      return Standing(strategy: series[index].strategy, lead: means[index] - (others.max() ?? 0))
    }.sorted { $0.lead == $1.lead ? $0.strategy < $1.strategy : $0.lead > $1.lead }
  }

  /// The mean square of what is left of the values after strategies and replications.
  private static func residual(_ values: [[Double]], _ means: [Double]) -> Double {
    let rows = values[0].indices.map { row in values.reduce(0) { $0 + $1[row] } / Double(values.count) }
    let grand = means.reduce(0, +) / Double(means.count)
    var sum = 0.0
    for (column, mean) in zip(values, means) {
      for (value, row) in zip(column, rows) {
        let rest = value - mean - row + grand
        sum += rest * rest
      }
    }
    return sum / Double((values.count - 1) * (rows.count - 1))
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
