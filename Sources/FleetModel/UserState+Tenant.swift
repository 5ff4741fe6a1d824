// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics

// What custodians keep of the user, what administrators do with it, and the user's departure.
extension UserState {
  /// For a mechanism: a call to a custodian now.
  @inline(__always)
  public mutating func request(
    _ kind: StoreRequest.Kind, at custodian: Custodian, items: Int = 0, secrets: Int = 0
  ) {
    let hour = Int(now.microseconds / TimeSpan.hours(1).microseconds)
    requests.append(
      StoreRequest(hour: Int32(hour), kind, at: custodian, items: items, secrets: secrets))
  }

  /// Everything of the user was removed from a custodian; what was wanted as evidence is lost unless it had
  /// been exported.
  public mutating func narrateErasure(_ holding: Holding, at custodian: Custodian, _ why: Erasure) {
    guard !holding.isEmpty else { return }
    let position = keep(holding)
    story.append(.erased(at: now, custodian, why, holding: position))
    if isHeldAsEvidence, !isExported { story.append(.evidenceLost(at: now, holding: position)) }
  }

  /// What a custodian holds now.
  public mutating func narrateHolding(_ holding: Holding, at custodian: Custodian) {
    story.append(.held(at: now, custodian, holding: keep(holding)))
  }

  private mutating func keep(_ holding: Holding) -> Int32 {
    holdings.append(holding)
    return Int32(holdings.count - 1)
  }

  /// The user leaves: every device is handed in, and nothing is wanted any more.
  public mutating func depart() {
    for seat in seats.indices {
      endActive(seat)
      seats[seat].hasDevice = false
      seats[seat].isAwake = false
      seats[seat].awaitsFamiliarity = false
      for slot in 0..<life.slotCount {
        cells[cell(seat, slot)].hasTicket = false
        reconsider(seat, slot)
      }
    }
    for waiting in pending { story.append(.neverConverged(slot: waiting.slot)) }
    pending.removeAll(keepingCapacity: true)
    hasLeft = true
    story.append(.departed(at: now))
  }

  /// An administrator acts on the user's data; refused without the role.
  public mutating func administer(_ plan: AdministrationPlan, calls: Int) {
    let mayAct = plan.role.mayAdminister || !plan.action.isCall
    story.append(
      .administered(at: now, plan.action, isRefused: !mayAct, calls: Int32(mayAct ? calls : 1)))
    guard mayAct else { return }
    switch plan.action {
    case .hold: (isHeldAsEvidence, isExported) = (true, false)
    case .release: isHeldAsEvidence = false
    case .export: isExported = true
    case .audit, .delete: break
    }
  }

  /// What lies on the device in the seat when it is lost.
  public mutating func narrateExposure(_ replacement: Int, _ seat: Int, isEncrypted: Bool) {
    var items: Int32 = 0
    var secrets: Int32 = 0
    for slot in 0..<life.slotCount where !cells[cell(seat, slot)].visible.isDefault {
      items += 1
      if catalog.isSecret(Int(life.items[slot])) { secrets += 1 }
    }
    story.append(
      .deviceExposed(
        replacement: Int32(replacement), items: items, secrets: secrets, isEncrypted: isEncrypted))
  }
}
