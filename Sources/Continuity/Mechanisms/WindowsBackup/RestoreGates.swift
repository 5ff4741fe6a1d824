// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics

/// Whether a new device is shown the restore page: plain functions of group, device and date.
///
/// The order is part of the model: the first gate that fails is the reason.
public struct RestoreGates: Sendable {
  let scene: Scene

  public init(_ scene: Scene) { self.scene = scene }

  /// The gates of the page in the out-of-box setup, in their order.
  static let ofPage: [Absence] = [
    .gateEditionCloud, .gateSharedDevice, .gateTargetSystem, .gateJoin, .gateEnrollmentMode, .gateBuild,
    .gateRestorePage, .gateConditionalAccess, .gateIdentity,
  ]

  /// The first gate that keeps the page in the out-of-box setup away, or nil where it is shown.
  ///
  /// - Parameter otherIdentity: the device is set up with another account, in another tenant, or for a user
  ///   who was deleted.
  public func firstFailing(for device: DeviceTenure, otherIdentity: Bool = false) -> Absence? {
    Self.ofPage.first { keepsPageAway($0, from: device, otherIdentity: otherIdentity) }
  }

  func keepsPageAway(_ gate: Absence, from device: DeviceTenure, otherIdentity: Bool) -> Bool {
    switch gate {
    case .gateTargetSystem: scene.catalog.systems[device.system].isWindows10
    // Restore in the out-of-box setup is for Entra joined devices alone.
    case .gateJoin: scene.group.device.join != .entra
    case .gateEnrollmentMode: !Self.showsPage(mode(of: device))
    case .gateBuild: !BuildRequirement.restoreInSetup.isMet(by: systemAfterSetup(of: device))
    case .gateRestorePage: scene.group.restore.pageFrom.map { $0 > device.poweredOn } ?? true
    // No device is compliant while it is being set up.
    case .gateConditionalAccess: scene.group.restore.needsCompliantDevice
    case .gateIdentity: otherIdentity
    default: isOutOfScope(gate)
    }
  }

  /// Devices that neither backup nor restore is made for.
  private func isOutOfScope(_ gate: Absence) -> Bool {
    let kind = scene.group.device
    switch gate {
    case .gateEditionCloud: return !kind.edition.supportsBackup || kind.sovereignCloud
    case .gateSharedDevice: return kind.shared
    default: preconditionFailure("\(gate) is no gate of this way")
    }
  }

  /// Whether the replacement is set up with another identity; keyed by the device.
  public func hasOtherIdentity(_ device: DeviceTenure, inSeat seat: Int, _ key: StreamKey) -> Bool {
    guard device.replaces != nil, scene.group.restore.otherIdentity > 0 else { return false }
    var stream = key.stream(Purpose.identity.rawValue, UInt64(seat) << 32 | UInt64(device.ordinal))
    return stream.bernoulli(scene.group.restore.otherIdentity)
  }

  /// Who sets up a device that `hasOtherIdentity`.
  public func identity(of device: DeviceTenure, inSeat seat: Int, _ key: StreamKey) -> ForeignIdentity {
    var stream = key.stream(Purpose.identity.rawValue, UInt64(seat) << 32 | UInt64(device.ordinal))
    _ = stream.uniform()
    var running = 0.0
    let shares = scene.group.restore.identities.map { share in
      running += share
      return running
    }
    return ForeignIdentity(rawValue: stream.pick(shares))!
  }

  // MARK: Setup

  func mode(of device: DeviceTenure) -> EnrollmentMode { scene.group.provisioning.mode(of: device) }

  /// Autopilot has the page in its user-driven mode alone; without Autopilot, joining during setup has it
  /// (Microsoft Learn, Intune: Windows Backup for Organizations, 2025-11).
  public static func showsPage(_ mode: EnrollmentMode) -> Bool { mode == .userDriven || mode == .manual }

  /// Whether the image is too old for a restore during setup, and the setup can bring it up to date.
  func needsQualityUpdate(_ device: DeviceTenure) -> Bool {
    let image = scene.catalog.systems[device.system]
    return !BuildRequirement.restoreInSetup.isMet(by: image)
      && BuildRequirement.restoreInSetup.isMet(by: image.fullyPatched)
  }

  /// What the device runs once it is set up: patched where its chain has a quality update that is due.
  func systemAfterSetup(of device: DeviceTenure) -> OperatingSystem {
    let image = scene.catalog.systems[device.system]
    let provisioning = scene.group.provisioning
    // A reset empties a device and keeps what its machine was updated to.
    let setups = [device.machineReplaces, device.replaces].compactMap { $0 }.map(provisioning.mode(after:))
    guard setups.contains(where: provisioning.hasQualityUpdate(in:)) else { return image }
    return provisioning.updates(where: needsQualityUpdate(device)) ? image.fullyPatched : image
  }

  /// The gates of the offer at the first sign-in.
  static let ofFirstSignIn: [Absence] = [
    .gateEditionCloud, .gateSharedDevice, .gateTargetSystem, .gateJoin, .gateEnrollmentMode, .gateBuild,
    .policyOff,
  ]

  /// Whether a missed or failed restore is offered again at the first sign-in: by its own policy, to hybrid
  /// joined devices too, whatever the enrollment mode as long as there is a user.
  public func offersAtFirstSignIn(_ device: DeviceTenure, _ controls: Controls) -> Bool {
    !Self.ofFirstSignIn.contains { keepsFirstSignInAway($0, from: device, controls) }
  }

  func keepsFirstSignInAway(_ gate: Absence, from device: DeviceTenure, _ controls: Controls) -> Bool {
    switch gate {
    case .gateTargetSystem: scene.catalog.systems[device.system].isWindows10
    case .gateJoin: scene.group.device.join == .registered
    case .gateEnrollmentMode: mode(of: device) == .selfDeploying
    case .gateBuild: !BuildRequirement.restoreAtFirstSignIn.isMet(by: systemAfterSetup(of: device))
    case .policyOff: !(scene.group.restore.firstSignIn || controls.restoreAtFirstSignIn)
    default: isOutOfScope(gate)
    }
  }

  /// The gates of the backup itself, besides policy.
  static let ofBackup: [Absence] = [.gateEditionCloud, .gateSharedDevice, .gateJoin, .gateBuild]

  /// Why a device is never backed up, or nil where it is.
  public func backupExclusion(of device: DeviceTenure) -> Absence? {
    Self.ofBackup.first { excludesFromBackup($0, device) }
  }

  func excludesFromBackup(_ gate: Absence, _ device: DeviceTenure) -> Bool {
    switch gate {
    case .gateJoin: scene.group.device.join == .registered
    case .gateBuild: !BuildRequirement.backup.isMet(by: systemAfterSetup(of: device))
    default: isOutOfScope(gate)
    }
  }
}
