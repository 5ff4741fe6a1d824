// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Results

/// What stops a restore, in the order in which it is looked at.
extension ReportBuilder {
  /// One part of a run: per mille of its replacements by gate, and at the end those that were restored.
  private typealias Stops = [Int]

  var gates: Report.Section? {
    let known = withBackup.compactMap { strategy in
      stops(whole(strategy)).map { (strategy: strategy, stops: $0) }
    }
    guard !known.isEmpty else { return nil }
    let heads = known.map { Prose.plain(name($0.strategy) + ", %") }
    var blocks: [Report.Block] = [
      .paragraph(
        """
        Of all replacements that reached a desktop. Gates are looked at from the top; the first that stops a \
        restore is the reason, and Intune's report shows its state. Parts are rounded so that they add up to \
        100, which may move the last digit of one.
        """),
      .bullets(sentences(known)), .table(gateTable(heads, known.map(\.stops))),
    ]
    blocks += withoutProfile(known.map(\.strategy))
    return Report.Section(
      title: "Restore, gate by gate", blocks: blocks + gatesByGroup(known.map(\.strategy)))
  }

  private var withBackup: [Int] { strategies.filter { run.strategies[$0].mechanisms.contains("backup") } }

  private static let names =
    Absence.gates.map { "restore.stopped.\($0.shortName)" } + ["restore.succeeded.share"]

  /// Over the cases of all replications, so that the parts add up; nil without cases.
  private func stops(_ cell: ResultCell) -> Stops? {
    var shares: [Double] = []
    for name in Self.names {
      guard let metric = comparison.table.metric(named: name),
        let totals = comparison.table.series(cell, metric: metric)?.totals, totals.denominator > 0
      else { return nil }
      shares.append(totals.numerator / totals.denominator)
    }
    return Waterfall.perMille(shares)
  }

  private func gateTable(_ heads: [Prose], _ columns: [Stops?]) -> Report.Table {
    func row(_ title: Prose, _ state: RestoreState?, _ number: (Stops) -> Int) -> [Prose] {
      [title, .plain(state?.label ?? "")]
        + columns.map { $0.map { .plain(Self.perCent(number($0))) } ?? "no data" }
    }
    var rows = Absence.gates.enumerated().filter { index, _ in columns.contains { ($0?[index] ?? 0) > 0 } }
      .map { index, gate in row(.plain(gate.sentence), gate.restoreState) { $0[index] } }
    rows.append(row("Restored", .succeeded) { $0[Absence.gates.count] })
    rows.append(
      ["\(strong: "All replacements")", ""]
        + columns.map { $0.map { "\(strong: Self.perCent($0.reduce(0, +)))" } ?? "no data" })
    return Report.Table(
      columns: ["Stopped by", "Intune shows"].map { Report.Table.Column(title: $0, isNumber: false) }
        + heads.map { Report.Table.Column(title: $0, isNumber: true) },
      rows: rows)
  }

  private static func perCent(_ perMille: Int) -> String {
    NumberText.fixed(Double(perMille) / 10, places: 1)
  }

  /// What happens to most, once for strategies of which the same is to say.
  private func sentences(_ known: [(strategy: Int, stops: Stops)]) -> [Prose] {
    alike(known.map { ($0.strategy, $0.stops) }).map { strategies, stops in
      let restored = stops[Absence.gates.count]
      let names = Prose.list(strategies.map { Prose(spans: [.strong(name($0))]) })
      let start: Prose = "Under \(names), \(Self.perCent(restored))% of the replacements are restored"
      let index = Absence.gates.indices.max { stops[$0] < stops[$1] }!
      guard stops[index] > 0 else { return start + "." }
      return start
        + "; what stops most, \(Self.perCent(stops[index]))%, is: \(Absence.gates[index].sentence)."
    }
  }

  private func alike<Value: Equatable>(
    _ known: [(strategy: Int, value: Value)]
  ) -> [(strategies: [Int], value: Value)] {
    var kinds: [(strategies: [Int], value: Value)] = []
    for (strategy, value) in known {
      if let index = kinds.firstIndex(where: { $0.value == value }) {
        kinds[index].strategies.append(strategy)
      } else {
        kinds.append(([strategy], value))
      }
    }
    return kinds
  }

  private func withoutProfile(_ known: [Int]) -> [Report.Block] {
    func name(_ reason: MissingProfile) -> String { "restore.noProfile.\(reason.name)" }
    let seen = MissingProfile.allCases.filter { reason in
      known.contains { (comparison.estimate(whole($0), name(reason)).value ?? 0) > 0 }
    }
    guard !seen.isEmpty else { return [] }
    return [
      .table(
        Report.Table(
          "Why there was no profile (% of replacements)", known.map { .plain(self.name($0)) },
          rows: seen.map { reason in
            [.plain(reason.sentence)] + known.map { .plain(figure(whole($0), name(reason)).text) }
          }))
    ]
  }

  private func gatesByGroup(_ known: [Int]) -> [Report.Block] {
    guard run.groups.count > 1 else { return [] }
    let heads = run.groups.map { Prose.plain($0.name + ", %") }
    let columns = known.map { strategy in
      (strategy: strategy, value: run.groups.indices.map { stops(ResultCell(strategy: strategy, group: $0)) })
    }.filter { $0.value.contains { $0 != nil } }
    return alike(columns).flatMap { strategies, columns -> [Report.Block] in
      let names = Prose.list(strategies.map { Prose(spans: [.strong(name($0))]) })
      return [.paragraph("By group, under \(names):"), .table(gateTable(heads, columns))]
    }
  }
}
