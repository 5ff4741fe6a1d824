// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

// What holds between any two calls of a door.
extension UserState {
  /// Stops the process if the state contradicts itself: for tests and for hunting a fault. Linear in the
  /// number of cells.
  public func checkInvariants() {
    if let contradiction { preconditionFailure("At \(now.microseconds) µs: \(contradiction)") }
  }

  /// The first contradiction, or nil.
  var contradiction: String? {
    guard cells.count == seats.count * life.slotCount else { return "there is one cell a seat and slot" }
    for seat in seats.indices {
      if let wrong = contradiction(ofSeat: seat) { return "seat \(seat): \(wrong)" }
      for slot in 0..<life.slotCount {
        if let wrong = contradiction(seat, slot) { return "seat \(seat), slot \(slot): \(wrong)" }
      }
    }
    return contradictionOfLists
  }

  private func contradiction(ofSeat index: Int) -> String? {
    let seat = seats[index]
    if seat.isActive, !seat.hasDevice { return "active without a device" }
    if seat.isActive, !seat.isAwake { return "active while the device sleeps" }
    if seat.isActive, seat.activeSince > now { return "active since a time to come" }
    if seat.activeBefore < 0 { return "active time is negative" }
    if Int(seat.replacement) >= replacements.count { return "its replacement is unknown" }
    if seat.replacement >= 0, replacements[Int(seat.replacement)].seat != index {
      return "another's replacement"
    }
    return contradictionOfFamiliarity(index)
  }

  /// A device awaits familiarity only as long as it falls short.
  private func contradictionOfFamiliarity(_ index: Int) -> String? {
    let seat = seats[index]
    guard seat.awaitsFamiliarity else { return nil }
    if !seat.hasDevice { return "no device awaits familiarity" }
    guard seat.replacement >= 0 else { return "a first device awaits familiarity" }
    if replacements[Int(seat.replacement)].wantedWeight == 0 { return "familiarity with nothing" }
    var again = self
    again.lookForFamiliarity(index)
    if !again.seats[index].awaitsFamiliarity { return "nobody told of familiarity" }
    return nil
  }

  private func contradiction(_ seat: Int, _ slot: Int) -> String? {
    let cell = cells[cell(seat, slot)]
    if !cell.isGivenUp, cell.wanted != cell.intention { return "wanted is not the intention, nor given up" }
    if !life.isSeatScope[slot], cell.intention != cells[self.cell(0, slot)].intention {
      return "the intention of an account differs between seats"
    }
    if !cell.exists, !cell.visible.isDefault { return "what does not exist is shown" }
    for version in [cell.visible, cell.wanted, cell.intention] where version.value < 0 || version.order < 0 {
      return "a version is no choice and no default"
    }
    // At the horizon everything ends, open tickets included.
    if cell.hasTicket, !seats[seat].hasDevice, now < life.end { return "a ticket about no device" }
    return contradictionOfSpells(cell, judge(seat, self.cell(seat, slot)), activeClock(seat))
  }

  /// What was judged last still holds, and only a wrong value without a ticket will be noticed.
  private func contradictionOfSpells(_ cell: Cell, _ judgement: Judgement, _ clock: Int64) -> String? {
    if cell.judged != judgement { return "it was judged as \(cell.judged), but is \(judgement)" }
    if cell.judgedAt > clock { return "it was judged at a time to come" }
    if cell.noticedAt < .max, !judgement.isWrong { return "what is not wrong will be noticed" }
    if cell.noticedAt < .max, cell.hasTicket { return "the clock runs beside a ticket" }
    return nil
  }

  private var contradictionOfLists: String? {
    var next = 0
    for replacement in replacements {
      guard replacement.frozen.lowerBound == next else { return "frozen lists overlap" }
      var weight: Int64 = 0
      for item in frozen[replacement.frozen] { weight += life.importance[Int(item.slot)] }
      if weight != replacement.wantedWeight { return "a frozen list weighs something else" }
      next = replacement.frozen.upperBound
    }
    if next != frozen.count { return "a frozen item belongs to no replacement" }
    for (index, choice) in pending.enumerated() {
      if pending[..<index].contains(where: { $0.slot == choice.slot }) {
        return "two choices of an item spread"
      }
      if choice.waiting == 0 { return "a choice spreads to nobody" }
      if life.isSeatScope[Int(choice.slot)] { return "a seat's own choice spreads" }
      for seat in seats.indices where choice.waiting & (1 << UInt64(seat)) != 0 {
        if !seats[seat].hasDevice { return "a choice spreads to a seat without a device" }
      }
    }
    return nil
  }
}
