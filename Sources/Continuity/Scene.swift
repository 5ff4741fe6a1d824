// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics

/// What a mechanism may know beside the user: the group's parameters under the strategy, and the catalogue.
public final class Scene: Sendable {
  public let group: GroupParameters
  public let catalog: CompiledCatalog

  public init(group: GroupParameters, catalog: CompiledCatalog) {
    self.group = group
    self.catalog = catalog
  }

  /// Until when a custodian answers nobody; nil where it answers.
  @inline(__always)
  func outage(of custodian: Custodian, at time: SimulationTime) -> SimulationTime? {
    if group.outages.isEmpty { return nil }
    return group.outages.filter { $0.custodian == custodian && $0.from <= time && time < $0.until }
      .map(\.until).max()
  }

  /// Whether the session at the seat, or the latest one, is over a metered link.
  func isMetered(_ seat: Int, _ state: UserState) -> Bool {
    guard group.metered > 0, let start = state.sessionStart(seat) else { return false }
    let index = UInt64(seat) << 56 ^ UInt64(bitPattern: start.microseconds)
    var stream = state.life.key.stream(Purpose.metered.rawValue, index)
    return stream.bernoulli(group.metered)
  }
}
