// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Experiments
import FleetModel
import Statistics
import Testing

struct ScenarioReadingTests {
  static let refresh = """
    # yaml-language-server: $schema=../Sources/Experiments/Resources/scenario.schema.json
    roamback: 1
    name: Windows 10 to 11 refresh, 4,000 people
    run: {start: 2026-01-05, horizon: 180 days, replications: 30, seed: 20260105}
    tenant: {roaming: all}
    restore: {page: {on: true, from: day 0}, accepts: 85%}
    catalog: documented-2025
    groups:
      office: {users: 2600, join: entra, system: windows11-24h2, seats: {1: 85%, 2: 15%}}
      field:  {users: 1000, join: entra, system: windows10-22h2, seats: {1: 100%}, online: 60%}
      plant:  {users: 400, join: hybrid, system: windows11-23h2, shared: true}
    usage: {sessionsPerWorkday: 2.4, session: "lognormal(median 95 min, p95 6 h)", choicesPerActiveHour: 0.02}
    policies:
      - {name: Backup on, assign: {include: [office, field]}, set: {EnableWindowsBackup: enabled}}
      - {name: Hardening, assign: {include: [field]}, set: {EnableActivityFeed: disabled}}
    backup: {cadence: 8 days, manualBeforeRefresh: 10%}
    roaming: {uploadDelay: "exponential(mean 20 s)", rule: lastWriterByClient}
    refresh: {first: day 30, every: 7 days, wave: 200 devices, to: windows11-24h2}
    strategies: {nothing: {}, roaming: {}, backup: {}, both: {}}
    expect:
      - coverage.day1.mean [backup] - coverage.day1.mean [roaming] > 20% at 90%
    """

  @Test("the example is read")
  func example() throws {
    let scenario = try readFixture(Self.refresh)
    #expect(scenario.name == "Windows 10 to 11 refresh, 4,000 people")
    #expect(scenario.run.start == CalendarDate("2026-01-05"))
    #expect(scenario.run.horizon == .days(180))
    #expect(scenario.run.seed == 20_260_105)
    #expect(scenario.groups.map(\.name) == ["field", "office", "plant"])
    let field = scenario.groups[0]
    #expect(field.online == 0.6)
    #expect(field.device.system == OperatingSystem("windows10-22h2"))
    #expect(field.policies.standing(.enableWindowsBackup, at: .zero) == .set(.enabled))
    #expect(field.policies.standing(.enableActivityFeed, at: .zero) == .set(.disabled))
    #expect(field.usage.session == .lognormal(median: 95 * 60e6, p95: 6 * 3_600e6))
    #expect(field.restore.accepts == 0.85)
    #expect(field.backup.manualBeforeRefresh == 0.1)
    #expect(scenario.groups[2].policies[.enableWindowsBackup].isEmpty)
    #expect(scenario.groups[2].device.shared)
    let seats = 1000.0 + 2600 * (0.85 + 2 * 0.15) + 400 * (0.75 + 2 * 0.2 + 3 * 0.05)
    let plan = try #require(field.refresh.first)
    #expect((plan.firstDay, plan.everyDays) == (30, 7))
    #expect((plan.wave - 200 / seats).magnitude < 1e-15)
    #expect(scenario.strategies.map(\.name) == ["backup", "both", "nothing", "roaming"])
    #expect(scenario.strategies.map(\.mechanisms) == [["backup"], ["roaming", "backup"], [], ["roaming"]])
    #expect(scenario.warnings.map(\.code) == ["W701"])
    let expectation = try #require(scenario.expectations.first)
    #expect(expectation.left.strategy == "backup")
    #expect(expectation.right?.strategy == "roaming")
    #expect((expectation.limit, expectation.level) == (0.2, 0.9))
    #expect((expectation.line, expectation.column) == (21, 5))
  }

  @Test("a scenario without anything else has the defaults")
  func defaults() throws {
    let scenario = try readFixture(fixtureBase)
    #expect(scenario.name == "s")
    #expect(scenario.catalog.name == "documented-2025")
    #expect(scenario.strategies.map(\.name) == ["backup", "both", "nothing", "roaming"])
    let group = scenario.groups[0]
    #expect(group.life.failure == .weibull(shape: 1.5, mean: 5.4 * (365 * 86_400e6)))
    #expect(group.usage.staysAwake == .minutes(30))
    #expect(group.restore.pageFrom == nil)
    #expect(group.repair.noticeActiveHours == 4)
    #expect(group.calendar.workingDays == [true, true, true, true, true, false, false])
  }

  @Test("every parameter is listed once, with its origin")
  func parameters() throws {
    let scenario = try readFixture(fixtureBase, sets: ["groups.field.usage.sessionsPerWorkday=5"])
    #expect(Set(scenario.parameters.map(\.path)).count == scenario.parameters.count)
    let cadence = try #require(scenario.parameters.first { $0.path == "backup.cadence" })
    #expect(cadence.value == "8 days")
    guard case .byDefault(.documented) = cadence.origin else {
      Issue.record("the cadence is documented")
      return
    }
    let own = try #require(scenario.parameters.first { $0.path == "groups.field.usage.sessionsPerWorkday" })
    #expect(own == ResolvedParameter(path: own.path, value: "5", origin: .scenario))
  }

  @Test("a group's own value stands over the scenario's, a strategy's over both")
  func precedence() throws {
    let scenario = try readFixture(
      fixtureHead + """
        groups: {office: {users: 10}, field: {users: 5, restore: {accepts: 40%}}}
        restore: {accepts: 30%, page: on}
        policies: [{set: {EnableWindowsBackup: enabled}, from: day 3}]
        strategies:
          backup: {}
          keen: {mechanisms: [backup], restore.accepts: 70%, groups.office.restore.accepts: 80%}
          weekly: {mechanisms: [backup], backup: {cadence: 7 days}, groups: {field: {restore: {fails: 9%}}}}
        """)
    #expect(
      scenario.strategies.map { $0.groups.map(\.restore.accepts) } == [[0.4, 0.3], [0.7, 0.8], [0.4, 0.3]])
    #expect(scenario.strategies[2].groups.map(\.backup.cadence) == [.days(7), .days(7)])
    #expect(scenario.strategies[2].groups.map(\.restore.fails) == [0.09, 0.01])
    #expect(
      scenario.strategies[2].overrides.map(\.path) == ["backup.cadence", "groups.field.restore.fails"])
    #expect(scenario.groups.map(\.restore.accepts) == [0.4, 0.3])
    #expect(scenario.groups[0].policies[.enableWindowsBackup].first?.from == .zero + .days(3))
    #expect(
      scenario.warnings.map(\.headline) == [
        "s.yaml:9:52: note[N801]: a cadence of 7 days is a what-if: Windows backs up every 8 days and offers no other"
      ])
  }

  @Test("--set is checked like the file")
  func sets() throws {
    let scenario = try readFixture(
      fixtureBase,
      sets: [
        "groups.office.users=50", "usage.sessionEnds={lock: 50%, shutdown: 50%}",
        "strategies.weekly.mechanisms=[backup]", "strategies.weekly.backup.cadence=7 days", "run.seed=9",
      ])
    #expect(scenario.groups.map(\.users) == [5, 50])
    #expect(scenario.groups[0].usage.endsWithShutdown == 0.5)
    #expect(scenario.run.seed == 9)
    let weekly = try #require(scenario.strategies.first { $0.name == "weekly" })
    #expect(weekly.groups[0].backup.cadence == .days(7))
  }

  @Test(
    "a mistake in --set is shown there",
    arguments: [
      ("run.seed=1 2", "--set:1:10: error[E303]: `1 2` is not a whole number from 0 to 18446744073709551615"),
      ("run.sead=1", "--set:1:5: error[E201]: there is no `sead` in `run`"),
      ("groups.offise.users=3", "--set:1:8: error[E201]: there is no `offise` in `groups`"),
      ("groups.office.users", "--set:1:1: error[E601]: a --set is written path=value"),
      ("groups..users=1", "--set:1:1: error[E601]: the path `groups..users` has an empty part"),
      ("backup.cadence=", "--set:1:16: error[E601]: a value is missing after the ="),
      ("usage.sessionEnds={lock: 9%}", "--set:1:19: error[E308]: the shares add up to 9%, not to 100%"),
      (
        "usage.sessionEnds={lock: &a 9%}",
        "--set:1:26: error[E105]: anchors and aliases are not part of a scenario"
      ),
    ])
  func setMistakes(set: String, headline: String) {
    #expect(issues(fixtureBase, sets: [set]).filter { $0.severity == .error }.map(\.headline) == [headline])
  }

  @Test("extends merges maps and replaces lists")
  func extends() throws {
    let base = """
      roamback: 1
      run: {start: 2026-01-05, seed: 7}
      groups: {office: {users: 10, online: 50%, calendar: {holidays: [2026-05-01, 2026-12-25]}}}
      """
    let scenario = try readFixture(
      "extends: common/base.yaml\nrun: {seed: 8}\ngroups: {office: {users: 20, calendar: {holidays: [2026-05-01]}}}\n",
      folder: .memory(["common/base.yaml": base]))
    #expect(scenario.run.seed == 8)
    #expect(scenario.groups[0].online == 0.5)
    #expect(scenario.groups[0].users == 20)
    #expect(scenario.groups[0].calendar.holidays.map(\.text) == ["2026-05-01"])
    let wrong = issues(
      "extends: base.yaml\n", folder: .memory(["base.yaml": base + "\nbackup: {fails: 2}\n"]))
    #expect(wrong.first?.headline == "base.yaml:4:17: error[E302]: `2` is a share without a percent sign")
  }

  @Test("files beside the scenario")
  func files() throws {
    let folder = SourceFolder.memory([
      "own.csv": "name,category\nTheme,Look\nSound,Look\n", "times.csv": "minutes\n1\n2.5\n",
      "bad.csv": "name,category,scope\nTheme,Look,acount\n",
    ])
    let scenario = try readFixture(
      fixtureBase + """
        catalog: own.csv
        usage:
          session: empirical(times.csv, column minutes, unit min)
          mode: scripted
          script:
            - {at: day 1 09:00, seat: 2, what: choice, item: Look/Sound}
            - {at: 2026-01-07, what: loss}
            - {at: day 9, what: leave}
        """, folder: folder)
    #expect(scenario.catalog.settings.map(\.name) == ["Sound", "Theme"])
    #expect(scenario.groups[0].usage.session == .empirical([60e6, 150e6]))
    let morning = SimulationTime.zero + .days(1) + .hours(9)
    #expect(
      scenario.groups[0].usage.mode
        == .scripted([
          ScriptLine(at: morning, seat: 1, act: .choice(item: 0)),
          ScriptLine(at: .zero + .days(2), seat: 0, act: .loss),
          ScriptLine(at: .zero + .days(9), seat: 0, act: .leave),
        ]))
    let wrong = issues(fixtureBase + "catalog: bad.csv\n", folder: folder).map(\.headline)
    #expect(wrong.first == "bad.csv:2:12: error[E406]: scope is one of account, seat, not \"acount\"")
  }

  @Test("Setting a strategy of a scenario that names none leaves the usual others")
  func aSetStrategyStandsBesideTheUsualOnes() throws {
    func names(_ set: String) throws -> [String] {
      try readFixture(fixtureBase, sets: [set]).strategies.map(\.name)
    }
    #expect(try names("strategies.backup.restore.accepts=50%") == ["backup", "both", "nothing", "roaming"])
    #expect(
      try names("strategies.late.mechanisms=[backup]") == ["backup", "both", "late", "nothing", "roaming"])
    #expect(try names("strategies={backup: {}}") == ["backup"])
    let scenario = try readFixture(fixtureBase, sets: ["strategies.backup.mechanisms=[roaming, backup]"])
    #expect(scenario.strategies[0].mechanisms.map(\.name) == ["roaming", "backup"])
  }
}
