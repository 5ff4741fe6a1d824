// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results

extension Advice {
  /// What a lever does to one measure.
  struct Effect: Equatable, Sendable {
    enum Kind: Int, Sendable { case more, undecided, none, less, noData }

    var metric: Int
    var before: Estimate
    var after: Estimate
    var difference: Difference

    var kind: Kind {
      guard let value = difference.value else { return .noData }
      if difference.isClear { return value > 0 ? .more : .less }
      guard let interval = difference.interval else { return .undecided }
      return interval.low == 0 && interval.high == 0 ? .none : .undecided
    }

    var words: String {
      switch kind {
      case .more: "clearly more"
      case .less: "clearly less"
      case .undecided: "not clearly different"
      case .none: "the same"
      case .noData: "no data"
      }
    }
  }

  /// A lever with all its effects, in the order of the measures that the study kept.
  struct Ranked: Sendable {
    var candidate: Candidate
    var effects: [Effect]
  }

  /// Of one interval of a measure, so that those of all levers hold together (Bonferroni): an architect
  /// looks at all of them and picks the best, which is one look for each.
  var level: Double { 1 - (1 - Comparison.level) / Double(max(1, candidates.count)) }

  /// Clear gains first and the largest of them at the top, clear losses last.
  var ranked: [Ranked] {
    candidates.map { Ranked(candidate: $0, effects: effects(of: $0)) }.enumerated()
      .sorted { a, b in
        let (x, y) = (a.element.effects.first, b.element.effects.first)
        let (kind, other) = (x?.kind.rawValue ?? 0, y?.kind.rawValue ?? 0)
        if kind != other { return kind < other }
        let (gain, rival) = (x?.difference.value ?? 0, y?.difference.value ?? 0)
        return gain == rival ? a.offset < b.offset : gain > rival
      }.map(\.element)
  }

  private func effects(of candidate: Candidate) -> [Effect] {
    guard let strategy = comparison.run.strategies.firstIndex(where: { $0.name == candidate.strategy }) else {
      preconditionFailure("the study has every lever")
    }
    let (now, then) = (ResultCell(strategy: plain), ResultCell(strategy: strategy))
    return Self.measures.compactMap { measure in
      guard let metric = comparison.table.metric(named: measure.metric) else { return nil }
      let statistic = comparison.run.metrics[metric].statistics[0]
      return Effect(
        metric: metric, before: comparison.estimate(now, metric, statistic: statistic),
        after: comparison.estimate(then, metric, statistic: statistic),
        difference: comparison.difference(then, now, metric, statistic: statistic, level: level))
    }
  }
}
