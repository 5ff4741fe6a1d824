// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import Statistics

@testable import FleetModel

/// A group and a catalogue for tests: ten plain items that every mechanism carries, nothing delayed, nobody
/// repairs, unless a test says otherwise.
struct SmallFleet {
  var group: GroupParameters
  var settings: [Setting]
  var systems = ["windows10-22h2", "windows11-23h2", "windows11-24h2", "windows11-25h2"].map {
    OperatingSystem($0)!
  }
  var horizon = TimeSpan.days(60)
  var seed: UInt64 = 7

  init() {
    settings = (0..<10).map { number in
      Setting(
        name: "item \(number)", category: "Plain", importance: 1, exists: .all, roams: .all, backedUp: .all,
        restored: .all)
    }
    group = GroupParameters(
      name: "office", users: 20,
      device: DeviceClass(
        join: .entra, system: OperatingSystem("windows11-24h2")!, edition: .enterprise, shared: false),
      seats: SeatMix(counts: [1], shares: [1]),
      calendar: WorkCalendar(start: CalendarDate("2026-01-05")!), online: 1,
      usage: Usage(
        mode: .sessions, sessionsPerWorkday: 3,
        session: .lognormal(median: 90 * Self.minute, p95: 300 * Self.minute),
        breaksPerActiveHour: 0.5, breakLength: .minutes(10), endsWithLock: 0.6, endsWithSignOut: 0.1,
        endsWithShutdown: 0.3, staysAwake: .minutes(30), choicesPerActiveHour: 0.2, neverCustomise: 0,
        historyMean: 9, historyState: .settled),
      roaming: RoamingParameters(
        enabled: true, uploadDelay: .constant(0), transferDelay: .constant(0), notifyDelay: .constant(0),
        pullDelay: .constant(0), rule: .lastWriterByClient, clockSkew: .constant(0), blocked: 0),
      backup: BackupParameters(
        cadence: .days(8), catchUpDelay: .minutes(10), uploadTime: .constant(0), fails: 0,
        manualBeforeRefresh: 0, restoreIsWrite: false),
      restore: RestoreParameters(profile: .newest, accepts: 1, fails: 0, pageFrom: .zero, firstSignIn: false),
      policies: .backupOn,
      life: LifeParameters(
        age: .constant(0), failure: .exponential(mean: 20 * Self.day), loss: nil,
        leadTimePlanned: .constant(0), leadTimeFailure: .constant(0), plannedProvisioning: .zero),
      refresh: [],
      repair: RepairParameters(
        noticeActiveHours: nil, byHand: 1, helpDesk: 0, livesWithIt: 0),
      helpDesk: HelpDeskParameters(plannedWait: .minutes(30), handling: .constant(14 * Self.minute)))
  }

  static let minute = 60e6
  static let day = 86_400e6

  /// Realistic delays and a busy household of three PCs, for laws that must hold whatever happens.
  static func turbulent() -> SmallFleet {
    var fleet = SmallFleet()
    fleet.group.seats = SeatMix(counts: [0.2, 0.4, 0.4], shares: [5, 3, 2])
    fleet.group.online = 0.7
    fleet.group.usage.choicesPerActiveHour = 1
    fleet.group.roaming.uploadDelay = .exponential(mean: 20e6)
    fleet.group.roaming.transferDelay = .uniform(low: 1e6, high: 600e6)
    fleet.group.roaming.notifyDelay = .exponential(mean: 20e6)
    fleet.group.roaming.pullDelay = .constant(30e6)
    fleet.group.roaming.clockSkew = .uniform(low: -60e6, high: 60e6)
    fleet.group.roaming.blocked = 0.1
    fleet.group.backup.uploadTime = .constant(30e6)
    fleet.group.backup.fails = 0.1
    fleet.group.restore.accepts = 0.8
    fleet.group.restore.fails = 0.1
    fleet.group.life.loss = .exponential(mean: 40 * Self.day)
    fleet.group.life.leadTimeFailure = .exponential(mean: 2 * Self.day)
    fleet.group.life.plannedProvisioning = .minutes(60)
    fleet.group.refresh = [
      RefreshPlan(firstDay: 10, everyDays: 7, wave: 0.25, to: OperatingSystem("windows11-25h2")!)
    ]
    fleet.group.repair = RepairParameters(
      noticeActiveHours: 4, byHand: 0.6, helpDesk: 0.2, livesWithIt: 0.2)
    for index in fleet.settings.indices where index % 3 == 0 { fleet.settings[index].scope = .seat }
    for index in 0..<4 { fleet.settings[index].unit = "shared unit" }
    fleet.settings[8].roams = .none
    fleet.settings[9].backedUp = .none
    fleet.settings[9].restored = .none
    return fleet
  }

  /// The same under a tenant in motion: policies that come, go and differ, switches, metered links, outages,
  /// administrators who delete, people who leave.
  static func troubled() -> SmallFleet {
    var fleet = turbulent()
    let day = { (day: Double) in SimulationTime.zero + .days(day) }
    fleet.group.tenant.policyGovernsRoamingFrom = day(15)
    fleet.group.tenant.toggleCountsUntil = day(35)
    fleet.group.tenant.policyCheckIn = .exponential(mean: 0.5 * Self.day)
    fleet.group.tenant.groupPolicyWins = 0.5
    fleet.group.tenant.deletesDepartedAfter = .uniform(low: 0, high: 20 * Self.day)
    fleet.group.tenant.staleAfter = .days(9)
    fleet.group.policies[.enableWindowsBackup] = [
      PolicySet.Step(from: .zero, standing: .set(.enabled)),
      PolicySet.Step(from: day(20), standing: .conflict),
      PolicySet.Step(from: day(25), standing: .undefined(intune: .enabled, groupPolicy: .disabled)),
      PolicySet.Step(from: day(40), standing: .set(.enabled)),
    ]
    fleet.group.policies.set(.enableWindowsRestore, .enabled, from: day(12))
    fleet.group.policies.set(.disableSyncOnPaidNetwork, .enabled, from: day(5))
    fleet.group.policies.set(.disableWindowsSettingSync, .userMayTurnOn, from: day(45))
    fleet.group.policies.set(.enableCDP, .disabled, from: day(50))
    fleet.group.switches = UserSwitches(
      allOff: 0.1, off: PolicyGroup.allCases.map { _ in 0.1 }, turnsOn: 0.5)
    fleet.group.metered = 0.3
    fleet.group.outages = [
      Outage(.tenantStore, from: day(8), until: day(9)), Outage(.tenantStore, from: day(30), until: day(33)),
    ]
    fleet.group.administration = [
      AdministrationPlan(at: day(18), action: .delete, share: 0.5),
      AdministrationPlan(at: day(44), action: .delete, share: 0.3),
    ]
    fleet.group.departures = [DeparturePlan(at: day(38), share: 0.2)]
    fleet.group.restore.otherIdentity = 0.1
    return fleet
  }

  var catalog: CompiledCatalog {
    CompiledCatalog(
      SettingsCatalog(name: "test", title: "Test", settings: settings),
      systems: systems)
  }

  func life(_ user: Int, replication: Int = 0) -> Life {
    var life = Life(calendar: group.calendar)
    var generator = ActivityGenerator(group: group, catalog: catalog, horizon: .zero + horizon)
    generator.write(user: user, seed: seed, replication: replication, into: &life)
    return life
  }

  /// Plays one user under a strategy; the state keeps the story.
  func play(_ mechanisms: [MechanismTerm], user: Int, replication: Int = 0) -> UserState {
    let catalog = catalog
    let scene = Scene(group: group, catalog: catalog)
    var mechanism = MechanismCatalog.make(mechanisms, scene)
    var timeline = Timeline(scene)
    var state = UserState(catalog: catalog, group: group)
    mechanism.play(life(user, replication: replication), &state, &timeline)
    return state
  }
}
