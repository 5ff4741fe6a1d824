// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

// What a personal account keeps, and why something is not on a new desktop.
extension ConsumerBackup {
  /// What the organisation's backup takes, and what roams.
  static func isTaken(_ support: CompiledCatalog.Support) -> Bool {
    !support.isDisjoint(with: [.backedUp, .roams])
  }

  /// What the organisation's backup gives back, and what roams.
  static func isGiven(_ support: CompiledCatalog.Support) -> Bool {
    support.contains(.restored) || (support.contains(.roams) && !support.contains(.writeOnly))
  }

  static func carries(_ item: Int, from old: Int, to new: Int, by catalog: CompiledCatalog) -> Bool {
    isTaken(catalog.support(item, on: old)) && isGiven(catalog.support(item, on: new))
  }

  public func carries(_ item: Int, from old: Int, to new: Int) -> Bool {
    Self.carries(item, from: old, to: new, by: scene.catalog)
  }

  public func holds(_ value: Int32, slot: Int) -> Bool { store.holds(value, slot: slot) }

  public func holding(at custodian: Custodian, _ state: UserState) -> Holding {
    custodian == .personalAccount ? store.holding(state.life, scene.catalog) : .nothing
  }

  /// The owner's to do; nobody of the organisation does it.
  public mutating func erase(at custodian: Custodian, _ state: inout UserState, _ agenda: inout Agenda) {
    if custodian == .personalAccount { store.erase() }
  }

  /// At the desktop the restore is yet to come, at the first sign-in.
  public func absence(of slot: Int, wanted: Version, at seat: Int, _ state: UserState) -> Absence {
    guard let replacement = state.replacement(of: seat) else { return .noProfile }
    let old = state.replacements[replacement].oldSystem
    guard carries(Int(state.life.items[slot]), from: old, to: state.device(seat).system) else {
      return .notInCatalog
    }
    guard hasAccount else { return .policyOff }
    guard !scene.group.device.shared else { return .gateSharedDevice }
    guard let profile = offered(at: seat, state) else { return .noProfile }
    if store.version(profile, slot).value == wanted.value { return .onItsWay }
    return store.absence(of: slot, wanted: wanted, from: profile, at: seat, state)
  }
}
