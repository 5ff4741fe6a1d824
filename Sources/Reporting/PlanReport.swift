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
  private let most: Int?

  /// - Parameters:
  ///   - work: what there is to do, in the words of a table.
  ///   - pilot: a few replications of the run itself; nil where none were played.
  ///   - declared: the measures whose precision matters, under each strategy and at each point of a sweep.
  ///   - precision: wanted of half the interval over the mean.
  ///   - planned: how many replications the scenario asks for, at least where it may stop by itself.
  ///   - most: how many it may play until it is as precise; nil where their number is fixed.
  public init(
    title: String, work: [(what: String, value: String)], pilot: ResultTable?,
    declared: [RunDescription.Expectation.Term], precision: Double, planned: Int, most: Int? = nil
  ) {
    (self.title, self.work, self.pilot) = (title, work, pilot)
    (self.declared, self.precision, self.planned, self.most) = (declared, precision, planned, most)
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

  /// What the pilot says of one declared measure.
  private struct Outlook {
    var term: RunDescription.Expectation.Term
    var unit: MetricUnit
    var estimate: Estimate
    var isPoint: Bool
    /// nil where its spread is unknown: without cases or variation, and for exact limits on counts.
    var need: ReplicationNeed?
    /// nil as well where it is more than anybody plays.
    var count: Int?

    init(_ term: RunDescription.Expectation.Term, _ comparison: Comparison, precision: Double) {
      let table = comparison.table
      let metric = table.metric(named: term.metric)
      let cell = table.cell(
        strategy: term.strategy, group: term.group, cause: term.cause, category: term.category)
      self.term = term
      unit = metric.map { comparison.run.metrics[$0].unit } ?? .count
      isPoint = comparison.run.strategies.contains { $0.name == term.strategy && $0.pointNumber > 0 }
      estimate = .nothing
      if let cell, let metric {
        estimate = comparison.estimate(cell, metric, statistic: term.statistic)
      }
      guard let value = estimate.value, value != 0, !estimate.isByCount, let interval = estimate.interval,
        interval.high > interval.low, estimate.n >= Self.fewest
      else { return }
      need = ReplicationNeed(
        value: value, interval: interval, n: estimate.n, played: table.run.replications)
      count = need?.reaching(precision * value.magnitude)
    }

    /// Fewer replications with a case say nothing of their spread.
    private static let fewest = 3

    /// For an order: what is beyond every number needs most.
    var weight: Int { need == nil ? 0 : count ?? .max }
  }

  private var percent: String { NumberText.file(precision * 100) + "%" }
  /// With how many replications the run ends at the latest.
  private var last: Int { most ?? planned }

  private func budget(_ table: ResultTable) -> Report.Section {
    let comparison = Comparison(table)
    let outlooks = declared.map { Outlook($0, comparison, precision: precision) }
    let points = outlooks.filter(\.isPoint)
    let worst = points.max { $0.weight < $1.weight }.map { [$0] } ?? []
    let shown = outlooks.filter { !$0.isPoint } + worst.filter { $0.need != nil }
    var marks: [Prose] = []
    if shown.contains(where: { $0.need == nil }) {
      marks.append(
        "A dash: the pilot shows no spread, since it is the same in every replication, or too rare.")
    }
    if points.count > 1, shown.contains(where: \.isPoint) {
      marks.append("Of the points of the sweep, the measure is shown that needs the most replications.")
    }
    return Report.Section(
      title: "How precise it will be",
      blocks: [
        .paragraph(
          """
          From \(NumberText.counted(table.run.replications, "replication")): half the 95% interval, as a share of the mean, of each \
          declared measure. So few know their own spread badly, so take it for an order of magnitude.
          """),
        .table(
          Report.Table(
            "Measure",
            [
              "Mean", "Half-width now", .plain("At \(NumberText.counted(last, "replication"))"),
              .plain("Needed for \(percent)"),
            ],
            rows: shown.map { row($0, currency: table.run.currency) })),
      ] + (marks.isEmpty ? [] : [.bullets(marks)]) + [.paragraph(verdict(outlooks))])
  }

  private func row(_ outlook: Outlook, currency: String) -> [Prose] {
    let head = Figure.head(outlook.unit, currency: currency)
    let name: Prose = "\(code: Self.text(outlook.term)), \(head)"
    guard let value = outlook.estimate.value else { return [name, "no data", "–", "–", "–"] }
    let mean = Prose.plain(Figure(outlook.estimate, outlook.unit).short)
    guard let need = outlook.need else { return [name, mean, "–", "–", "–"] }
    let share = { (half: Double) in
      Prose.plain(NumberText.fixed(half / value.magnitude * 100, places: 1) + "%")
    }
    let count = outlook.count.map { "about " + ReplicationNeed.spoken($0) } ?? "over a million"
    return [
      name, mean, need.halfWidth(of: need.n).map(share) ?? "–", need.halfWidth(of: last).map(share) ?? "–",
      .plain(count),
    ]
  }

  private func verdict(_ outlooks: [Outlook]) -> Prose {
    let varied = outlooks.filter { $0.need != nil }
    guard let worst = varied.max(by: { $0.weight < $1.weight }) else {
      return "The pilot says of no declared measure how much it varies."
    }
    guard let count = worst.count else {
      return """
        \(code: Self.text(worst.term)) varies so much around so small a mean that a million replications \
        would not bring half its interval to \(percent) of it.
        """
    }
    if let most { return stopping(after: count, most: most) }
    if count <= planned {
      return "\(planned) replications are likely to be enough for \(percent) of every mean."
    }
    let about: Prose = """
      \(strong: "About \(ReplicationNeed.spoken(count)) replications") are likely to bring half of every \
      interval to \(percent) of its mean, the most for \(code: Self.text(worst.term)); the scenario asks for \
      \(planned).
      """
    guard count <= StoppingRule.atMost else {
      return about + " A run plays at most \(StoppingRule.atMost): ask for less, or declare other measures."
    }
    let room = min(2 * count, StoppingRule.atMost)
    let options = "--set run.precision=\(percent) --set run.atMost=\(room)"
    return about + " The run finds the number itself with \(code: options)."
  }

  /// The run stops once the precision has been kept over five more replications.
  private func stopping(after count: Int, most: Int) -> Prose {
    let end = max(count + StoppingRule.lookAhead, planned)
    if end > most {
      return """
        The run is likely to end at its most, \(most) replications, before half of every interval is \
        \(percent) of its mean: that takes \(strong: "about \(ReplicationNeed.spoken(end))"). Let it play \
        more with \(code: "run.atMost"), or ask for less with \(code: "run.precision").
        """
    }
    return """
      The run stops by itself, likely after \(strong: "about \(ReplicationNeed.spoken(end)) replications"): it \
      plays at least \(planned) and at most \(most), until half of every interval has been at most \
      \(percent) of its mean over five more.
      """
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
      blocks: [
        .paragraph(
          """
          As \(table.run.replications) replications have it\(planned > table.run.replications ? "; the run, which has more, puts the number right" : "").
          """),
        .table(Report.Table(texts: ["Expectation", "Replications in all"], rows: rows)),
      ])
  }
}
