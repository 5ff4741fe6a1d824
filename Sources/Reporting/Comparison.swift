// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results

/// All estimates and differences of a run, looked up by cell and metric.
struct Comparison: Sendable {
  /// Of every interval that no expectation asks for.
  static let level = 0.95

  let table: ResultTable
  /// What the report concludes from.
  let family: ComparisonFamily
  /// Every pair of strategies at one point once, and every strategy at a point of a sweep against itself as
  /// the scenario has it. The baseline and the scenario are always what is subtracted.
  let pairs: [(left: Int, right: Int)]
  var run: RunDescription { table.run }

  init(_ table: ResultTable) {
    self.table = table
    let strategies = table.run.strategies
    pairs = Self.pairs(table.run)
    let plain = pairs.filter { strategies[$0.left].point.isEmpty && strategies[$0.right].point.isEmpty }
    family = ComparisonFamily(table, pairs: plain)
  }

  /// Where nothing was seen there is no value.
  func estimate(
    _ cell: ResultCell, _ metric: Int, statistic: String, level: Double = Comparison.level
  ) -> Estimate {
    guard let series = table.series(cell, metric: metric) else { return .nothing }
    return Estimate(series, run.metrics[metric], statistic: statistic, level: level)
  }

  func difference(
    _ left: ResultCell, _ right: ResultCell, _ metric: Int, statistic: String,
    level: Double = Comparison.level
  ) -> Difference {
    guard let a = table.series(left, metric: metric), let b = table.series(right, metric: metric)
    else { return .nothing }
    return Difference(a, minus: b, run.metrics[metric], statistic: statistic, level: level)
  }

  /// By name, with the metric's first statistic; nil where the run knows no such metric.
  func estimate(_ cell: ResultCell, _ metric: String, statistic: String? = nil) -> Estimate {
    guard let position = table.metric(named: metric) else { return .nothing }
    return estimate(cell, position, statistic: statistic ?? run.metrics[position].statistics[0])
  }

  func difference(_ left: ResultCell, _ right: ResultCell, _ metric: String) -> Difference {
    guard let position = table.metric(named: metric) else { return .nothing }
    return difference(left, right, position, statistic: run.metrics[position].statistics[0])
  }

  /// The strategy that others are set against: `nothing` where there is one, or the first.
  var baseline: Int { Self.baseline(run) }

  private static func baseline(_ run: RunDescription) -> Int {
    run.strategies.firstIndex { $0.name == "nothing" } ?? 0
  }

  private static func pairs(_ run: RunDescription) -> [(left: Int, right: Int)] {
    let strategies = run.strategies
    let points = strategies.map(\.pointNumber)
    // Of a sweep with thousands of points millions of pairs are looked at, so names are compared before.
    let first = Dictionary(zip(strategies.map(\.plainName), strategies.indices)) { first, _ in first }
    let names = strategies.map { first[$0.plainName] }
    let baseline = first[strategies.isEmpty ? "" : strategies[baseline(run)].name]
    var pairs: [(left: Int, right: Int)] = []
    for one in strategies.indices {
      for other in strategies.indices where other > one {
        if points[one] == points[other] {
          pairs.append(names[one] == baseline ? (other, one) : (one, other))
        } else if names[one] == names[other], points[one] == 0 || points[other] == 0 {
          pairs.append(points[one] == 0 ? (other, one) : (one, other))
        }
      }
    }
    return pairs
  }
}
