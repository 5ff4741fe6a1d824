// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

// What the tenant's store keeps of a user's profiles.
extension WindowsBackup {
  /// A call to the store with these values.
  func note(
    _ kind: StoreRequest.Kind, of versions: some Collection<Version>, _ state: inout UserState
  ) {
    state.request(kind, at: .tenantStore, RequestLoad(versions, state.life, scene.catalog))
  }

  public func holding(at custodian: Custodian, _ state: UserState) -> Holding {
    custodian == .tenantStore ? store.holding(state.life, scene.catalog) : .nothing
  }

  public mutating func erase(at custodian: Custodian, _ state: inout UserState, _ agenda: inout Agenda) {
    guard custodian == .tenantStore else { return }
    wasErased = wasErased || !store.profiles.isEmpty
    store.erase()
    for seat in tasks.indices { tasks[seat].restore.profile = nil }
  }

  static func carries(_ item: Int, from old: Int, to new: Int, by catalog: CompiledCatalog) -> Bool {
    catalog.support(item, on: old).contains(.backedUp)
      && catalog.support(item, on: new).contains(.restored)
  }

  public func carries(_ item: Int, from old: Int, to new: Int) -> Bool {
    Self.carries(item, from: old, to: new, by: scene.catalog)
  }
}
