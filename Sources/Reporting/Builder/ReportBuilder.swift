// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results

/// Turns numbers into what an architect wants to know, in the order of the questions.
struct ReportBuilder: Sendable {
  let comparison: Comparison
  let verdicts: Verdicts

  var run: RunDescription { comparison.run }
  var strategies: [Int] { Array(run.strategies.indices) }

  var report: Report {
    let sections = [
      answer, headline, compared, missing, states, groups, causes, categories, differences, conflicts,
      recovery,
      repairs, oneFleet, expectations, guide, assumptions, parameters, provenance,
    ]
    return Report(title: .plain(run.scenario), sections: sections.compactMap { $0 })
  }

  func name(_ strategy: Int) -> String { run.strategies[strategy].name }

  var strategyHeads: [Prose] { strategies.map { .plain(name($0)) } }

  func whole(_ strategy: Int) -> ResultCell { ResultCell(strategy: strategy) }

  /// A row of a table of measures.
  struct Line {
    var title: Prose
    var metric: String
    var statistic: String?

    init(_ title: Prose, _ metric: String, statistic: String? = nil) {
      self.title = title
      self.metric = metric
      self.statistic = statistic
    }
  }

  func unit(_ metric: String) -> MetricUnit {
    comparison.table.metric(named: metric).map { run.metrics[$0].unit } ?? .count
  }

  func figure(_ cell: ResultCell, _ metric: String, statistic: String? = nil) -> Figure {
    Figure(comparison.estimate(cell, metric, statistic: statistic), unit(metric))
  }

  /// Measures down, strategies across; the other way round where there are many strategies.
  func measureTable(_ lines: [Line]) -> Report.Table {
    let known = lines.filter { comparison.table.metric(named: $0.metric) != nil }
    let heads = known.map { line in line.title + .plain(", " + Figure.head(unit(line.metric))) }
    func text(_ line: Line, _ strategy: Int) -> Prose {
      .plain(figure(whole(strategy), line.metric, statistic: line.statistic).text)
    }
    if strategies.count > 5 {
      return Report.Table(
        "Strategy", heads,
        rows: strategies.map { strategy in [.plain(name(strategy))] + known.map { text($0, strategy) } })
    }
    return Report.Table(
      "Measure, unit", strategyHeads,
      rows: zip(heads, known).map { head, line in [head] + strategies.map { text(line, $0) } })
  }

  /// One metric in parts of a run: parts down, strategies across.
  func partTable(
    _ title: Prose, _ metric: String, parts: [(name: Prose, cell: (Int) -> ResultCell)]
  ) -> Report.Table {
    Report.Table(
      title + .plain(" (" + Figure.head(unit(metric)) + ")"), strategyHeads,
      rows: parts.map { part in
        [part.name] + strategies.map { .plain(figure(part.cell($0), metric).text) }
      })
  }
}
