// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results
import Statistics

/// Which strategy is best in one measure, and which of the others cannot be told from it
/// (`MultipleComparisonsWithBest`).
struct ComparisonWithBest: Equatable, Sendable {
  /// One of the others, beside the best seen. Differences are in the metric's unit.
  struct Rival: Equatable, Sendable {
    var strategy: Int
    /// By how much it looks worse than the best seen.
    var trail: Double
    /// Half the length of the interval of that.
    var reach: Double
    /// The least by which it is worse than whichever is best.
    var shortfall: Double
    /// Whether it may as well be that itself.
    var mayBeBest: Bool
  }

  let method: MultipleComparisonsWithBest.Method
  /// The best seen.
  let best: Int
  /// The better first.
  let rivals: [Rival]
  /// How many replications have a value under every strategy.
  let replications: Int

  /// - Parameter series: one a strategy, of the same metric.
  /// - Returns: nil for fewer than two strategies or two replications in which all have a value.
  init?(
    _ series: [(strategy: Int, series: ResultTable.Series)], _ metric: Metric, isGain: Bool, level: Double
  ) {
    let columns = series.map { $0.series.contributions(to: metric.statistics[0], metric.kind) }
    let complete = (columns.first ?? []).indices.filter { row in columns.allSatisfy { $0[row] != nil } }
    let values = columns.map { column in complete.compactMap { column[$0] }.map { isGain ? $0 : -$0 } }
    guard let test = MultipleComparisonsWithBest(values, level: level) else { return nil }
    method = test.method
    replications = complete.count
    best = series[test.best].strategy
    rivals = series.indices.filter { $0 != test.best }.map { index in
      Rival(
        strategy: series[index].strategy, trail: test.means[test.best] - test.means[index],
        reach: test.reach(test.best, index), shortfall: test.shortfall(of: index),
        mayBeBest: test.mayBeBest.contains(index))
    }.sorted { $0.trail == $1.trail ? $0.strategy < $1.strategy : $0.trail < $1.trail }
  }

  /// Others that may as well be the best.
  var level: [Rival] { rivals.filter(\.mayBeBest) }
  /// Those that are not the best.
  var behind: [Rival] { rivals.filter { !$0.mayBeBest } }
}
