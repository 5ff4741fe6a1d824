// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results

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

  var sweep: Report.Section? {
    let points = points
    guard points.count > 1 else { return nil }
    let columns = moved(points)
    let known = Self.swept.filter { everyPoint.table.metric(named: $0.metric) != nil }
    let moved = known.filter { isMoved($0.metric, points) }
    let still = known.filter { !isMoved($0.metric, points) }
    return Report.Section(
      title: "The sweep",
      blocks: [
        .paragraph(
          """
          \(points.count - 1) \(points.count == 2 ? "point" : "points") beside the scenario as it stands, on \
          the same people with the same chance. The change in brackets is against the scenario under the \
          same strategy, pair by pair, and marked with an asterisk where its 95% interval leaves 0 \
          out.\(Self.bold(points.count))\(leftOut(columns)) The other sections are about the scenario as it \
          stands, and the data files hold every point.
          """)
      ] + moved.map { .table(table($0, points, columns)) }
        + (still.isEmpty ? [] : [.paragraph(Self.unmoved(still))]))
  }

  private static func bold(_ points: Int) -> Prose {
    guard points <= mostRanked else { return "" }
    return """
       Bold is the best of a column with those that cannot be told from it, all of a column together at 95%, \
      where any is worse.
      """
  }

  /// Beside the scenario itself.
  var pointCount: Int { points.count - 1 }

  /// Of the strategies, by position, those that some point makes something of.
  private func moved(_ points: [Point]) -> [Int] {
    let moved = strategies.filter { column in
      points.dropFirst().contains { differs($0.strategies[column], from: points[0].strategies[column]) }
    }
    return moved.isEmpty ? strategies : moved
  }

  private func differs(_ there: Int?, from plain: Int?) -> Bool {
    guard let there, let plain else { return false }
    return Self.swept.contains {
      (everyPoint.difference(whole(there), whole(plain), $0.metric).value ?? 0) != 0
    }
  }

  private func leftOut(_ columns: [Int]) -> Prose {
    let names = strategies.filter { !columns.contains($0) }.map { Prose(spans: [.strong(name($0))]) }
    return names.isEmpty ? "" : " Nothing of the sweep changes \(Prose.list(names))."
  }

  private static func unmoved(_ measures: [HeadlineMeasure]) -> Prose {
    let names = Prose.list(measures.map { "\($0.title) (\(code: $0.metric))" })
    return "At no point clearly different from the scenario: \(names)."
  }

  /// Whether some point differs clearly from the scenario.
  private func isMoved(_ metric: String, _ points: [Point]) -> Bool {
    points.dropFirst().contains { point in
      zip(point.strategies, points[0].strategies).contains { there, plain in
        guard let there, let plain else { return false }
        return everyPoint.difference(whole(there), whole(plain), metric).isClear
      }
    }
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

  private func table(
    _ measure: HeadlineMeasure, _ points: [Point], _ columns: [Int]
  ) -> Report.Table {
    let title: Prose = .plain(measure.title + " (" + head(unit(measure.metric)) + ")")
    let best = columns.flatMap { column in
      front(measure, points.compactMap { $0.strategies[column] })
    }
    let rows = points.map { point -> [Prose] in
      let name: Prose = point.label.isEmpty ? "as the scenario has it" : "\(code: point.label)"
      return [name]
        + columns.map { column in
          let strategy = point.strategies[column]
          let text = cell(measure.metric, strategy, plain: points[0].strategies[column])
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

  private func cell(_ metric: String, _ strategy: Int?, plain: Int?) -> String {
    guard let strategy, let plain else { return "–" }
    let unit = unit(metric)
    let value = Figure(everyPoint.estimate(whole(strategy), metric), unit)
    guard strategy != plain else { return value.text }
    let change = everyPoint.difference(whole(strategy), whole(plain), metric)
    guard let size = change.value else { return value.short }
    let sign = size > 0 ? "+" : ""
    let text = Figure(value: size, interval: change.interval, unit: unit).short
    return "\(value.short) (\(sign)\(text)\(change.isClear ? "*" : ""))"
  }
}
