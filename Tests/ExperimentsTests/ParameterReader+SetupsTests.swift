// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Experiments
import FleetModel
import Statistics
import Testing

struct SetupReadingTests {
  private static let chain = """
    provisioning:
      - {stage: outOfBox, takes: "triangular(3 min, 7 min, 40 min)"}
      - {stage: storeApps, takes: 1 min, apps: 12, essential: 3, download: 80 MB}
      - {stage: deviceSetup, takes: "lognormal(median 18 min, p95 55 min)", fails: 2%, retry: {after: 15 min, limit: 2}}
      - {stage: accountSetup, takes: 5 min, timeout: never, then: startOver, by: technician, retry: {}}

    """

  @Test("a list of stages holds for every mode")
  func list() throws {
    let provisioning = try readFixture(fixtureBase + Self.chain).groups[0].provisioning
    let expected: [ProvisioningStage] = [
      ProvisioningStage(
        .outOfBox, takes: .triangular(low: 180e6, mode: 420e6, high: 2400e6), attendance: .user),
      ProvisioningStage(
        .storeApps, takes: .constant(60e6), download: .constant(80e6), apps: 12, essential: 3),
      ProvisioningStage(
        .deviceSetup, takes: .lognormal(median: 18 * 60e6, p95: 55 * 60e6), fails: 0.02,
        retryAfter: .minutes(15), retryLimit: 2, timeout: .minutes(60)),
      ProvisioningStage(
        .accountSetup, takes: .constant(300e6), retryLimit: 1, surrender: .startOver,
        attendance: .technician),
    ]
    #expect(provisioning.chains == EnrollmentMode.allCases.map { _ in expected })
  }

  @Test("a chain of one mode, of a group, of a strategy")
  func precedence() throws {
    let scenario = try readFixture(
      fixtureHead + """
        groups:
          office: {users: 10, provisioning: {stages: {manual: [{stage: signIn, takes: 2 min}]}}}
          field: {users: 5, provisioning: [{stage: signIn, takes: 3 min}]}
        provisioning: {stages: [{stage: signIn, takes: 1 min}]}
        strategies:
          nothing: {}
          faster: {mechanisms: [], provisioning: [{stage: signIn, takes: 4 min}], groups.field.provisioning.stages.manual: []}
        """, sets: ["strategies.faster.groups.office.provisioning.stages=[{stage: signIn, takes: 5 min}]"])
    func minutes(_ group: GroupParameters, _ mode: EnrollmentMode) -> Double? {
      group.provisioning.chain(mode).first.map { $0.takes.mean / 60e6 }
    }
    #expect(scenario.groups.map { minutes($0, .manual) } == [3, 2])
    #expect(scenario.groups.map { minutes($0, .userDriven) } == [3, 1])
    let faster = scenario.strategies[0]
    #expect(faster.groups.map { minutes($0, .manual) } == [nil, 5])
    #expect(faster.groups.map { minutes($0, .userDriven) } == [4, 5])
    #expect(
      faster.overrides.map(\.path) == [
        "groups.field.provisioning.stages.manual", "groups.office.provisioning.stages", "provisioning.stages",
      ])
    let listed = scenario.parameters.filter { $0.path.contains("provisioning.stages") }
    #expect(
      listed.map(\.path) == [
        "provisioning.stages", "groups.field.provisioning.stages", "groups.office.provisioning.stages.manual",
      ])
    #expect(listed[0].value == "[{stage: signIn, takes: 1 min}]")
  }

  @Test("only the chains of modes in use are listed, and as they could be written")
  func listing() throws {
    let scenario = try readFixture(
      fixtureBase, sets: ["groups.field.provisioning.mode={reset: autopilotReset}"])
    let listed = scenario.parameters.filter { $0.path.contains("provisioning.stages") }
    #expect(listed.map(\.path) == ["provisioning.stages.userDriven", "provisioning.stages.autopilotReset"])
    let written = try readFixture(fixtureBase + Self.chain)
    let value = try #require(written.parameters.first { $0.path == "provisioning.stages" }).value
    let again = try readFixture(fixtureBase, sets: ["provisioning.stages=\(value)"])
    #expect(again.fingerprint == written.fingerprint)
    #expect(again.fingerprint != scenario.fingerprint)
  }

  @Test("a mode for all causes, or by cause")
  func modes() throws {
    let scenario = try readFixture(
      fixtureBase,
      sets: [
        "provisioning.mode=preProvisioned",
        "groups.field.provisioning.mode={reset: autopilotReset, loss: manual}",
      ])
    #expect(scenario.groups[0].provisioning.modes == [.userDriven, .userDriven, .manual, .autopilotReset])
    #expect(Set(scenario.groups[1].provisioning.modes) == [.preProvisioned])
  }

  @Test("sites limit their groups, and nobody else")
  func sites() throws {
    let scenario = try readFixture(
      fixtureBase, sets: ["sites={north: {groups: [office], link: 200 Mbit/s, technicians: 3}}"])
    #expect(
      scenario.groups.map(\.site) == [
        .unlimited, SiteParameters(name: "north", link: 200e6, peerShare: 0.76, technicians: 3),
      ])
    let one = try readFixture(fixtureBase + "sites: {all of us: {link: 1.5 Gbit/s, peerShare: 0%}}\n")
    #expect(one.groups.map(\.site.link) == [1.5e9, 1.5e9])
    #expect(one.groups.map(\.site.peerShare) == [0, 0])
    #expect(one.groups.map(\.site.isContended) == [true, true])
    #expect(try readFixture(fixtureBase).groups.map(\.site) == [.unlimited, .unlimited])
  }

  @Test("the help desk has hours of its own, counted from the run's start")
  func desk() throws {
    let text =
      fixtureBase + "helpDesk: {hours: \"Mon, Wed-Sat 07:30-24:00\", first: setup, patience: never}\n"
    let desk = try readFixture(text, sets: ["run.start=2026-01-06 06:00"]).groups[0].helpDesk
    #expect(desk.hours.workingDays == [true, false, true, true, true, true, false])
    #expect((desk.hours.opens, desk.hours.closes) == (.hours(7.5), .hours(24)))
    #expect((desk.hours.start, desk.hours.startOfDay) == (CalendarDate("2026-01-06")!, .hours(6)))
    #expect((desk.first, desk.patience, desk.agents) == (.setup, nil, 4))
    let usual = try readFixture(fixtureBase).groups[0].helpDesk
    #expect(usual.patience == .exponential(mean: 40 * 60e6))
    #expect(usual.setupHandling == .lognormal(median: 30 * 60e6, p95: 120 * 60e6))
    #expect((usual.first, usual.hours.opens, usual.hours.closes) == (nil, .hours(8), .hours(18)))
  }

  @Test("costs are unknown but for a ticket")
  func costs() throws {
    let usual = try readFixture(fixtureBase).groups[0].costs
    #expect(
      usual == CostParameters(currency: "USD", userHour: nil, technicianHour: nil, ticket: 22, deviceDay: nil)
    )
    let own = try readFixture(
      fixtureBase
        + "costs: {currency: EUR, ticket: unknown, userHour: 41.5, technicianHour: 60, deviceDay: 2}\n")
    #expect(
      own.groups[1].costs
        == CostParameters(currency: "EUR", userHour: 41.5, technicianHour: 60, ticket: nil, deviceDay: 2))
  }

  @Test("a rollout of Known Folder Move counts the groups that take part, under each strategy")
  func files() throws {
    let scenario = try readFixture(
      fixtureHead + """
        groups: {office: {users: 10, seats: {1: 50%, 2: 50%}}, field: {users: 5, seats: {1: 100%}}}
        files: {knownFolderMove: silent, from: day 3}
        strategies:
          nothing: {}
          office: {mechanisms: [], groups.field.files.knownFolderMove: off}
          later: {mechanisms: [], files.from: settled, files.knownFolderMove: prompted, files.accepts: 50%}
        """)
    #expect(scenario.groups.map(\.files.fleet) == [20, 20])
    #expect(scenario.groups[0].files.from == .zero + .days(3))
    #expect(scenario.groups[0].files.inKnownFolders == 0.8)
    #expect(scenario.strategies.map(\.name) == ["later", "nothing", "office"])
    #expect(scenario.strategies.map { $0.groups.map(\.files.fleet) } == [[20, 20], [20, 20], [0, 15]])
    #expect(scenario.strategies[0].groups[0].files.from == nil)
    #expect(scenario.strategies[0].groups[0].files.accepts == 0.5)
    #expect(try readFixture(fixtureBase).groups[0].files.knownFolderMove == .off)
  }

  @Test("waves in an order, old devices kept for a while")
  func refresh() throws {
    let scenario = try readFixture(
      fixtureHead + """
        groups: {a: {users: 10, seats: {1: 100%}}, b: {users: 30, seats: {1: 100%}}, c: {users: 7}}
        refresh:
          - {first: day 3, every: 7 days, wave: 10 devices, groups: [b, a], order: groups, to: windows11-24h2}
          - {first: day 9, every: 7 days, wave: 50%, order: oldestFirst, overlap: 2 days, to: windows11-25h2}
        """)
    let plans = scenario.groups.map(\.refresh)
    #expect(
      plans.map { $0.map(\.order) } == [
        [.groups(low: 0.75, high: 1), .oldestFirst], [.groups(low: 0, high: 0.75), .oldestFirst],
        [.oldestFirst],
      ])
    #expect(plans[0].map(\.overlap) == [.zero, .days(2)])
    #expect(plans[0].map(\.wave) == [0.25, 0.5])
  }

  @Test("an incident strikes its groups")
  func incidents() throws {
    let scenario = try readFixture(
      fixtureHead + """
        groups: {a: {users: 10, seats: {1: 100%}}, b: {users: 30, seats: {1: 100%}}}
        incidents:
          - {on: day 3 10:00, wave: 10 devices}
          - {on: 2026-01-10, wave: 30%, groups: [b], cause: loss}
        """)
    let ransomware = IncidentPlan(at: .zero + .hours(82), share: 0.25, cause: .reset)
    #expect(scenario.groups[0].incidents == [ransomware])
    #expect(
      scenario.groups[1].incidents == [
        ransomware, IncidentPlan(at: .zero + .days(5), share: 0.3, cause: .loss),
      ])
  }

  @Test("the gates of a tenant and of an identity")
  func gates() throws {
    let usual = try readFixture(fixtureBase).groups[0]
    #expect(!usual.device.sovereignCloud && !usual.restore.needsCompliantDevice)
    #expect((usual.restore.otherIdentity, usual.repair.familiarAt) == (0, 0.95))
    let strict = try readFixture(
      fixtureBase,
      sets: [
        "tenant.cloud=sovereign", "groups.field.restore.needsCompliantDevice=on", "restore.otherIdentity=3%",
        "repair.familiarAt=80%",
      ])
    #expect(strict.groups.map(\.device.sovereignCloud) == [true, true])
    #expect(strict.groups.map(\.restore.needsCompliantDevice) == [true, false])
    #expect((strict.groups[1].restore.otherIdentity, strict.groups[1].repair.familiarAt) == (0.03, 0.8))
  }

  @Test("resets happen if a scenario says so")
  func resets() throws {
    let usual = try readFixture(fixtureBase).groups[0].life
    #expect(usual.reset == nil)
    #expect(usual.leadTimeReset == .lognormal(median: 2 * 3_600e6, p95: 8 * 3_600e6))
    let life = try readFixture(fixtureBase, sets: ["life.reset=exponential(mean 1 year)"]).groups[0].life
    #expect(life.reset == .exponential(mean: 365 * 86_400e6))
  }

  @Test("sizes in files beside the scenario")
  func empirical() throws {
    let scenario = try readFixture(
      fixtureBase
        + "provisioning: [{stage: files, takes: 0, download: \"empirical(s.csv, column size, unit GB)\"}]\n",
      folder: .memory(["s.csv": "size\n1\n2.5\n"]))
    #expect(scenario.groups[0].provisioning.chain(.manual)[0].download == .empirical([1e9, 2.5e9]))
  }
}
