// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

// The end of a device, the desktop of the next, and what was wanted in between.
extension UserState {
  /// The device in the seat is gone or handed over. Freezes the list of what was wanted there.
  public mutating func endDevice(_ seat: Int, _ ended: DeviceTenure) {
    endActive(seat)
    let next =
      life.tenures[seat].count > ended.ordinal + 1
      ? life.tenures[seat][ended.ordinal + 1].system : ended.system
    let start = frozen.count
    var weight: Int64 = 0
    for slot in 0..<life.slotCount {
      let cell = cells[cell(seat, slot)]
      let existsThere = catalog.support(Int(life.items[slot]), on: next).contains(.exists)
      guard cell.exists, existsThere, !cell.wanted.isDefault else { continue }
      frozen.append(FrozenItem(slot: Int32(slot), version: cell.wanted))
      weight += life.importance[slot]
    }
    let cause = ended.cause ?? .failure
    story.append(
      .deviceEnded(
        at: now, seat: UInt8(seat), replacement: Int32(replacements.count), cause, wanted: weight))
    replacements.append(
      Replacement(
        seat: seat, cause: cause, ended: now, oldSystem: ended.system, newSystem: next,
        ordinal: ended.ordinal, frozen: start..<frozen.count, wantedWeight: weight))
    seats[seat].hasDevice = false
    seats[seat].isAwake = false
    seats[seat].awaitsFamiliarity = false
    for slot in 0..<life.slotCount {
      cells[cell(seat, slot)].hasTicket = false
      reconsider(seat, slot)
    }
    leaveConvergence(seat)
  }

  /// The first desktop of the device that takes the seat: everything at its default, locked, awake and
  /// online.
  public mutating func beginDevice(_ seat: Int, _ device: DeviceTenure) {
    seats[seat].hasDevice = true
    seats[seat].device = device
    seats[seat].isAwake = true
    seats[seat].isOnline = true
    let latest = replacements.lastIndex { $0.seat == seat } ?? -1
    seats[seat].replacement = Int32(latest)
    learnWhatExists(on: seat)
    for slot in 0..<life.slotCount {
      let index = cell(seat, slot)
      cells[index].visible = .initial
      cells[index].isRepaired = false
      takeUpAgain(index)
      reconsider(seat, slot)
    }
    story.append(.desktop(at: now, seat: UInt8(seat), replacement: Int32(latest)))
    awaitFamiliarity(seat)
  }

  /// How many items were wanted when the device of a replacement ended.
  public func frozenCount(_ replacement: Int) -> Int { replacements[replacement].frozen.count }

  /// Slot and wanted version of the n-th item of a frozen list.
  public func frozenItem(_ replacement: Int, _ position: Int) -> (slot: Int, version: Version) {
    let item = frozen[replacements[replacement].frozen.lowerBound + position]
    return (Int(item.slot), item.version)
  }

  /// Whether the seat shows the version that was wanted, or a newer choice of the user.
  public func shows(_ seat: Int, _ slot: Int, atLeast version: Version) -> Bool {
    cells[cell(seat, slot)].shows(atLeast: version, isSeatScope: life.isSeatScope[slot])
  }

  /// Narrates how much of the frozen list the new device shows at a point after its desktop.
  public mutating func takeCoverage(_ replacement: Int, _ point: CoveragePoint) {
    let seat = replacements[replacement].seat
    for item in frozen[replacements[replacement].frozen] {
      let slot = Int(item.slot)
      let cell = cells[cell(seat, slot)]
      let gaveUp = cell.gaveUp(item.version)
      let isShown = cell.shows(atLeast: item.version, isSeatScope: life.isSeatScope[slot]) && !gaveUp
      story.append(
        .coverage(
          replacement: Int32(replacement), point, slot: item.slot, shown: isShown,
          byMechanism: isShown && !cell.isRepaired, givenUp: gaveUp))
    }
    story.append(.covered(replacement: Int32(replacement), point))
  }

  /// Closes every open spell at the horizon.
  public mutating func close() {
    for seat in 0..<seats.count {
      endActive(seat)
      seats[seat].hasDevice = false
      seats[seat].awaitsFamiliarity = false
      for slot in 0..<life.slotCount { reconsider(seat, slot) }
    }
    for waiting in pending { story.append(.neverConverged(slot: waiting.slot)) }
    pending.removeAll(keepingCapacity: true)
  }
}
