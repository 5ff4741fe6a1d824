// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

extension Observation {
  /// What a reader is told of one observation.
  public struct Narration: Equatable, Sendable {
    /// One word by which like is found among like, such as `choice`.
    public var kind: String
    /// What happened, in words; of whom and when stands beside it.
    public var text: String
    /// From 0; nil where the observation names none.
    public var seat: Int?

    public init(_ kind: String, _ text: String, seat: UInt8? = nil) {
      self.kind = kind
      self.text = text
      self.seat = seat.map { Int($0) }
    }
  }

  /// When it was made; nil where that is when the observation before it was.
  public var at: SimulationTime? {
    switch self {
    case .choice(let at, _, _), .repair(let at, _, _, _), .ticket(let at, _, _, _), .upload(let at, _, _, _),
      .choiceLost(let at, _), .intrusion(let at, _, _, _), .backupRun(let at, _, _),
      .restored(let at, _, _, _), .held(let at, _, _), .erased(let at, _, _, _), .departed(let at),
      .administered(let at, _, _, _), .evidenceLost(let at, _), .deviceEnded(let at, _, _, _, _),
      .desktop(let at, _, _), .familiar(let at, _):
      at
    case .disagreed, .mattered, .converged, .neverConverged, .restoreState, .noProfile, .restoreRefused,
      .deviceExposed, .lostWithDevice, .coverage, .covered, .missing:
      nil
    }
  }

  /// In words that a reader understands who has not read the model.
  public func narration(_ names: NarrationNames) -> Narration {
    switch self {
    case .choice, .repair, .ticket, .disagreed, .mattered, .converged, .neverConverged: values(names)
    case .upload, .choiceLost, .intrusion, .backupRun: carriage(names)
    case .restored, .restoreState, .noProfile, .restoreRefused: restore(names)
    case .held, .erased, .departed, .administered, .evidenceLost, .deviceExposed: custody(names)
    case .deviceEnded, .lostWithDevice, .desktop, .coverage, .covered, .familiar, .missing:
      replacement(names)
    }
  }

  private func values(_ names: NarrationNames) -> Narration {
    switch self {
    case .choice(_, let seat, let slot): Narration("choice", "sets \(names.item(slot))", seat: seat)
    case .repair(_, let seat, let slot, .byHand):
      Narration("repair", "misses \(names.item(slot)) and sets it again", seat: seat)
    case .repair(_, let seat, let slot, .helpDesk):
      Narration("repair", "misses \(names.item(slot)); the help desk sets it again", seat: seat)
    case .repair(_, let seat, let slot, .livesWithIt):
      Narration("repair", "misses \(names.item(slot)) and lives with what is there", seat: seat)
    case .ticket(_, let seat, let slot, let handling):
      Narration(
        "call", "calls the help desk about \(names.item(slot)), which takes \(handling.inWords)", seat: seat)
    case .disagreed(let seat, let slot, let active, .wrong):
      Narration("wrong", "\(names.item(slot)) was wrong in sight for \(Self.active(active))", seat: seat)
    case .disagreed(let seat, let slot, let active, .givenUp):
      Narration("wrong", "\(names.item(slot)) was put up with for \(Self.active(active))", seat: seat)
    case .mattered(let seat, let slot, let active, let onlyGivenUp):
      Narration(
        "use",
        "\(names.item(slot)) was not at its default for \(Self.active(active))"
          + (onlyGivenUp ? ", had it not been given up" : ""), seat: seat)
    case .converged(let slot, let after):
      Narration("everywhere", "every PC in use shows \(names.item(slot)), \(after.inWords) after it was set")
    case .neverConverged(let slot):
      Narration("everywhere", "\(names.item(slot)) never came to every PC in use")
    default: preconditionFailure("this observation is told elsewhere")
    }
  }

  private static func active(_ microseconds: Int64) -> String {
    "\(TimeSpan(microseconds: microseconds).inWords) of active time"
  }

  private func carriage(_ names: NarrationNames) -> Narration {
    switch self {
    case .upload(_, let seat, let outcome, let isRestore):
      Narration(
        "upload",
        (isRestore ? "what a restore wrote is uploaded" : "a change is uploaded")
          + (outcome.map { ", concurrently with another PC: \($0.words)" } ?? ""), seat: seat)
    case .choiceLost(_, let slot):
      Narration("conflict", "\(names.item(slot)) is lost: something that is not newer takes its place")
    case .intrusion(_, let seat, let slot, let replacedDefault):
      Narration(
        "intrusion",
        "another PC's \(names.item(slot)) arrives in place of "
          + (replacedDefault ? "the default" : "this PC's own"), seat: seat)
    case .backupRun(_, let seat, let succeeded):
      Narration("backup", succeeded ? "a backup is taken" : "a backup fails", seat: seat)
    default: preconditionFailure("this observation is told elsewhere")
    }
  }

  private func restore(_ names: NarrationNames) -> Narration {
    switch self {
    case .restored(_, let replacement, let capture, let forks):
      Narration(
        "restore",
        "\(names.replacement(replacement)) takes the profile of \(names.clock(capture))"
          + (forks == 0 ? "" : "; \(names.count(Int(forks), "value forks", "values fork"))"))
    case .restoreState(let replacement, let state, let offered, let stop):
      Narration(
        "restore",
        "the restore of \(names.replacement(replacement)) is "
          + (offered ? "offered" : "not offered") + (stop.map { ": \($0.sentence)" } ?? "")
          + " (Intune: \(state.label))")
    case .noProfile(let replacement, let reason):
      Narration(
        "restore", "\(names.replacement(replacement)) finds no profile, because: \(reason.sentence)")
    case .restoreRefused(let replacement, let identity):
      Narration(
        "restore", "the restore of \(names.replacement(replacement)) is refused to \(identity.sentence)")
    default: preconditionFailure("this observation is told elsewhere")
    }
  }

  private func custody(_ names: NarrationNames) -> Narration {
    switch self {
    case .held(_, let custodian, let holding):
      Narration("custody", "in \(custodian.title): \(names.holding(holding))")
    case .erased(_, let custodian, let why, let holding):
      Narration(
        "custody", "removed from \(custodian.title) \(why.sentence): \(names.holding(holding))")
    case .departed: Narration("departure", "leaves the organisation")
    case .administered(_, let action, let isRefused, let calls):
      Narration(
        "administration",
        "an administrator's \(action.rawValue) "
          + (isRefused ? "is refused" : "takes \(names.count(Int(calls), "call", "calls"))"))
    case .evidenceLost(_, let holding):
      Narration("evidence", "wanted as evidence and gone: \(names.holding(holding))")
    case .deviceExposed(let replacement, let items, let secrets, let isEncrypted):
      Narration(
        "exposure",
        "the disk lost with \(names.replacement(replacement)) holds "
          + names.count(Int(items), "value", "values")
          + ", \(names.count(Int(secrets), "credential", "credentials")) among them; it is "
          + (isEncrypted ? "encrypted" : "not encrypted"))
    default: preconditionFailure("this observation is told elsewhere")
    }
  }

  private func replacement(_ names: NarrationNames) -> Narration {
    switch self {
    case .deviceEnded(_, let seat, let replacement, let cause, let wanted):
      Narration(
        "device",
        "the PC \(cause.words): \(names.replacement(replacement)); what is wanted on it weighs "
          + names.weight(wanted), seat: seat)
    case .lostWithDevice(let replacement, let choices):
      Narration(
        "loss",
        choices == 0
          ? "\(names.replacement(replacement)) loses no choice with the old PC"
          : "\(names.replacement(replacement)) loses \(names.count(Int(choices), "choice", "choices")) "
            + "that the old PC alone held")
    case .desktop(_, let seat, let replacement):
      Narration("desktop", "the first desktop of \(names.replacement(replacement))", seat: seat)
    case .coverage(let replacement, let point, let slot, let shown, let byMechanism, let givenUp):
      Narration(
        "coverage",
        "\(point.words) \(names.replacement(replacement)) "
          + (shown ? "shows " : "does not show ") + names.item(slot)
          + (byMechanism ? ", brought by a mechanism" : "") + (givenUp ? ", which was given up" : ""))
    case .covered(let replacement, let point):
      Narration("coverage", "\(names.replacement(replacement)) is looked at \(point.words)")
    case .familiar(_, let replacement):
      Narration("familiar", "\(names.replacement(replacement)) feels familiar")
    case .missing(let replacement, let slot, let reason):
      Narration(
        "missing", "\(names.replacement(replacement)) lacks \(names.item(slot)): \(reason.sentence)")
    default: preconditionFailure("this observation is told elsewhere")
    }
  }
}

extension Observation.Outcome {
  fileprivate var words: String {
    switch self {
    case .harmless: "no harm is done"
    case .wrongWinner: "the older choice wins"
    case .collateral: "something that nobody changed overwrites a choice"
    }
  }
}

extension Cause {
  fileprivate var words: String {
    switch self {
    case .planned: "is handed over as planned"
    case .failure: "breaks"
    case .loss: "is lost or stolen"
    case .reset: "is emptied"
    }
  }
}

extension CoveragePoint {
  fileprivate var words: String {
    switch self {
    case .desktop: "at the first desktop"
    case .hour1: "after an hour"
    case .day1: "after a day"
    case .day7: "after seven days"
    }
  }
}
