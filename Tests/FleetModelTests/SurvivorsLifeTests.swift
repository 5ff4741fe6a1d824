// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Statistics
import Testing

@testable import FleetModel

/// Lifetimes of devices that are already old at the start.
@Suite struct SurvivorsLifeTests {
  private static let year = 365 * 86_400e6

  private static func firstEnds(_ failure: Distribution) -> [SimulationTime] {
    let catalog = CompiledCatalog(
      SettingsCatalog(name: "t", title: "T", settings: [Setting(name: "a", category: "C")]),
      systems: [OperatingSystem("windows11-24h2")!])
    var group = SampleGroup.plain
    group.life.age = .uniform(low: 0, high: 4 * year)
    group.life.failure = failure
    return (0..<400).map { user in
      SeatEvents(
        group: group, catalog: catalog, key: StreamKey(seed: 1, replication: 0, entity: UInt64(user)),
        horizon: .zero + .days(3650)
      ).tenures(ofSeat: 0)[0].ends
    }
  }

  /// Lifetimes below the age ended the device at the start.
  @Test(arguments: [
    Distribution.lognormal(median: 3 * year, p95: 8 * year), .constant(3 * year),
    .uniform(low: year, high: 5 * year), .weibull(shape: 1.5, mean: 3 * year),
  ])
  func nobodyDiesAtTheStart(failure: Distribution) {
    let ends = Self.firstEnds(failure)
    #expect(ends.count { $0 <= .zero + .days(1) } <= 4)
  }

  @Test func aConstantLifetimeEndsAtItsAge() {
    let ends = Self.firstEnds(.constant(5 * Self.year))
    #expect(ends.allSatisfy { $0 >= .zero + .days(365) && $0 <= .zero + .days(5 * 365) })
  }

  /// A wave far beyond the horizon overflowed the calendar.
  @Test func aWaveBeyondTheHorizonIsNone() {
    var group = SampleGroup.plain
    group.life.failure = nil
    group.refresh = [
      RefreshPlan(firstDay: 0, everyDays: 3650, wave: 1e-9, to: OperatingSystem("windows11-24h2")!)
    ]
    let catalog = CompiledCatalog(
      SettingsCatalog(name: "t", title: "T", settings: [Setting(name: "a", category: "C")]),
      systems: [OperatingSystem("windows11-24h2")!])
    let events = SeatEvents(
      group: group, catalog: catalog, key: StreamKey(seed: 1, replication: 0, entity: 1),
      horizon: .zero + .days(180))
    #expect(events.tenures(ofSeat: 0).count == 1)
  }
}

extension SurvivorsLifeTests {
  /// A wave took the device that it had just set up, again and again.
  @Test func aWaveTakesASeatOnceEvenWhereSetUpTakesNoTime() {
    var group = SampleGroup.plain
    group.refresh = [
      RefreshPlan(firstDay: 10, everyDays: 7, wave: 1, to: OperatingSystem("windows11-24h2")!)
    ]
    let catalog = CompiledCatalog(
      SettingsCatalog(name: "t", title: "T", settings: [Setting(name: "a", category: "C")]),
      systems: [OperatingSystem("windows11-24h2")!])
    let events = SeatEvents(
      group: group, catalog: catalog, key: StreamKey(seed: 1, replication: 0, entity: 1),
      horizon: .zero + .days(60))
    let tenures = events.tenures(ofSeat: 0)
    #expect(tenures.count == 2)
    #expect(tenures[0].ends == tenures[1].desktop)
  }
}

/// A plain group for tests of this room.
enum SampleGroup {
  static let plain = GroupParameters(
    name: "office", users: 20,
    device: DeviceClass(
      join: .entra, system: OperatingSystem("windows11-24h2")!, edition: .enterprise, shared: false),
    seats: SeatMix(counts: [1], shares: [1]),
    calendar: WorkCalendar(start: CalendarDate("2026-01-05")!), online: 1,
    usage: Usage(
      mode: .sessions, sessionsPerWorkday: 3, session: .constant(3_600e6), breaksPerActiveHour: 0.5,
      breakLength: .minutes(10), endsWithLock: 0.6, endsWithSignOut: 0.1, endsWithShutdown: 0.3,
      staysAwake: .minutes(30), choicesPerActiveHour: 0.2, neverCustomise: 0, historyMean: 9,
      historyState: .settled),
    roaming: RoamingParameters(
      enabled: true, uploadDelay: .constant(0), transferDelay: .constant(0), notifyDelay: .constant(0),
      pullDelay: .constant(0), rule: .lastWriterByClient, clockSkew: .constant(0), blocked: 0),
    backup: BackupParameters(
      cadence: .days(8), catchUpDelay: .minutes(10), uploadTime: .constant(0), fails: 0,
      manualBeforeRefresh: 0, restoreIsWrite: false),
    restore: RestoreParameters(profile: .newest, accepts: 1, fails: 0, pageFrom: .zero, firstSignIn: false),
    policies: PolicySet(
      backupFrom: .zero, optedOut: PolicyGroup.allCases.map { _ in false }, silentBlockers: []),
    life: LifeParameters(
      age: .constant(0), failure: nil, loss: nil, leadTimePlanned: .constant(0),
      leadTimeFailure: .constant(0),
      plannedProvisioning: .zero),
    refresh: [],
    repair: RepairParameters(
      noticeActiveHours: nil, byHand: 1, helpDesk: 0, livesWithIt: 0, familiarAt: 0.95),
    helpDesk: HelpDeskParameters(plannedWait: .minutes(30), handling: .constant(840e6)))
}
