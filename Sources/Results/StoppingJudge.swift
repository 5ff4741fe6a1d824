// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Probes
import Statistics

/// Watches the declared measures of a run, replication by replication.
struct StoppingJudge: Sendable {
  private struct Place: Hashable {
    var cell: ResultCell
    /// Position in the run's metrics.
    var metric: Int
  }

  private struct Watched {
    var place: Place
    var statistic: String
    /// With its strategy.
    var text: String
  }

  private let atLeast: Int
  private let watched: [Watched]
  /// Positions in `watched`; looked up and never iterated.
  private let positions: [Place: [Int]]
  private var rule: StoppingRule
  private var taken = 0
  /// The one that held the run up last, by position; nil while none has.
  private var last: Int?

  /// - Parameter run: names the cells; what it does not measure is not watched.
  /// - Returns: nil where the number of replications is fixed.
  init?(_ parameters: RunParameters, _ run: RunDescription) {
    guard let stopping = parameters.stopping else { return nil }
    atLeast = parameters.replications
    let watched = run.strategies.indices.flatMap { strategy in
      parameters.declared.compactMap { measure -> Watched? in
        // A point of a sweep has neither causes nor categories.
        let isPoint = run.strategies[strategy].pointNumber > 0
        guard !isPoint || (measure.cause == nil && measure.category == nil),
          let metric = run.metrics.firstIndex(where: { $0.name == measure.metric })
        else { return nil }
        var cell = ResultCell(strategy: strategy)
        cell.group = measure.group.flatMap { name in run.groups.firstIndex { $0.name == name } }
        cell.cause = measure.cause.flatMap { run.causes.firstIndex(of: $0) }
        cell.category = measure.category.flatMap { run.categories.firstIndex(of: $0) }
        let text = measure.text(under: run.strategies[strategy].name)
        return Watched(
          place: Place(cell: cell, metric: metric), statistic: measure.statistic, text: text)
      }
    }
    self.watched = watched
    positions = Dictionary(grouping: watched.indices) { watched[$0].place }
    rule = StoppingRule(metrics: watched.count, precision: stopping.precision)
  }

  var isSatisfied: Bool { rule.isMet && taken >= atLeast }

  mutating func take(_ records: [MeasureRecord]) {
    var values = watched.map { $0.statistic == "total" ? 0.0 : nil }
    for record in records {
      for position in positions[Place(cell: record.cell, metric: record.metric)] ?? [] {
        values[position] = record.measure.value(of: watched[position].statistic)
      }
    }
    rule.take(values)
    taken += 1
    if let worst = rule.worst, worst.halfWidth > rule.precision { last = worst.metric }
  }

  /// What to say of the end of the run.
  func outcome(_ stopping: RunDescription.Stopping) -> RunDescription.Stopping {
    var stopping = stopping
    stopping.isPrecise = isSatisfied
    stopping.last = last.map { watched[$0].text } ?? ""
    stopping.unseen = rule.unseen.map { watched[$0].text }
    stopping.unvaried = rule.unvaried.map { watched[$0].text }
    stopping.halfWidth = rule.worst.flatMap { $0.halfWidth.isFinite ? $0.halfWidth : nil }
    return stopping
  }
}
