// SPDX-License-Identifier: GPL-3.0-or-later

/// What replacements cost, and what files come back by themselves.
extension ReportBuilder {
  private static let costLines = [
    Line("Users' hands: setups, and values set again", "cost.user.perReplacement"),
    Line("Technicians' hands", "cost.technician.perReplacement"),
    Line("Tickets", "helpDesk.cost.perReplacement"),
    Line("Old devices kept beside the new", "cost.devices.perReplacement"),
    Line("All of these", "cost.perReplacement"),
  ]

  var costs: Report.Section? {
    guard isSeen("cost.perReplacement") else { return nil }
    var blocks: [Report.Block] = [.table(measureTable(Self.costLines.filter { isSeen($0.metric) }))]
    blocks.append(
      .paragraph(
        "Hands alone have a price: who waits for a setup, or has no PC until the next, is not charged."))
    if let unpriced { blocks.append(.paragraph(unpriced)) }
    return Report.Section(title: "What it costs", blocks: blocks)
  }

  /// Prices that the scenario does not give.
  private var unpriced: Prose? {
    let missing = strategies.map { strategy in
      let prices = run.strategies[strategy].unknownPrices.map { Prose.plain(Glossary.title(ofPrice: $0)) }
      return (strategy: strategy, text: Prose.list(prices).plainText)
    }.filter { !$0.text.isEmpty }
    guard let first = missing.first else { return nil }
    let isOne = missing.count == strategies.count && missing.allSatisfy { $0.text == first.text }
    return """
      The scenario gives no price for \(isOne ? .plain(first.text) : spoken(missing)): what has none is left \
      out of the sum.
      """
  }

  var files: Report.Section? {
    let metric = "files.covered.share"
    guard isSeen(metric) else { return nil }
    return Report.Section(
      title: "Files: Known Folder Move",
      blocks: [
        .paragraph(
          """
          Files in Desktop, Documents and Pictures come back with OneDrive, whatever the strategy, from \
          devices that the rollout had reached when they ended.
          """),
        .table(measureTable([Line("A user's files that come back by themselves", metric)])),
      ])
  }
}
