// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import FleetModel

// What a tenant does by default, and what ends by itself.
extension ScenarioResolver {
  func remarkOnTenant(_ strategy: Strategy) {
    remarkOnDefault(strategy)
    remarkOnToggle(strategy)
    remarkOnLateTerms(strategy)
  }

  /// On by default means that nobody decided it.
  private func remarkOnDefault(_ strategy: Strategy) {
    guard strategy.has("backup") || strategy.has("roaming") else { return }
    for (position, group) in strategy.groups.enumerated() {
      guard group.policies[.enableWindowsBackup].isEmpty, group.device.mayBeBackedUp,
        !group.tenant.geography.hasDigitalMarketsAct,
        let system = ([group.device.system] + group.refresh.map(\.to)).first(where: \.isBackedUpByDefault)
      else { continue }
      log.remark(
        .backupByDefault, given.groups[position].place,
        "the backup is on by default for \(ScenarioText.quoted(group.name)) on \(system.name), though no policy "
          + "says so; the restore stays opt-in",
        help: "decide it: `set: {EnableWindowsBackup: enabled}` or `disabled`")
    }
  }

  /// What happens if nobody does anything until the Entra toggle stops counting.
  private func remarkOnToggle(_ strategy: Strategy) {
    let end = SimulationTime.zero + run.horizon
    let calendar = WorkCalendar(start: run.start, startOfDay: run.startOfDay)
    var ending: [(day: SimulationTime, groups: [String])] = []
    for group in strategy.groups where losesRoaming(strategy, group) {
      let day = max(group.tenant.toggleCountsUntil, group.tenant.policyGovernsRoamingFrom)
      guard day < end else { continue }
      if let index = ending.firstIndex(where: { $0.day == day }) {
        ending[index].groups.append(group.name)
      } else {
        ending.append((day, [group.name]))
      }
    }
    for (day, groups) in ending {
      let date = (run.start + calendar.day(of: day)).text
      let begins = day == .zero ? "is off from the start" : "ends on \(date)"
      log.remark(
        .roamingEnds, given.strategies?.first { $0.name == strategy.name }?.place ?? root,
        "under \(ScenarioText.quoted(strategy.name)) roaming \(begins) for \(ParameterReader.list(groups)): the "
          + "tenant's toggle does not count any more, and no policy enables it",
        help: "write `policies: [{name: Backup on, set: {EnableWindowsBackup: enabled}}]`")
    }
  }

  /// Only for want of a policy: one that disables it is somebody's decision.
  private func losesRoaming(_ strategy: Strategy, _ group: GroupParameters) -> Bool {
    let tenant = group.tenant
    let day = max(tenant.toggleCountsUntil, tenant.policyGovernsRoamingFrom)
    guard group.roaming.enabled, day != .never,
      strategy.mechanisms.contains(where: { $0.name == "roaming" && $0.isAtWork(at: day) })
    else { return false }
    if group.device.system.isBackedUpByDefault, !tenant.geography.hasDigitalMarketsAct { return false }
    switch group.policies.standing(.enableWindowsBackup, at: day) {
    case .notConfigured, .conflict: return true
    case .set, .undefined: return false
    }
  }

  private func remarkOnLateTerms(_ strategy: Strategy) {
    let end = SimulationTime.zero + run.horizon
    for term in strategy.mechanisms {
      guard let from = term.from, from >= end else { continue }
      log.remark(
        .afterHorizon, given.strategies?.first { $0.name == strategy.name }?.place ?? root,
        "the mechanism `\(term.name)` of \(ScenarioText.quoted(strategy.name)) begins after the end of the run",
        help: "bring it forward, or lengthen `run.horizon`")
    }
  }
}

extension DeviceClass {
  /// Whether devices of the class are backed up at all, whatever they run.
  fileprivate var mayBeBackedUp: Bool {
    edition.supportsBackup && !sovereignCloud && !shared && join != .registered
  }
}
