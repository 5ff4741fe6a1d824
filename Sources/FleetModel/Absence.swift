// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a mechanism did not bring an item to a new device, in the order of the waterfall: a missing item is
/// charged to the first that applies, and with several mechanisms to the furthest down, of the one that came
/// closest.
public enum Absence: UInt8, CaseIterable, Sendable, Comparable {
  case notInCatalog
  case policyOff
  case gateNotInStrategy
  case gateEditionCloud
  case gateSharedDevice
  case gateTargetSystem
  case gateJoin
  case gateEnrollmentMode
  case gateBuild
  case gateRestorePage
  case gateConditionalAccess
  case gateIdentity
  case noProfile
  case changedSince
  case neverReachedService
  case notInChosenProfile
  case otherSeat
  case lostInConflict
  case declined
  case failed
  case onItsWay

  public static func < (a: Absence, b: Absence) -> Bool { a.rawValue < b.rawValue }

  /// What stops a restore, in the order in which it is looked at: the first that fails is the reason.
  public static let gates: [Absence] = [
    .gateNotInStrategy, .gateEditionCloud, .gateSharedDevice, .gateTargetSystem, .gateJoin,
    .gateEnrollmentMode, .gateBuild, .gateRestorePage, .gateConditionalAccess, .gateIdentity, .noProfile,
    .declined, .failed,
  ]

  /// How Intune's report shows a restore that this gate stopped.
  public var restoreState: RestoreState {
    switch self {
    case .gateRestorePage: .noPolicyAssigned
    case .gateConditionalAccess, .gateIdentity, .failed: .failed
    case .noProfile: .noBackupProfiles
    case .declined: .setUpAsNew
    default: .notApplicable
    }
  }

  /// The name without its family: `join` for `gate.join`.
  public var shortName: String { name.hasPrefix("gate.") ? String(name.dropFirst(5)) : name }

  /// The stable name, as in `coverage.missing.<name>`.
  public var name: String {
    switch self {
    case .notInCatalog: "notInCatalog"
    case .policyOff: "policyOff"
    case .gateNotInStrategy: "gate.notInStrategy"
    case .gateEditionCloud: "gate.editionCloud"
    case .gateSharedDevice: "gate.sharedDevice"
    case .gateTargetSystem: "gate.targetSystem"
    case .gateJoin: "gate.join"
    case .gateEnrollmentMode: "gate.enrollmentMode"
    case .gateBuild: "gate.build"
    case .gateRestorePage: "gate.restorePage"
    case .gateConditionalAccess: "gate.conditionalAccess"
    case .gateIdentity: "gate.identity"
    case .noProfile: "noProfile"
    case .changedSince: "changedSince"
    case .neverReachedService: "neverReachedService"
    case .notInChosenProfile: "notInChosenProfile"
    case .otherSeat: "otherSeat"
    case .lostInConflict: "lostInConflict"
    case .declined: "declined"
    case .failed: "failed"
    case .onItsWay: "onItsWay"
    }
  }

  /// The reason as a reader meets it in a report.
  public var sentence: String {
    switch self {
    case .notInCatalog: "no mechanism of the strategy carries the item on these systems"
    case .policyOff: "policy, toggle or opt-out keeps it off"
    case .gateNotInStrategy: "the strategy has no mechanism for it at that time"
    case .gateEditionCloud: "edition or cloud without Windows Backup"
    case .gateSharedDevice: "shared device"
    case .gateTargetSystem: "the new device runs Windows 10"
    case .gateJoin: "join type: no restore page (hybrid or registered)"
    case .gateEnrollmentMode: "enrollment mode without a restore page"
    case .gateBuild: "build too old to restore"
    case .gateRestorePage: "restore page off, or on only after enrollment"
    case .gateConditionalAccess: "Conditional Access blocks the restore app"
    case .gateIdentity: "another account or tenant"
    case .noProfile: "no backup profile exists"
    case .changedSince: "changed after the last backup"
    case .neverReachedService: "never reached the roaming service"
    case .notInChosenProfile: "not in the chosen profile"
    case .otherSeat: "another seat's value was kept"
    case .lostInConflict: "lost in a conflict before"
    case .declined: "the user set up as new"
    case .failed: "the transfer failed"
    case .onItsWay: "still on its way"
    }
  }
}

/// Why the tenant's store has no profile of a user.
public enum MissingProfile: String, CaseIterable, Sendable {
  case policy, silentBlocker, editionCloud, sharedDevice, join, build, neverRan, erased

  /// The stable name, as in `restore.noProfile.<name>`.
  public var name: String { rawValue }

  public var sentence: String {
    switch self {
    case .policy: "no policy had enabled the backup"
    case .silentBlocker: "a policy stopped the backup without a word"
    case .editionCloud: "edition or cloud without Windows Backup"
    case .sharedDevice: "shared device"
    case .join: "only registered"
    case .build: "build too old to back up"
    case .neverRan: "no run had ended yet"
    case .erased: "profiles were removed, and none was made since"
    }
  }
}

/// The states in which Intune's report shows a restore (Microsoft Learn, Intune: Windows Backup for
/// Organizations, 2025-11).
public enum RestoreState: UInt8, CaseIterable, Sendable {
  case notApplicable, noPolicyAssigned, succeeded, failed, noBackupProfiles, setUpAsNew

  public var name: String {
    switch self {
    case .notApplicable: "notApplicable"
    case .noPolicyAssigned: "noPolicyAssigned"
    case .succeeded: "succeeded"
    case .failed: "failed"
    case .noBackupProfiles: "noBackupProfiles"
    case .setUpAsNew: "setUpAsNew"
    }
  }

  /// As Intune words it.
  public var label: String {
    switch self {
    case .notApplicable: "Not applicable"
    case .noPolicyAssigned: "No policy assigned"
    case .succeeded: "Succeeded"
    case .failed: "Failed"
    case .noBackupProfiles: "No backup profiles"
    case .setUpAsNew: "Set up as new PC"
    }
  }
}
