// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

// What custodian, restore and waterfall read from the profiles of a user.
extension ProfileStore {
  /// What it holds. An entry is what an administrator's list shows: one a profile and policy group in it.
  func holding(_ life: Life, _ catalog: CompiledCatalog) -> Holding {
    var holding = Holding()
    for profile in profiles.indices {
      holding.profiles += 1
      var groups: UInt8 = 0
      for (slot, version) in versions(profile).enumerated() where !version.isDefault {
        let item = Int(life.items[slot])
        holding.add(item, catalog)
        groups |= 1 << catalog.policyGroup[item]
      }
      holding.entries += Int32(groups.nonzeroBitCount)
    }
    return holding
  }

  /// Items whose newer choice of another value another profile or a live device held, as `chosen` is
  /// restored at a seat.
  func forks(
    of chosen: Int, at seat: Int, _ state: UserState, where canFork: (Int) -> Bool
  ) -> Int {
    (0..<state.life.slotCount).count { canFork($0) && isFork(chosen, $0, seat, state) }
  }

  private func isFork(_ chosen: Int, _ slot: Int, _ seat: Int, _ state: UserState) -> Bool {
    let version = version(chosen, slot)
    for other in profiles.indices where other != chosen {
      let rival = self.version(other, slot)
      if rival.order > version.order, rival.value != version.value { return true }
    }
    for other in 0..<state.seatCount where other != seat && state.hasDevice(other) {
      let rival = state.visible(other, slot)
      if rival.order > version.order, rival.value != version.value { return true }
    }
    return false
  }

  /// Everything of a profile that a seat takes becomes visible there; the story tells it.
  ///
  /// - Parameter forks: as counted before.
  func restore(
    _ profile: Int, to seat: Int, forks: Int, _ state: inout UserState,
    where isTaken: (_ slot: Int, _ state: UserState) -> Bool
  ) {
    for slot in 0..<state.life.slotCount where isTaken(slot, state) {
      let version = version(profile, slot)
      if !version.isDefault { state.restore(version, seat, slot) }
    }
    state.narrate(
      .restored(
        at: state.now, replacement: Int32(state.replacement(of: seat) ?? -1),
        capture: profiles[profile].capture, forks: Int32(forks)))
  }

  /// Why a profile could not bring a version that it does not hold.
  func absence(
    of slot: Int, wanted: Version, from profile: Int, at seat: Int, _ state: UserState
  ) -> Absence {
    if state.writtenAt(wanted.order) > profiles[profile].capture { return .changedSince }
    let isFromOtherSeat = profiles[profile].seat != seat
    return state.life.isSeatScope[slot] && isFromOtherSeat ? .otherSeat : .notInChosenProfile
  }
}

extension RequestLoad {
  /// All values of a profile.
  init(_ versions: some Collection<Version>, _ life: Life, _ catalog: CompiledCatalog) {
    for (slot, version) in versions.enumerated() { add(version, Int(life.items[slot]), catalog) }
  }
}
