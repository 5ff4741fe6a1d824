// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// How the setup of one device went, as it was measured at its site: it never changes a life.
public struct Provisioning: Equatable, Sendable {
  public struct Stage: Equatable, Sendable {
    public var name: ProvisioningStage.Name
    /// From its first attempt to its end, retries and queues included; of a background job, from the desktop.
    public var took: TimeSpan
    public var attempts: Int
    /// The last attempt failed as well.
    public var isGivenUp: Bool

    public init(name: ProvisioningStage.Name, took: TimeSpan, attempts: Int = 1, isGivenUp: Bool = false) {
      self.name = name
      self.took = took
      self.attempts = attempts
      self.isGivenUp = isGivenUp
    }
  }

  public var mode: EnrollmentMode
  /// In the order of the chain, of the last time through it; those left out do not stand here.
  public var stages: [Stage] = []
  /// From power-on to the desktop.
  public var desktop = TimeSpan.zero
  /// From power-on until the apps that people wait for are there.
  public var apps = TimeSpan.zero
  /// Hands busy, in setup and for apps that are installed by hand.
  public var user = TimeSpan.zero
  public var technician = TimeSpan.zero
  /// Of the user's, what went into essential apps that no restore brought.
  public var installedByHand = TimeSpan.zero
  /// From the user's first touch to the desktop, hands idle.
  public var waiting = TimeSpan.zero
  /// Waiting for a technician.
  public var queued = TimeSpan.zero
  /// From power-on until a stage was first given up; nil where none was.
  public var givenUpAfter: TimeSpan?
  public var timeOuts = 0
  public var startedOver = 0

  public init(mode: EnrollmentMode) { self.mode = mode }

  public var isComplete: Bool { givenUpAfter == nil }
}
