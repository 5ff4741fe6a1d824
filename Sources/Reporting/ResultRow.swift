// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results

/// The names under which a number stands in files.
struct ResultKey: Equatable, Sendable {
  var strategy: String
  /// Empty except of a difference.
  var versus = ""
  var group: String
  var cause: String
  var category: String
  var metric: String
  var statistic: String
  var unit: String

  init(_ run: RunDescription, _ cell: ResultCell, versus: Int? = nil, _ metric: Metric, _ statistic: String) {
    strategy = run.strategies[cell.strategy].name
    self.versus = versus.map { run.strategies[$0].name } ?? ""
    group = cell.group.map { run.groups[$0].name } ?? "all"
    cause = cell.cause.map { run.causes[$0] } ?? "all"
    category = cell.category.map { run.categories[$0] } ?? "all"
    self.metric = metric.name
    self.statistic = statistic
    unit = metric.unit.rawValue
  }

  /// Byte order, because the order of `String` follows Unicode tables that may change with the library.
  static func precedes(_ a: ResultKey, _ b: ResultKey) -> Bool {
    order(a.strategy, b.strategy) ?? order(a.versus, b.versus) ?? order(a.group, b.group)
      ?? order(a.cause, b.cause) ?? order(a.category, b.category) ?? order(a.metric, b.metric)
      ?? order(a.statistic, b.statistic) ?? false
  }

  /// nil where both are the same.
  private static func order(_ a: String, _ b: String) -> Bool? {
    a.utf8.elementsEqual(b.utf8) ? nil : a.utf8.lexicographicallyPrecedes(b.utf8)
  }
}

/// One line of the results.
struct ResultRow: Equatable, Sendable {
  var key: ResultKey
  var estimate: Estimate
}

/// One line of the differences.
struct DifferenceRow: Equatable, Sendable {
  var key: ResultKey
  var difference: Difference
  /// In the family of the report's comparisons; nil outside it.
  var member: ComparisonFamily.Member?
}

/// All lines of the data files, computed once for all of them: a sweep has hundreds of thousands.
struct ResultRows: Sendable {
  let results: [ResultRow]
  let differences: [DifferenceRow]

  init(_ comparison: Comparison) {
    results = comparison.resultRows
    differences = comparison.differenceRows
  }
}

extension Comparison {
  /// Every statistic of every cell in which something was seen, and every metric of each strategy as a whole.
  fileprivate var resultRows: [ResultRow] {
    var rows: [ResultRow] = []
    for series in table.series { add(series.cell, series.metric, to: &rows) }
    for strategy in run.strategies.indices {
      let whole = ResultCell(strategy: strategy)
      for metric in run.metrics.indices where table.series(whole, metric: metric) == nil {
        add(whole, metric, to: &rows)
      }
    }
    return rows.sorted { ResultKey.precedes($0.key, $1.key) }
  }

  private func add(_ cell: ResultCell, _ position: Int, to rows: inout [ResultRow]) {
    let metric = run.metrics[position]
    for statistic in metric.statistics {
      rows.append(
        ResultRow(
          key: ResultKey(run, cell, metric, statistic),
          estimate: estimate(cell, position, statistic: statistic)))
    }
  }

  /// Every statistic of every cell in which something was seen under both strategies; of the points of a
  /// sweep the whole fleet alone.
  fileprivate var differenceRows: [DifferenceRow] {
    var rows: [DifferenceRow] = []
    let against = Dictionary(grouping: pairs, by: \.left)
    for series in table.series {
      let isPart = series.cell != ResultCell(strategy: series.cell.strategy)
      if isPart, !run.strategies[series.cell.strategy].point.isEmpty { continue }
      for (_, right) in against[series.cell.strategy] ?? [] {
        var other = series.cell
        other.strategy = right
        guard table.series(other, metric: series.metric) != nil else { continue }
        add(series, other, to: &rows)
      }
    }
    return rows.sorted { ResultKey.precedes($0.key, $1.key) }
  }

  private func add(_ series: ResultTable.Series, _ other: ResultCell, to rows: inout [DifferenceRow]) {
    let metric = run.metrics[series.metric]
    for statistic in metric.statistics {
      rows.append(
        DifferenceRow(
          key: ResultKey(run, series.cell, versus: other.strategy, metric, statistic),
          difference: difference(series.cell, other, series.metric, statistic: statistic),
          member: member(series.cell, other, series.metric, statistic: statistic)))
    }
  }

  private func member(
    _ left: ResultCell, _ right: ResultCell, _ metric: Int, statistic: String
  ) -> ComparisonFamily.Member? {
    let isWhole = left == ResultCell(strategy: left.strategy)
    guard isWhole, statistic == run.metrics[metric].statistics[0] else { return nil }
    return family.member(left.strategy, minus: right.strategy, metric: metric)
  }
}
