// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// What the doors of `UserState` narrate; probes count, the model does not.
///
/// Items are slots of the life, weights are thousandths of importance, active time is in microseconds.
public enum Observation: Sendable, Equatable {
  /// How a conflict at the roaming service ended.
  public enum Outcome: UInt8, Sendable { case harmless, wrongWinner, collateral }
  /// Why a seat showed another value than the wanted one, or would have.
  public enum Disagreement: UInt8, Sendable {
    /// Visible is not wanted.
    case wrong
    /// Visible is wanted only because the user gave the original intention up.
    case givenUp
  }
  public enum Remedy: UInt8, Sendable { case byHand, helpDesk, livesWithIt }

  case choice(at: SimulationTime, seat: UInt8, slot: Int32)
  case repair(at: SimulationTime, seat: UInt8, slot: Int32, by: Remedy)
  /// A call to the help desk, and how long an agent will be busy with it.
  case ticket(at: SimulationTime, seat: UInt8, slot: Int32, handling: TimeSpan)

  /// An item of a seat disagreed for so much active time there.
  case disagreed(seat: UInt8, slot: Int32, active: Int64, Disagreement)
  /// An item of a seat was not at its default, wanted or visible, for so much active time there; or it would
  /// have been wanted had it not been given up.
  case mattered(seat: UInt8, slot: Int32, active: Int64, onlyGivenUp: Bool)
  /// Every other seat in use showed a choice so long after it was made.
  case converged(slot: Int32, after: TimeSpan)
  /// A choice that not all other seats in use had shown when a newer one, a lost seat or the horizon came.
  case neverConverged(slot: Int32)

  /// An upload reached the service; nil is not concurrent.
  case upload(at: SimulationTime, seat: UInt8, Outcome?, isRestore: Bool)
  /// A choice that was still the intention gave way to something that was not newer.
  case choiceLost(at: SimulationTime, slot: Int32)
  /// Another seat's value arrived; whether it replaced a default or a choice.
  case intrusion(at: SimulationTime, seat: UInt8, slot: Int32, replacedDefault: Bool)

  case backupRun(at: SimulationTime, seat: UInt8, succeeded: Bool)
  /// The profile that an accepted restore chose.
  case restored(at: SimulationTime, replacement: Int32, capture: SimulationTime, forks: Int32)
  /// How the restore of a replacement ended, in Intune's states; what stopped it, nil where it succeeded.
  case restoreState(replacement: Int32, RestoreState, offered: Bool, stop: Absence?)

  /// Why no profile existed for a restore that was offered none.
  case noProfile(replacement: Int32, MissingProfile)

  /// A restore that was refused, because somebody else set the device up.
  case restoreRefused(replacement: Int32, ForeignIdentity)

  /// What a custodian held of the user at one of the instants at which that is looked at; by its position in
  /// `UserState.holdings`, as everywhere below.
  case held(at: SimulationTime, Custodian, holding: Int32)
  /// Everything of the user was removed from a custodian.
  case erased(at: SimulationTime, Custodian, Erasure, holding: Int32)
  case departed(at: SimulationTime)
  /// An administrator acted on the user's data: refused for want of the role, or with so many calls.
  case administered(at: SimulationTime, AdministrationPlan.Action, isRefused: Bool, calls: Int32)
  /// Data that was wanted as evidence was removed, and nobody had exported it.
  case evidenceLost(at: SimulationTime, holding: Int32)
  /// What lay on a device that was lost: values that are not default, the credentials among them, and whether
  /// the disk was encrypted.
  case deviceExposed(replacement: Int32, items: Int32, secrets: Int32, isEncrypted: Bool)

  /// A device left its seat; the weight of its frozen list.
  case deviceEnded(at: SimulationTime, seat: UInt8, replacement: Int32, Cause, wanted: Int64)
  /// Choices held nowhere else when the device ended.
  case lostWithDevice(replacement: Int32, choices: Int32)
  case desktop(at: SimulationTime, seat: UInt8, replacement: Int32)
  /// One item of a frozen list at one point after the desktop.
  case coverage(replacement: Int32, CoveragePoint, slot: Int32, shown: Bool, byMechanism: Bool, givenUp: Bool)
  /// The point was reached, so that the replacement counts there.
  case covered(replacement: Int32, CoveragePoint)
  /// The new device shows enough of what was wanted, for the first time.
  case familiar(at: SimulationTime, replacement: Int32)
  /// Why an item was missing at the desktop.
  case missing(replacement: Int32, slot: Int32, Absence)
}

/// When coverage is taken after a replacement.
public enum CoveragePoint: Int, CaseIterable, Sendable {
  case desktop, hour1, day1, day7

  public var name: String {
    switch self {
    case .desktop: "desktop"
    case .hour1: "hour1"
    case .day1: "day1"
    case .day7: "day7"
    }
  }

  public var delay: TimeSpan {
    switch self {
    case .desktop: .zero
    case .hour1: .hours(1)
    case .day1: .days(1)
    case .day7: .days(7)
    }
  }
}
