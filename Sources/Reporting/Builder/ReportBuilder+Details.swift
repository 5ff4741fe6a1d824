// SPDX-License-Identifier: GPL-3.0-or-later
import Probes

/// Differences, conflicts, recovery, repairs.
extension ReportBuilder {
  private static let comparedLines = [
    Line("Shown at the first desktop", "coverage.desktop"),
    Line("Shown after 1 day", "coverage.day1"),
    Line("Shown after 7 days", "coverage.day7"),
    Line("Shown after 1 day by mechanisms alone", "coverage.byMechanism.day1"),
    Line("Item-hours with a wrong value", "user.wrongValueHours.perUserYear"),
    Line("Choices lost at the service", "conflict.lostChoices.perUserYear"),
    Line("Carryable choices lost with the device", "recovery.lostChoices.perReplacement"),
    Line("Tickets", "helpDesk.tickets.perUserYear"),
  ]

  /// Compared where the run has them.
  private static let comparedSetupLines = [
    Line("Familiar a week after power-on", "provisioning.familiarDay7.share"),
    Line("Cost", "cost.perReplacement"),
  ]

  var differences: Report.Section? {
    let others = strategies.filter { $0 != comparison.baseline }
    guard !others.isEmpty else { return nil }
    var rows: [[Prose]] = []
    let lines = Self.comparedLines.filter { comparison.table.metric(named: $0.metric) != nil }
    for line in lines + Self.comparedSetupLines.filter({ isSeen($0.metric) }) {
      for other in others { rows.append(row(line, other)) }
    }
    let base = name(comparison.baseline)
    let columns = [
      Report.Table.Column(title: "Measure, unit", isNumber: false),
      Report.Table.Column(title: "Strategy", isNumber: false),
      Report.Table.Column(title: .plain("Minus " + base), isNumber: true),
      Report.Table.Column(title: "Clear at 95%", isNumber: false),
      Report.Table.Column(title: "Variance reduction", isNumber: true),
    ]
    return Report.Section(
      title: "Differences from \(base)",
      blocks: [
        .paragraph(
          """
          Each strategy minus \(strong: base) on the same fleets, so that chance that strikes both \
          cancels. The variance reduction says how many times as many fleets independent runs would have \
          needed. Shares differ in percentage points. Each interval stands for itself: of twenty true \
          nulls one looks clear.
          """),
        .table(Report.Table(columns: columns, rows: rows)),
      ])
  }

  private func row(_ line: Line, _ other: Int) -> [Prose] {
    let difference = comparison.difference(whole(other), whole(comparison.baseline), line.metric)
    let unit = unit(line.metric)
    let head = head(unit, isDifference: true)
    return [
      line.title + .plain(", " + head), .plain(name(other)), .plain(Figure(difference, unit).text),
      difference.interval == nil ? "unknown" : difference.isClear ? "yes" : "no",
      difference.varianceReduction.map { .plain(Self.factor($0)) } ?? "–",
    ]
  }

  private static func factor(_ factor: Double) -> String {
    factor >= 1000 ? "over 1,000" : NumberText.fixed(factor, places: factor < 10 ? 1 : 0)
  }

  var conflicts: Report.Section? {
    let lines = [
      Line("Conflicts: concurrent uploads", "conflict.uploads.perUserYear"),
      Line("of all uploads", "conflict.uploads.share"),
      Line("for the choices made", "conflict.uploads.per1000Choices"),
      Line("Harmless: nothing newer fell", "conflict.harmless.perUserYear"),
      Line("Wrong winner: an older choice beat a newer one", "conflict.wrongWinner.perUserYear"),
      Line("Collateral: a newer choice fell with its unit", "conflict.collateral.perUserYear"),
      Line("Conflicts that a restore started", "conflict.restores.perUserYear"),
      Line("Choices lost at the service", "conflict.lostChoices.perUserYear"),
      Line("Intrusions: another seat's value over a choice", "conflict.intrusions.perUserYear"),
      Line("Intrusions over a default", "conflict.intrusionsOverDefault.perUserYear"),
      Line("Forks at restore", "conflict.forks.perReplacement"),
      Line("Active time with a stale value", "staleness.share"),
      Line("the same, with wrong values that people gave up on", "staleness.withGivenUp.share"),
      Line(
        "Until every seat shows a choice, of those that came to: median", "staleness.convergence",
        statistic: "p50"),
      Line(
        "Until every seat shows a choice, of those that came to: 95%", "staleness.convergence",
        statistic: "p95"),
    ]
    return Report.Section(
      title: "Conflicts, and the staleness beside them",
      blocks: [
        .paragraph(
          "Harmless, wrong winner and collateral add up to all conflicts; those of restores stand apart."
        ),
        .table(measureTable(lines)),
      ])
  }

  var recovery: Report.Section? {
    let lines = [
      Line("Age of the chosen profile when the old device ended, mean", "recovery.age"),
      Line("the same, median", "recovery.age", statistic: "p50"),
      Line("the same, 95% of replacements", "recovery.age", statistic: "p95"),
      Line("Age of the chosen profile at the restore, mean", "restore.age"),
      Line("Carryable choices lost with the device", "recovery.lostChoices.perReplacement"),
      Line("Replacements that lost none", "recovery.noneLost.share"),
      Line("Restores from a profile older than the run", "recovery.beforeStart.share"),
    ]
    let open = [
      ("Replacements with no desktop or no first day in the run", "coverage.day1"),
      ("Replacements with no seventh day in the run", "coverage.day7"),
      ("Choices that never reached every seat in the run", "staleness.convergence"),
    ]
    let rows = open.map { title, metric in
      [Prose.plain(title)]
        + strategies.map { strategy -> Prose in
          "\(comparison.estimate(whole(strategy), metric).censored)"
        }
    }
    return Report.Section(
      title: "What was still held when a device ended",
      blocks: [
        .table(measureTable(lines)),
        .paragraph(
          """
          Cases that were still open when the run ended, or whose device was gone before, over all \
          replications; they are counted here and left out of the means.
          """),
        .table(Report.Table("Still open, cases", strategyHeads, rows: rows)),
      ])
  }

  var repairs: Report.Section? {
    let lines = [
      Line("Values set again by hand", "repair.byHand.perUserYear"),
      Line("Minutes spent on it", "repair.minutes.perUserYear"),
      Line("Wrong values put up with", "repair.givenUp.perUserYear"),
      Line("Tickets", "helpDesk.tickets.perUserYear"),
      Line("The same tickets", "helpDesk.tickets.perReplacement"),
      Line("Choices made", "user.choices.perUserYear"),
      Line("Items a person had set at the start", "user.wantedItems.start"),
      Line("Items a person had set at the end", "user.wantedItems.end"),
    ]
    return Report.Section(
      title: "Repairs, tickets and the trend of what people want",
      blocks: [
        .table(measureTable(lines)),
        .paragraph(
          """
          What people want grows where the history that they start with is shorter than what they would have \
          gathered; a large step from start to end says that the run is not in its steady state.
          """),
      ])
  }
}
