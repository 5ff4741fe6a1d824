// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Statistics

@testable import FleetModel

/// A group and a catalogue for tests of the model alone: ten plain items, one seat, no accidents, no history,
/// unless a test says otherwise.
struct SmallGroup {
  var group: GroupParameters
  var settings: [Setting]
  var systems = ["windows10-22h2", "windows11-24h2", "windows11-25h2"].map { OperatingSystem($0)! }
  var horizon = TimeSpan.days(60)
  var seed: UInt64 = 7

  static let minute = 60e6
  static let hour = 3_600e6
  static let day = 86_400e6

  init() {
    settings = (0..<10).map { number in
      Setting(name: "item \(number)", category: "Plain", roams: .all, backedUp: .all)
    }
    group = GroupParameters(
      name: "office", users: 20,
      device: DeviceClass(
        join: .entra, system: OperatingSystem("windows11-24h2")!, edition: .enterprise, shared: false),
      seats: SeatMix(counts: [1], shares: [1]),
      calendar: WorkCalendar(start: CalendarDate("2026-01-05")!), online: 1,
      usage: Usage(
        mode: .sessions, sessionsPerWorkday: 3,
        session: .lognormal(median: 90 * Self.minute, p95: 300 * Self.minute), breaksPerActiveHour: 0.5,
        breakLength: .minutes(10), endsWithLock: 0.6, endsWithSignOut: 0.1, endsWithShutdown: 0.3,
        staysAwake: .minutes(30), choicesPerActiveHour: 1, neverCustomise: 0, historyMean: 0,
        historyState: .settled),
      roaming: RoamingParameters(
        enabled: true, uploadDelay: .constant(0), transferDelay: .constant(0), notifyDelay: .constant(0),
        pullDelay: .constant(0), rule: .lastWriterByClient, clockSkew: .constant(0), blocked: 0),
      backup: BackupParameters(
        cadence: .days(8), catchUpDelay: .minutes(10), uploadTime: .constant(0), fails: 0,
        manualBeforeRefresh: 0, restoreIsWrite: false),
      restore: RestoreParameters(profile: .newest, accepts: 1, fails: 0, pageFrom: .zero, firstSignIn: false),
      policies: .backupOn,
      life: LifeParameters(
        age: .constant(0), failure: nil, loss: nil, leadTimePlanned: .constant(0),
        leadTimeFailure: .constant(0), plannedProvisioning: .minutes(60)),
      refresh: [],
      repair: RepairParameters(
        noticeActiveHours: nil, byHand: 1, helpDesk: 0, livesWithIt: 0),
      helpDesk: HelpDeskParameters(plannedWait: .minutes(30), handling: .constant(14 * Self.minute)))
  }

  /// Three PCs that fail, are lost and are refreshed, and people who work offline at times.
  static func turbulent() -> SmallGroup {
    var small = SmallGroup()
    small.group.seats = SeatMix(counts: [0.2, 0.4, 0.4], shares: [5, 3, 2])
    small.group.online = 0.7
    small.group.usage.historyMean = 5
    small.group.life.failure = .exponential(mean: 20 * day)
    small.group.life.loss = .exponential(mean: 40 * day)
    small.group.life.leadTimeFailure = .exponential(mean: day)
    small.group.refresh = [
      RefreshPlan(firstDay: 10, everyDays: 7, wave: 0.25, to: OperatingSystem("windows11-25h2")!)
    ]
    for index in small.settings.indices where index % 3 == 0 { small.settings[index].scope = .seat }
    for index in 0..<4 { small.settings[index].unit = "pair" }
    return small
  }

  var catalog: CompiledCatalog {
    CompiledCatalog(SettingsCatalog(name: "test", title: "Test", settings: settings), systems: systems)
  }

  func life(_ user: Int, replication: Int = 0) -> Life { lives(user..<user + 1, replication: replication)[0] }

  func lives(_ users: Range<Int>, replication: Int = 0) -> [Life] {
    var generator = ActivityGenerator(group: group, catalog: catalog, horizon: .zero + horizon)
    return users.map { user in
      var life = Life(calendar: group.calendar)
      generator.write(user: user, seed: seed, replication: replication, into: &life)
      return life
    }
  }

  func seatEvents(_ user: Int) -> SeatEvents {
    let key = StreamKey(seed: seed, replication: 0, entity: StreamKey.entity(group.name, user))
    return SeatEvents(group: group, catalog: catalog, key: key, horizon: .zero + horizon)
  }

  /// A life of the first user by script, opened.
  func opened(_ lines: [ScriptLine] = []) -> UserState {
    var small = self
    small.group.usage.mode = .scripted(lines)
    var state = UserState(catalog: small.catalog, group: small.group)
    state.open(small.life(0), repair: group.repair)
    return state
  }

  static func at(days: Double = 0, _ hours: Double, _ minutes: Double = 0) -> SimulationTime {
    .zero + .days(days) + .hours(hours) + .minutes(minutes)
  }

  static func line(_ at: SimulationTime, _ act: ScriptLine.Act, seat: Int = 0) -> ScriptLine {
    ScriptLine(at: at, seat: seat, act: act)
  }
}
