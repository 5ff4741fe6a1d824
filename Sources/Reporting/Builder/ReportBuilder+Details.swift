// SPDX-License-Identifier: GPL-3.0-or-later
import Probes

/// Conflicts, recovery, repairs.
extension ReportBuilder {
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
      ] + steadiness)
  }
}
