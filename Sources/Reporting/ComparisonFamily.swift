// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Statistics

/// Every comparison that a report draws a conclusion from: each pair of strategies on each headline measure,
/// over the whole fleet, for the scenario as it stands: the points of a sweep explore. Looked at one by one,
/// some would look clear by chance; here the chance that any of them does is held down (Holm).
///
/// One family for the whole report, so that two strategies are either clearly apart in a measure or not,
/// wherever the report or a file says so.
struct ComparisonFamily: Sendable {
  /// The chance that any comparison is called clear of which nothing is true.
  static let alpha = 0.05

  struct Member: Equatable, Sendable {
    /// Minus `right`.
    var left: Int
    var right: Int
    /// Position in the run's metrics.
    var metric: Int
    var difference: Difference
    /// As if it stood alone; nil where the replications say nothing of their spread.
    var p: Double?
    /// With all others in sight.
    var pHolm: Double?

    var isClear: Bool { pHolm.map { $0 <= ComparisonFamily.alpha } ?? false }
  }

  private struct Key: Hashable {
    var left: Int
    var right: Int
    var metric: Int
  }

  /// By measure and pair.
  let members: [Member]
  /// Looked up and never iterated.
  private let positions: [Key: Int]

  init(_ table: ResultTable, pairs: [(left: Int, right: Int)]) {
    var members: [Member] = []
    for metric in HeadlineMeasure.all.compactMap({ table.metric(named: $0.metric) }) {
      for (left, right) in pairs {
        guard let a = table.series(ResultCell(strategy: left), metric: metric),
          let b = table.series(ResultCell(strategy: right), metric: metric)
        else { continue }
        let kind = table.run.metrics[metric]
        let statistic = kind.statistics[0]
        members.append(
          Member(
            left: left, right: right, metric: metric,
            difference: Difference(a, minus: b, kind, statistic: statistic, level: Comparison.level),
            p: Difference.pValue(a, minus: b, kind, statistic: statistic)))
      }
    }
    let known = members.indices.filter { members[$0].p != nil }
    for (index, adjusted) in zip(known, Holm.adjusted(known.compactMap { members[$0].p })) {
      members[index].pHolm = adjusted
    }
    self.members = members
    positions = Dictionary(
      uniqueKeysWithValues: members.enumerated().map { position, member in
        (Key(left: member.left, right: member.right, metric: member.metric), position)
      })
  }

  /// How many comparisons were tested.
  var tested: Int { members.count { $0.p != nil } }

  /// One strategy minus another, in the order of the pairs; nil where nothing was seen under either.
  func member(_ left: Int, minus right: Int, metric: Int) -> Member? {
    positions[Key(left: left, right: right, metric: metric)].map { members[$0] }
  }
}
