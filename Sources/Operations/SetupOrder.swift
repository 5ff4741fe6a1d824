// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics

/// A device that is to be set up: what its life and its mechanisms decide about it beforehand.
public struct SetupOrder: Sendable {
  /// Of the device's user.
  public var key: StreamKey
  /// Position of the user's group among the site's.
  public var group: Int
  public var seat: Int
  public var ordinal: Int
  public var poweredOn: SimulationTime
  public var mode: EnrollmentMode
  public var showsRestorePage: Bool
  /// Store apps come back as placeholders.
  public var bringsPlaceholders: Bool
  public var updates: Bool

  public init(
    key: StreamKey, group: Int, seat: Int, ordinal: Int, poweredOn: SimulationTime, mode: EnrollmentMode,
    showsRestorePage: Bool, bringsPlaceholders: Bool, updates: Bool
  ) {
    self.key = key
    self.group = group
    self.seat = seat
    self.ordinal = ordinal
    self.poweredOn = poweredOn
    self.mode = mode
    self.showsRestorePage = showsRestorePage
    self.bringsPlaceholders = bringsPlaceholders
    self.updates = updates
  }

  /// Whether a stage of the mode's chain is part of this setup.
  func includes(_ stage: ProvisioningStage) -> Bool {
    switch stage.name {
    case .qualityUpdate: updates
    case .restorePage: showsRestorePage
    default: true
    }
  }

  /// Key of a draw for one attempt at a stage: the same under every strategy.
  func index(_ stage: ProvisioningStage.Name, attempt: Int) -> UInt64 {
    let position = UInt64(ProvisioningStage.Name.allCases.firstIndex(of: stage)!)
    return UInt64(seat) << 56 | UInt64(ordinal) << 40 | position << 32 | UInt64(attempt)
  }
}
