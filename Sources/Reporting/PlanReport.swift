// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results
import Statistics

/// What a run will take, and how many replications it needs, before it is run.
public struct PlanReport: Sendable {
  private let title: String
  private let work: [(what: String, value: String)]
  private let pilot: ResultTable?
  private let declared: [RunDescription.Expectation.Term]
  private let precision: Double
  private let planned: Int

  /// - Parameters:
  ///   - work: what there is to do, in the words of a table.
  ///   - pilot: a few replications of the run itself; nil where none were played.
  ///   - declared: the measures whose precision matters, under each strategy.
  ///   - precision: wanted of half the interval over the mean.
  ///   - planned: how many replications the scenario asks for.
  public init(
    title: String, work: [(what: String, value: String)], pilot: ResultTable?,
    declared: [RunDescription.Expectation.Term], precision: Double, planned: Int
  ) {
    (self.title, self.work, self.pilot) = (title, work, pilot)
    (self.declared, self.precision, self.planned) = (declared, precision, planned)
  }

  /// For a terminal; nil is no terminal.
  public func text(width: Int?) -> String { TextFormat(report, width: width).text }

  public var markdown: String { MarkdownFormat(report: report).text }

  var report: Report {
    Report(
      title: .plain("\(title): the plan"),
      sections: [work(self.work)] + (pilot.map { [budget($0), settling($0)].compactMap { $0 } } ?? []))
  }

  private func work(_ rows: [(what: String, value: String)]) -> Report.Section {
    Report.Section(
      title: "What there is to do",
      blocks: [
        .table(
          Report.Table(
            texts: ["What", "How much"], rows: rows.map { [.plain($0.what), .plain($0.value)] }))
      ])
  }

  // MARK: Precision

  private var percent: String { NumberText.file(precision * 100) + "%" }

  private func budget(_ table: ResultTable) -> Report.Section {
    let comparison = Comparison(table)
    let rows = declared.map { row($0, comparison) }
    let needs = declared.map { need($0, comparison) }
    let most = needs.compactMap { $0 }.max()
    let verdict: Prose =
      switch most {
      case .some(let most) where most <= planned:
        "\(planned) replications are likely to be enough for \(percent) of every mean."
      case .some(let most):
        """
        \(strong: "About \(ReplicationNeed.spoken(most)) replications") are likely to bring half of every \
        interval to \(percent) of its mean; the scenario asks for \(planned). The run finds the number itself \
        with \(code: "--set 'run.precision=\(percent)'").
        """
      case .none: "Nothing that was declared varied."
      }
    return Report.Section(
      title: "How precise it will be",
      blocks: [
        .paragraph(
          """
          From \(table.run.replications) replications: half the 95% interval, as a share of the mean, of each \
          declared measure. So few know their own spread badly, so take it for an order of magnitude.
          """),
        .table(
          Report.Table(
            "Measure",
            [
              "Mean", "Half-width now", .plain("At \(planned) replications"), .plain("Needed for \(percent)"),
            ],
            rows: rows)),
        .paragraph(verdict),
      ])
  }

  private func row(_ term: RunDescription.Expectation.Term, _ comparison: Comparison) -> [Prose] {
    let estimate = estimate(term, comparison)
    let unit = comparison.table.metric(named: term.metric).map { comparison.run.metrics[$0].unit } ?? .count
    let head = Figure.head(unit, currency: comparison.run.currency)
    let name: Prose = "\(code: Self.text(term)), \(head)"
    guard let value = estimate.value else { return [name, "no data", "–", "–", "–"] }
    let mean = Prose.plain(Figure(estimate, unit).short)
    guard let reach = reach(estimate), value != 0 else { return [name, mean, "–", "–", "–"] }
    let later = need(estimate)?.halfWidth(of: planned)
    let share = { (half: Double) in NumberText.fixed(half / value.magnitude * 100, places: 1) + "%" }
    let needed = need(term, comparison).map { "about " + ReplicationNeed.spoken($0) } ?? "–"
    return [name, mean, .plain(share(reach)), .plain(later.map(share) ?? "–"), .plain(needed)]
  }

  /// Exact limits on counts have no half-width that shrinks with replications; nor has what never varies.
  private func reach(_ estimate: Estimate) -> Double? {
    guard !estimate.isByCount, let interval = estimate.interval, interval.high > interval.low else {
      return nil
    }
    return (interval.high - interval.low) / 2
  }

  private func need(_ estimate: Estimate) -> ReplicationNeed? {
    guard reach(estimate) != nil, let value = estimate.value, let interval = estimate.interval else {
      return nil
    }
    return ReplicationNeed(value: value, interval: interval, n: estimate.n)
  }

  private func need(_ term: RunDescription.Expectation.Term, _ comparison: Comparison) -> Int? {
    let estimate = estimate(term, comparison)
    guard let value = estimate.value, let need = need(estimate) else { return nil }
    return need.reaching(precision * value.magnitude)
  }

  private func estimate(_ term: RunDescription.Expectation.Term, _ comparison: Comparison) -> Estimate {
    let cell = comparison.table.cell(
      strategy: term.strategy, group: term.group, cause: term.cause, category: term.category)
    guard let cell, let metric = comparison.table.metric(named: term.metric) else { return .nothing }
    return comparison.estimate(cell, metric, statistic: term.statistic)
  }

  private static func text(_ term: RunDescription.Expectation.Term) -> String {
    let parts = [
      term.strategy, term.group.map { "group=\($0)" }, term.cause.map { "cause=\($0)" },
      term.category.map { "category=\($0)" },
    ].compactMap { $0 }
    return "\(term.metric).\(term.statistic) [\(parts.joined(separator: "; "))]"
  }

  // MARK: Expectations

  private func settling(_ table: ResultTable) -> Report.Section? {
    let lines = Verdicts(table).lines
    guard !lines.isEmpty else { return nil }
    let rows = lines.map { line -> [Prose] in
      let likely: Prose =
        switch line.outcome {
        case .pass: "likely to pass"
        case .fail: "likely to fail"
        case .inconclusive:
          line.replicationsToSettle.map { "about \(ReplicationNeed.spoken($0))" } ?? "no number"
        }
      return ["\(code: line.text)", likely]
    }
    return Report.Section(
      title: "What would settle the expectations",
      blocks: [.table(Report.Table(texts: ["Expectation", "Replications in all"], rows: rows))])
  }
}
