// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

/// How many values, and how many credentials among them, a lost store, a tapped line or a lost device would
/// show: counts, whatever protects them. Who could read them stands in `Custody`.
enum ExposureProbe: Probe {
  private static let custodians = Custodian.allCases
  private static let transport = 2 * custodians.count
  private static let device = transport + 3

  static let metrics: [Metric] =
    custodians.flatMap { custodian in
      [
        Metric(
          "exposure.\(custodian.exposureName).items", .count, .ratio,
          "Values of a person, those who have left included, in \(custodian.title) at the horizon."),
        Metric(
          "exposure.\(custodian.exposureName).secrets", .count, .ratio, "Credentials among them."),
      ]
    } + [
      Metric(
        "exposure.transport.items.perUserYear", .perUserYear, .ratio,
        "Values that travelled to or from a custodian; each time counts."),
      Metric("exposure.transport.secrets.perUserYear", .perUserYear, .ratio, "Credentials among them."),
      Metric(
        "exposure.transport.readable.perUserYear", .perUserYear, .ratio,
        "Of these values, those on a way that is not encrypted."),
      Metric(
        "exposure.device.items.perLoss", .count, .ratio,
        "Values that are not default on a device that was lost or stolen."),
      Metric("exposure.device.secrets.perLoss", .count, .ratio, "Credentials among them."),
      Metric(
        "exposure.device.readable.perLoss", .count, .ratio,
        "Of these values, those on a disk that is not encrypted, over all lost devices."),
    ]

  static func read(_ story: Story, _ sheet: inout ProbeSheet) {
    readStores(story, &sheet)
    readTransport(story, &sheet)
    for case .deviceExposed(_, let items, let secrets, let isEncrypted) in story.observations {
      sheet.add(device, Double(items), per: 1)
      sheet.add(device + 1, Double(secrets), per: 1)
      sheet.add(device + 2, isEncrypted ? 0 : Double(items), per: 1)
    }
  }

  private static func readStores(_ story: Story, _ sheet: inout ProbeSheet) {
    var last = [Holding](repeating: .nothing, count: custodians.count)
    for case .held(let at, let custodian, let position) in story.observations
    where at == story.life.horizon { last[Int(custodian.rawValue)] = story.holding(position) }
    for (index, holding) in last.enumerated() {
      sheet.add(2 * index, Double(holding.items), per: 1)
      sheet.add(2 * index + 1, Double(holding.secrets), per: 1)
    }
  }

  private static func readTransport(_ story: Story, _ sheet: inout ProbeSheet) {
    var (items, secrets, readable) = (0, 0, 0)
    for request in story.requests {
      items += Int(request.items)
      secrets += Int(request.secrets)
      if !request.custodian.isEncryptedInTransit { readable += Int(request.items) }
    }
    for (metric, count) in [items, secrets, readable].enumerated() {
      sheet.add(transport + metric, Double(count), per: story.userYears)
    }
  }
}

extension Custodian {
  /// As in `exposure.<name>.items`.
  fileprivate var exposureName: String { self == .tenantStore ? "store" : name }
}
