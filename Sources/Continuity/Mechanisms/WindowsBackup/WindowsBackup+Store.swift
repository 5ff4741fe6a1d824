// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

// What the tenant's store keeps of a user's profiles.
extension WindowsBackup {
  /// A call to the store with these values.
  func note(
    _ kind: StoreRequest.Kind, of versions: some Collection<Version>, _ state: inout UserState
  ) {
    var items = 0
    var secrets = 0
    for (slot, version) in versions.enumerated() where !version.isDefault {
      items += 1
      if scene.catalog.isSecret(Int(state.life.items[slot])) { secrets += 1 }
    }
    state.request(kind, at: .tenantStore, items: items, secrets: secrets)
  }

  public func holding(at custodian: Custodian, _ state: UserState) -> Holding {
    var holding = Holding()
    guard custodian == .tenantStore else { return holding }
    for profile in store.profiles.indices {
      holding.profiles += 1
      var groups: UInt8 = 0
      for (slot, version) in store.versions(profile).enumerated() where !version.isDefault {
        let item = Int(state.life.items[slot])
        holding.add(item, scene.catalog)
        groups |= 1 << scene.catalog.policyGroup[item]
      }
      holding.entries += Int32(groups.nonzeroBitCount)
    }
    return holding
  }

  public mutating func erase(at custodian: Custodian, _ state: inout UserState, _ agenda: inout Agenda) {
    guard custodian == .tenantStore else { return }
    wasErased = wasErased || !store.profiles.isEmpty
    store.erase()
    for seat in tasks.indices { tasks[seat].restore.profile = nil }
  }

  public func carries(_ item: Int, from old: Int, to new: Int) -> Bool {
    scene.catalog.support(item, on: old).contains(.backedUp)
      && scene.catalog.support(item, on: new).contains(.restored)
  }
}
