// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

// What the tenant's store keeps of a user's roaming units, and how it loses it.
extension EnterpriseStateRoaming {
  func add(_ parcel: Int, to load: inout RequestLoad, _ state: UserState) {
    for (offset, slot) in state.life.slots(ofUnit: service.parcels[parcel].unit).enumerated() {
      load.add(service.version(parcel, offset), Int(state.life.items[slot]), scene.catalog)
    }
  }

  mutating func note(_ kind: StoreRequest.Kind, _ load: RequestLoad, _ state: inout UserState) {
    lastUse = state.now
    state.request(kind, at: .tenantStore, load)
  }

  public func holding(at custodian: Custodian, _ state: UserState) -> Holding {
    var holding = Holding()
    guard custodian == .tenantStore else { return holding }
    for unit in 0..<state.life.unitCount where service.revision(ofUnit: unit) > 0 {
      holding.units += 1
      holding.entries += 1
      for slot in state.life.slots(ofUnit: unit) where !service.versions[slot].isDefault {
        holding.add(Int(state.life.items[slot]), scene.catalog)
      }
    }
    return holding
  }

  /// Devices keep what they have; the next one to connect uploads its own copy.
  public mutating func erase(at custodian: Custodian, _ state: inout UserState, _ agenda: inout Agenda) {
    guard custodian == .tenantStore else { return }
    service.erase()
    for index in replicas.indices { replicas[index].setAside = -1 }
    for seat in clients.indices { clients[seat].isUnseeded = true }
  }

  // MARK: Staleness

  func scheduleStaleness(_ state: UserState, _ agenda: inout Agenda) {
    agenda.wake(
      at: lastUse + scene.group.tenant.staleAfter, Alarm(kind: Kind.stale.rawValue, seat: 0))
  }

  /// A collection that nobody used for a year may be removed (Microsoft Learn, Entra: enable Enterprise State
  /// Roaming, 2020-02 to 2025-06); here it is.
  mutating func forgetIfStale(_ state: inout UserState, _ agenda: inout Agenda) {
    if state.now - lastUse >= scene.group.tenant.staleAfter {
      let held = holding(at: .tenantStore, state)
      erase(at: .tenantStore, &state, &agenda)
      state.narrateErasure(held, at: .tenantStore, .stale)
      lastUse = state.now
    }
    scheduleStaleness(state, &agenda)
  }
}
