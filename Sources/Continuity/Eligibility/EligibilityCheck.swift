// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// What a device may be eligible for.
public enum EligibilityWay: String, CaseIterable, Sendable {
  case backup, restorePage, restoreAtFirstSignIn, roaming

  public var title: String {
    switch self {
    case .backup: "backup"
    case .restorePage: "restore page in setup"
    case .restoreAtFirstSignIn: "restore at first sign-in"
    case .roaming: "roaming"
    }
  }
}

/// One gate, asked of a class of devices.
public struct EligibilityCheck: Equatable, Sendable {
  public enum Verdict: String, Sendable {
    case passes, fails
    /// On some devices of the class and not on others.
    case differs
  }

  /// As in the reports' restore, gate by gate.
  public var gate: String
  public var verdict: Verdict
  /// What about the device, the group or its policies decides.
  public var why: String
  /// Ids in the register of rules.
  public var rules: [String]
}

/// What the gates of one way say from an instant on.
public struct EligibilityAnswer: Equatable, Sendable {
  public var from: SimulationTime
  /// In the order in which they are asked.
  public var checks: [EligibilityCheck]

  public var verdict: EligibilityCheck.Verdict {
    if checks.contains(where: { $0.verdict == .fails }) { return .fails }
    return checks.contains { $0.verdict == .differs } ? .differs : .passes
  }

  /// The gate that is the reason: the first that fails.
  public var first: EligibilityCheck? { checks.first { $0.verdict == .fails } }

  /// All that fail or differ, in order.
  public var obstacles: [EligibilityCheck] { checks.filter { $0.verdict != .passes } }
}

/// Devices of a group that every gate treats alike.
public struct EligibilityClass: Equatable, Sendable {
  /// As it comes; a setup may bring it up to date.
  public var system: OperatingSystem
  /// Why it came; empty for devices that are there at the start.
  public var causes: [Cause]
  /// How it is set up; nil for devices that are there at the start.
  public var mode: EnrollmentMode?

  public var isInUseAtStart: Bool { causes.isEmpty }
}

/// The answers for one class of devices and one way, in order of time; the first is from the start.
public struct EligibilityRow: Equatable, Sendable {
  public var group: String
  public var device: EligibilityClass
  public var way: EligibilityWay
  public var answers: [EligibilityAnswer]
}
