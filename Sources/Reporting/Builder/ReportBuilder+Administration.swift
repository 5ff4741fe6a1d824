// SPDX-License-Identifier: GPL-3.0-or-later

/// What administrators did, who left, what was removed, and which evidence went with it.
extension ReportBuilder {
  private static let evidence = "administration.evidenceLost.share"

  private static let administrationLines = [
    Line("People who left", "departure.count"),
    Line("Profiles of people who have left, at the end of the run", "store.departed.profiles"),
    Line("Bytes of people who have left, at the end of the run", "store.departed.bytes"),
    Line("Administrators' calls that were answered", "administration.calls"),
    Line("Administrators' attempts that were refused", "administration.refused"),
    Line("Exports of a person's data", "administration.exports"),
    Line("Profiles removed by administrators", "administration.erased.administrator.profiles"),
    Line("Values removed by administrators", "administration.erased.administrator.items"),
    Line("Profiles removed after departures", "administration.erased.departed.profiles"),
    Line("Values removed after departures", "administration.erased.departed.items"),
    Line("Values removed because nobody had used them for long", "administration.erased.stale.items"),
    Line("People on hold whose data went without an export", evidence),
  ]

  var administration: Report.Section? {
    let told = [
      "departure.count", "administration.calls", "administration.refused",
      "administration.erased.stale.items", Self.evidence,
    ]
    guard told.contains(where: isPositive) else { return nil }
    let sentences = [departures, refusals, lostEvidence].compactMap { $0 }
    let rows = Self.administrationLines.filter { isPositive($0.metric) }.map(row)
    return Report.Section(
      title: "Administration and departures",
      blocks: (sentences.isEmpty ? [] : [.bullets(sentences)]) + [
        .paragraph("Counts are those of one run of the whole fleet; what is removed is removed for good."),
        .table(table(departureRows + rows)),
      ])
  }

  private var departureRows: [Row] {
    guard isPositive("departure.count") else { return [] }
    return [
      ("From a departure until the data is gone, mean of at most 365 days each, days", "mean"),
      ("the same, median, days", "p50"), ("the same, 95% of departures, days", "p95"),
    ].map { head, statistic in
      Row(head: .plain(head)) { survivalText(whole($0), "store.departed", statistic) }
    } + [
      Row(head: "Departures whose data went, in all fleets") { strategy in
        "\(comparison.estimate(whole(strategy), "store.departed").observations)"
      },
      Row(head: "Departures whose data was still there when last seen, in all fleets") { strategy in
        "\(comparison.estimate(whole(strategy), "store.departed").censored)"
      },
    ]
  }

  var departures: Prose? {
    guard isPositive("departure.count"), let days = said("store.departed", " days") else { return nil }
    return """
      Of people who left, the data stays in the tenant's store for, on average, \(days), removals by \
      administrators included. Cases still open at the end of the run count as long as they are seen (Kaplan \
      and Meier).
      """
  }

  private var refusals: Prose? {
    guard isPositive("administration.refused"), let count = said("administration.refused") else { return nil }
    return """
      Attempts that were refused for want of the role, in a run: \(count). The interface asks for a \
      Microsoft 365 Backup Administrator; a Global Administrator alone is refused.
      """
  }

  var lostEvidence: Prose? {
    guard let share = said(Self.evidence) else { return nil }
    return """
      Of people whose data was wanted as evidence, so many lost it from the store before anybody had exported \
      it: \(share). Nothing in the store stops a deletion.
      """
  }
}
