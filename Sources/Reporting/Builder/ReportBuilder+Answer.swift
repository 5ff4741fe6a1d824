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
        wrongValues, conflicting, money, abroad, personal, departures, lostEvidence, clarity,
      ]
    let warnings = run.notes.filter { $0.severity == "warning" }.map(sentence)
    return warnings + sentences.compactMap { $0 }
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
      \(strong: "Not met"): of what the scenario expects, in \(NumberText.counted(verdicts.lines.count, "line")), \
      \(Prose.list(counts)); the first of these is \(code: first.text). See \(strong: "Expectations") below.
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

  /// Strategies with the same value of a measure.
  struct Tier {
    var strategies: [Int]
    var estimate: Estimate
    var value: Double
  }

  /// The smallest value first. Strategies that do the same to the same lives have the same value, to the bit.
  func tiers(_ metric: String) -> [Tier] {
    var tiers: [Tier] = []
    for strategy in strategies {
      let estimate = comparison.estimate(whole(strategy), metric)
      guard let value = estimate.value else { continue }
      if let equal = tiers.firstIndex(where: { $0.value == value }) {
        tiers[equal].strategies.append(strategy)
      } else {
        tiers.append(Tier(strategies: [strategy], estimate: estimate, value: value))
      }
    }
    return tiers.sorted { $0.value < $1.value }
  }

  private func spoken(_ estimate: Estimate, _ metric: String) -> String {
    Figure(estimate, unit(metric)).spoken
  }

  private func names(_ tier: Tier) -> Prose {
    let isAll = tier.strategies.count == strategies.count && strategies.count > 1
    return isAll
      ? "every strategy" : Prose.list(tier.strategies.map { Prose(spans: [.strong(name($0))]) })
  }

  /// `between 1 h under a and 9 h under b`.
  private func extent(_ metric: String, _ unit: String = "") -> Prose? {
    let tiers = tiers(metric)
    guard let least = tiers.first, let most = tiers.last else { return nil }
    let ends = (tiers.count > 1 ? [least, most] : [least]).map { end -> Prose in
      "\(spoken(end.estimate, metric))\(unit) under \(names(end))"
    }
    guard ends.count > 1 else { return ends[0] }
    let isChance = run.replications > 1 && !isClear(least.strategies[0], most.strategies[0], metric)
    return "between \(ends[0]) and \(ends[1])\(isChance ? " (which may be chance)" : "")"
  }

  /// Rests on the catalogue and the mechanisms, hardly on how fast people notice and repair.
  private var byMechanisms: Prose? {
    let metric = "coverage.byMechanism.day1"
    let shares = tiers(metric).reversed().flatMap { tier in
      tier.strategies.map { (strategy: $0, text: spoken(tier.estimate, metric)) }
    }
    guard !shares.isEmpty else { return nil }
    return """
      Of what people had set, by importance, the new device shows a day after its first desktop by \
      mechanisms alone, with nobody's help: \(spoken(shares)).
      """
  }

  private var bestCoverage: Prose {
    let metric = "coverage.day1"
    let tiers = tiers(metric)
    guard let best = tiers.last else {
      return "No new device was seen a day after its desktop, so nothing can be said of what comes back."
    }
    let isOne = best.strategies.count == 1 || tiers.count == 1
    let start: Prose = """
      With what people have set again by then, \(names(best)) \(isOne ? "shows" : "show") \
      \(spoken(best.estimate, metric)) a day after
      """
    guard let second = tiers.dropLast().last, let least = tiers.first else { return start + "." }
    let others = tiers.count > 2 ? [second, least] : [least]
    let rest = others.map { tier -> Prose in "\(names(tier)) \(spoken(tier.estimate, metric))" }
    return start + "; " + Prose.list(rest) + lead(of: best, over: second, metric)
  }

  private func lead(of best: Tier, over second: Tier, _ metric: String) -> Prose {
    let difference = comparison.difference(whole(best.strategies[0]), whole(second.strategies[0]), metric)
    guard difference.interval != nil else { return "." }
    let points = Figure(difference, .share).text + " percentage points"
    let clear = isClear(best.strategies[0], second.strategies[0], metric) ? "clear" : "not clear"
    let whose = best.strategies.count == 1 ? "Its" : "Their"
    let over = Prose.list(second.strategies.map { .plain(name($0)) })
    return ". \(whose) lead over \(over), \(points), is \(clear) at 95%."
  }

  /// Of what is missing at first under the strategy that shows most a day after.
  private var mainReason: Prose? {
    guard let best = tiers("coverage.day1").last?.strategies[0] else { return nil }
    let shown = comparison.estimate(whole(best), "coverage.desktop")
    let reasons = Absence.allCases.compactMap {
      reason -> (reason: Absence, estimate: Estimate, value: Double)? in
      let estimate = comparison.estimate(whole(best), "coverage.missing.\(reason.name)")
      return estimate.value.map { (reason, estimate, $0) }
    }
    guard shown.value != nil, let first = reasons.max(by: { $0.value < $1.value }), first.value > 0 else {
      return nil
    }
    return """
      At the first desktop \(strong: name(best)) shows \(spoken(shown, "coverage.desktop")). The largest \
      part of what is missing there, \(spoken(first.estimate, "coverage.missing." + first.reason.name)) of \
      what was wanted, has this reason: \(first.reason.sentence).
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
    extent("provisioning.familiarDay7.share", " of cases").map {
      "Familiar a week after power-on, with \(familiarAt) by importance of what was wanted: \($0)."
    }
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
    let isPartial = run.strategies.contains { !$0.unknownPrices.isEmpty }
    return extent("cost.perReplacement", " " + run.currency).map {
      "A replacement costs\(isPartial ? ", as far as the scenario has prices," : "") \($0)."
    }
  }

  private var lossWithDevice: Prose? {
    extent("recovery.lostChoices.perReplacement").map {
      """
      Settings without a copy anywhere when the old device ended, a replacement, of those that some mechanism \
      could carry: \($0). What none can carry comes on top.
      """
    }
  }

  private var wrongValues: Prose? {
    extent("user.wrongValueHours.perUserYear", " item-hours").map {
      "Wrong values in sight, a user-year and weighted by importance: \($0)."
    }
  }

  private var conflicting: Prose? {
    let metric = "conflict.uploads.perUserYear"
    let conflicts = strategies.map { ($0, comparison.estimate(whole($0), metric)) }.filter { $1.value != nil }
    guard !conflicts.isEmpty else { return nil }
    let some = conflicts.filter { $1.value != 0 }
    let none = conflicts.filter { $1.value == 0 }.map { Prose(spans: [.strong(name($0.0))]) }
    guard !some.isEmpty else { return "No upload was in conflict with another under any strategy." }
    let lost = "conflict.lostChoices.perUserYear"
    let losses = some.map { ($0.0, spoken(comparison.estimate(whole($0.0), lost), lost)) }
    let rest: Prose =
      none.isEmpty ? "" : " Under \(Prose.list(none)) none was seen: look at staleness and forks instead."
    return """
      Conflicting uploads a user-year: \(spoken(some.map { ($0, spoken($1, metric)) })); choices lost by them \
      at the service: \(spoken(losses)).\(rest)
      """
  }

  private var clarity: Prose? {
    guard run.replications > 1 else {
      return "One replication shows no spread between fleets: no difference here can be called clear."
    }
    let pairs = comparison.pairs
    guard let first = pairs.first else { return nil }
    let unclear = pairs.filter { !isClear($0.left, $0.right, "coverage.day1") }
    guard pairs.count > 1 else {
      let (left, right) = (name(first.left), name(first.right))
      return """
        At 95% \(strong: left) and \(strong: right) \(unclear.isEmpty ? "differ clearly" : "do not differ clearly") \
        in coverage a day after.
        """
    }
    let start: Prose = "At 95%, all comparisons of this report together,"
    guard !unclear.isEmpty else {
      return start
        + " each of the \(pairs.count) pairs of strategies differs clearly in coverage a day after."
    }
    let apart = unclear.map { Prose.plain("\(name($0.left)) from \(name($0.right))") }
    return start + """
       \(pairs.count - unclear.count) of \(pairs.count) pairs of strategies differ clearly in coverage a day \
      after. Not clearly apart: \(Self.some(apart)).
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
          Each figure is a mean over \(NumberText.counted(run.replications, "simulated fleet")) with its 95% interval. Shown \
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
