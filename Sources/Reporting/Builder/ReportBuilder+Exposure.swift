// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

/// How much a lost store, a tapped line or a lost device would show, and to whom.
extension ReportBuilder {
  private static let storeLines: [(custodian: Custodian, lines: [Line])] = [
    (
      .tenantStore,
      [
        Line("In the tenant's data store: values of a person", "exposure.store.items"),
        Line("credentials among them", "exposure.store.secrets"),
      ]
    ),
    (
      .fileServer,
      [
        Line("On a file server: values of a person", "exposure.fileServer.items"),
        Line("credentials among them", "exposure.fileServer.secrets"),
      ]
    ),
    (
      .personalAccount,
      [
        Line("In personal accounts: values of a person", "exposure.personalAccount.items"),
        Line("credentials among them", "exposure.personalAccount.secrets"),
      ]
    ),
  ]

  private static let otherLines = [
    Line("On the way: values", "exposure.transport.items.perUserYear"),
    Line("credentials among them", "exposure.transport.secrets.perUserYear"),
    Line("values on a way that is not encrypted", "exposure.transport.readable.perUserYear"),
    Line("On a lost device: values", "exposure.device.items.perLoss"),
    Line("credentials among them", "exposure.device.secrets.perLoss"),
    Line("values on a disk that is not encrypted, over all losses", "exposure.device.readable.perLoss"),
  ]

  var exposure: Report.Section? {
    let kept = Self.storeLines.filter { isPositive($0.lines[0].metric) }
    let lines = (kept.flatMap(\.lines) + Self.otherLines).filter { isPositive($0.metric) }
    guard !lines.isEmpty else { return nil }
    let sentences = [credentials, lostDevices].compactMap { $0 }
    return Report.Section(
      title: "Exposure",
      blocks: [
        .paragraph(
          """
          How many values are where somebody could try to read them: kept at the end of the run, on their \
          way during a user-year, on a device at its loss. These are counts, whatever protects the values; \
          what protects them stands below.
          """)
      ] + (sentences.isEmpty ? [] : [.bullets(sentences)]) + [.table(measureTable(lines))]
        + custody(kept.map(\.custodian)))
  }

  private var credentials: Prose? {
    guard isPositive("exposure.store.secrets"), let count = said("exposure.store.secrets") else { return nil }
    return "Credentials of a person in the tenant's data store at the end of the run: \(count)."
  }

  private var lostDevices: Prose? {
    guard let readable = said("exposure.device.readable.perLoss") else { return nil }
    return """
      A lost device shows what is on it to whoever has it if its disk is not encrypted: values readable, \
      averaged over all losses, \(readable).
      """
  }

  /// Who could read what the mechanisms of the run keep.
  private func custody(_ custodians: [Custodian]) -> [Report.Block] {
    let rows = Custody.all.filter { custody in
      custodians.contains(custody.custodian)
        && run.strategies.contains { $0.mechanisms.contains(custody.mechanism) }
    }
    guard !rows.isEmpty else { return [] }
    return [
      .table(
        Report.Table(
          texts: [
            "What", "A listener on the way reads", "A thief of the disks reads", "Who reads it", "Source",
          ],
          rows: rows.map { custody in
            [custody.title, custody.inTransit, custody.atRest, custody.readers, custody.source].map {
              .plain($0)
            }
          }))
    ]
  }
}
