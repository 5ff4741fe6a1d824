// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Probes
import Statistics

/// What changed between two runs, for a terminal.
public struct RegressionText: Sendable {
  /// Lines of the short table.
  private static let short = 12

  private let regression: Regression
  private let showsAll: Bool

  /// - Parameter showsAll: every measure, not only the worst.
  public init(_ regression: Regression, showsAll: Bool = false) {
    self.regression = regression
    self.showsAll = showsAll
  }

  /// - Parameter width: where lines are to end; nil is wherever.
  public func text(width: Int?) -> String {
    var parts = [sentences.map { folded($0, width) }.joined(separator: "\n")]
    if !shown.isEmpty { parts.append(figures(width: width)) }
    if let rest { parts.append(rest) }
    if !regression.divergences.isEmpty { parts.append(events(width: width)) }
    return parts.joined(separator: "\n\n")
  }

  /// One line: how many measures differ, and the worst.
  public var summary: String {
    if regression.isIdentical {
      return regression.hasSameEvents ? "identical" : "identical results, but what happened differs"
    }
    var text = regression.isEquivalent ? "equivalent: " : "not equivalent: "
    text += counts
    if let worst = unsettled.first {
      text += "; worst: \(VisibleText.of(worst.measure)) under \(VisibleText.of(worst.strategy))"
    }
    return text
  }

  // MARK: Sentences

  private var sentences: [String] {
    let digests = [regression.before, regression.after].map { VisibleText.of($0.digest) }
    var sentences = [
      regression.isIdentical
        ? "Identical: every result is the same (digest \(digests[1]))."
        : regression.hasSameDigest
          ? "The digests are the same (\(digests[1])), and the figures are not: a baseline is edited, or another "
            + "version computes its figures otherwise."
          : "The results differ (digest \(digests[0]) before, \(digests[1]) after)."
    ]
    sentences += regression.dissimilarities.map { "Not the same run: \($0)." }
    if regression.isIdentical { return sentences }
    return sentences + [howCompared] + (whatIsTheSame.map { [$0] } ?? [])
  }

  private var howCompared: String {
    let text = "Of \(NumberText.whole(regression.lines.count)) figures: \(counts)."
    guard regression.lines.contains(where: { $0.interval != nil }) else { return text }
    let pairing =
      (regression.unpaired.map { "as unrelated, since \($0)" } ?? "pair by pair") + common
      + "; a change stands with its 90% interval."
    let isAssumed = regression.before.measures.allSatisfy(\.margin.isAssumed)
    return text + "\nReplications are compared \(pairing)"
      + (isAssumed ? " Margins are assumed: the scenario before has none under `margins`." : "")
  }

  /// Where one of the two goes on.
  private var common: String {
    guard let first = regression.before.first ?? regression.after.first else { return "" }
    return ", over the \(NumberText.counted(first, "replication")) that both have"
  }

  private var whatIsTheSame: String? {
    if regression.hasSameDigest { return nil }
    let shared = regression.lines.filter(\.isShared)
    if !common.isEmpty, regression.hasSameFigures, regression.hasSameEvents {
      return "Every figure\(common), is the same."
    }
    if shared.allSatisfy({ $0.outcome == .equal }) {
      guard shared.count == regression.lines.count else {
        return shared.isEmpty ? nil : "Every figure of the strategies of both is the same."
      }
      return "What differs is no figure of the whole fleet: it is in a part of it, in another statistic, "
        + "or too small to be written down."
    }
    guard regression.hasSameEvents else { return nil }
    return "Every event of the first replication is the same: what differs is how it is measured, or happens "
      + "in a later replication."
  }

  private var counts: String {
    Regression.Outcome.allCases.compactMap { outcome in
      let count = regression.count(outcome)
      return count > 0 ? "\(NumberText.whole(count)) \(outcome.words)" : nil
    }.joined(separator: ", ")
  }

  // MARK: The table

  private var shown: [Regression.Line] {
    showsAll ? regression.lines : Array(unsettled.prefix(Self.short))
  }

  /// Without the strategies of one run alone, which would hide what became of the others.
  private var unsettled: [Regression.Line] {
    regression.lines.filter { $0.isShared && $0.outcome != .equal && $0.outcome != .equivalent }
  }

  private var rest: String? {
    let rest = regression.lines.count - shown.count
    guard rest > 0, !regression.isIdentical else { return nil }
    return "\(NumberText.whole(rest))\(shown.isEmpty ? "" : " more") with --all."
  }

  /// A table, or two lines for each where a table is too wide.
  private func figures(width: Int?) -> String {
    let lines = table.text
    guard let width, lines.split(separator: "\n").contains(where: { $0.count > width }) else { return lines }
    return shown.map { line in
      let cells = cells(line)
      let change = cells[4].isEmpty ? "" : ", change \(cells[4])"
      let text = "\(cells[6]): \(Self.sides(cells))\(change), margin \(cells[5])"
      let head = TextTable.fold("\(cells[1]): \(cells[0])", width)
      return (head + TextTable.fold(text, width - 2).map { "  \($0)" }).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// `0.12 before, 0.14 after`.
  private static func sides(_ cells: [String]) -> String {
    [(cells[2], "before"), (cells[3], "after")].filter { !$0.0.isEmpty }.map { "\($0.0) \($0.1)" }
      .joined(separator: ", ")
  }

  private var table: TextTable {
    var table = TextTable(
      ["measure", "strategy", "before", "after", "change", "margin", "verdict"], alignsNumbers: false)
    for line in shown { table.add(cells(line)) }
    return table
  }

  private func cells(_ line: Regression.Line) -> [String] {
    let change = Figure(value: line.difference, interval: line.interval, unit: line.unit)
    let sides = Figure.aligned(Self.figure(line.before, line), Self.figure(line.after, line), change: change)
    let head = Figure.head(line.unit, currency: regression.before.currency)
    return [
      "\(VisibleText.of(line.measure)), \(VisibleText.of(head))", VisibleText.of(line.strategy),
      line.before == nil ? "" : sides[0].short, line.after == nil ? "" : sides[1].short,
      line.difference == nil ? "" : line.difference == 0 && line.interval == nil ? "0" : sides[2].text,
      Self.margin(line), line.outcome.words + Self.need(line),
    ]
  }

  private static func figure(_ figures: Baseline.Figures?, _ line: Regression.Line) -> Figure {
    var interval: Interval?
    if let low = figures?.low, let high = figures?.high {
      interval = Interval(low: low, high: high, level: Comparison.level)
    }
    return Figure(value: figures?.value, interval: interval, unit: line.unit)
  }

  /// `±1` or `±0.38`, in the unit of the row.
  private static func margin(_ line: Regression.Line) -> String {
    let scale: Double = line.unit == .share ? 100 : 1
    return "±" + NumberText.file(line.margin * scale, digits: 2)
  }

  private static func need(_ line: Regression.Line) -> String {
    guard line.outcome == .inconclusive else { return "" }
    if let needed = line.needed {
      return ", needs about \(NumberText.whole(needed)) more replication\(needed == 1 ? "" : "s")"
    }
    return line.interval == nil ? ", its spread is not known" : ", too near to its margin for any number"
  }

  private func folded(_ sentence: String, _ width: Int?) -> String {
    width.map { TextTable.fold(sentence, $0).joined(separator: "\n") } ?? sentence
  }

  // MARK: Events

  private func events(width: Int?) -> String {
    var lines = [folded(heading, width)]
    for alike in together {
      lines += ["", folded(title(alike[0], alike.map(\.strategy)), width)] + body(alike[0], width)
    }
    return lines.joined(separator: "\n")
  }

  /// Whoever was not recorded in words may have parted before.
  private var heading: String {
    let recorded = regression.divergences.map(\.recorded).max() ?? 0
    if recorded == 0 {
      return "What happened differs in replication 0; the two recorded nobody in common:"
    }
    let people = (recorded == 1 ? "the one person" : "the \(recorded) people") + " recorded in both"
    return regression.divergences.contains(where: \.isOfRecorded)
      ? "What happened differently first, in replication 0, to \(people):"
      : "What happened differs in replication 0, though not to \(people):"
  }

  /// Strategies that part at the same event are told once.
  private var together: [[Divergence]] {
    var groups: [[Divergence]] = []
    for divergence in regression.divergences {
      if let index = groups.firstIndex(where: { $0[0].place == divergence.place }) {
        groups[index].append(divergence)
      } else {
        groups.append([divergence])
      }
    }
    return groups
  }

  private func title(_ divergence: Divergence, _ strategies: [String]) -> String {
    let strategy = "under \(Regression.inShort(strategies.map { VisibleText.of($0) }))"
    return switch divergence.place {
    case .event(let user, let number, _, _): "\(strategy): \(VisibleText.of(user)), event \(number)"
    case .later(let user, let same):
      "\(strategy): \(VisibleText.of(user)), after the first \(same) events, which are the same"
    case .untold(let user):
      "\(strategy): \(VisibleText.of(user)); the story reads the same, and what is not told in it differs"
    case .person(let user):
      "\(strategy): \(VisibleText.of(user)), the first of those of whom a digest alone is kept"
    case .chunk(let group, let users):
      "\(strategy): somebody else, first among \(VisibleText.of(group))/\(users.lowerBound) to "
        + "\(users.upperBound - 1)"
    case .people(let group, let before, let after):
      "\(strategy): the group \(VisibleText.of(group)) has \(Self.people(before)) before, "
        + "\(Self.people(after)) after"
    case .unknown: "\(strategy): other people were played or recorded"
    }
  }

  private static func people(_ count: Int) -> String {
    count == 0 ? "nobody" : count == 1 ? "1 person" : "\(NumberText.whole(count)) people"
  }

  private func body(_ divergence: Divergence, _ width: Int?) -> [String] {
    guard case .event(_, _, let before, let after) = divergence.place else {
      return explanations(divergence)
    }
    var table = TextTable(["", "when", "seat", "what", "in words"], alignsNumbers: false)
    // Two that differ by less than a second are told apart.
    let isExact = before?.clock == after?.clock && before?.time != after?.time
    for (side, event) in [("before", before), ("after", after)] {
      guard let event else {
        table.add([side, "", "", "", "(nothing more happens)"])
        continue
      }
      table.add([
        side, isExact ? event.exactClock : event.clock, event.place, VisibleText.of(event.kind),
        VisibleText.of(event.text),
      ])
    }
    let rows = table.text(width: width.map { $0 - 2 }).split(separator: "\n").dropFirst()
    return rows.map { "  \($0)" } + explanations(divergence)
  }

  /// The lines that tell the whole story; one where both are the same, for two versions of the simulator.
  private func explanations(_ divergence: Divergence) -> [String] {
    guard let user = divergence.user else { return [] }
    let (old, new) = (
      Self.explain(regression.before, user, divergence.strategy),
      Self.explain(regression.after, user, divergence.strategy)
    )
    var what = "all of it"
    if case .chunk = divergence.place { what = "one of them" }
    if old == new { return ["  \(what), with either version: \(old)"] }
    return ["  \(what), before: \(old)", "  \(what), after:  \(new)"]
  }

  private static func explain(_ run: Baseline, _ user: String, _ strategy: String) -> String {
    let line = run.command.hasPrefix("roamback run ") ? String(run.command.dropFirst(13)) : run.command
    let options = [("user", user), ("strategy", strategy)].map { name, value in
      "--\(name)" + (value.hasPrefix("-") ? "=" : " ") + quoted(value)
    }
    return "roamback explain \(VisibleText.of(line)) " + options.joined(separator: " ")
  }

  /// As a shell takes it for one word.
  private static func quoted(_ word: String) -> String {
    let plain = word.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || "/-_.".utf8.contains(byte)
    }
    return plain ? word : "'\(VisibleText.of(word).replacing("'", with: "'\\''"))'"
  }
}

extension Regression.Outcome {
  fileprivate var words: String {
    switch self {
    case .different: "different"
    case .onlyBefore: "only before"
    case .onlyAfter: "only after"
    case .inconclusive: "inconclusive"
    case .equivalent: "equivalent"
    case .equal: "equal"
    }
  }
}
