// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Statistics

/// How the devices of a group are set up.
public struct ProvisioningParameters: Equatable, Sendable {
  public enum QualityUpdate: String, CaseIterable, Sendable {
    case never
    /// Where the image is older than the build that a restore during setup needs.
    case whenNeeded
    case always
  }

  /// By `Cause.rawValue` of the replacement.
  public var modes: [EnrollmentMode]
  /// The chain of each mode, in the order of `EnrollmentMode.allCases`; what runs in the background begins
  /// at the desktop.
  public var chains: [[ProvisioningStage]]
  public var qualityUpdate: QualityUpdate
  /// Share of the essential Store apps whose placeholder the user clicks, which brings it to the front.
  public var clicks: Double
  /// From the desktop to a click, in microseconds.
  public var clickAfter: Distribution
  /// What it takes to find and start one Store app by hand where no restore brought its placeholder.
  public var installByHand: TimeSpan

  public init(
    modes: [EnrollmentMode], chains: [[ProvisioningStage]], qualityUpdate: QualityUpdate, clicks: Double,
    clickAfter: Distribution, installByHand: TimeSpan
  ) {
    precondition(
      modes.count == Cause.allCases.count && chains.count == EnrollmentMode.allCases.count,
      "a mode for each cause, a chain for each mode")
    self.modes = modes
    self.chains = chains
    self.qualityUpdate = qualityUpdate
    self.clicks = clicks
    self.clickAfter = clickAfter
    self.installByHand = installByHand
  }

  /// User-driven, without a single stage.
  public static let immediate = ProvisioningParameters(
    modes: Cause.allCases.map { _ in .userDriven }, chains: EnrollmentMode.allCases.map { _ in [] },
    qualityUpdate: .never, clicks: 0, clickAfter: .constant(0), installByHand: .zero)

  /// How a device that follows one that ended by `cause` is set up.
  public func mode(after cause: Cause) -> EnrollmentMode { modes[cause.rawValue] }

  /// How a device is set up; one that was there at the start counts as planned.
  public func mode(of device: DeviceTenure) -> EnrollmentMode { mode(after: device.replaces ?? .planned) }

  /// Whether a quality update is due, in a chain that has one, on an image that needs it or does not.
  public func updates(where isNeeded: Bool) -> Bool {
    switch qualityUpdate {
    case .never: false
    case .whenNeeded: isNeeded
    case .always: true
    }
  }

  public func hasQualityUpdate(in mode: EnrollmentMode) -> Bool {
    chain(mode).contains { $0.name == .qualityUpdate }
  }

  public func chain(_ mode: EnrollmentMode) -> [ProvisioningStage] {
    chains[EnrollmentMode.allCases.firstIndex(of: mode)!]
  }
}
