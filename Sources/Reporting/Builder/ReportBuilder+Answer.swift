// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Probes

/// The answer in sentences, and in one table.
extension ReportBuilder {
  var answer: Report.Section? {
    let around = [unmet].compactMap { $0 } + answerSentences + [beyond].compactMap { $0 }
    return Report.Section(title: "The answer", blocks: [.bullets(around)])
  }

  /// Without what points to other sections.
  var answerSentences: [Prose] {
    let sentences: [Prose?] =
      [byMechanisms, bestCoverage] + answerVerdicts + [
        mainReason, setups, incompleteSetups, familiarSoon, lossWithDevice,
        wrongValues, conflicting, money, abroad, personal, departures, lostEvidence, clarity, variants,
      ]
    let warnings = run.notes.filter { $0.severity == "warning" }.map(sentence)
    return warnings + sentences.compactMap { $0 }
  }

  /// Strategies as the scenario has them; all where each has parameters of its own.
  private var plain: [Int] {
    let plain = strategies.filter { run.strategies[$0].overrides.isEmpty }
    return plain.isEmpty ? Array(strategies) : plain
  }

  /// What a variant with parameters of its own would do is asked of the tables, not of the first sentences.
  private var variants: Prose? {
    let others = strategies.filter { !plain.contains($0) }
    guard !others.isEmpty else { return nil }
    let names = Prose.list(others.map { Prose(spans: [.strong(name($0))]) })
    return "Variants with parameters of their own stand in the tables: \(names)."
  }

  /// What the scenario asked for and did not get.
  private var unmet: Prose? {
    let lines = verdicts.lines.filter { $0.outcome != .pass }
    guard let first = lines.first else { return nil }
    let failed = lines.count { $0.outcome == .fail }
    let open = lines.count - failed
    let counts = [
      failed > 0 ? "\(failed) \(failed == 1 ? "fails" : "fail")" : nil,
      open > 0 ? "\(open) \(open == 1 ? "is" : "are") inconclusive" : nil,
    ].compactMap { $0 }.map(Prose.plain)
    return """
      \(strong: "Not met"): of what the scenario expects, in \(verdicts.lines.count) lines, \(Prose.list(counts)); \
      the first of these is \(code: first.text). See \(strong: "Expectations") below.
      """
  }

  private var beyond: Prose? {
    pointCount == 0
      ? nil
      : """
      All this is the scenario as it stands. What \(pointCount == 1 ? "1 point" : "\(pointCount) points") beside \
      it would change stands in \(strong: "The sweep") below.
      """
  }

  /// Strategies with a value, the smallest first.
  func ranked(_ metric: String) -> [(strategy: Int, estimate: Estimate, value: Double)] {
    plain.compactMap { strategy in
      let estimate = comparison.estimate(whole(strategy), metric)
      return estimate.value.map { (strategy, estimate, $0) }
    }.sorted { $0.value < $1.value }
  }

  private func spoken(_ estimate: Estimate, _ metric: String) -> String {
    Figure(estimate, unit(metric)).spoken
  }

  /// Rests on the catalogue and the mechanisms, hardly on how fast people notice and repair.
  private var byMechanisms: Prose? {
    let metric = "coverage.byMechanism.day1"
    let ranking = Array(ranked(metric).reversed())
    guard !ranking.isEmpty else { return nil }
    let shares = ranking.map { entry -> Prose in
      "\(spoken(entry.estimate, metric)) under \(strong: name(entry.strategy))"
    }
    return """
      Of what people had set, by importance, the new device shows a day after its first desktop by \
      mechanisms alone, with nobody's help: \(Prose.list(shares)).
      """
  }

  private var bestCoverage: Prose {
    let metric = "coverage.day1"
    let ranking = ranked(metric)
    guard let best = ranking.last else {
      return "No new device was seen a day after its desktop, so nothing can be said of what comes back."
    }
    let start: Prose = """
      With what people have set again by then, \(strong: name(best.strategy)) shows \
      \(spoken(best.estimate, metric)) a day after
      """
    guard let second = ranking.dropLast().last, let least = ranking.first else { return start + "." }
    let others = ranking.count > 2 ? [second, least] : [least]
    let rest = others.map { entry -> Prose in
      "\(strong: name(entry.strategy)) \(spoken(entry.estimate, metric))"
    }
    return start + "; " + Prose.list(rest) + lead(of: best.strategy, over: second.strategy, metric)
  }

  private func lead(of best: Int, over second: Int, _ metric: String) -> Prose {
    let difference = comparison.difference(whole(best), whole(second), metric)
    guard difference.interval != nil else { return "." }
    let points = Figure(difference, .share).text + " percentage points"
    let clear = isClear(best, second, metric) ? "clear" : "not clear"
    return ". Its lead over \(name(second)), \(points), is \(clear) at 95%."
  }

  /// Of what is missing under the strategy that shows most.
  private var mainReason: Prose? {
    guard let best = ranked("coverage.desktop").last, best.value < 1 else { return nil }
    let reasons = Absence.allCases.compactMap {
      reason -> (reason: Absence, estimate: Estimate, value: Double)? in
      let estimate = comparison.estimate(whole(best.strategy), "coverage.missing.\(reason.name)")
      return estimate.value.map { (reason, estimate, $0) }
    }
    guard let first = reasons.max(by: { $0.value < $1.value }), first.value > 0 else { return nil }
    return """
      At the first desktop \(strong: name(best.strategy)) shows \
      \(spoken(best.estimate, "coverage.desktop")), the most. The largest part of what is missing there, \
      \(spoken(first.estimate, "coverage.missing." + first.reason.name)) of what was wanted, has this \
      reason: \(first.reason.sentence).
      """
  }

  /// Of every strategy: what a site does to a variant is no detail.
  private var setups: Prose? {
    let metric = "provisioning.desktop"
    let times = strategies.compactMap { strategy -> (strategy: Int, text: String)? in
      let estimate = comparison.estimate(whole(strategy), metric)
      return estimate.value == nil ? nil : (strategy, spoken(estimate, metric) + " min")
    }
    guard !times.isEmpty else { return nil }
    return "From power-on a new PC takes to its desktop, on average, \(spoken(times))."
  }

  /// Setups that end without a stage, where they are many.
  private var incompleteSetups: Prose? {
    let metric = "provisioning.incomplete.share"
    let many = strategies.compactMap { strategy -> (strategy: Int, text: String)? in
      let estimate = comparison.estimate(whole(strategy), metric)
      guard let value = estimate.value, value >= 0.05 else { return nil }
      return (strategy, spoken(estimate, metric))
    }
    guard !many.isEmpty else { return nil }
    return """
      Setups in which a stage was given up after its last attempt: \(spoken(many)). Look at the stages, the \
      time-outs and the site.
      """
  }

  private var familiarSoon: Prose? {
    let metric = "provisioning.familiarDay7.share"
    let ranking = ranked(metric)
    guard let least = ranking.first, let most = ranking.last else { return nil }
    let start: Prose = """
      A new PC feels familiar a week after power-on, with \(familiarAt) by importance of what was wanted, in \(spoken(most.estimate, metric)) of cases under \(strong: name(most.strategy))
      """
    guard ranking.count > 1 else { return start + "." }
    return start + " and in \(spoken(least.estimate, metric)) under \(strong: name(least.strategy))."
  }

  /// What share is enough; groups and strategies may have their own.
  private var familiarAt: String {
    let shares = run.parameters.filter { $0.path.hasSuffix("repair.familiarAt") }.map(\.value)
    let isVaried = run.strategies.contains { $0.overrides.contains { $0.contains("repair.familiarAt") } }
    guard let share = shares.first, shares.allSatisfy({ $0 == share }), !isVaried else { return "enough" }
    return share
  }

  /// Only where the scenario has prices.
  private var money: Prose? {
    let metric = "cost.perReplacement"
    let ranking = ranked(metric)
    guard let least = ranking.first, let most = ranking.last else { return nil }
    let isPartial = plain.contains { !run.strategies[$0].unknownPrices.isEmpty }
    let start: Prose = """
      A replacement costs\(isPartial ? ", as far as the scenario has prices," : "") \
      \(spoken(least.estimate, metric)) \(run.currency) under \(strong: name(least.strategy))
      """
    guard ranking.count > 1 else { return start + "." }
    return start
      + ", the least, and \(spoken(most.estimate, metric)) under \(strong: name(most.strategy)), the most."
  }

  private var lossWithDevice: Prose? {
    let metric = "recovery.lostChoices.perReplacement"
    let ranking = ranked(metric)
    guard let least = ranking.first, let most = ranking.last else { return nil }
    let start: Prose = """
      Of the settings that some mechanism could carry, \(spoken(least.estimate, metric)) a replacement had \
      no copy anywhere when the old device ended under \(strong: name(least.strategy))
      """
    guard ranking.count > 1 else { return start + "." }
    let rest: Prose = " and \(spoken(most.estimate, metric)) under \(strong: name(most.strategy))."
    return start + rest + " What none can carry comes on top."
  }

  private var wrongValues: Prose? {
    let metric = "user.wrongValueHours.perUserYear"
    let ranking = ranked(metric)
    guard let least = ranking.first, let most = ranking.last else { return nil }
    let start: Prose = """
      Wrong values in sight: \(spoken(least.estimate, metric)) item-hours a user-year, weighted by \
      importance, under \(strong: name(least.strategy))
      """
    guard ranking.count > 1 else { return start + "." }
    return start
      + ", the fewest, and \(spoken(most.estimate, metric)) under \(strong: name(most.strategy)), the most."
  }

  private var conflicting: Prose? {
    let metric = "conflict.uploads.perUserYear"
    let conflicts = ranked(metric).sorted { $0.strategy < $1.strategy }
    guard !conflicts.isEmpty else { return nil }
    let some = conflicts.filter { $0.value > 0 }
    let none = conflicts.filter { $0.value == 0 }.map { Prose(spans: [.strong(name($0.strategy))]) }
    guard !some.isEmpty else { return "No upload was in conflict with another under any strategy." }
    let counts = some.map { entry -> Prose in
      "\(spoken(entry.estimate, metric)) under \(strong: name(entry.strategy))"
    }
    let losses = some.map { entry -> Prose in
      let lost = comparison.estimate(whole(entry.strategy), "conflict.lostChoices.perUserYear")
      return "\(spoken(lost, "conflict.lostChoices.perUserYear")) under \(strong: name(entry.strategy))"
    }
    let rest: Prose =
      none.isEmpty ? "" : " Under \(Prose.list(none)) none was seen: look at staleness and forks instead."
    return """
      Conflicting uploads a user-year: \(Prose.list(counts)); choices lost by them at the service: \
      \(Prose.list(losses)).\(rest)
      """
  }

  private var clarity: Prose? {
    guard run.replications > 1 else {
      return "One replication shows no spread between fleets: no difference here can be called clear."
    }
    guard !comparison.pairs.isEmpty else { return nil }
    let pairs = comparison.pairs.filter { plain.contains($0.0) && plain.contains($0.1) }
    guard !pairs.isEmpty else { return nil }
    let unclear = pairs.filter { left, right in
      !isClear(left, right, "coverage.day1")
    }
    let count = pairs.count
    if unclear.isEmpty {
      return count == 1
        ? "At 95%, the two strategies differ clearly in coverage a day after."
        : """
        At 95%, all comparisons of this report together, each of the \(count) pairs of strategies differs \
        clearly in coverage a day after.
        """
    }
    if count == 1 { return "At 95% the two strategies do not differ clearly in coverage a day after." }
    return """
      At 95%, all comparisons of this report together, \(count - unclear.count) of \(count) pairs of \
      strategies differ clearly in coverage a day after. Not clearly apart: \(Prose.list(unclear.map { "\(name($0.left)) from \(name($0.right))" })).
      """
  }

  // MARK: The headline

  static let headlineLines = [
    Line("Shown at the first desktop", "coverage.desktop"),
    Line("Shown after 1 hour", "coverage.hour1"),
    Line("Shown after 1 day", "coverage.day1"),
    Line("Shown after 7 days", "coverage.day7"),
    Line("Shown after 1 day by mechanisms alone", "coverage.byMechanism.day1"),
    Line("Shown after 1 day, without the surroundings", "coverage.withoutSurroundings.day1"),
    Line("Item-hours with a wrong value", "user.wrongValueHours.perUserYear"),
    Line("Choices lost at the service", "conflict.lostChoices.perUserYear"),
    Line("Carryable choices lost with the device", "recovery.lostChoices.perReplacement"),
    Line("Conflicts", "conflict.uploads.perUserYear"),
    Line("Active time with a stale value", "staleness.share"),
    Line("Forks at restore", "conflict.forks.perReplacement"),
    Line("Tickets", "helpDesk.tickets.perUserYear"),
  ]

  var headline: Report.Section? {
    Report.Section(
      title: "The strategies side by side",
      blocks: [
        .paragraph(
          """
          Each figure is a mean over \(run.replications) simulated fleets with its 95% interval. Shown \
          means: the share, by importance, of what people had set on the old device and see on the new \
          one; the surroundings are what Edge, Office, OneDrive or nothing carries, such as signatures, \
          printers and mapped drives. A snapshot never conflicts by construction; stale values and forks are \
          its side of the same coin.
          """),
        .table(measureTable(Self.headlineLines)),
      ] + doubtful)
  }

  var compared: Report.Section? {
    let rows = run.strategies.map { strategy -> [Prose] in
      let mechanisms = strategy.mechanismTitles.map(Prose.plain)
      return [
        "\(strong: strategy.name)", mechanisms.isEmpty ? "none" : Prose.list(mechanisms),
        strategy.overrides.isEmpty ? "as the scenario" : Prose.list(strategy.overrides.map { "\(code: $0)" }),
      ]
    }
    let days = NumberText.file(run.horizonDays)
    return Report.Section(
      title: "What was compared",
      blocks: [
        .paragraph(
          """
          \(users) people in \(run.groups.count == 1 ? "one group" : "\(run.groups.count) groups") over \
          \(days) days from \(run.start) (\(run.timeZone)). Every strategy plays the same people with the \
          same work and the same device failures; only what carries their settings differs.
          """),
        .table(Report.Table(texts: ["Strategy", "Mechanisms", "Parameters of its own"], rows: rows)),
      ])
  }
}
