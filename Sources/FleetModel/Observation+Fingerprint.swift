// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics

extension Observation {
  /// Takes in which case it is and every field of it: any other story has another fingerprint.
  public func absorb(into fingerprint: inout Fingerprint) {
    switch self {
    case .choice, .repair, .ticket, .disagreed, .mattered, .converged, .neverConverged:
      absorbValues(into: &fingerprint)
    case .upload, .choiceLost, .intrusion, .backupRun, .restored, .restoreState, .noProfile, .restoreRefused:
      absorbCarriage(into: &fingerprint)
    case .held, .erased, .departed, .administered, .evidenceLost, .deviceExposed:
      absorbCustody(into: &fingerprint)
    case .deviceEnded, .lostWithDevice, .desktop, .coverage, .covered, .familiar, .missing:
      absorbReplacement(into: &fingerprint)
    }
  }

  private func absorbValues(into fingerprint: inout Fingerprint) {
    switch self {
    case .choice(let at, let seat, let slot):
      fingerprint.absorb(1, seat, slot)
      fingerprint.absorb(at)
    case .repair(let at, let seat, let slot, let by):
      fingerprint.absorb(2, seat, slot, by.rawValue)
      fingerprint.absorb(at)
    case .ticket(let at, let seat, let slot, let handling):
      fingerprint.absorb(3, seat, slot)
      fingerprint.absorb(at)
      fingerprint.absorb(handling)
    case .disagreed(let seat, let slot, let active, let kind):
      fingerprint.absorb(4, seat, slot, kind.rawValue)
      fingerprint.absorb(UInt64(bitPattern: active))
    case .mattered(let seat, let slot, let active, let onlyGivenUp):
      fingerprint.absorb(5, seat, slot, onlyGivenUp ? 1 : 0)
      fingerprint.absorb(UInt64(bitPattern: active))
    case .converged(let slot, let after):
      fingerprint.absorb(6, 0, slot)
      fingerprint.absorb(after)
    case .neverConverged(let slot): fingerprint.absorb(7, 0, slot)
    default: preconditionFailure("this observation is taken in elsewhere")
    }
  }

  private func absorbCarriage(into fingerprint: inout Fingerprint) {
    switch self {
    case .upload(let at, let seat, let outcome, let isRestore):
      let ending = outcome.map { $0.rawValue + 1 } ?? 0
      fingerprint.absorb(8, seat, isRestore ? 1 : 0, ending)
      fingerprint.absorb(at)
    case .choiceLost(let at, let slot):
      fingerprint.absorb(9, 0, slot)
      fingerprint.absorb(at)
    case .intrusion(let at, let seat, let slot, let replacedDefault):
      fingerprint.absorb(10, seat, slot, replacedDefault ? 1 : 0)
      fingerprint.absorb(at)
    case .backupRun(let at, let seat, let succeeded):
      fingerprint.absorb(11, seat, succeeded ? 1 : 0)
      fingerprint.absorb(at)
    case .restored(let at, let replacement, let capture, let forks):
      fingerprint.absorb(12, 0, replacement)
      fingerprint.absorb(at)
      fingerprint.absorb(capture)
      fingerprint.absorb(Int(forks))
    case .restoreState(let replacement, let state, let offered, let stop):
      let reason = stop.map { $0.rawValue + 1 } ?? 0
      fingerprint.absorb(13, state.rawValue, replacement, reason, offered ? 1 : 0)
    case .noProfile(let replacement, let reason):
      fingerprint.absorb(14, 0, replacement)
      fingerprint.absorb(reason.rawValue)
    case .restoreRefused(let replacement, let identity):
      fingerprint.absorb(15, UInt8(identity.rawValue), replacement)
    default: preconditionFailure("this observation is taken in elsewhere")
    }
  }

  private func absorbCustody(into fingerprint: inout Fingerprint) {
    switch self {
    case .held(let at, let custodian, let holding):
      fingerprint.absorb(16, custodian.rawValue, holding)
      fingerprint.absorb(at)
    case .erased(let at, let custodian, let why, let holding):
      fingerprint.absorb(17, custodian.rawValue, holding, why.rawValue)
      fingerprint.absorb(at)
    case .departed(let at):
      fingerprint.absorb(18, 0, 0)
      fingerprint.absorb(at)
    case .administered(let at, let action, let isRefused, let calls):
      fingerprint.absorb(19, isRefused ? 1 : 0, calls)
      fingerprint.absorb(at)
      fingerprint.absorb(action.rawValue)
    case .evidenceLost(let at, let holding):
      fingerprint.absorb(20, 0, holding)
      fingerprint.absorb(at)
    case .deviceExposed(let replacement, let items, let secrets, let isEncrypted):
      fingerprint.absorb(21, isEncrypted ? 1 : 0, replacement)
      fingerprint.absorb(Int(items))
      fingerprint.absorb(Int(secrets))
    default: preconditionFailure("this observation is taken in elsewhere")
    }
  }

  private func absorbReplacement(into fingerprint: inout Fingerprint) {
    switch self {
    case .deviceEnded(let at, let seat, let replacement, let cause, let wanted):
      fingerprint.absorb(22, seat, replacement, UInt8(cause.rawValue))
      fingerprint.absorb(at)
      fingerprint.absorb(UInt64(bitPattern: wanted))
    case .lostWithDevice(let replacement, let choices):
      fingerprint.absorb(23, 0, replacement)
      fingerprint.absorb(Int(choices))
    case .desktop(let at, let seat, let replacement):
      fingerprint.absorb(24, seat, replacement)
      fingerprint.absorb(at)
    case .coverage(let replacement, let point, let slot, let shown, let byMechanism, let givenUp):
      let answers: UInt8 = (shown ? 1 : 0) | (byMechanism ? 2 : 0) | (givenUp ? 4 : 0)
      fingerprint.absorb(25, UInt8(point.rawValue), replacement, answers)
      fingerprint.absorb(Int(slot))
    case .covered(let replacement, let point): fingerprint.absorb(26, UInt8(point.rawValue), replacement)
    case .familiar(let at, let replacement):
      fingerprint.absorb(27, 0, replacement)
      fingerprint.absorb(at)
    case .missing(let replacement, let slot, let reason):
      fingerprint.absorb(28, reason.rawValue, replacement)
      fingerprint.absorb(Int(slot))
    default: preconditionFailure("this observation is taken in elsewhere")
    }
  }
}

extension Holding {
  /// Takes in every field.
  public func absorb(into fingerprint: inout Fingerprint) {
    for number in [profiles, units, items, secrets, entries] { fingerprint.absorb(Int(number)) }
    fingerprint.absorb(Int(bytes))
  }
}

extension Provisioning {
  /// Takes in what a setup at a site came to.
  public func absorb(into fingerprint: inout Fingerprint) {
    fingerprint.absorb(mode.rawValue)
    for span in [desktop, apps, user, technician, installedByHand, waiting, queued] {
      fingerprint.absorb(span)
    }
    fingerprint.absorb(givenUpAfter ?? TimeSpan(microseconds: -1))
    fingerprint.absorb(timeOuts)
    fingerprint.absorb(startedOver)
    for stage in stages {
      fingerprint.absorb(stage.name.rawValue)
      fingerprint.absorb(stage.took)
      fingerprint.absorb(stage.attempts)
      fingerprint.absorb(stage.isGivenUp ? 1 : 0)
    }
  }
}

extension Fingerprint {
  /// The number of a case and its small fields, in one word.
  fileprivate mutating func absorb(
    _ number: UInt8, _ place: UInt8, _ which: Int32, _ kind: UInt8 = 0, _ flag: UInt8 = 0
  ) {
    let small = UInt64(number) << 56 | UInt64(place) << 48 | UInt64(kind) << 40 | UInt64(flag) << 32
    absorb(small | UInt64(UInt32(bitPattern: which)))
  }

  fileprivate mutating func absorb(_ time: SimulationTime) { absorb(UInt64(bitPattern: time.microseconds)) }
  fileprivate mutating func absorb(_ span: TimeSpan) { absorb(UInt64(bitPattern: span.microseconds)) }
}
