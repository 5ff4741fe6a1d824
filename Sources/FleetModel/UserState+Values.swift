// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics

// Choices, arrivals, repairs: what devices show and what the user wants.
extension UserState {
  /// The user sets an item by hand on the device in the seat: choice `number` of the workload.
  ///
  /// A script may name an item that does not exist there: then nothing happens.
  public mutating func choose(_ seat: Int, _ slot: Int, number: Int32) {
    guard cells[cell(seat, slot)].exists else { return }
    story.append(.choice(at: now, seat: UInt8(seat), slot: Int32(slot)))
    let version = Version(value: number, order: nextOrder())
    intend(version, seat, slot)
    cells[cell(seat, slot)].visible = version
    cells[cell(seat, slot)].isRepaired = false
    reconsiderEverywhere(slot)
    awaitConvergence(of: version, from: seat, slot)
  }

  /// The wanted value is set again on the device in the seat; the user's intention is unchanged by value.
  public mutating func repairValue(_ seat: Int, _ slot: Int, by remedy: Observation.Remedy) {
    story.append(.repair(at: now, seat: UInt8(seat), slot: Int32(slot), by: remedy))
    let index = cell(seat, slot)
    let version = Version(value: cells[index].wanted.value, order: nextOrder())
    intend(version, seat, slot)
    cells[index].visible = version
    cells[index].isRepaired = true
    reconsiderEverywhere(slot)
    settle(seat, slot)
  }

  /// The visible value becomes the wanted one of this seat, until the user's next choice of the item or
  /// until something else becomes visible there: then the intention counts again, so that nobody defends,
  /// and spreads to other seats, what was only put up with.
  public mutating func giveUp(_ seat: Int, _ slot: Int) {
    story.append(.repair(at: now, seat: UInt8(seat), slot: Int32(slot), by: .livesWithIt))
    let index = cell(seat, slot)
    cells[index].wanted = cells[index].visible
    cells[index].isGivenUp = true
    reconsider(seat, slot)
  }

  /// A mechanism puts a version on the device in the seat.
  public mutating func show(_ version: Version, _ seat: Int, _ slot: Int) {
    let index = cell(seat, slot)
    let changed = cells[index].visible.value != version.value
    cells[index].visible = version
    cells[index].isRepaired = false
    guard changed else { return }
    takeUpAgain(index)
    reconsider(seat, slot)
    settle(seat, slot)
  }

  /// What was given up is wanted again once something else is visible.
  mutating func takeUpAgain(_ index: Int) {
    guard cells[index].isGivenUp, cells[index].visible.value != cells[index].wanted.value else { return }
    cells[index].isGivenUp = false
    cells[index].wanted = cells[index].intention
  }

  /// A restore puts a version on the device in the seat; mechanisms hear of all of it once.
  public mutating func restore(_ version: Version, _ seat: Int, _ slot: Int) {
    restoredSlots.append(slot)
    show(version, seat, slot)
  }

  /// The restore is over, and all that it wrote is there.
  public mutating func forgetRestoredSlots() {
    restoredSlots.removeAll(keepingCapacity: true)
    for seat in 0..<seats.count where seats[seat].awaitsFamiliarity { lookForFamiliarity(seat) }
  }

  private mutating func intend(_ version: Version, _ seat: Int, _ slot: Int) {
    for other in 0..<seats.count where other == seat || !life.isSeatScope[slot] {
      let index = cell(other, slot)
      // A repair renews an intention; it does not take back what another seat gave up.
      if cells[index].intention.value != version.value || other == seat || !cells[index].isGivenUp {
        cells[index].wanted = version
        cells[index].isGivenUp = false
      }
      cells[index].intention = version
    }
  }

  private mutating func reconsiderEverywhere(_ slot: Int) {
    if life.isSeatScope[slot] && seats.count == 1 { return reconsider(0, slot) }
    for seat in 0..<seats.count { reconsider(seat, slot) }
  }

  // MARK: Agreement

  /// Looks again at one item of one seat. Where what is there, visible or wanted changed by value, the open
  /// spells are told and new ones begin, and so does the clock after which the user notices.
  mutating func reconsider(_ seat: Int, _ slot: Int) {
    let index = cell(seat, slot)
    let judgement = judge(seat, index)
    guard judgement != cells[index].judged else { return }
    let clock = activeClock(seat)
    closeSpells(index, seat, slot, clock)
    cells[index].judged = judgement
    cells[index].judgedAt = clock
    if seats[seat].awaitsFamiliarity { lookForFamiliarity(seat) }
    guard judgement.isWrong, !cells[index].hasTicket else { return }
    if let patience = patience(seat, slot, judgement.wanted) {
      cells[index].noticedAt = clock + patience
      noticesChanged = true
    }
  }

  func judge(_ seat: Int, _ index: Int) -> Judgement {
    var judgement = Judgement()
    guard seats[seat].hasDevice, cells[index].exists else { return judgement }
    judgement.isThere = true
    judgement.visible = cells[index].visible.value
    judgement.wanted = cells[index].wanted.value
    judgement.isGivenUp =
      cells[index].isGivenUp && judgement.visible == judgement.wanted
      && judgement.visible != cells[index].intention.value
    return judgement
  }

  /// Tells for how much active time the last judgement stood.
  private mutating func closeSpells(_ index: Int, _ seat: Int, _ slot: Int, _ clock: Int64) {
    let judged = cells[index].judged
    let active = clock - cells[index].judgedAt
    if active > 0 {
      if judged.matters || judged.isGivenUp {
        story.append(
          .mattered(
            seat: UInt8(seat), slot: Int32(slot), active: active, onlyGivenUp: !judged.matters))
      }
      if let kind = judged.disagreement {
        story.append(.disagreed(seat: UInt8(seat), slot: Int32(slot), active: active, kind))
      }
    }
    if cells[index].noticedAt != .max {
      cells[index].noticedAt = .max
      noticesChanged = true
    }
  }

  /// Active microseconds until the user notices; keyed by what is wanted, so the same under every strategy.
  private func patience(_ seat: Int, _ slot: Int, _ wanted: Int32) -> Int64? {
    guard let hours = repair.noticeActiveHours, life.importance[slot] > 0 else { return nil }
    var stream = life.key.stream(Purpose.notice.rawValue, repairIndex(seat, slot, wanted))
    let mean = hours * Double(TimeSpan.hours(1).microseconds) * 1000 / Double(life.importance[slot])
    return TimeSpan(rounding: mean * stream.exponential()).microseconds
  }

  /// Key of a repair's draws: seat, item, number of the wanted workload choice.
  public func repairIndex(_ seat: Int, _ slot: Int, _ wanted: Int32) -> UInt64 {
    UInt64(seat) << 56 | UInt64(UInt32(bitPattern: life.items[slot])) << 32
      | UInt64(UInt32(bitPattern: wanted))
  }

  // MARK: Noticing

  /// The active clock at which the user next notices something at the seat, as an instant if the seat stays
  /// active; nil where there is nothing to notice or the seat is not active.
  public func nextNotice(_ seat: Int) -> SimulationTime? {
    guard seats[seat].isActive else { return nil }
    var earliest = Int64.max
    for slot in 0..<life.slotCount { earliest = min(earliest, cells[cell(seat, slot)].noticedAt) }
    guard earliest < .max else { return nil }
    return now + TimeSpan(microseconds: max(0, earliest - activeClock(seat)))
  }

  /// An item that the user notices now, in order of slot; its clock stops.
  public mutating func takeNoticed(_ seat: Int) -> Int? {
    let clock = activeClock(seat)
    for slot in 0..<life.slotCount where cells[cell(seat, slot)].noticedAt <= clock {
      cells[cell(seat, slot)].noticedAt = .max
      return slot
    }
    return nil
  }

  /// The timeline has looked at what is noticed next.
  public mutating func acknowledgeNotices() { noticesChanged = false }

  /// What the user does about it.
  public func remedy(_ seat: Int, _ slot: Int) -> Observation.Remedy {
    let index = repairIndex(seat, slot, wanted(seat, slot).value)
    var stream = life.key.stream(Purpose.remedy.rawValue, index)
    let draw = stream.uniform()
    if draw < repair.byHand { return .byHand }
    return draw < repair.byHand + repair.helpDesk ? .helpDesk : .livesWithIt
  }

  /// Opens a ticket for the item; false where one is open.
  public mutating func openTicket(_ seat: Int, _ slot: Int, handling: TimeSpan) -> Bool {
    guard !cells[cell(seat, slot)].hasTicket else { return false }
    cells[cell(seat, slot)].hasTicket = true
    story.append(.ticket(at: now, seat: UInt8(seat), slot: Int32(slot), handling: handling))
    return true
  }

  /// The help desk's answer: the wanted value is set, if it is still missing on the same device.
  /// Returns whether a value was set.
  public mutating func answerTicket(_ seat: Int, _ slot: Int, device ordinal: Int) -> Bool {
    guard seats[seat].hasDevice, seats[seat].device.ordinal == ordinal else { return false }
    let index = cell(seat, slot)
    cells[index].hasTicket = false
    guard cells[index].exists, cells[index].visible.value != cells[index].wanted.value else { return false }
    repairValue(seat, slot, by: .helpDesk)
    return true
  }

  // MARK: Convergence

  private mutating func awaitConvergence(of version: Version, from seat: Int, _ slot: Int) {
    guard seats.count > 1, !life.isSeatScope[slot] else { return }
    pending.removeAll { old in
      guard old.slot == Int32(slot) else { return false }
      story.append(.neverConverged(slot: old.slot))
      return true
    }
    var waiting: UInt64 = 0
    for other in 0..<seats.count where other != seat && isInUse(other) && cells[cell(other, slot)].exists {
      waiting |= 1 << UInt64(other)
    }
    if waiting != 0 {
      pending.append(Pending(slot: Int32(slot), version: version, at: now, waiting: waiting))
    }
  }

  /// A seat may now show a choice that was on its way.
  private mutating func settle(_ seat: Int, _ slot: Int) {
    guard let index = pending.firstIndex(where: { $0.slot == Int32(slot) }) else { return }
    guard cells[cell(seat, slot)].visible.value == pending[index].version.value else { return }
    pending[index].waiting &= ~(1 << UInt64(seat))
    guard pending[index].waiting == 0 else { return }
    story.append(.converged(slot: Int32(slot), after: now - pending[index].at))
    pending.remove(at: index)
  }

  mutating func leaveConvergence(_ seat: Int) {
    pending.removeAll { waiting in
      guard waiting.waiting & (1 << UInt64(seat)) != 0 else { return false }
      story.append(.neverConverged(slot: waiting.slot))
      return true
    }
  }
}
