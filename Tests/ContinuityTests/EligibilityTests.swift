// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Testing

@testable import Continuity
@testable import FleetModel

/// What the gates say without simulating, held against the gates themselves and against what is simulated.
@Suite struct EligibilityTests {
  private static let both: [MechanismTerm] = ["roaming", "backup"]

  private static func eligibility(
    _ mechanisms: [MechanismTerm] = both, horizon: TimeSpan = .days(180),
    _ change: (inout GroupParameters) -> Void = { _ in }
  ) -> Eligibility {
    var group = SmallFleet().group
    change(&group)
    return Eligibility(group, mechanisms: mechanisms, horizon: horizon)
  }

  private static func row(_ eligibility: Eligibility, _ way: EligibilityWay) throws -> EligibilityRow {
    try #require(eligibility.rows.last { $0.way == way })
  }

  @Test func aSoundGroupPassesEverywhereButWhereItMustOptIn() throws {
    for way in [EligibilityWay.backup, .restorePage, .roaming] {
      #expect(try Self.row(Self.eligibility(), way).answers.map(\.verdict) == [.passes])
    }
    let offer = try Self.row(Self.eligibility(), .restoreAtFirstSignIn).answers
    #expect(offer.map { $0.obstacles.map(\.gate) } == [["policy"]])
  }

  /// A group, the way that it is asked about, and the only gate that fails there.
  struct Single: Sendable, CustomTestStringConvertible {
    var way: EligibilityWay
    var gate: String
    var change: @Sendable (inout GroupParameters) -> Void
    var testDescription: String { "\(way) \(gate)" }

    init(
      _ way: EligibilityWay, _ gate: String, _ change: @escaping @Sendable (inout GroupParameters) -> Void
    ) {
      (self.way, self.gate, self.change) = (way, gate, change)
    }
  }

  @Test(arguments: singles)
  func eachGateFailsOnceByItself(_ single: Single) throws {
    let row = try Self.row(
      Self.eligibility {
        $0.restore.firstSignIn = true
        single.change(&$0)
      }, single.way)
    #expect(row.answers.map { $0.obstacles.map(\.gate) } == [[single.gate]])
    #expect(row.answers[0].first?.gate == single.gate)
    #expect(row.answers[0].first?.rules.isEmpty == false)
  }

  private static let singles: [Single] = [
    Single(.backup, "editionCloud") { $0.device.edition = .se },
    Single(.backup, "editionCloud") { $0.device.sovereignCloud = true },
    Single(.backup, "sharedDevice") { $0.device.shared = true },
    Single(.backup, "join") { $0.device.join = .registered },
    Single(.backup, "build") { $0.device.system = OperatingSystem("windows11-24h2.4945")! },
    Single(.backup, "policy") { $0.policies = .none },
    Single(.backup, "policy") { $0.policies.set(.enableWindowsBackup, .disabled) },
    Single(.backup, "silentBlocker") { $0.policies.set(.enableCDP, .disabled) },
    Single(.restorePage, "editionCloud") { $0.device.edition = .iotCore },
    Single(.restorePage, "sharedDevice") { $0.device.shared = true },
    Single(.restorePage, "join") { $0.device.join = .hybrid },
    Single(.restorePage, "enrollmentMode") {
      $0.provisioning.modes = Cause.allCases.map { _ in .preProvisioned }
    },
    Single(.restorePage, "build") { $0.device.system = OperatingSystem("windows11-24h2.4769")! },
    Single(.restorePage, "restorePage") { $0.restore.pageFrom = nil },
    Single(.restorePage, "conditionalAccess") { $0.restore.needsCompliantDevice = true },
    Single(.restorePage, "identity") { $0.restore.otherIdentity = 1 },
    Single(.restoreAtFirstSignIn, "join") { $0.device.join = .registered },
    Single(.restoreAtFirstSignIn, "enrollmentMode") {
      $0.provisioning.modes = Cause.allCases.map { _ in .selfDeploying }
    },
    Single(.restoreAtFirstSignIn, "build") { $0.device.system = OperatingSystem("windows11-24h2.7921")! },
    Single(.restoreAtFirstSignIn, "policy") { $0.restore.firstSignIn = false },
    Single(.roaming, "join") { $0.device.join = .registered },
    Single(.roaming, "control") { $0.roaming.enabled = false },
  ]

  @Test func allThatFailAreShownAndTheFirstIsTheReason() throws {
    let row = try Self.row(
      Self.eligibility {
        $0.device.system = OperatingSystem("windows10-22h2")!
        $0.device.join = .hybrid
        $0.restore.pageFrom = nil
      }, .restorePage)
    #expect(row.answers[0].obstacles.map(\.gate) == ["targetSystem", "join", "build", "restorePage"])
    #expect(row.answers[0].first?.gate == "targetSystem")
  }

  @Test func aStrategyWithoutTheMechanismIsTheFirstGate() throws {
    let row = try Self.row(Self.eligibility(["roaming"]) { $0.device.shared = true }, .backup)
    #expect(row.answers[0].obstacles.map(\.gate) == ["notInStrategy", "sharedDevice"])
  }

  @Test func answersChangeOnTheirDates() throws {
    func day(_ number: Double) -> SimulationTime { .zero + .days(number) }
    let eligibility = Self.eligibility([MechanismTerm("roaming", until: day(90)), "backup"]) {
      $0.policies = .none
      $0.policies.set(.enableWindowsBackup, .enabled, from: day(40))
      $0.policies.set(.enableActivityFeed, .disabled, from: day(80))
      $0.tenant.policyGovernsRoamingFrom = day(20)
      $0.tenant.toggleCountsUntil = day(30)
      $0.restore.pageFrom = day(50)
    }
    func answers(_ way: EligibilityWay) throws -> [(Double, EligibilityCheck.Verdict)] {
      var told: [(Double, EligibilityCheck.Verdict)] = []
      for answer in try Self.row(eligibility, way).answers where told.last?.1 != answer.verdict {
        told.append(((answer.from - .zero).inDays, answer.verdict))
      }
      return told
    }
    #expect(try answers(.backup).map(\.0) == [0, 40, 80])
    #expect(try answers(.backup).map(\.1) == [.fails, .passes, .fails])
    #expect(try answers(.roaming).map(\.0) == [0, 30, 40, 90])
    #expect(try answers(.roaming).map(\.1) == [.passes, .fails, .passes, .fails])
    #expect(try answers(.restorePage).map(\.0) == [0, 50])
  }

  @Test func nothingIsSaidOfWhatComesAfterTheHorizon() throws {
    let row = try Self.row(
      Self.eligibility(horizon: .days(10)) {
        $0.policies.set(.enableWindowsBackup, .disabled, from: .zero + .days(10))
      }, .backup)
    #expect(row.answers.map(\.from) == [.zero])
  }

  @Test func conflictsAndUndefinedSettingsAreNamed() throws {
    func policy(_ standing: PolicyStanding, wins: Double = 0.5) throws -> EligibilityCheck? {
      try Self.row(
        Self.eligibility {
          $0.policies[.enableWindowsBackup] = [PolicySet.Step(from: .zero, standing: standing)]
          $0.tenant.groupPolicyWins = wins
        }, .backup
      ).answers[0].checks.first { $0.gate == "policy" }
    }
    let conflict = try #require(try policy(.conflict))
    #expect(conflict.verdict == .fails)
    #expect(conflict.rules == ["policies.conflict", "backup.offWithoutPolicy"])
    let open = PolicyStanding.undefined(intune: .enabled, groupPolicy: .disabled)
    #expect(try policy(open)?.verdict == .differs)
    #expect(try policy(open)?.rules == ["policies.groupPolicy"])
    #expect(try policy(open, wins: 0)?.verdict == .passes)
    #expect(try policy(open, wins: 1)?.verdict == .fails)
  }

  @Test func theDefaultOf26H2DependsOnWhereTheGroupIs() throws {
    func answer(_ geography: Geography) throws -> EligibilityAnswer {
      try Self.row(
        Self.eligibility {
          $0.policies = .none
          $0.device.system = OperatingSystem("windows11-26h2")!
          $0.tenant.geography = geography
        }, .backup
      ).answers[0]
    }
    #expect(try answer(.us).verdict == .passes)
    #expect(try answer(.eu).first?.rules == ["backup.defaultNotUnderTheDigitalMarketsAct"])
  }

  @Test func classesAreReleasesAndModes() {
    let classes = Self.eligibility {
      $0.device.system = OperatingSystem("windows10-22h2")!
      $0.life.loss = .constant(1)
      $0.life.reset = .constant(1)
      $0.provisioning.modes[Cause.reset.rawValue] = .autopilotReset
      $0.refresh = [
        RefreshPlan(firstDay: 1, everyDays: 7, wave: 0.5, to: OperatingSystem("windows11-24h2")!)
      ]
    }.classes
    #expect(
      classes.map(\.system.name) == ["windows10-22h2"].flatMap { [$0, $0, $0] } + [
        "windows11-24h2", "windows11-24h2",
      ])
    #expect(
      classes.map(\.causes) == [[], [.failure, .loss], [.reset], [.planned, .failure, .loss], [.reset]])
    #expect(classes.map(\.mode) == [nil, .userDriven, .autopilotReset, .userDriven, .autopilotReset])
  }

  /// The simulation asks the same gates and controls: no group may get another answer there.
  @Test(arguments: 0..<200)
  func theAnswersAreThoseOfTheSimulation(seed: UInt64) throws {
    let group = Self.random(seed)
    let rows = Eligibility(group, mechanisms: Self.both, horizon: .days(100)).rows
    let catalog = CompiledCatalog(
      SettingsCatalog(name: "test", title: "Test", settings: []), systems: [group.device.system])
    let scene = Scene(group: group, catalog: catalog)
    let gates = RestoreGates(scene)
    let key = StreamKey(seed: seed, replication: 0, entity: 1)
    for day in stride(from: 0.5, to: 100, by: 9) {
      let time = SimulationTime.zero + .days(day)
      func verdict(_ way: EligibilityWay) throws -> Bool {
        let row = try #require(rows.last { $0.way == way })
        return try #require(row.answers.last { $0.from <= time }).verdict == .passes
      }
      let device = DeviceTenure(ordinal: 1, system: 0, poweredOn: time, desktop: time, replaces: .failure)
      let controls = DeviceControls(scene, device, seat: 0, key).at(time)
      #expect(try verdict(.backup) == (controls.backup && gates.backupExclusion(of: device) == nil))
      #expect(try verdict(.restorePage) == (gates.firstFailing(for: device) == nil))
      #expect(try verdict(.restoreAtFirstSignIn) == gates.offersAtFirstSignIn(device, controls))
      #expect(try verdict(.roaming) == (controls.roaming && group.device.join != .registered))
    }
  }

  private static func random(_ seed: UInt64) -> GroupParameters {
    var stream = StreamKey(seed: seed, replication: 0, entity: 0).stream(0)
    func pick<T>(_ choices: [T]) -> T { choices[Int(stream.uniform() * Double(choices.count))] }
    func day() -> SimulationTime { .zero + .days(Double(pick(Array(0..<100)))) }
    var group = SmallFleet().group
    group.device = DeviceClass(
      join: pick([.entra, .entra, .hybrid, .registered]),
      system: OperatingSystem(
        pick(["windows10-22h2", "windows11-24h2.4945", "windows11-24h2", "windows11-26h2"]))!,
      edition: pick([.enterprise, .enterprise, .se]), shared: pick([false, false, false, true]))
    group.tenant.geography = pick([.us, .eu])
    group.tenant.policyGovernsRoamingFrom = day()
    group.tenant.toggleCountsUntil = day()
    group.roaming.enabled = pick([true, false])
    group.restore.pageFrom = pick([nil, day()])
    group.restore.firstSignIn = pick([true, false, false])
    group.restore.needsCompliantDevice = pick([true, false, false])
    group.provisioning.modes = Cause.allCases.map { _ in pick([.userDriven, .selfDeploying, .manual]) }
    group.policies = .none
    for _ in 0..<4 {
      let setting: PolicySetting = pick([
        .enableWindowsBackup, .enableWindowsBackup, .enableActivityFeed, .enableWindowsRestore,
      ])
      let standing: PolicyStanding = pick([.set(.enabled), .set(.enabled), .set(.disabled), .conflict])
      group.policies[setting].append(PolicySet.Step(from: day(), standing: standing))
    }
    return group
  }
}
