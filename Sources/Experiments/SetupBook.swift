// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import FleetModel
import Numerics
import Operations

/// How the setups of new devices go under one strategy: sites are simulated before lives, from the seat
/// events of everybody on them.
///
/// A site without limits needs nobody else, so its setups are simulated as they are asked for. A site with
/// a link or technicians to share is simulated as a whole, once a replication.
struct SetupBook: Sendable {
  private struct Key: Hashable {
    var group: Int
    var user: Int
    var seat: Int
    var ordinal: Int
  }

  private let strategy: Strategy
  private let mechanisms: [any ContinuityMechanism]
  /// For sites without limits, a group each: one setup at a time.
  private var alone: [SiteSimulation]
  /// Some setup can hold up another.
  let isContended: Bool
  private var replication = -1
  /// Of contended sites. Looked up, never iterated.
  private var setups: [Key: Provisioning] = [:]

  init(_ strategy: Strategy, _ catalog: CompiledCatalog) {
    self.strategy = strategy
    isContended = strategy.groups.contains { $0.site.isContended }
    mechanisms = strategy.groups.map {
      MechanismCatalog.make(strategy.mechanisms, Scene(group: $0, catalog: catalog))
    }
    alone = strategy.groups.map { SiteSimulation($0.site, groups: [$0]) }
  }

  /// Simulates the contended sites of a replication, unless it is the one that the book holds.
  mutating func open(replication: Int, _ generators: [ActivityGenerator], seed: UInt64) {
    guard isContended, replication != self.replication else { return }
    self.replication = replication
    setups.removeAll(keepingCapacity: true)
    var seen: [String] = []
    for group in strategy.groups where group.site.isContended && !seen.contains(group.site.name) {
      seen.append(group.site.name)
      simulate(group.site, generators, seed: seed)
    }
  }

  private mutating func simulate(_ site: SiteParameters, _ generators: [ActivityGenerator], seed: UInt64) {
    let members = strategy.groups.indices.filter { strategy.groups[$0].site.name == site.name }
    var orders: [SetupOrder] = []
    var keys: [Key] = []
    for (position, group) in members.enumerated() {
      for user in 0..<strategy.groups[group].users {
        let (key, tenures, end) = generators[group].devices(
          ofUser: user, seed: seed, replication: replication)
        for (seat, devices) in tenures.enumerated() {
          // Nobody sets up a device for somebody who has left before it is switched on.
          for device in devices.dropFirst() where device.poweredOn < end {
            orders.append(order(device, key, seat: seat, group: group, position: position))
            keys.append(Key(group: group, user: user, seat: seat, ordinal: device.ordinal))
          }
        }
      }
    }
    var simulation = SiteSimulation(site, groups: members.map { strategy.groups[$0] })
    for (key, setup) in zip(keys, simulation.run(orders)) { setups[key] = setup }
  }

  private func order(
    _ device: DeviceTenure, _ key: StreamKey, seat: Int, group: Int, position: Int
  ) -> SetupOrder {
    let needs = mechanisms[group].setupNeeds(of: device, inSeat: seat, key)
    return SetupOrder(
      key: key, group: position, seat: seat, ordinal: device.ordinal, poweredOn: device.poweredOn,
      mode: strategy.groups[group].provisioning.mode(of: device),
      showsRestorePage: needs.restorePage, bringsPlaceholders: needs.placeholders,
      updates: strategy.groups[group].provisioning.updates(where: needs.qualityUpdate))
  }

  /// How the devices that came in a life were set up, in the order of its replacements.
  mutating func setups(
    _ life: Life, ofGroup group: Int, _ replacements: [UserState.Replacement]
  ) -> [Provisioning?] {
    replacements.map { replacement in
      let devices = life.tenures[replacement.seat]
      guard replacement.ordinal + 1 < devices.count else { return nil }
      let device = devices[replacement.ordinal + 1]
      guard device.desktop < life.end else { return nil }
      if strategy.groups[group].site.isContended {
        let key = Key(group: group, user: life.user, seat: replacement.seat, ordinal: device.ordinal)
        return setups[key]
      }
      return alone[group].run([order(device, life.key, seat: replacement.seat, group: group, position: 0)])[0]
    }
  }
}
