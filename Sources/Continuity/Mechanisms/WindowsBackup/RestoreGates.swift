// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// Whether a new device is shown the restore page: plain functions of group, device and date.
///
/// The order is part of the model: the first gate that fails is the reason.
public struct RestoreGates: Sendable {
  let scene: Scene

  public init(_ scene: Scene) { self.scene = scene }

  /// The first gate that keeps the page in the out-of-box setup away, or nil where it is shown.
  public func firstFailing(for device: DeviceTenure) -> Absence? {
    let system = scene.catalog.systems[device.system]
    let kind = scene.group.device
    if !kind.edition.supportsBackup { return .gateEditionCloud }
    if kind.shared { return .gateSharedDevice }
    if system.isWindows10 { return .gateTargetSystem }
    // Restore in the out-of-box setup is for Entra joined devices alone.
    if kind.join != .entra { return .gateJoin }
    if !BuildRequirement.restoreInSetup.isMet(by: system) { return .gateBuild }
    guard let from = scene.group.restore.pageFrom, from <= device.poweredOn else { return .gateRestorePage }
    return nil
  }

  /// Whether a missed or failed restore is offered again at the first sign-in (hybrid joined devices too).
  public func offersAtFirstSignIn(_ device: DeviceTenure) -> Bool {
    let system = scene.catalog.systems[device.system]
    let kind = scene.group.device
    return scene.group.restore.firstSignIn && kind.edition.supportsBackup && !kind.shared
      && !system.isWindows10 && kind.join != .registered
      && BuildRequirement.restoreAtFirstSignIn.isMet(by: system)
  }

  /// Why a device is never backed up, or nil where it is.
  public func backupExclusion(onSystem system: Int) -> Absence? {
    let kind = scene.group.device
    if !kind.edition.supportsBackup { return .gateEditionCloud }
    if kind.shared { return .gateSharedDevice }
    if kind.join == .registered { return .gateJoin }
    if !BuildRequirement.backup.isMet(by: scene.catalog.systems[system]) { return .gateBuild }
    return nil
  }

  /// The state in which Intune shows a device that stopped at a gate.
  public static func state(at gate: Absence) -> RestoreState {
    switch gate {
    case .gateRestorePage: .noPolicyAssigned
    case .gateConditionalAccess, .gateIdentity, .failed: .failed
    case .noProfile: .noBackupProfiles
    case .declined: .setUpAsNew
    default: .notApplicable
    }
  }
}
