// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// What about a group or a device a gate looks at, and the rules behind it.
struct GateReasons {
  private let group: GroupParameters

  init(_ group: GroupParameters) { self.group = group }

  /// - Parameters:
  ///   - system: once the device is set up.
  ///   - time: at which it is powered on.
  func reason(
    _ gate: Absence, _ way: EligibilityWay, system: OperatingSystem, mode: EnrollmentMode,
    at time: SimulationTime
  ) -> (why: String, rules: [String]) {
    let kind = group.device
    switch gate {
    case .gateEditionCloud:
      return (
        "edition \(kind.edition.rawValue), \(kind.sovereignCloud ? "sovereign" : "public") cloud",
        ["backup.editions", "backup.sovereignClouds"]
      )
    case .gateSharedDevice: return (kind.shared ? "shared" : "one person's", ["backup.sharedDevices"])
    case .gateTargetSystem: return (system.text, ["restore.windows10"])
    case .gateJoin: return (joined, [joinRule(way)])
    case .gateEnrollmentMode:
      return (
        "set up by \(mode.rawValue)",
        [way == .restorePage ? "restore.enrollmentModes" : "restore.firstSignInModes"]
      )
    case .gateBuild: return build(way, system)
    case .gateRestorePage:
      return (
        page(at: time),
        ["restore.pageBeforeEnrollment", "restore.pageIsTenantWide", "restore.staysOptIn"]
      )
    case .gateConditionalAccess:
      return (
        group.restore.needsCompliantDevice ? "a rule demands a compliant device" : "no rule in the way",
        ["restore.conditionalAccess"]
      )
    default: return (gate.sentence, [])
    }
  }

  private var joined: String {
    switch group.device.join {
    case .entra: "Entra joined"
    case .hybrid: "hybrid joined"
    case .registered: "only registered"
    }
  }

  private func page(at time: SimulationTime) -> String {
    guard let from = group.restore.pageFrom else { return "the page is off" }
    return from > time ? "the page is not on yet" : "the page is on"
  }

  private func joinRule(_ way: EligibilityWay) -> String {
    switch way {
    case .backup: "backup.joins"
    case .restorePage: "restore.joins"
    case .restoreAtFirstSignIn: "restore.firstSignInOfHybridPCs"
    case .roaming: "roaming.joins"
    }
  }

  private func build(_ way: EligibilityWay, _ system: OperatingSystem) -> (why: String, rules: [String]) {
    let (requirement, rule) =
      switch way {
      case .backup: (BuildRequirement.backup, "backup.builds")
      case .restoreAtFirstSignIn: (BuildRequirement.restoreAtFirstSignIn, "restore.firstSignInBuilds")
      case .restorePage, .roaming: (BuildRequirement.restoreInSetup, "restore.builds")
      }
    let needed = requirement.least.first { $0.build == system.build }
    let least = needed.map { "needs \($0.build).\($0.revision)" } ?? "needs a later release"
    return (requirement.isMet(by: system) ? system.text : "\(system.text) \(least)", [rule])
  }
}
