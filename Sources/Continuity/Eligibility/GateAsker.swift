// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics

/// Asks every gate of a way of one class of devices at an instant.
struct GateAsker: Sendable {
  private let group: GroupParameters
  private let mechanisms: [MechanismTerm]
  /// The group where Intune wins against group policy, and where it loses.
  private let scenes: [Scene]

  init(_ group: GroupParameters, _ mechanisms: [MechanismTerm]) {
    self.group = group
    self.mechanisms = mechanisms
    var systems = [group.device.system]
    for plan in group.refresh where !systems.contains(plan.to) { systems.append(plan.to) }
    let nothing = SettingsCatalog(name: "none", title: "none", settings: [])
    let catalog = CompiledCatalog(nothing, systems: systems)
    scenes = [0, 1].map { wins in
      var group = group
      group.tenant.policyCheckIn = .constant(0)
      group.tenant.groupPolicyWins = wins
      group.switches = .untouched
      return Scene(group: group, catalog: catalog)
    }
  }

  private var gates: RestoreGates { RestoreGates(scenes[0]) }

  func checks(_ way: EligibilityWay, _ device: EligibilityClass, at time: SimulationTime)
    -> [EligibilityCheck]
  {
    let tenure = tenure(device, at: time)
    let isAtWork = { (name: String) in
      mechanisms.contains { $0.name == name && $0.isAtWork(at: time) }
    }
    let isOfStrategy = isAtWork(way == .roaming ? "roaming" : "backup")
    let strategy = EligibilityCheck(
      gate: "notInStrategy", verdict: isOfStrategy ? .passes : .fails,
      why: "the strategy has \(isOfStrategy ? "" : "no ")\(way == .roaming ? "roaming" : "backup")", rules: []
    )
    return [strategy] + remaining(way, tenure, at: time)
  }

  private func remaining(_ way: EligibilityWay, _ device: DeviceTenure, at time: SimulationTime)
    -> [EligibilityCheck]
  {
    switch way {
    case .backup:
      return RestoreGates.ofBackup.map { gate in
        check(gate, way, device, fails: gates.excludesFromBackup(gate, device))
      } + [policy(device, at: time), blocker(device, at: time)]
    case .restorePage:
      return RestoreGates.ofPage.map { gate in
        gate == .gateIdentity
          ? identity
          : check(gate, way, device, fails: gates.keepsPageAway(gate, from: device, otherIdentity: false))
      }
    case .restoreAtFirstSignIn:
      return RestoreGates.ofFirstSignIn.map { gate in
        gate == .policyOff
          ? firstSignInPolicy(device, at: time)
          : check(gate, way, device, fails: gates.keepsFirstSignInAway(gate, from: device, Controls()))
      }
    case .roaming:
      return [check(.gateJoin, way, device, fails: group.device.join == .registered)]
        + [roamingControl(device, at: time)]
    }
  }

  // MARK: Devices

  /// One of the class, set up at the instant or there from the start.
  private func tenure(_ device: EligibilityClass, at time: SimulationTime) -> DeviceTenure {
    let system = scenes[0].catalog.index(of: device.system)
    guard let cause = device.causes.first else {
      return DeviceTenure(ordinal: 0, system: system, poweredOn: .zero, desktop: .zero)
    }
    var tenure = DeviceTenure(
      ordinal: 1, system: system, poweredOn: time, desktop: time, replaces: cause,
      machine: cause == .reset ? 0 : 1)
    if cause == .reset { tenure.machineReplaces = nil }
    return tenure
  }

  private func check(_ gate: Absence, _ way: EligibilityWay, _ device: DeviceTenure, fails: Bool)
    -> EligibilityCheck
  {
    let (why, rules) = GateReasons(group).reason(
      gate, way, system: gates.systemAfterSetup(of: device), mode: gates.mode(of: device),
      at: device.poweredOn)
    return EligibilityCheck(gate: gate.shortName, verdict: fails ? .fails : .passes, why: why, rules: rules)
  }

  private var identity: EligibilityCheck {
    let share = group.restore.otherIdentity
    let percent = "\((share * 1000).rounded() / 10)%"
    return EligibilityCheck(
      gate: Absence.gateIdentity.shortName, verdict: share == 0 ? .passes : share < 1 ? .differs : .fails,
      why: share == 0 ? "the user's own account" : "another identity at \(percent) of setups",
      rules: ["restore.identity"])
  }

  // MARK: Controls

  /// One verdict of the two outcomes of a fight between Intune and group policy.
  private func verdict(
    _ device: DeviceTenure, at time: SimulationTime, _ passes: (Controls) -> Bool
  ) -> EligibilityCheck.Verdict {
    let key = StreamKey(seed: 0, replication: 0, entity: 0)
    let outcomes = scenes.map { passes(DeviceControls($0, device, seat: 0, key).at(time)) }
    if outcomes[0] == outcomes[1] { return outcomes[0] ? .passes : .fails }
    switch group.tenant.groupPolicyWins {
    case 0: return outcomes[0] ? .passes : .fails
    case 1: return outcomes[1] ? .passes : .fails
    default: return .differs
    }
  }

  private func policy(_ device: DeviceTenure, at time: SimulationTime) -> EligibilityCheck {
    let standing = group.policies.standing(.enableWindowsBackup, at: time)
    let system = scenes[0].catalog.systems[device.system]
    var (why, rules) = PolicyWords.reason(.enableWindowsBackup, standing)
    if PolicyWords.leavesDefault(standing) {
      let act = group.tenant.geography.hasDigitalMarketsAct
      if !system.isBackedUpByDefault {
        why += ", and off by default"
        rules.append("backup.offWithoutPolicy")
      } else {
        why += act ? ", and off by default under the Digital Markets Act" : ", and on by default from 26H2"
        rules.append(act ? "backup.defaultNotUnderTheDigitalMarketsAct" : "backup.defaultFrom26H2")
      }
    }
    // A policy that is set is what the rule of the default makes room for.
    if rules.isEmpty {
      rules = [system.isBackedUpByDefault ? "backup.defaultFrom26H2" : "backup.offWithoutPolicy"]
    }
    return EligibilityCheck(
      gate: "policy", verdict: verdict(device, at: time) { $0.backup || $0.isSilentlyBlocked }, why: why,
      rules: rules)
  }

  private func blocker(_ device: DeviceTenure, at time: SimulationTime) -> EligibilityCheck {
    var found: [String] = []
    var rules = ["backup.silentBlockers"]
    for setting in PolicySetting.silentBlockers {
      let standing = group.policies.standing(setting, at: time)
      switch standing {
      case .set(.disabled): found.append("\(setting.name) is disabled")
      case .conflict, .undefined:
        let (why, more) = PolicyWords.reason(setting, standing)
        found.append(why)
        rules += more.filter { !rules.contains($0) }
      case .set, .notConfigured: break
      }
    }
    // Asked apart from the policy that turns the backup on.
    let isBlocked = { (controls: Controls) in controls.isSilentlyBlocked }
    return EligibilityCheck(
      gate: "silentBlocker", verdict: blockerVerdict(device, at: time, isBlocked),
      why: found.isEmpty ? "no policy stops it silently" : found.joined(separator: "; "), rules: rules)
  }

  /// A blocker counts where a policy would have the backup on: it is asked of a group in which one has.
  private func blockerVerdict(
    _ device: DeviceTenure, at time: SimulationTime, _ isBlocked: (Controls) -> Bool
  ) -> EligibilityCheck.Verdict {
    var on = group
    on.policies.set(.enableWindowsBackup, .enabled)
    return GateAsker(on, mechanisms).verdict(device, at: time) { !isBlocked($0) }
  }

  private func firstSignInPolicy(_ device: DeviceTenure, at time: SimulationTime) -> EligibilityCheck {
    let offers = group.restore.firstSignIn
    let (why, rules) = PolicyWords.reason(
      .enableWindowsRestore, group.policies.standing(.enableWindowsRestore, at: time))
    let optIn = PolicyWords.leavesDefault(group.policies.standing(.enableWindowsRestore, at: time))
    return EligibilityCheck(
      gate: "policy", verdict: offers ? .passes : verdict(device, at: time, \.restoreAtFirstSignIn),
      why: offers ? "restore.firstSignIn is on" : why + (optIn ? ", and off by default" : ""),
      rules: ["restore.firstSignInPolicy"] + (optIn && !offers ? ["restore.staysOptIn"] : []) + rules)
  }

  private func roamingControl(_ device: DeviceTenure, at time: SimulationTime) -> EligibilityCheck {
    let tenant = group.tenant
    let toggle = "the tenant's toggle is \(group.roaming.enabled ? "on" : "off") for the group"
    let verdict = verdict(device, at: time, \.roaming)
    if time < tenant.policyGovernsRoamingFrom {
      return EligibilityCheck(
        gate: "control", verdict: verdict, why: toggle,
        rules: ["roaming.toggle", "roaming.toggleBeforeThePolicy"])
    }
    let policy = policy(device, at: time)
    if time < tenant.toggleCountsUntil {
      let standing = group.policies.standing(.enableWindowsBackup, at: time)
      let (why, rules) = PolicyWords.reason(.enableWindowsBackup, standing)
      return EligibilityCheck(
        gate: "control", verdict: verdict,
        why: PolicyWords.leavesDefault(standing) ? "\(why), and \(toggle)" : why,
        rules: ["roaming.policyBeforeToggle"] + rules)
    }
    return EligibilityCheck(
      gate: "control", verdict: verdict, why: "\(policy.why); the toggle does not count any more",
      rules: ["roaming.policyOnly"] + policy.rules)
  }
}
