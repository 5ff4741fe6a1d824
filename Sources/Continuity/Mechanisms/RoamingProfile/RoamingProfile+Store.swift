// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

// What the file server keeps of a user, and why something is not on a new desktop.
extension RoamingProfile {
  public func holding(at custodian: Custodian, _ state: UserState) -> Holding {
    var holding = Holding()
    guard custodian == .fileServer else { return holding }
    for file in slots.indices where server.revision(ofUnit: file) > 0 {
      // One folder a user, with the files in it.
      holding.profiles = 1
      holding.entries = 1
      holding.units += 1
      for slot in slots[file] where !server.versions[slot].isDefault {
        holding.add(Int(state.life.items[slot]), scene.catalog)
      }
    }
    return holding
  }

  /// Devices keep their copies, and take them up at the next sign-out.
  public mutating func erase(at custodian: Custodian, _ state: inout UserState, _ agenda: inout Agenda) {
    if custodian == .fileServer { server.erase() }
  }

  static func carries(_ item: Int, from old: Int, to new: Int, by catalog: CompiledCatalog) -> Bool {
    let support = catalog.support(item, on: old).intersection(catalog.support(item, on: new))
    return !support.isDisjoint(with: [.hive, .profileFile])
  }

  public func carries(_ item: Int, from old: Int, to new: Int) -> Bool {
    Self.carries(item, from: old, to: new, by: scene.catalog)
  }

  public func holds(_ value: Int32, slot: Int) -> Bool { server.versions[slot].value == value }

  public func absence(of slot: Int, wanted: Version, at seat: Int, _ state: UserState) -> Absence {
    let system = state.device(seat).system
    guard carries(Int(state.life.items[slot]), from: system, to: system) else { return .notInCatalog }
    guard hasDomain else { return .gateJoin }
    // The first sign-in was a local one: the next may bring it.
    if server.versions[slot].value == wanted.value { return .onItsWay }
    if server.arrived[slot] < wanted.order { return .neverReachedService }
    return state.life.isSeatScope[slot] ? .otherSeat : .lostInConflict
  }
}
