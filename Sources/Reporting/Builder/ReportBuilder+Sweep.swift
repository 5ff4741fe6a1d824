// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results
import Statistics

/// What the points of a sweep come to.
extension ReportBuilder {
  /// A point under each strategy, by position in the whole run; nil where the strategy has no such point.
  private struct Point {
    var label: String
    var strategies: [Int?]
  }

  private static let swept =
    [
      "coverage.day1", "coverage.byMechanism.day1", "user.wrongValueHours.perUserYear",
      "recovery.lostChoices.perReplacement", "conflict.lostChoices.perUserYear",
    ].compactMap { metric in HeadlineMeasure.all.first { $0.metric == metric } } + [
      HeadlineMeasure(metric: "provisioning.desktop", title: "From power-on to the desktop", isGain: false)
    ]

  /// A strategy at a point against itself as the scenario has it.
  private struct Change {
    var difference: Difference
    /// With all changes of the section in sight (Holm); nil where nothing changes, or too little was seen.
    var p: Double?

    var isClear: Bool { p.map { $0 <= ComparisonFamily.alpha } ?? false }
  }

  /// A measure at every point under every strategy; nil where the strategy has no such point, and in the row
  /// of the scenario itself.
  private struct SweptMeasure {
    var measure: HeadlineMeasure
    var changes: [[Change?]]

    func isMoved(_ column: Int) -> Bool {
      changes.contains { ($0[column]?.difference.value ?? 0) != 0 }
    }
  }

  var sweep: Report.Section? {
    let points = points
    guard points.count > 1 else { return nil }
    let (known, tested) = changes(points)
    let moving = strategies.filter { column in known.contains { $0.isMoved(column) } }
    let columns = moving.isEmpty ? strategies : moving
    let moved = known.filter { measure in columns.contains { measure.isMoved($0) } }
    let still = known.filter { measure in !columns.contains { measure.isMoved($0) } }.map(\.measure)
    return Report.Section(
      title: "The sweep",
      blocks: [
        .paragraph(
          """
          \(points.count - 1) \(points.count == 2 ? "point" : "points") beside the scenario as it stands, on \
          the same people with the same chance. The change in brackets is against the scenario under the \
          same strategy, pair by pair\(Self.asterisk(tested)).\(Self.bold(points.count))\(leftOut(columns)) The \
          other sections are about the scenario as it stands, and the data files hold every point.
          """)
      ] + moved.map { .table(table($0, points, columns)) }
        + (still.isEmpty ? [] : [.paragraph(Self.unmoved(still))]))
  }

  private static func asterisk(_ tested: Int) -> Prose {
    if tested == 0 { return "; so few replications do not say what is clear" }
    return """
      , and marked with an asterisk where it is clear at 95%, all \(tested) changes of these tables together \
      (Holm)
      """
  }

  private static func bold(_ points: Int) -> Prose {
    guard points <= mostRanked else { return "" }
    return """
       Bold is the best of a column with those that cannot be told from it, all of a column together at 95%, \
      where any is worse; they are compared pair by pair, so that what swings more may stay level where \
      what swings less is worse.
      """
  }

  /// Beside the scenario itself.
  var pointCount: Int { points.count - 1 }

  private func leftOut(_ columns: [Int]) -> Prose {
    let names = strategies.filter { !columns.contains($0) }.map { Prose(spans: [.strong(name($0))]) }
    return names.isEmpty ? "" : " Nothing of the sweep changes \(Prose.list(names))."
  }

  private static func unmoved(_ measures: [HeadlineMeasure]) -> Prose {
    let names = Prose.list(measures.map { "\($0.title) (\(code: $0.metric))" })
    return "The same at every point as in the scenario: \(names)."
  }

  /// Every change of the section, and how many of them chance was asked about: what a point does not touch is
  /// no question.
  private func changes(_ points: [Point]) -> (measures: [SweptMeasure], tested: Int) {
    var measures = Self.swept.compactMap { measure -> SweptMeasure? in
      guard let metric = everyPoint.table.metric(named: measure.metric) else { return nil }
      let changes = points.enumerated().map { row, point in
        point.strategies.enumerated().map { column, strategy -> Change? in
          guard row > 0, let strategy, let plain = points[0].strategies[column] else { return nil }
          let difference = everyPoint.difference(whole(strategy), whole(plain), measure.metric)
          let isTouched = (difference.value ?? 0) != 0
          return Change(difference: difference, p: isTouched ? p(strategy, plain, metric) : nil)
        }
      }
      return SweptMeasure(measure: measure, changes: changes)
    }
    let adjusted = Holm.adjusted(measures.flatMap { $0.changes.flatMap { $0.compactMap { $0?.p } } })
    var next = adjusted.makeIterator()
    for index in measures.indices {
      measures[index].changes = measures[index].changes.map { row in
        row.map { change in
          var change = change
          if change?.p != nil { change?.p = next.next() }
          return change
        }
      }
    }
    return (measures, adjusted.count)
  }

  private func p(_ left: Int, _ right: Int, _ metric: Int) -> Double? {
    guard let a = everyPoint.table.series(whole(left), metric: metric),
      let b = everyPoint.table.series(whole(right), metric: metric)
    else { return nil }
    let kind = run.metrics[metric]
    return Difference.pValue(a, minus: b, kind, statistic: kind.statistics[0])
  }

  private var points: [Point] {
    let all = everyPoint.run.strategies
    var labels: [(number: Int, label: String)] = []
    for strategy in all where !labels.contains(where: { $0.number == strategy.pointNumber }) {
      labels.append((strategy.pointNumber, strategy.point))
    }
    labels.sort { $0.number < $1.number }
    return labels.map { number, label in
      Point(
        label: label,
        strategies: run.strategies.map { plain in
          all.firstIndex { $0.plainName == plain.name && $0.pointNumber == number }
        })
    }
  }

  private func table(_ swept: SweptMeasure, _ points: [Point], _ columns: [Int]) -> Report.Table {
    let measure = swept.measure
    let title: Prose = .plain(measure.title + " (" + head(unit(measure.metric)) + ")")
    let best = columns.flatMap { column in front(measure, points.compactMap { $0.strategies[column] }) }
    let rows = points.enumerated().map { row, point -> [Prose] in
      let name: Prose = point.label.isEmpty ? "as the scenario has it" : "\(code: point.label)"
      return [name]
        + columns.map { column in
          let strategy = point.strategies[column]
          let text = cell(measure.metric, strategy, swept.changes[row][column])
          return strategy.map(best.contains) == true ? "\(strong: text)" : .plain(text)
        }
    }
    return Report.Table(title, columns.map { strategyHeads[$0] }, rows: rows)
  }

  /// One strategy at its points: the best and those that cannot be told from it; none where that is all.
  private func front(_ measure: HeadlineMeasure, _ strategies: [Int]) -> [Int] {
    guard let found = compared(measure, strategies, of: everyPoint), !found.behind.isEmpty else { return [] }
    return [found.best] + found.level.map(\.strategy)
  }

  private func cell(_ metric: String, _ strategy: Int?, _ change: Change?) -> String {
    guard let strategy else { return "–" }
    let unit = unit(metric)
    let value = Figure(everyPoint.estimate(whole(strategy), metric), unit)
    guard let change else { return value.text }
    guard let size = change.difference.value else { return value.short }
    let sign = size > 0 ? "+" : ""
    let text = Figure(value: size, interval: change.difference.interval, unit: unit).short
    return "\(value.short) (\(sign)\(text)\(change.isClear ? "*" : ""))"
  }
}
