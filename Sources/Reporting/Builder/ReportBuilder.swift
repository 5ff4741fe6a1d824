// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results

/// Turns numbers into what an architect wants to know, in the order of the questions.
struct ReportBuilder: Sendable {
  /// The scenario as it stands.
  let comparison: Comparison
  /// With every point of a sweep.
  let everyPoint: Comparison
  let verdicts: Verdicts
  /// Of this scenario's assumptions; nil where none was played.
  let sensitivity: SensitivityAnalysis?

  /// - Parameter study: of the assumptions of the same scenario; that of another is left aside.
  init(_ everything: Comparison, _ verdicts: Verdicts, study: SensitivityAnalysis? = nil) {
    sensitivity = study.flatMap { $0.design.fingerprint == everything.run.fingerprint ? $0 : nil }
    everyPoint = everything
    comparison = Comparison(everything.table.withoutPoints)
    self.verdicts = verdicts
  }

  var users: Int { run.groups.reduce(0) { $0 + $1.users } }
  var run: RunDescription { comparison.run }
  var strategies: [Int] { Array(run.strategies.indices) }

  var report: Report {
    let sections = [
      answer, headline, best, sensitivitySection, sweep, compared, missing, states, gates, policies,
      provisioning, files, groups,
      causes,
      categories,
      differences, conflicts, recovery, repairs, helpDesk, store, administration, exposure, costs, oneFleet,
      expectations, guide,
      assumptions, parameters, provenance,
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

  func head(_ unit: MetricUnit, isDifference: Bool = false) -> String {
    Figure.head(unit, isDifference: isDifference, currency: run.currency)
  }

  func figure(_ cell: ResultCell, _ metric: String, statistic: String? = nil) -> Figure {
    Figure(comparison.estimate(cell, metric, statistic: statistic), unit(metric))
  }

  /// Something of each strategy.
  struct Row {
    var head: Prose
    var text: (_ strategy: Int) -> Prose
  }

  func row(_ line: Line) -> Row {
    Row(head: line.title + .plain(", " + head(unit(line.metric)))) { strategy in
      .plain(figure(whole(strategy), line.metric, statistic: line.statistic).text)
    }
  }

  func measureTable(_ lines: [Line]) -> Report.Table {
    table(lines.filter { comparison.table.metric(named: $0.metric) != nil }.map(row))
  }

  /// Measures down, strategies across; the other way round where there are many strategies.
  func table(_ rows: [Row]) -> Report.Table {
    if strategies.count > 5 {
      return Report.Table(
        "Strategy", rows.map(\.head),
        rows: strategies.map { strategy in [.plain(name(strategy))] + rows.map { $0.text(strategy) } })
    }
    return Report.Table(
      "Measure, unit", strategyHeads, rows: rows.map { row in [row.head] + strategies.map(row.text) })
  }

  /// A part of a run under any strategy.
  typealias Part = (name: Prose, cell: (_ strategy: Int) -> ResultCell)

  /// One metric in parts of a run: parts down, strategies across.
  func partTable(
    _ title: Prose, _ metric: String, statistic: String? = nil, parts: [Part]
  ) -> Report.Table {
    partTable(title + .plain(" (" + head(unit(metric)) + ")"), parts: parts) { cell in
      .plain(figure(cell, metric, statistic: statistic).text)
    }
  }

  func partTable(_ title: Prose, parts: [Part], text: (ResultCell) -> Prose) -> Report.Table {
    Report.Table(
      title, strategyHeads, rows: parts.map { part in [part.name] + strategies.map { text(part.cell($0)) } })
  }

  /// `1 under a and b and 2 under c`; what holds for every strategy is said once.
  func spoken(_ texts: [(strategy: Int, text: String)]) -> Prose {
    var kinds: [(text: String, names: [Prose])] = []
    for (strategy, text) in texts {
      let name: Prose = "\(strong: name(strategy))"
      if let known = kinds.firstIndex(where: { $0.text == text }) {
        kinds[known].names.append(name)
      } else {
        kinds.append((text, [name]))
      }
    }
    if kinds.count == 1, texts.count == strategies.count, texts.count > 1 {
      return "\(kinds[0].text) under every strategy"
    }
    return Prose.list(kinds.map { "\($0.text) under \(Prose.list($0.names))" })
  }
}
