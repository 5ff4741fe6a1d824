// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results

/// What to make of the numbers, what they rest on, and how to get them again.
extension ReportBuilder {
  var oneFleet: Report.Section? {
    guard run.replications > 1 else { return nil }
    let lines = [
      Line("Shown after 1 day", "coverage.day1"),
      Line("Item-hours with a wrong value", "user.wrongValueHours.perUserYear"),
      Line("Carryable choices lost with the device", "recovery.lostChoices.perReplacement"),
      Line("Conflicts", "conflict.uploads.perUserYear"),
      Line("Tickets", "helpDesk.tickets.perUserYear"),
    ].filter { comparison.table.metric(named: $0.metric) != nil }
    let rows = lines.map { line -> [Prose] in
      [line.title + .plain(", " + head(unit(line.metric)))]
        + strategies.map { .plain(spread(whole($0), line.metric)) }
    }
    return Report.Section(
      title: "What one fleet may see",
      blocks: [
        .paragraph(
          """
          The intervals above say how well the mean is known. A single fleet of this size is one draw: \
          \(fleetsWithin) within these limits.
          """),
        .table(Report.Table("Measure, unit", strategyHeads, rows: rows)),
      ])
  }

  private var fleetsWithin: String {
    run.replications < Estimate.enoughFleets
      ? "all \(run.replications) simulated fleets, too few to say it of others, lie"
      : "nine of ten fleets are"
  }

  private func spread(_ cell: ResultCell, _ metric: String) -> String {
    let estimate = comparison.estimate(cell, metric)
    guard let low = estimate.spreadLow, let high = estimate.spreadHigh else { return "no data" }
    let scale = unit(metric) == .share ? 100.0 : 1
    if low == high { return Figure(value: low, interval: nil, unit: unit(metric)).text }
    let places = min(NumberText.places(for: max(high - low, high / 100) * scale), 4)
    return NumberText.fixed(low * scale, places: places) + " to "
      + NumberText.fixed(high * scale, places: places)
  }

  var expectations: Report.Section? {
    guard !verdicts.lines.isEmpty else { return nil }
    return Report.Section(
      title: "Expectations",
      blocks: [
        .paragraph(
          """
          An expectation passes where the whole interval lies on the wanted side of the limit, fails where \
          it lies wholly on the other, and is inconclusive between. The margin is from the limit to the \
          nearer bound; where that is inconclusive, to the bound on the wrong side: what a pass still lacks. What is inconclusive is likely to be settled by about so many replications in all, if \
          the estimate stays where it is.
          """),
        .table(verdictTable(verdicts.lines)),
      ])
  }

  /// Verdicts as the report and the summary show them.
  func verdictTable(_ lines: [Verdicts.Line]) -> Report.Table {
    let rows = lines.map { line -> [Prose] in
      let unit = MetricUnit(rawValue: line.unit) ?? .count
      let margin = line.margin.map { Figure(value: $0, interval: line.interval, unit: unit).short } ?? "–"
      let level = NumberText.file(line.level * 100) + "%"
      return [
        "\(strong: line.outcome.rawValue)", "\(code: line.text)",
        .plain(Figure(value: line.value, interval: line.interval, unit: unit).text), .plain(level),
        .plain(margin), .plain(head(unit, isDifference: line.isDifference)), .plain(settling(line)),
      ]
    }
    return Report.Table(
      texts: ["Verdict", "Expectation", "Measured", "Level", "Margin", "Unit", "Settled by"], rows: rows)
  }

  private func settling(_ line: Verdicts.Line) -> String {
    guard line.outcome == .inconclusive else { return "–" }
    return line.replicationsToSettle.map { "about " + ReplicationNeed.spoken($0) } ?? "no number"
  }

  var guide: Report.Section? {
    Report.Section(
      title: "How to read this",
      blocks: [
        .bullets([
          """
          \(strong: "64.3 (63.8 to 64.8)") is a mean over replications and its 95% interval: a method that \
          finds the true mean of the model in 95 of 100 such studies. It says nothing of whether the model \
          is right.
          """,
          """
          A replication is the whole fleet lived through once with its own chance; this report has \
          \(run.replications). The same replication under two strategies shares every chance, and \
          differences are taken pair by pair.
          """,
          """
          Rare events carry exact limits on their count (Garwood; Clopper and Pearson), so that nothing \
          seen is shown with the rate that would still be compatible with it, never as 0 ± 0.
          """,
          """
          \(strong: "no data") means that there was no case to measure, which is not 0. "In every \
          replication" means that all replications gave the same value.
          """,
        ])
      ])
  }

  var assumptions: Report.Section? {
    var items: [Prose] = [
      """
      People are independent of each other, given the service's common events: nobody's choice, loss or \
      ticket changes another person's life.
      """,
      """
      Setups at a site are simulated before the lives and the help desk after them, from what the lives decide; \
      neither changes a life, which counts with planned times for both.
      """,
      "Settings catalogue: \(strong: run.catalog.name), \(run.catalog.title). \(run.catalog.summary)",
    ]
    let assumed = run.parameters.count { $0.origin == "assumed" }
    if assumed > 0 {
      items.append(
        """
        \(assumed) of \(run.parameters.count) parameter values are the simulator's own assumptions, each \
        with its reason in the table below: replace them with measurements of your fleet where a decision \
        hangs on them.
        """)
    }
    items += run.notes.filter { $0.severity != "warning" }.map(sentence)
    return Report.Section(title: "What this rests on", blocks: [.bullets(items)])
  }

  func sentence(_ note: RunDescription.Note) -> Prose {
    let help: Prose = note.help.isEmpty ? "" : "; " + Prose(markedBy: "`", note.help)
    return "\(strong: note.severity.capitalizedFirst) \(note.code): " + Prose(markedBy: "`", note.sentence)
      + help
  }

  var parameters: Report.Section? {
    guard !run.parameters.isEmpty else { return nil }
    let rows = run.parameters.map { parameter -> [Prose] in
      [
        "\(code: parameter.path)", .plain(parameter.value), .plain(parameter.origin),
        Prose(markedBy: "`", parameter.why),
      ]
    }
    return Report.Section(
      title: "Parameters",
      blocks: [
        .table(Report.Table(texts: ["Parameter", "Value", "Origin", "Source or reason"], rows: rows))
      ])
  }

  var provenance: Report.Section? {
    Report.Section(
      title: "Reproduce",
      blocks: [
        .command(run.command),
        .table(
          Report.Table(
            texts: ["What", "Value"],
            rows: [
              ["Version", .plain(run.version)],
              ["Scenario fingerprint", "\(code: run.fingerprint)"],
              ["Seed", .plain(String(run.seed))],
              ["Replications", "\(run.replications)"],
            ])),
      ] + (run.stopping?.sentence(replications: run.replications).map { [.paragraph($0)] } ?? []) + [
        .paragraph(
          "The same version, scenario and seed give the same bytes on any machine and with any threads.")
      ])
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
