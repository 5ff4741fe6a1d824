// SPDX-License-Identifier: GPL-3.0-or-later

// When a new device feels like its user's: it shows enough of the frozen list for the first time.
extension UserState {
  /// What was wanted when the device of a replacement ended, in thousandths of importance.
  public func wantedWeight(_ replacement: Int) -> Int64 { replacements[replacement].wantedWeight }

  /// Begins with the desktop of the seat's new device; where nothing was wanted, nothing is awaited.
  mutating func awaitFamiliarity(_ seat: Int) {
    let replacement = Int(seats[seat].replacement)
    seats[seat].awaitsFamiliarity = replacement >= 0 && replacements[replacement].wantedWeight > 0
    if seats[seat].awaitsFamiliarity { lookForFamiliarity(seat) }
  }

  /// Tells that the new device feels familiar, if by now it does.
  ///
  /// Whether an item counts can change only with what is visible, wanted or given up at the seat, by value,
  /// and each such change is judged anew (`reconsider`): so that is where this is called, and a device whose
  /// familiarity is not awaited costs nothing. A restore is one act: it is looked at when all is written.
  ///
  /// The new device must show at least the share `repair.familiarAt` by importance of what was wanted, in
  /// whole numbers: the share is taken in millionths.
  mutating func lookForFamiliarity(_ seat: Int) {
    guard restoredSlots.isEmpty else { return }
    let replacement = Int(seats[seat].replacement)
    let millionths = Int128((repair.familiarAt * 1e6).rounded())
    let enough = millionths * Int128(replacements[replacement].wantedWeight)
    let firstCell = seat * life.slotCount
    var shown: Int64 = 0
    for position in replacements[replacement].frozen {
      let slot = Int(frozen[position].slot)
      let version = frozen[position].version
      let counts = cells[firstCell + slot].shows(atLeast: version, isSeatScope: life.isSeatScope[slot])
      if counts, !cells[firstCell + slot].gaveUp(version) { shown += life.importance[slot] }
    }
    guard Int128(shown) * 1_000_000 >= enough else { return }
    seats[seat].awaitsFamiliarity = false
    story.append(.familiar(at: now, replacement: Int32(replacement)))
  }
}

extension UserState.Cell {
  /// Whether the device shows the version that was wanted, or a newer choice of the user.
  @inline(__always)
  func shows(atLeast version: Version, isSeatScope: Bool) -> Bool {
    guard exists else { return false }
    if visible.value == version.value { return true }
    // Choices are numbered in order of time: a greater value is a newer choice, however late it was written.
    if !isSeatScope { return visible.value > version.value }
    return intention.value > version.value && visible.value == intention.value
  }

  /// Whether something else than the version that was frozen was put up with on the new device.
  @inline(__always)
  func gaveUp(_ version: Version) -> Bool { isGivenUp && wanted.value != version.value }
}
