// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results

extension Advice {
  private var run: RunDescription { comparison.run }
  private var strategyName: String { run.strategies[plain].name }

  var report: Report {
    let ranked = ranked
    return Report(
      title: .plain("\(run.scenario): what to change under \(strategyName)"),
      sections: [overview(ranked), details(ranked), untried, method].compactMap { $0 })
  }

  // MARK: The table

  private func overview(_ ranked: [Ranked]) -> Report.Section {
    guard !ranked.isEmpty else {
      return Report.Section(
        title: "The levers", blocks: [.paragraph("No lever changes anything in this scenario.")])
    }
    let shown = [0, 1].filter { ranked[0].effects.indices.contains($0) }
    let rows = ranked.enumerated().map { number, lever -> [Prose] in
      [.plain("\(number + 1)"), title(lever.candidate)]
        + shown.map { .plain(change(lever.effects[$0])) } + [.plain(otherwise(lever))]
    }
    let columns =
      [
        Report.Table.Column(title: "#", isNumber: true),
        Report.Table.Column(title: "What to do", isNumber: false),
      ]
      + shown.map {
        Report.Table.Column(
          title: $0 == 0 ? "Shown after 1 day" : "By mechanisms alone", isNumber: true)
      } + [Report.Table.Column(title: "What else clearly changes", isNumber: false)]
    return Report.Section(
      title: "The levers",
      blocks: [
        .paragraph(lead(ranked)), .table(Report.Table(columns: columns, rows: rows)),
      ] + marks(ranked))
  }

  private func title(_ candidate: Candidate) -> Prose {
    candidate.isAboutPeople ? .plain(candidate.title + " †") : .plain(candidate.title)
  }

  private func marks(_ ranked: [Ranked]) -> [Report.Block] {
    var lines: [Prose] = ["Changes of what is shown are in percentage points."]
    if ranked.contains(where: { $0.effects.contains { $0.kind == .undecided } }) {
      lines.append("≈ stands before a change that is not clearly different from none.")
    }
    if ranked.contains(where: \.candidate.isAboutPeople) {
      lines.append("† rests on an assumption of what people will do; put in what you know of yours.")
    }
    return [.bullets(lines)]
  }

  private func lead(_ ranked: [Ranked]) -> Prose {
    let now = Figure(comparison.estimate(ResultCell(strategy: plain), Self.measures[0].metric), .share)
    let start: Prose =
      "Under \(strong: strategyName) \(now.spoken) of what people had set is shown on the new PC after a day. "
    let clear = ranked.filter { $0.effects.first?.kind == .more }
    guard let best = clear.first, let effect = best.effects.first else {
      return start
        + (ranked.count == 1
          ? "The one lever there is does not clearly raise it."
          : "None of \(ranked.count) levers clearly raises it.")
    }
    let size: Prose = ", by \(change(effect)) percentage points."
    let title: Prose = "\(strong: "“\(best.candidate.title)”")"
    if ranked.count == 1 { return start + "The one lever there is clearly raises it: " + title + size }
    let count: Prose =
      clear.count == 1
      ? "One of \(ranked.count) levers clearly raises it"
      : "\(clear.count) of \(ranked.count) levers clearly raise it"
    return start + count + ": most of all " + title + size
  }

  /// `+5.2 (4.9 to 5.5)`, with a mark where it may be nothing.
  private func change(_ effect: Effect) -> String {
    let figure = Figure(effect.difference, run.metrics[effect.metric].unit)
    guard let value = effect.difference.value else { return "no data" }
    if effect.kind == .none { return "0" }
    return (effect.kind == .undecided ? "≈ " : "") + (value > 0 ? "+" : "") + figure.text
  }

  /// Measures beyond those of the table that clearly change.
  private func otherwise(_ lever: Ranked) -> String {
    let changed = lever.effects.dropFirst(2).filter { $0.kind == .more || $0.kind == .less }
    let words = changed.map { effect -> String in
      let unit = run.metrics[effect.metric].unit
      let size = Figure(effect.difference, unit).short
      let sign = effect.kind == .more ? "+" : ""
      let suffix = Figure.suffix(unit, isDifference: true, currency: run.currency)
      return "\(title(effect).plainText.lowercasedFirst) \(sign)\(size)\(suffix)"
    }
    return words.isEmpty ? "–" : words.joined(separator: ", ")
  }

  private func title(_ effect: Effect) -> Prose {
    let name = run.metrics[effect.metric].name
    guard let measure = Self.measures.first(where: { $0.metric == name }) else {
      preconditionFailure("an effect is of a measure")
    }
    return measure.title
  }

  // MARK: One by one

  private func details(_ ranked: [Ranked]) -> Report.Section? {
    guard !ranked.isEmpty else { return nil }
    let blocks = ranked.enumerated().flatMap { number, lever -> [Report.Block] in
      let candidate = lever.candidate
      let note: [Prose] = candidate.note.isEmpty ? [] : [.plain(candidate.note)]
      let people: [Prose] =
        candidate.isAboutPeople ? ["\(strong: "Assumption:") how many people will do it is not known."] : []
      return [
        .paragraph("\(strong: "\(number + 1). \(candidate.title)")"),
        .bullets(
          [
            "\(strong: "Why:") \(candidate.why)", "\(strong: "Effort:") \(candidate.effort)",
          ] + note + people + lever.effects.compactMap(sentence)),
        .command(
          ([run.command] + candidate.options + ["--output runs/lever-\(number + 1)"]).joined(separator: " ")),
      ]
    }
    return Report.Section(title: "One by one", blocks: blocks)
  }

  /// What is the same, or nowhere seen, is not worth a line; the first measure always is.
  private func sentence(_ effect: Effect) -> Prose? {
    let metric = run.metrics[effect.metric]
    let isFirst = metric.name == Self.measures[0].metric
    guard isFirst || effect.kind == .more || effect.kind == .less else { return nil }
    let before = Figure(value: effect.before.value, interval: effect.difference.interval, unit: metric.unit)
    let after = Figure(value: effect.after.value, interval: effect.difference.interval, unit: metric.unit)
    let unit = Figure.head(metric.unit, currency: run.currency)
    let title = title(effect)
    if effect.kind == .none { return title + " (\(unit)): the same, \(before.short)" }
    if effect.kind == .noData { return title + ": no data" }
    let points = metric.unit == .share ? " percentage points" : ""
    return title
      + " (\(unit)): \(before.short) → \(after.short), change \(change(effect))\(points), \(effect.words)"
  }

  // MARK: The rest

  private var untried: Report.Section? {
    guard !declined.isEmpty else { return nil }
    return Report.Section(
      title: "Not tried",
      blocks: [.bullets(declined.map { "\(strong: $0.title): \($0.reason)" })])
  }

  /// `60 of 4000 people`.
  static func played(_ people: Int, of everybody: Int) -> String {
    let all = "\(NumberText.whole(everybody)) people"
    return people < everybody ? "\(NumberText.whole(people)) of \(all)" : all
  }

  static let sampleRemark =
    "So few people hardly queue at sites and at the help desk: what waiting costs shows with everybody."

  private var method: Report.Section? {
    var items: [Prose] = candidates.isEmpty ? [] : howItWasPlayed
    items.append(
      """
      The cadence of the backup is no lever: Windows backs up every eight days and offers no other. What another \
      would bring is a what-if, as in \(code: "--set 'backup.cadence=1 day'").
      """)
    if !candidates.isEmpty, people < everybody { items.append(.plain(Self.sampleRemark)) }
    let prices = run.strategies[plain].unknownPrices
    if !candidates.isEmpty, !prices.isEmpty {
      let names = Prose.list(prices.map { .plain(Glossary.title(ofPrice: $0)) })
      items.append("The cost leaves out what the scenario gives no price for: \(names).")
    }
    return Report.Section(title: "How it was found", blocks: [.bullets(items)])
  }

  private var howItWasPlayed: [Prose] {
    let together: Prose =
      candidates.count == 1
      ? ""
      : """
      , so that those of all \(candidates.count) levers hold together at 95% for each measure (Bonferroni). \
      Levers are tried one at a time: two of them together may bring less than the sum
      """
    return [
      """
      \(Self.played(people, of: everybody)), \(NumberText.counted(run.replications, "replication")). Each lever is played beside the \
      strategy as it stands, by the same people with the same chance, and differences are taken pair by pair. \
      The line under a lever plays the whole scenario with it: all people, and as many replications as it says.
      """,
      "Each interval is at \(NumberText.fixed(level * 100, places: 2))%" + together + ".",
    ]
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
