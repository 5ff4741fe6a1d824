// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Probes

@testable import Reporting
@testable import Results

extension SmallTable {
  /// Of every ten replacements, one a gate: `join` twice, `noProfile`, `declined`, and the rest restored; the
  /// replications have unequally many.
  mutating func addGates(_ cell: ResultCell, joins: Int = 2) {
    for (name, count) in gateCounts(joins: joins) {
      add(
        cell, name,
        (0..<10).map { number in
          let scale = 1 + number % 3
          // The third replication has one more that was declined, and one fewer restored.
          let odd =
            number == 2 ? (name == "restore.stopped.declined" ? 1 : name == Self.restored ? -1 : 0) : 0
          return Measure(
            numerator: Double(count * scale + odd), denominator: Double(10 * scale), observations: 0)
        })
    }
  }

  private static let restored = "restore.succeeded.share"

  private func gateCounts(joins: Int) -> [(String, Int)] {
    Absence.gates.map { gate in
      let count = gate == .gateJoin ? joins : gate == .noProfile ? 1 : gate == .declined ? 1 : 0
      return ("restore.stopped.\(gate.shortName)", count)
    } + [(Self.restored, 8 - joins)]
  }

  /// Setups of ten cases a replication, planned with 60 minutes.
  mutating func addSetups(_ cell: ResultCell, minutes: Double) {
    add(cell, "provisioning.planned", around: 60, step: 0)
    for (name, mean) in [
      ("provisioning.desktop", minutes), ("provisioning.apps", minutes + 20),
      ("provisioning.userMinutes", 12), ("provisioning.waiting", minutes - 12),
      ("provisioning.stage.outOfBox", 8), ("provisioning.stage.deviceSetup", 25),
    ] {
      add(
        cell, name,
        (0..<10).map { number in
          let value = mean + 0.2 * (Double(number) - 4.5)
          return Measure(
            numerator: 10 * value, denominator: 10, observations: 10, p50: value - 1, p90: value + 10,
            p95: value + 15, max: value + 30)
        })
    }
  }

  /// Ten cases a replication of which three stay open; the 90% point is reached in four replications.
  mutating func addFamiliar(_ cell: ResultCell, days: Double) {
    add(
      cell, "provisioning.familiar",
      (0..<10).map { number in
        let value = 1440 * (days + 0.01 * (Double(number) - 4.5))
        return Measure(
          numerator: 10 * value, denominator: 10, observations: 7, censored: 3, p50: value / 2,
          p90: number < 4 ? 3 * value : nil)
      })
  }

  mutating func addDesk(_ cell: ResultCell, minutes: Double) {
    add(cell, "helpDesk.planned", around: 30, step: 0)
    add(cell, "helpDesk.wait", around: minutes, step: 0.3)
    add(cell, "helpDesk.utilisation", around: 0.8, step: 0.002)
    add(cell, "helpDesk.abandoned.share", counts: Array(repeating: 3, count: 10), per: 100)
    add(cell, "helpDesk.tickets.perReplacement", around: 0.4, step: 0.01)
  }

  mutating func addCosts(_ cell: ResultCell, around cost: Double) {
    add(cell, "cost.user.perReplacement", around: cost, step: 0.5)
    add(cell, "helpDesk.cost.perReplacement", around: 20, step: 0.1)
    add(cell, "cost.perReplacement", around: cost + 20, step: 0.6)
  }

  /// `whole` with setups, gates, a desk and costs.
  static var setups: SmallTable {
    var small = SmallTable.whole
    for strategy in 0..<3 {
      let cell = ResultCell(strategy: strategy)
      small.addSetups(cell, minutes: strategy == roaming ? 90 : 66)
      small.addFamiliar(cell, days: 2 + Double(strategy))
      small.addDesk(cell, minutes: strategy == backup ? 20 : 30)
      small.addCosts(cell, around: 50 + 10 * Double(strategy))
      small.run.strategies[strategy].unknownPrices = ["technicianHour", "deviceDay"]
      small.add(cell, "files.covered.share", around: 0.7, step: 0.001)
      for cause in 0..<2 {
        let part = ResultCell(strategy: strategy, cause: cause)
        small.addSetups(part, minutes: 60)
        small.addFamiliar(part, days: 3)
      }
    }
    let backups = ResultCell(strategy: backup)
    small.addGates(backups)
    small.addGates(ResultCell(strategy: backup, group: 0), joins: 0)
    small.addGates(ResultCell(strategy: backup, group: 1), joins: 4)
    return small
  }
}
