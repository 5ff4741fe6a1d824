// SPDX-License-Identifier: GPL-3.0-or-later

/// What a mechanism asks of the setup of a new device, decided by the device, policy and identity alone.
///
/// So it is known before anything of the user's life is, such as whether a profile exists.
public struct SetupNeeds: Equatable, Sendable {
  /// The restore page appears.
  public var restorePage: Bool
  /// Store apps come back as placeholders: on that page, or at the first sign-in.
  public var placeholders: Bool
  /// The image is older than what a restore during setup needs.
  public var qualityUpdate: Bool

  public init(restorePage: Bool, placeholders: Bool, qualityUpdate: Bool) {
    self.restorePage = restorePage
    self.placeholders = placeholders
    self.qualityUpdate = qualityUpdate
  }

  public static let none = SetupNeeds(restorePage: false, placeholders: false, qualityUpdate: false)
}
