// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Results

/// What does not come back, and where.
extension ReportBuilder {
  var missing: Report.Section? {
    let steps = Waterfall(comparison).steps
    guard steps[0].parts.contains(where: { $0 != nil }) else { return nil }
    var rows = steps.map { step in [Prose.plain(step.title)] + step.parts.map(Self.part) }
    let sums = strategies.map { strategy -> Prose in
      let parts = steps.compactMap { $0.parts[strategy] }
      return parts.isEmpty
        ? "no data" : "\(strong: NumberText.fixed(Double(parts.reduce(0, +)) / 10, places: 1))"
    }
    rows.append(["\(strong: "All that was wanted")"] + sums)
    let heads = strategies.map { Prose.plain(name($0) + ", %") }
    return Report.Section(
      title: "What is missing at the first desktop, and why",
      blocks: [
        .paragraph(
          """
          In per cent of what was wanted, by importance. Each missing item is charged to the first reason \
          that holds; where several mechanisms are at work, to the reason of the one that came closest. \
          Parts are rounded so that they add up to 100.
          """),
        .table(Report.Table(texts: ["At the first desktop"] + heads, rows: rows)),
      ])
  }

  private static func part(_ perMille: Int?) -> Prose {
    guard let perMille else { return "no data" }
    return .plain(NumberText.fixed(Double(perMille) / 10, places: 1) + " " + Waterfall.bar(perMille))
  }

  var states: Report.Section? {
    let shown = RestoreState.allCases.filter { state in
      strategies.contains { (comparison.estimate(whole($0), "restore.state.\(state.name)").value ?? 0) > 0 }
    }
    guard !shown.isEmpty else { return nil }
    let lines = shown.map { Line(.plain($0.label), "restore.state.\($0.name)") }
    return Report.Section(
      title: "How restores ended, in Intune's words",
      blocks: [
        .paragraph("In per cent of the replacements that reached a desktop."),
        .table(
          measureTable(
            lines + [
              Line("A profile was offered", "restore.offered.share"),
              Line("Nothing was wanted (left out of coverage)", "coverage.nothingWanted.share"),
            ])),
      ])
  }

  var groups: Report.Section? {
    guard run.groups.count > 1 else { return nil }
    let parts = run.groups.enumerated().map { index, group in
      (name: self.title(group), cell: { ResultCell(strategy: $0, group: index) })
    }
    return Report.Section(
      title: "By group",
      blocks: [
        .table(partTable("Shown a day after", "coverage.day1", parts: parts)),
        .table(partTable("Item-hours with a wrong value", "user.wrongValueHours.perUserYear", parts: parts)),
      ] + setupTables(parts))
  }

  /// Where sites or modes differ, a mean over all groups says nothing of any.
  private func setupTables(_ parts: [Part]) -> [Report.Block] {
    guard isSeen("provisioning.desktop") else { return [] }
    let desktop = "provisioning.desktop"
    return [
      .table(partTable("Power-on to the desktop, mean", desktop, parts: parts)),
      .table(partTable("Power-on to the desktop, 95% of setups", desktop, statistic: "p95", parts: parts)),
      .table(
        partTable("Setups in which a stage was given up", "provisioning.incomplete.share", parts: parts)),
    ]
  }

  private func title(_ group: RunDescription.Group) -> Prose {
    let shared = group.isShared ? ", shared" : ""
    return "\(strong: group.name): \(group.users) people, \(group.system), \(group.join)\(shared)"
  }

  var causes: Report.Section? {
    let parts = seenCauses
    guard !parts.isEmpty else { return nil }
    return Report.Section(
      title: "By cause of replacement",
      blocks: [
        .table(partTable("Devices replaced in a run", "replacement.count", parts: parts)),
        .table(partTable("Shown a day after", "coverage.day1", parts: parts)),
        .table(
          partTable(
            "Carryable choices lost with the device", "recovery.lostChoices.perReplacement", parts: parts)),
      ])
  }

  /// Causes by which a device was replaced under some strategy.
  var seenCauses: [Part] {
    run.causes.indices.filter { cause in strategies.contains { (count($0, cause) ?? 0) > 0 } }.map { cause in
      (
        name: Prose.plain(Glossary.title(ofCause: run.causes[cause])),
        cell: { ResultCell(strategy: $0, cause: cause) }
      )
    }
  }

  private func count(_ strategy: Int, _ cause: Int) -> Double? {
    comparison.estimate(ResultCell(strategy: strategy, cause: cause), "replacement.count").value
  }

  var categories: Report.Section? {
    let seen = run.categories.indices.filter { category in
      strategies.contains { strategy in
        comparison.estimate(ResultCell(strategy: strategy, category: category), "coverage.day1").value != nil
      }
    }
    guard !seen.isEmpty else { return nil }
    let parts = seen.map { category in
      (
        name: Prose.plain(run.categories[category]),
        cell: { ResultCell(strategy: $0, category: category) }
      )
    }
    return Report.Section(
      title: "By category of settings",
      blocks: [
        .paragraph(
          "What the new device shows a day after the desktop, over what was wanted in each category."),
        .table(partTable("Shown a day after", "coverage.day1", parts: parts)),
      ])
  }
}
