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
  /// Whether an item counts can change only with what is visible, wanted or given up at the seat, by value, and
  /// each such change is judged anew (`reconsider`): so that is where this is called, and a device whose
  /// familiarity is not awaited costs nothing. A restore is one act: it is looked at when all of it is written.
  mutating func lookForFamiliarity(_ seat: Int) {
    guard restoredSlots.isEmpty, isFamiliar(Int(seats[seat].replacement)) else { return }
    seats[seat].awaitsFamiliarity = false
    story.append(.familiar(at: now, replacement: seats[seat].replacement))
  }

  /// Whether the new device shows at least the share `repair.familiarAt` by importance of what was wanted, in
  /// whole numbers: the share is taken in millionths.
  func isFamiliar(_ replacement: Int) -> Bool {
    let seat = replacements[replacement].seat
    let millionths = Int128((repair.familiarAt * 1e6).rounded())
    let enough = millionths * Int128(replacements[replacement].wantedWeight)
    var shown: Int64 = 0
    for item in frozen[replacements[replacement].frozen]
    where shows(seat, Int(item.slot), atLeast: item.version) && !gaveUp(item, seat) {
      shown += life.importance[Int(item.slot)]
    }
    return Int128(shown) * 1_000_000 >= enough
  }
}
