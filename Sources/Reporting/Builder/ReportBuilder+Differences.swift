// SPDX-License-Identifier: GPL-3.0-or-later

/// Strategies against the baseline, and how much common chance helps to tell any two apart.
extension ReportBuilder {
  /// With more pairs than this, variance reductions are told by their range.
  private static let mostPairs = 45

  /// Headline measures with a value under some strategy.
  var headlineMeasures: [HeadlineMeasure] { HeadlineMeasure.all.filter { isSeen($0.metric) } }

  /// Whether two strategies are apart in a headline measure, with all comparisons of the report in sight.
  func isClear(_ a: Int, _ b: Int, _ metric: String) -> Bool {
    guard let metric = comparison.table.metric(named: metric) else { return false }
    let member =
      comparison.family.member(a, minus: b, metric: metric)
      ?? comparison.family.member(b, minus: a, metric: metric)
    return member?.isClear ?? false
  }

  var differences: Report.Section? {
    let others = strategies.filter { $0 != comparison.baseline }
    guard !others.isEmpty, !headlineMeasures.isEmpty else { return nil }
    let base = name(comparison.baseline)
    let columns = [
      Report.Table.Column(title: "Measure, unit", isNumber: false),
      Report.Table.Column(title: "Strategy", isNumber: false),
      Report.Table.Column(title: .plain("Minus " + base), isNumber: true),
      Report.Table.Column(title: "p", isNumber: true),
      Report.Table.Column(title: "Clear at 95%", isNumber: false),
    ]
    let rows = headlineMeasures.flatMap { measure in others.map { row(measure, $0) } }
    return Report.Section(
      title: "Differences from \(base)",
      blocks: [
        .paragraph(
          """
          Each strategy minus \(strong: base) on the same fleets, so that chance that strikes both cancels. \
          Shares differ in percentage points. Each interval stands for itself: of twenty such intervals \
          without a true difference one leaves 0 out by chance. Whether a difference is clear is therefore \
          decided by p, which says how easily chance alone would make it, adjusted (Holm) for all \
          \(comparison.family.tested) comparisons of this report, those between any two strategies on these \
          measures: the chance that even one of them is called clear wrongly is at most 5%.
          """),
        .table(Report.Table(columns: columns, rows: rows)),
      ] + varianceReductions)
  }

  private func row(_ measure: HeadlineMeasure, _ other: Int) -> [Prose] {
    let difference = comparison.difference(whole(other), whole(comparison.baseline), measure.metric)
    let unit = unit(measure.metric)
    let member = comparison.table.metric(named: measure.metric).flatMap {
      comparison.family.member(other, minus: comparison.baseline, metric: $0)
    }
    let p = member?.pHolm
    return [
      .plain(measure.title + ", " + head(unit, isDifference: true)), .plain(name(other)),
      .plain(Figure(difference, unit).text), .plain(p.map(Self.probability) ?? "–"),
      p == nil ? "unknown" : member?.isClear == true ? "yes" : "no",
    ]
  }

  static func probability(_ p: Double) -> String {
    if p < 0.001 { return "under 0.001" }
    return NumberText.fixed(p, places: p < 0.1 ? 3 : 2)
  }

  // MARK: Variance reduction

  private var varianceReductions: [Report.Block] {
    let measures = headlineMeasures.filter { measure in
      comparison.pairs.contains { factor(measure, $0.left, $0.right) != nil }
    }
    guard !measures.isEmpty else { return [] }
    let isMany = comparison.pairs.count > Self.mostPairs
    return [
      .paragraph(
        """
        The variance reduction says how many times as many fleets independent runs would have needed to tell \
        two strategies apart as well: above 1 the common chance helps.\(isMany ? " Over all pairs of strategies:" : "")
        """),
      .table(isMany ? factorRanges(measures) : factors(measures)),
    ]
  }

  private func factor(_ measure: HeadlineMeasure, _ left: Int, _ right: Int) -> Double? {
    comparison.table.metric(named: measure.metric).flatMap {
      comparison.family.member(left, minus: right, metric: $0)?.difference.varianceReduction
    }
  }

  private func factors(_ measures: [HeadlineMeasure]) -> Report.Table {
    Report.Table(
      "Variance reduction", measures.map { .plain($0.title) },
      rows: comparison.pairs.map { left, right in
        ["\(name(left)) minus \(name(right))"]
          + measures.map { .plain(factor($0, left, right).map(Self.times) ?? "–") }
      })
  }

  private func factorRanges(_ measures: [HeadlineMeasure]) -> Report.Table {
    Report.Table(
      "Variance reduction", ["smallest", "median", "largest"],
      rows: measures.map { measure in
        let sorted = comparison.pairs.compactMap { factor(measure, $0.left, $0.right) }.sorted()
        // The measures are those with a factor.
        let points = [sorted[0], sorted[(sorted.count - 1) / 2], sorted[sorted.count - 1]]
        return [.plain(measure.title)] + points.map { .plain(Self.times($0)) }
      })
  }

  private static func times(_ factor: Double) -> String {
    factor >= 1000 ? "over 1,000" : NumberText.fixed(factor, places: factor < 10 ? 1 : 0)
  }
}
