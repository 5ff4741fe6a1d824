// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import FleetModel
import Numerics
import Statistics

extension ScenarioResolver {
  /// Of what was resolved, not of the bytes: two files that mean the same have the same fingerprint.
  static func fingerprint(_ scenario: Scenario) -> String {
    fingerprint(
      run: scenario.run, catalog: scenario.catalog, worlds: scenario.worlds, strategies: scenario.strategies)
  }

  static func fingerprint(
    run: RunParameters, catalog: SettingsCatalog, worlds: [[GroupParameters]], strategies: [Strategy]
  ) -> String {
    let groups = worlds[0]
    var print = Fingerprint()
    print.absorb("roamback scenario 1")
    print.absorb(run.start.dayNumber)
    print.absorb(run.startOfDay)
    print.absorb(run.horizon)
    print.absorb(run.replications)
    print.absorb(run.seed)
    if let stopping = run.stopping { print.absorb(stopping, run.declared) }
    print.absorb(catalog)
    print.absorb(groups.count)
    for group in groups { print.absorb(group) }
    for world in worlds.dropFirst() {
      print.absorb("world")
      for (index, group) in world.enumerated() { print.absorb(group, besides: groups[index]) }
    }
    for strategy in strategies {
      print.absorb(strategy.name)
      if strategy.world > 0 { print.absorb(strategy.world) }
      print.absorb(strategy.mechanisms.count)
      for mechanism in strategy.mechanisms { print.absorb(mechanism) }
      // A group that a strategy leaves alone has been absorbed before.
      for (index, group) in strategy.groups.enumerated() where group != groups[index] {
        print.absorb(index)
        print.absorb(group, besides: groups[index])
      }
    }
    return print.hex
  }
}

extension Fingerprint {
  fileprivate mutating func absorb(
    _ stopping: StoppingParameters, _ declared: [StoppingParameters.Declared]
  ) {
    absorb(stopping.precision)
    absorb(stopping.atMost)
    for measure in declared {
      let selection = [measure.group, measure.cause, measure.category].map { $0 ?? "all" }
      for text in [measure.metric, measure.statistic] + selection { absorb(text) }
    }
  }

  fileprivate mutating func absorb(_ span: TimeSpan) { absorb(Int(span.microseconds)) }
  fileprivate mutating func absorb(_ flag: Bool) { absorb(flag ? 1 : 0) }
  fileprivate mutating func absorb(_ numbers: [Double]) {
    absorb(numbers.count)
    for number in numbers { absorb(number) }
  }

  fileprivate mutating func absorb(_ distribution: Distribution?) {
    switch distribution {
    case nil: absorb("never")
    case .constant(let value): absorb("constant", [value])
    case .uniform(let low, let high): absorb("uniform", [low, high])
    case .exponential(let mean): absorb("exponential", [mean])
    case .lognormal(let location, let scale): absorb("lognormal", [location, scale])
    case .triangular(let low, let mode, let high): absorb("triangular", [low, mode, high])
    case .gamma(let shape, let scale): absorb("gamma", [shape, scale])
    case .weibull(let shape, let scale): absorb("weibull", [shape, scale])
    case .empirical(let values): absorb("empirical", values)
    }
  }

  private mutating func absorb(_ name: String, _ numbers: [Double]) {
    absorb(name)
    absorb(numbers)
  }

  fileprivate mutating func absorb(_ term: MechanismTerm) {
    absorb(term.name)
    absorb(Int(term.from?.microseconds ?? -1))
    absorb(Int(term.until?.microseconds ?? -1))
  }

  fileprivate mutating func absorb(_ catalog: SettingsCatalog) {
    absorb(catalog.settings.count)
    for setting in catalog.settings { absorb(setting) }
    absorb(catalog.categoryWeights)
  }

  private mutating func absorb(_ setting: Setting) {
    for text in [
      setting.name, setting.category, setting.scope.rawValue, setting.unit, setting.exists.text,
      setting.roams.text, setting.backedUp.text, setting.restored.text, setting.carrier.rawValue,
    ] { absorb(text) }
    absorb([setting.changeWeight, setting.importance, setting.minutes, Double(setting.bytes)])
    absorb(setting.policyGroup.rawValue)
    for flag in [
      setting.writeOnly, setting.registry, setting.profileFile, setting.surroundings, setting.essential,
    ] { absorb(flag) }
  }

  /// `ScenarioFingerprintTests` counts the fields, so that a new one is not forgotten here.
  ///
  /// - Parameter base: a group absorbed before; setups that are the same are not absorbed again, since many
  ///   strategies of many groups would hold them all.
  fileprivate mutating func absorb(_ group: GroupParameters, besides base: GroupParameters? = nil) {
    absorb(group.name)
    absorb(group.users)
    absorb(group.device.join.rawValue)
    absorb(group.device.system.build)
    absorb(group.device.system.revision)
    absorb(group.device.edition.rawValue)
    absorb(group.device.shared)
    absorb(group.device.sovereignCloud)
    absorb(group.seats.counts)
    absorb(group.seats.shares)
    absorb(group.calendar)
    absorb(group.online)
    absorb(group.usage)
    absorb(group.roaming)
    absorb(group.backup, group.restore)
    absorb(group.policies)
    absorb(group.life)
    absorb(group.refresh)
    absorb(group.incidents.count)
    for incident in group.incidents { absorb(incident) }
    absorb(group.repair, group.helpDesk)
    let isSetUpAlike = base?.provisioning == group.provisioning
    absorb(isSetUpAlike)
    if !isSetUpAlike { absorb(group.provisioning) }
    absorb(group.site)
    absorb(group.files, group.costs)
    absorb(group.tenant)
    absorb(group.switches.allOff)
    absorb(group.switches.off)
    absorb([group.switches.turnsOn, group.metered])
    absorb(group.outages.count)
    for outage in group.outages {
      absorb(outage.custodian.name)
      absorb(Int(outage.from.microseconds))
      absorb(Int(outage.until.microseconds))
    }
    absorb(group.departures.count)
    for plan in group.departures {
      absorb(Int(plan.at.microseconds))
      absorb(plan.share)
    }
    absorb(group.administration.count)
    for plan in group.administration { absorb(plan) }
    absorb(group.roamingProfile.slowLink)
    absorb(group.roamingProfile.backgroundUpload ?? TimeSpan(microseconds: -1))
    absorb([group.consumerBackup.users, group.consumerBackup.accepts])
    absorb(group.consumerBackup.cadence)
  }

  private mutating func absorb(_ tenant: TenantParameters) {
    absorb(tenant.home.rawValue)
    absorb(tenant.geography.rawValue)
    absorb([tenant.preferredDataLocation, tenant.groupPolicyWins, tenant.encryptedDisks])
    absorb(Int(tenant.policyGovernsRoamingFrom.microseconds))
    absorb(Int(tenant.toggleCountsUntil.microseconds))
    absorb(tenant.policyCheckIn)
    absorb(tenant.deletesDepartedAfter)
    absorb(tenant.staleAfter)
    absorb(tenant.requestsPerHour ?? -1)
  }

  private mutating func absorb(_ plan: AdministrationPlan) {
    absorb(Int(plan.at.microseconds))
    absorb(plan.action.rawValue)
    absorb(plan.share)
    absorb(plan.onlyDeparted)
    absorb(plan.role.rawValue)
  }

  /// Its start is the run's.
  private mutating func absorb(_ calendar: WorkCalendar) {
    for flag in calendar.workingDays { absorb(flag) }
    absorb(calendar.opens)
    absorb(calendar.closes)
    absorb(calendar.holidays.count)
    for holiday in calendar.holidays { absorb(holiday.dayNumber) }
  }

  private mutating func absorb(_ usage: Usage) {
    switch usage.mode {
    case .sessions: absorb("sessions")
    case .alwaysOn: absorb("alwaysOn")
    case .scripted(let lines):
      absorb("scripted")
      absorb(lines.count)
      for line in lines { absorb(line) }
    }
    absorb([
      usage.sessionsPerWorkday, usage.breaksPerActiveHour, usage.endsWithLock, usage.endsWithSignOut,
      usage.endsWithShutdown, usage.choicesPerActiveHour, usage.neverCustomise, usage.historyMean,
    ])
    absorb(usage.session)
    absorb(usage.breakLength)
    absorb(usage.staysAwake ?? TimeSpan(microseconds: -1))
    absorb(usage.historyState.rawValue)
  }

  private mutating func absorb(_ line: ScriptLine) {
    absorb(Int(line.at.microseconds))
    absorb(line.seat)
    if case .choice(let item) = line.act { absorb(item) } else { absorb("\(line.act)") }
  }

  private mutating func absorb(_ roaming: RoamingParameters) {
    absorb(roaming.enabled)
    for delay in [roaming.uploadDelay, roaming.transferDelay, roaming.notifyDelay, roaming.pullDelay] {
      absorb(delay)
    }
    absorb(roaming.rule.rawValue)
    absorb(roaming.clockSkew)
    absorb(roaming.blocked)
  }

  private mutating func absorb(_ backup: BackupParameters, _ restore: RestoreParameters) {
    absorb(backup.cadence)
    absorb(backup.catchUpDelay)
    absorb(backup.uploadTime)
    absorb([backup.fails, backup.manualBeforeRefresh])
    absorb(backup.restoreIsWrite)
    switch restore.profile {
    case .newest: absorb("newest")
    case .sameSeat: absorb("sameSeat")
    case .richest: absorb("richest")
    case .weights(let newest, let sameSeat, let richest): absorb("weights", [newest, sameSeat, richest])
    }
    absorb([restore.accepts, restore.fails])
    absorb(Int(restore.pageFrom?.microseconds ?? -1))
    absorb(restore.firstSignIn)
    absorb(restore.needsCompliantDevice)
    absorb(restore.otherIdentity)
    absorb(restore.identities)
  }

  private mutating func absorb(_ policies: PolicySet) {
    for setting in PolicySetting.allCases {
      absorb(policies[setting].count)
      for step in policies[setting] {
        absorb(Int(step.from.microseconds))
        absorb("\(step.standing)")
      }
    }
  }

  private mutating func absorb(_ life: LifeParameters) {
    for distribution in [
      life.age, life.failure, life.loss, life.reset, life.leadTimePlanned, life.leadTimeFailure,
      life.leadTimeReset, life.leaving,
    ] { absorb(distribution) }
    absorb(life.plannedProvisioning)
  }

  private mutating func absorb(_ refresh: [RefreshPlan]) {
    absorb(refresh.count)
    for plan in refresh {
      absorb(plan.firstDay)
      absorb(plan.everyDays)
      absorb(plan.wave)
      absorb(plan.to.build)
      absorb(plan.to.revision)
      absorb(plan.overlap)
      switch plan.order {
      case .random: absorb("random")
      case .oldestFirst: absorb("oldestFirst")
      case .groups(let low, let high): absorb("groups", [low, high])
      }
    }
  }

  private mutating func absorb(_ incident: IncidentPlan) {
    absorb(Int(incident.at.microseconds))
    absorb(incident.share)
    absorb(incident.cause.rawValue)
  }

  private mutating func absorb(_ repair: RepairParameters, _ helpDesk: HelpDeskParameters) {
    absorb([
      repair.noticeActiveHours ?? -1, repair.byHand, repair.helpDesk, repair.livesWithIt, repair.familiarAt,
    ])
    absorb(helpDesk.plannedWait)
    for distribution in [helpDesk.handling, helpDesk.setupHandling, helpDesk.patience] {
      absorb(distribution)
    }
    absorb(helpDesk.agents)
    absorb(helpDesk.hours)
    absorb(helpDesk.first?.rawValue ?? "none")
  }

  private mutating func absorb(_ provisioning: ProvisioningParameters) {
    for mode in provisioning.modes { absorb(mode.rawValue) }
    for chain in provisioning.chains {
      absorb(chain.count)
      for stage in chain { absorb(stage) }
    }
    absorb(provisioning.qualityUpdate.rawValue)
    absorb(provisioning.clicks)
    absorb(provisioning.clickAfter)
    absorb(provisioning.installByHand)
  }

  private mutating func absorb(_ stage: ProvisioningStage) {
    absorb(stage.name.rawValue)
    absorb(stage.takes)
    absorb(stage.download)
    absorb([Double(stage.apps), Double(stage.essential), stage.fails])
    absorb(stage.retryAfter)
    absorb(stage.retryLimit)
    absorb(stage.timeout ?? TimeSpan(microseconds: -1))
    absorb(stage.surrender.rawValue)
    absorb(stage.attendance.rawValue)
  }

  private mutating func absorb(_ site: SiteParameters) {
    absorb(site.name)
    absorb([site.link ?? -1, site.peerShare])
    absorb(site.technicians ?? -1)
  }

  private mutating func absorb(_ files: FileParameters, _ costs: CostParameters) {
    absorb(files.knownFolderMove.rawValue)
    absorb(Int(files.from?.microseconds ?? -1))
    absorb([files.accepts, files.inKnownFolders, files.fleet])
    absorb(costs.currency)
    absorb([
      costs.userHour ?? -1, costs.technicianHour ?? -1, costs.ticket ?? -1, costs.deviceDay ?? -1,
    ])
  }
}
