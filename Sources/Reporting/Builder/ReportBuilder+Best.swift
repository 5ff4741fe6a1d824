// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Statistics

/// Which strategy is best, and which cannot be told from it.
extension ReportBuilder {
  /// More names make a cell unreadable.
  private static let mostNames = 5
  /// Every pair of those that are ranked is looked at, and of more nobody asks which is best.
  static let mostRanked = 200

  var best: Report.Section? {
    let rows = headlineMeasures.compactMap { measure -> (HeadlineMeasure, ComparisonWithBest)? in
      compared(measure).map { (measure, $0) }
    }
    guard !rows.isEmpty else { return nil }
    return Report.Section(
      title: "Which strategy is best",
      blocks: [
        .paragraph(
          """
          All strategies against the best, measure by measure. What is said in a row holds for all strategies \
          of the row together at 95%: the best seen is the best, unless others cannot be told from it; the \
          others are worse, by at least so much\(Self.zeros(rows)).\(Self.brackets(rows)) \(Self.spreads(rows)) What is too rare \
          to be ranked is left out.
          """),
        .table(
          Report.Table(
            texts: ["Measure, unit", "Best seen", "Cannot be told from it", "Worse, by at least"],
            rows: rows.map(row))),
        .paragraph(
          """
          The same measures side by side, with longer intervals: all intervals of one measure hold together \
          at 95% (Bonferroni), so that any two of them that do not overlap are apart.
          """),
        .table(table(headlineMeasures.map(together))),
      ])
  }

  private static func brackets(_ rows: [(HeadlineMeasure, ComparisonWithBest)]) -> Prose {
    guard rows.contains(where: { !$0.1.level.isEmpty }) else { return "" }
    return
      " In brackets stands with about how many replications in all one could, if they differ as it seems."
  }

  private static func zeros(_ rows: [(HeadlineMeasure, ComparisonWithBest)]) -> Prose {
    let isSome = rows.contains { $0.1.behind.contains { $0.shortfall == 0 } }
    return isSome ? ", where 0 says that nobody knows by how much" : ""
  }

  private static func spreads(_ rows: [(HeadlineMeasure, ComparisonWithBest)]) -> Prose {
    let pooled = rows.filter { $0.1.method == .nelsonMatejcik }
    if pooled.isEmpty {
      return "Differences do not swing alike here, so that each keeps its own spread (Bonferroni)."
    }
    if pooled.count == rows.count {
      return "All differences swing alike here, so that their spread is pooled (Nelson and Matejcik)."
    }
    return """
      Where all differences swing alike, their spread is pooled (Nelson and Matejcik), as in \
      \(Prose.list(pooled.map { .plain($0.0.title.lowercased()) })); elsewhere each keeps its own (Bonferroni).
      """
  }

  private func compared(_ measure: HeadlineMeasure) -> ComparisonWithBest? {
    compared(measure, strategies, of: comparison)
  }

  /// nil where there is nothing to rank, or too little was seen.
  func compared(
    _ measure: HeadlineMeasure, _ strategies: [Int], of comparison: Comparison
  ) -> ComparisonWithBest? {
    guard strategies.count <= Self.mostRanked,
      let metric = comparison.table.metric(named: measure.metric)
    else { return nil }
    let series = strategies.compactMap { strategy in
      comparison.table.series(whole(strategy), metric: metric).map { (strategy: strategy, series: $0) }
    }
    let found = ComparisonWithBest(
      series, run.metrics[metric], isGain: measure.isGain, level: Comparison.level)
    guard let found, !comparison.estimate(whole(found.best), measure.metric).isByCount else {
      return nil
    }
    return found
  }

  private func row(_ measure: HeadlineMeasure, _ compared: ComparisonWithBest) -> [Prose] {
    let unit = unit(measure.metric)
    let level = compared.level.map { rival -> Prose in
      let need = ReplicationNeed(
        value: rival.trail, interval: Self.interval(rival.trail, rival.reach), n: compared.replications)
      let settled = need.settling(0).map { " (\(ReplicationNeed.spoken($0)))" }
      return "\(strong: name(rival.strategy))\(settled ?? "")"
    }
    let behind = compared.behind.map { rival -> Prose in
      let least = Self.interval(rival.shortfall, rival.reach)
      return "\(name(rival.strategy)) \(Figure(value: rival.shortfall, interval: least, unit: unit).short)"
    }
    return [
      .plain(measure.title + ", " + head(unit, isDifference: true)),
      "\(strong: name(compared.best))", Self.some(level), Self.some(behind),
    ]
  }

  private static func interval(_ middle: Double, _ reach: Double) -> Interval {
    Interval(low: middle - reach, high: middle + reach, level: Comparison.level)
  }

  /// The first names, and how many more there are.
  static func some(_ names: [Prose]) -> Prose {
    guard names.count > mostNames else { return names.isEmpty ? "–" : .list(names) }
    return .list(names.prefix(mostNames) + ["\(names.count - mostNames) more"])
  }

  private func together(_ measure: HeadlineMeasure) -> Row {
    let level = 1 - (1 - Comparison.level) / Double(strategies.count)
    let unit = unit(measure.metric)
    return Row(head: .plain(measure.title + ", " + head(unit))) { strategy in
      guard let metric = comparison.table.metric(named: measure.metric) else { return "no data" }
      let statistic = run.metrics[metric].statistics[0]
      let estimate = comparison.estimate(whole(strategy), metric, statistic: statistic, level: level)
      return .plain(Figure(estimate, unit).text)
    }
  }

  // MARK: Skewed replications

  /// Where replications are so skewed that Student's interval is not to be trusted.
  var doubtful: [Report.Block] {
    let found = headlineMeasures.flatMap { measure in
      strategies.compactMap { strategy in doubt(measure, strategy) }
    }
    guard !found.isEmpty else { return [] }
    return [
      .paragraph(
        """
        \(strong: "Skewed"): the \(run.replications) replications lie so unevenly about their mean that an \
        interval is to be trusted less. It is as good as the others from so many replications on as stand in \
        brackets: \(Self.some(found)).
        """)
    ]
  }

  private func doubt(_ measure: HeadlineMeasure, _ strategy: Int) -> Prose? {
    guard let metric = comparison.table.metric(named: measure.metric),
      let series = comparison.table.series(whole(strategy), metric: metric)
    else { return nil }
    let estimate = comparison.estimate(whole(strategy), measure.metric)
    guard estimate.method == .student || estimate.method == .jackknife else { return nil }
    let kind = run.metrics[metric]
    let values = series.contributions(to: kind.statistics[0], kind.kind).compactMap { $0 }
    let check = SkewnessCheck(values)
    guard check.isDoubtful, let needed = check.needed else { return nil }
    return
      "\(measure.title.lowercased()) under \(strong: name(strategy)) (\(ReplicationNeed.spoken(needed)))"
  }
}
