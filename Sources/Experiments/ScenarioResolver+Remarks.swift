// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import FleetModel

/// What is no mistake, and yet probably not meant.
extension ScenarioResolver {
  /// Of a scenario without mistakes.
  func warn(of strategies: [Strategy]) {
    warnOfHorizon()
    warnOfCurrency()
    if let assignment = assignment("run.replications"), run.replications == 1 {
      log.remark(
        .oneReplication, assignment.node.place, "one replication gives intervals to rare counts alone",
        help: "write `replications: 30`")
    }
    for strategy in strategies {
      warnOfPagelessModes(strategy)
      remarkOnTenant(strategy)
    }
  }

  func warnOfNothing(_ strategy: Strategy, _ place: ScenarioPlace) {
    // After a mistake the groups hold defaults that nobody asked for.
    guard log.errorCount == 0, strategy.has("backup") else { return }
    let name = ScenarioText.quoted(strategy.name)
    if strategy.groups.allSatisfy({ !$0.mayBackUp }) {
      log.remark(
        .backupNowhere, place,
        "no policy enables the backup for any group: the strategy \(name) backs up nothing",
        help: "write `policies: [{name: Backup on, set: {EnableWindowsBackup: enabled}}]`")
    } else if strategy.groups.allSatisfy({ $0.restore.pageFrom == nil && !$0.restore.firstSignIn }) {
      log.remark(
        .restoreNowhere, place, "no group is offered a restore: the strategy \(name) restores nothing",
        help: "write `restore: {page: on}`")
    }
  }

  private static let pagelessModes = EnrollmentMode.allCases.filter { !RestoreGates.showsPage($0) }

  /// Where the mode is given; the same for several strategies and groups, and then said once.
  private func warnOfPagelessModes(_ strategy: Strategy) {
    guard strategy.has("backup") else { return }
    let overrides = given.strategies?.first { $0.name == strategy.name }?.overrides ?? []
    for (position, group) in strategy.groups.enumerated() {
      guard group.mayBackUp, group.restore.pageFrom != nil, !group.restore.firstSignIn else {
        continue
      }
      let modes = Self.pagelessModes.filter(group.provisioning.modes.contains)
      guard !modes.isEmpty else { continue }
      let row = ParameterTable.rows.firstIndex { $0.path == "provisioning.mode" }
      let override =
        overrides.last { $0.assignment.row == row && $0.group == group.name }
        ?? overrides.last { $0.assignment.row == row && $0.group == nil }
      let own = given.groups[position].given.first { $0.row == row }
      let whose = override == nil && own != nil ? " of `\(ScenarioText.shown(group.name))`" : ""
      let place = (override?.assignment ?? own ?? assignment("provisioning.mode"))?.node.place
      log.remark(
        .pagelessMode, place ?? root,
        "no device\(whose) that is set up by \(modes.map { "`\($0.rawValue)`" }.joined(separator: ", ")) shows the "
          + "restore page, and nothing is restored at the first sign-in either",
        help: "write `restore: {firstSignIn: on}` if your policy offers it there")
    }
  }

  private func warnOfHorizon() {
    let end = SimulationTime.zero + run.horizon
    let calendar = WorkCalendar(start: run.start, startOfDay: run.startOfDay)
    let horizon = ParameterText.shown(run.horizon)
    for plan in refreshes where calendar.midnight(ofDay: plan.firstDay) >= end {
      log.remark(
        .afterHorizon, plan.place,
        "the first wave comes on day \(plan.firstDay), but the run ends after \(horizon): "
          + "it replaces nothing",
        help: "bring it forward, or lengthen `run.horizon`")
    }
    for event in events where event.at >= end {
      log.remark(
        .afterHorizon, event.place,
        "this \(event.noun) comes on day \(calendar.day(of: event.at)), but the run ends after \(horizon): "
          + "it changes nothing",
        help: "bring it forward, or lengthen `run.horizon`")
    }
    for incident in incidents where incident.at >= end {
      log.remark(
        .afterHorizon, incident.place,
        "the incident comes on day \(calendar.day(of: incident.at)), but the run ends after \(horizon): "
          + "it strikes nobody",
        help: "bring it forward, or lengthen `run.horizon`")
    }
  }

  /// The default of a ticket is in US dollars.
  private func warnOfCurrency() {
    guard let currency = assignment("costs.currency"), currency.node.scalar != "USD",
      assignment("costs.ticket") == nil
    else { return }
    log.remark(
      .currency, currency.node.place,
      "`costs.ticket` is 22 by default, which is in USD and not in \(currency.node.text)",
      help: "write what a ticket costs you, or `ticket: unknown`")
  }

  private func assignment(_ path: String) -> Given.Assignment? {
    let row = ParameterTable.rows.firstIndex { $0.path == path }
    return given.scenario.first { $0.row == row }
  }
}
