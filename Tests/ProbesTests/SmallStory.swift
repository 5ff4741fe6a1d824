// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Statistics

@testable import FleetModel
@testable import Probes

/// A story made by hand: 73 days (a fifth of a year) of one user with two seats and four items.
///
/// Items 0 and 1 are of category A, with importance 1 and 2; item 2 of category B, 0.5; item 3 of category B,
/// 4, and of the surroundings.
struct SmallStory {
  var observations: [Observation] = []
  var replacements: [UserState.Replacement] = []
  var events = 0
  var group = Self.office
  var history: [Life.PastChoice] = []
  /// One a replacement; those that are missing had no setup.
  var setups: [Provisioning?] = []
  /// The day on which the user leaves.
  var leaves: Double?
  var requests: [StoreRequest] = []
  var holdings: [Holding] = []
  /// How long old devices are kept.
  var keptFor = TimeSpan.zero

  static let minute: Int64 = 60_000_000
  static let hour: Int64 = 3_600_000_000
  static let a = ProbeSheet.Cell.category(0)
  static let b = ProbeSheet.Cell.category(1)

  static func at(days: Double) -> SimulationTime { .zero + .days(days) }

  init(_ observations: [Observation] = []) { self.observations = observations }

  /// Adds a replacement that ended its device on a day; its list weighs so much.
  mutating func replace(_ cause: Cause, onDay day: Double, wanted: Int64, desktop: Bool = true) {
    let number = Int32(replacements.count)
    replacements.append(
      UserState.Replacement(
        seat: 0, cause: cause, ended: Self.at(days: day), oldSystem: 0, newSystem: 0,
        ordinal: replacements.count,
        frozen: 0..<0))
    observations.append(
      .deviceEnded(at: Self.at(days: day), seat: 0, replacement: number, cause, wanted: wanted))
    if desktop {
      observations.append(.desktop(at: Self.at(days: day + 1), seat: 0, replacement: number))
    }
  }

  var story: Story {
    var state = UserState(catalog: Self.catalog, group: Self.office)
    var life = Life(calendar: Self.office.calendar)
    life.horizon = Self.at(days: 73)
    life.seatCount = 2
    life.items = [0, 1, 2, 3]
    life.unitOfSlot = [0, 1, 2, 3]
    life.unitStart = [0, 1, 2, 3, 4]
    life.isSeatScope = [false, false, false, false]
    life.importance = [1000, 2000, 500, 4000]
    life.history = history
    life.tenures = [tenures, []]
    life.leaves = leaves.map(Self.at)
    state.life = life
    state.requests = requests
    state.holdings = holdings
    state.story = observations
    state.replacements = replacements
    let missing = Array(repeating: Provisioning?.none, count: replacements.count - setups.count)
    return Story(state, group, setups: setups + missing, events: events)
  }

  /// Each replacement ends a device of the first seat, and brings the next a day later.
  private var tenures: [DeviceTenure] {
    var tenures = [DeviceTenure(ordinal: 0, system: 0, poweredOn: .zero, desktop: .zero)]
    for (number, replacement) in replacements.enumerated() {
      tenures[number].ends = replacement.ended
      tenures[number].cause = replacement.cause
      tenures[number].keptFor = keptFor
      let desktop = replacement.ended + .days(1)
      tenures.append(
        DeviceTenure(
          ordinal: number + 1, system: 0, poweredOn: desktop, desktop: desktop, replaces: replacement.cause))
    }
    return tenures
  }

  var sheet: ProbeSheet {
    var sheet = ProbeSheet(categoryCount: 2)
    ProbePanel.read(story, &sheet)
    return sheet
  }

  private static let catalog = CompiledCatalog(
    SettingsCatalog(
      name: "test", title: "Test",
      settings: [
        Setting(name: "0", category: "A", minutes: 1.5), Setting(name: "1", category: "A", importance: 2),
        Setting(name: "2", category: "B", importance: 0.5, minutes: 4, essential: true),
        Setting(name: "3", category: "B", importance: 4, surroundings: true),
      ]), systems: [OperatingSystem("windows11-24h2")!])

  static let office = GroupParameters(
    name: "office", users: 1,
    device: DeviceClass(
      join: .entra, system: OperatingSystem("windows11-24h2")!, edition: .enterprise, shared: false),
    seats: SeatMix(counts: [0, 1], shares: [1, 1]),
    calendar: WorkCalendar(start: CalendarDate("2026-01-05")!), online: 1,
    usage: Usage(
      mode: .alwaysOn, sessionsPerWorkday: 0, session: .constant(0), breaksPerActiveHour: 0,
      breakLength: .zero, endsWithLock: 1, endsWithSignOut: 0, endsWithShutdown: 0, staysAwake: nil,
      choicesPerActiveHour: 0, neverCustomise: 0, historyMean: 0, historyState: .fresh),
    roaming: RoamingParameters(
      enabled: true, uploadDelay: .constant(0), transferDelay: .constant(0), notifyDelay: .constant(0),
      pullDelay: .constant(0), rule: .lastWriterByClient, clockSkew: .constant(0), blocked: 0),
    backup: BackupParameters(
      cadence: .days(8), catchUpDelay: .zero, uploadTime: .constant(0), fails: 0, manualBeforeRefresh: 0,
      restoreIsWrite: false),
    restore: RestoreParameters(profile: .newest, accepts: 1, fails: 0, pageFrom: .zero, firstSignIn: false),
    policies: .backupOn,
    life: LifeParameters(
      age: .constant(0), failure: nil, loss: nil, leadTimePlanned: .constant(0),
      leadTimeFailure: .constant(0), plannedProvisioning: .zero),
    refresh: [],
    repair: RepairParameters(
      noticeActiveHours: nil, byHand: 1, helpDesk: 0, livesWithIt: 0),
    helpDesk: HelpDeskParameters(plannedWait: .zero, handling: .constant(0)))
}

extension ProbeSheet {
  /// The entry of a metric by its name.
  func entry(_ name: String, _ cell: Cell = .all) -> Entry {
    entry(Metric.all.firstIndex { $0.name == name }!, cell)
  }

  /// Numerator, denominator, observations and censored cases.
  func sums(_ name: String, _ cell: Cell = .all) -> [Double] {
    let entry = entry(name, cell)
    return [entry.numerator, entry.denominator, Double(entry.observations), Double(entry.censored)]
  }
}
