// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

/// What a mechanism may know beside the user: the group's parameters under the strategy, and the catalogue.
public final class Scene: Sendable {
  public let group: GroupParameters
  public let catalog: CompiledCatalog

  public init(group: GroupParameters, catalog: CompiledCatalog) {
    self.group = group
    self.catalog = catalog
  }

  /// Opted out by policy, which governs roaming and backup alike.
  @inline(__always)
  func isOptedOut(_ item: Int) -> Bool { group.policies.optedOut[Int(catalog.policyGroup[item])] }
}
