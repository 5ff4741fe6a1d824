// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Statistics

/// One step of setting up a device, or one job in the background after the desktop.
public struct ProvisioningStage: Equatable, Sendable {
  public enum Name: String, CaseIterable, Sendable {
    /// An image is laid down or the device is emptied.
    case imaging
    case outOfBox
    /// With multi-factor authentication.
    case signIn
    /// Only where the image is older than what a restore needs, or where policy asks for it.
    case qualityUpdate
    /// Only where the gates let the page appear.
    case restorePage
    /// The three phases of the enrollment status page.
    case devicePreparation, deviceSetup, accountSetup
    /// The technician seals the device, and it is carried to its user.
    case handover
    /// In the background, all at once: Store apps as placeholders, managed apps, files.
    case storeApps, managedApps, files

    public var isBackground: Bool { self == .storeApps || self == .managedApps || self == .files }
    /// Part of the enrollment status page, with its time-out.
    public var isOnStatusPage: Bool {
      self == .devicePreparation || self == .deviceSetup || self == .accountSetup
    }
  }

  /// Whose hands it keeps busy.
  public enum Attendance: String, CaseIterable, Sendable { case user, technician, nobody }

  /// What happens when the last attempt has failed.
  public enum Surrender: String, CaseIterable, Sendable {
    /// The setup goes on without it.
    case goOn
    /// The device is emptied and the chain begins again; after three times it goes on.
    case startOver
  }

  public var name: Name
  /// Of each app, or of the stage where it has none; in microseconds.
  public var takes: Distribution
  /// What each app (or the stage) downloads, in bytes; nil is nothing. It comes on top of `takes`.
  public var download: Distribution?
  /// How many apps, one after the other; 1 for a stage without apps.
  public var apps: Int
  /// Of the Store apps, how many people wait for.
  public var essential: Int
  /// Probability that an attempt fails, at its end.
  public var fails: Double
  public var retryAfter: TimeSpan
  /// Attempts after the first.
  public var retryLimit: Int
  /// An attempt that would outlast it is stopped there and has failed; nil is never.
  public var timeout: TimeSpan?
  public var surrender: Surrender
  public var attendance: Attendance

  public init(
    _ name: Name, takes: Distribution, download: Distribution? = nil, apps: Int = 1, essential: Int = 0,
    fails: Double = 0, retryAfter: TimeSpan = .zero, retryLimit: Int = 0, timeout: TimeSpan? = nil,
    surrender: Surrender = .goOn, attendance: Attendance = .nobody
  ) {
    self.name = name
    self.takes = takes
    self.download = download
    self.apps = apps
    self.essential = essential
    self.fails = fails
    self.retryAfter = retryAfter
    self.retryLimit = retryLimit
    self.timeout = timeout
    self.surrender = surrender
    self.attendance = attendance
  }
}
