// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// Roaming user profiles on a file server.
public struct RoamingProfileParameters: Equatable, Sendable {
  /// Share of online sign-ins over a slow link, which makes them local.
  public var slowLink: Double
  /// How often the registry hive is uploaded in the background; nil is only at sign-out.
  public var backgroundUpload: TimeSpan?

  public init(slowLink: Double, backgroundUpload: TimeSpan?) {
    self.slowLink = slowLink
    self.backgroundUpload = backgroundUpload
  }

  public static let plain = RoamingProfileParameters(slowLink: 0, backgroundUpload: nil)
}

/// Windows' backup for consumers, into personal accounts.
public struct ConsumerBackupParameters: Equatable, Sendable {
  /// Share of people who have a personal account on their work devices, and let it back up.
  public var users: Double
  public var cadence: TimeSpan
  /// Share of offered restores that are accepted.
  public var accepts: Double

  public init(users: Double, cadence: TimeSpan, accepts: Double) {
    self.users = users
    self.cadence = cadence
    self.accepts = accepts
  }

  public static let plain = ConsumerBackupParameters(users: 1, cadence: .days(1), accepts: 1)
}
