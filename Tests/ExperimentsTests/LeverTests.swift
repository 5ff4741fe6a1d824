// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Experiments

@Suite struct LeverTests {
  private static let head = """
    roamback: 1
    run: {start: 2026-01-05, horizon: 120 days}
    groups:
      office: {users: 10, seats: {1: 100%}}
      plant: {users: 5, join: hybrid, system: windows11-24h2, seats: {1: 100%}}

    """
  private static let on = "policies: [{name: On, set: {EnableWindowsBackup: enabled}}]\n"
  private static let waves = "refresh: {first: day 30, every: 7 days, wave: 25%, to: windows11-25h2}\n"

  private static func scenario(_ more: String) throws -> Scenario {
    try Scenario.read(bytes: Array((head + more).utf8), path: "s.yaml", variations: [])
  }

  /// What a lever offers: the settings of each trial, or why it has none.
  private static func offer(
    _ lever: String, _ more: String, strategy: String = "backup", isSample: Bool = false
  ) throws -> [String] {
    let scenario = try scenario(more)
    let chosen = try #require(scenario.strategies.first { $0.name == strategy })
    let found = try #require(Lever.all.first { $0.name == lever })
    switch found.offer(LeverSituation(scenario, chosen, isSample: isSample)) {
    case .trials(let trials): return trials.map { Variation($0.settings).label }
    case .doesNotApply(let reason): return ["no: \(reason)"]
    }
  }

  @Test(
    "Where each lever applies, and what it sets",
    arguments: [
      ("restorePage", on, ["strategies.backup.restore.page=on"]),
      ("restorePage", on + "restore: {page: on}", ["no: the page is on from the start"]),
      (
        "restorePage", on + waves + "restore: {page: {on: true, from: day 40}}",
        [
          "strategies.backup.restore.page=on",
          "strategies.backup.restore.page={on: true, from: day 30}",
          "strategies.backup.restore.page={on: true, from: day 37}",
        ]
      ),
      ("firstSignIn", on, ["strategies.backup.restore.firstSignIn=on"]),
      ("firstSignIn", on + "restore: {firstSignIn: on}", ["no: it is on for every group"]),
      ("compliantDevice", on, ["no: no rule demands a compliant device"]),
      (
        "compliantDevice", on + "restore: {needsCompliantDevice: on}",
        ["strategies.backup.restore.needsCompliantDevice=off"]
      ),
      ("enrollmentMode", on + "restore: {page: on}", ["no: every setup can show the page"]),
      (
        "enrollmentMode", on + "restore: {page: on}\nprovisioning: {mode: selfDeploying}",
        [
          "strategies.backup.groups.office.provisioning.mode=userDriven, "
            + "strategies.backup.groups.plant.provisioning.mode=userDriven"
        ]
      ),
      ("join", on, ["no: the restore page is off"]),
      ("join", on + "restore: {page: on}", ["strategies.backup.groups.plant.join=entra"]),
      ("backupPolicy", on, ["no: a policy decides it for every group"]),
      (
        "backupPolicy",
        "policies: [{name: On, assign: {include: [office]}, set: {EnableWindowsBackup: enabled}}]\n",
        [
          "strategies.backup.policies=[{name: On, assign: {include: [office]}, "
            + "set: {EnableWindowsBackup: enabled}}, {name: Windows Backup on, assign: {include: [plant]}, "
            + "set: {EnableWindowsBackup: enabled}}]"
        ]
      ),
      ("earlierPolicy", on, ["no: no policy turns it on later than at the start"]),
      (
        "earlierPolicy", "policies: [{name: On, from: day 20, set: {EnableWindowsBackup: enabled}}]\n",
        ["strategies.backup.policies=[{name: On, set: {EnableWindowsBackup: enabled}}]"]
      ),
      ("silentBlockers", on, ["no: no policy stops it"]),
      (
        "silentBlockers",
        "policies: [{name: On, set: {EnableWindowsBackup: enabled, EnableCDP: disabled}}, "
          + "{name: \"Old, hard\", set: {EnableActivityFeed: disabled}}]\n",
        [
          "strategies.backup.policies=[{name: On, set: {EnableWindowsBackup: enabled, EnableCDP: disabled}}]",
          "strategies.backup.policies=[{name: On, set: {EnableWindowsBackup: enabled}}, "
            + "{name: \"Old, hard\", set: {EnableActivityFeed: disabled}}]",
          "strategies.backup.policies=[{name: On, set: {EnableWindowsBackup: enabled}}]",
        ]
      ),
      (
        "optOuts",
        "policies: [{name: On, set: {EnableWindowsBackup: enabled, DisableAppSyncSettingSync: enabled}}]\n",
        ["strategies.backup.policies=[{name: On, set: {EnableWindowsBackup: enabled}}]"]
      ),
      ("optOuts", on, ["no: no policy opts out of anything"]),
      ("roaming", on, ["strategies.backup.mechanisms=[roaming, backup]"]),
      (
        "roaming", on + waves,
        [
          "strategies.backup.mechanisms=[roaming, backup]",
          "strategies.backup.mechanisms=[roaming until 2026-03-04, backup]",
        ]
      ),
      (
        "roaming", on + "strategies: {backup: {mechanisms: [roaming until day 20, backup from day 20]}}",
        ["strategies.backup.mechanisms=[roaming, backup from 2026-01-25]"]
      ),
      ("roamingToggle", on, ["no: the strategy has no roaming"]),
      ("backup", on, ["no: the strategy has it already"]),
      ("smallerWaves", on, ["no: there are no waves"]),
      (
        "smallerWaves", on + waves,
        [
          "refresh={first: day 30, every: 4 days, wave: 12.5%, to: windows11-25h2}",
          "refresh={first: day 30, every: 7 days, wave: 12.5%, to: windows11-25h2}",
        ]
      ),
      (
        "smallerWaves", on + "refresh: {first: day 30, every: 1 day, wave: 5 devices, to: windows11-25h2}",
        ["refresh={first: day 30, every: 1 day, wave: 3 devices, to: windows11-25h2}"]
      ),
      (
        "smallerWaves", on + "refresh: {first: day 100, every: 1 day, wave: 5%, to: windows11-25h2}",
        ["no: the last waves would come after the end of the run: lengthen `run.horizon`"]
      ),
      (
        "agents", on,
        ["strategies.backup.helpDesk.agents=5", "strategies.backup.helpDesk.agents=6"]
      ),
      (
        "agents", on + "repair: {remedy: {byHand: 100%}}", ["no: nobody calls"]
      ),
      ("technicians", on, ["no: no site has a limit of technicians"]),
      (
        "technicians", on + "sites: {here: {groups: [office], technicians: 2}}",
        ["strategies.backup.sites={here: {groups: [office], technicians: 3}}"]
      ),
      ("backUpBeforeHandover", on, ["no: there are no planned replacements"]),
      ("backUpBeforeHandover", on + waves, ["no: nothing is restored"]),
      (
        "backUpBeforeHandover", on + waves + "restore: {page: on}",
        [
          "strategies.backup.backup.manualBeforeRefresh=40%",
          "strategies.backup.backup.manualBeforeRefresh=100%",
        ]
      ),
      (
        "backUpBeforeHandover", on + waves + "restore: {page: on}\nbackup: {manualBeforeRefresh: 60%}",
        ["strategies.backup.backup.manualBeforeRefresh=100%"]
      ),
      ("acceptance", on + "restore: {page: on}", ["strategies.backup.restore.accepts=95%"]),
      ("acceptance", on + "restore: {page: on, accepts: 100%}", ["no: nobody declines"]),
      ("sameSeat", on + "restore: {page: on}", ["no: everybody has one PC"]),
    ] as [(String, String, [String])])
  func offers(lever: String, more: String, expected: [String]) throws {
    #expect(try Self.offer(lever, more) == expected)
  }

  /// The note of a lever's first trial.
  private static func note(_ lever: String, _ more: String, strategy: String = "backup") throws -> String? {
    let scenario = try scenario(more)
    let chosen = try #require(scenario.strategies.first { $0.name == strategy })
    let found = try #require(Lever.all.first { $0.name == lever })
    guard case .trials(let trials) = found.offer(LeverSituation(scenario, chosen)) else { return nil }
    return trials[0].note
  }

  /// Day 54 and day 61 are Saturdays.
  @Test func bothLastWavesAreOnWorkingDays() throws {
    let note = try Self.note("smallerWaves", Self.on + Self.waves.replacing("day 30", with: "day 33"))
    #expect(try #require(note).hasPrefix("Now the last wave comes on day 56; then on day 63."))
  }

  @Test("A backup that comes after the first waves could be there before them")
  func aLateBackup() throws {
    let more =
      Self.on + Self.waves + "restore: {page: on}\n"
      + "strategies: {cut: {mechanisms: [roaming until day 45, backup from day 45]}}"
    #expect(
      try Self.offer("backup", more, strategy: "cut")
        == ["strategies.cut.mechanisms=[roaming until 2026-02-19, backup]"])
    #expect(
      try Self.note("backup", more, strategy: "cut")
        == "It starts on 2026-02-19 now, after 3 of 4 waves.")
  }

  @Test func aStrategyWithoutTheBackup() throws {
    let more = Self.on + "restore: {page: on}"
    #expect(
      try Self.offer("backup", more, strategy: "roaming")
        == ["strategies.roaming.mechanisms=[roaming, backup]"])
    #expect(try Self.offer("acceptance", more, strategy: "roaming") == ["no: the strategy has no backup"])
    let off = Self.on + "tenant: {roaming: [office]}"
    #expect(
      try Self.offer("roamingToggle", off, strategy: "roaming") == ["strategies.roaming.tenant.roaming=all"])
  }

  @Test("A group that the strategy treats apart is set as well")
  func groupsApart() throws {
    let more =
      Self.on + "restore: {page: on}\n"
      + "strategies: {backup: {mechanisms: [backup], groups: {plant: {restore.accepts: 10%}}}}"
    #expect(
      try Self.offer("acceptance", more) == [
        "strategies.backup.groups.office.restore.accepts=95%, "
          + "strategies.backup.groups.plant.restore.accepts=55%"
      ])
    let asked =
      Self.on + Self.waves
      + more.replacing(Self.on, with: "").replacing(
        "restore.accepts: 10%", with: "backup.manualBeforeRefresh: 10%")
    #expect(
      try Self.offer("backUpBeforeHandover", asked).last
        == "strategies.backup.backup.manualBeforeRefresh=100%, "
        + "strategies.backup.groups.plant.backup.manualBeforeRefresh=100%")
  }

  @Test("Groups with their own share who accept are not brought down to that of others")
  func ownShares() throws {
    let page = Self.on + "restore: {page: on}\n"
    #expect(
      try Self.offer("acceptance", page + "strategies: {backup: {groups: {plant: {restore.accepts: 100%}}}}")
        == [
          "strategies.backup.groups.office.restore.accepts=95%, "
            + "strategies.backup.groups.plant.restore.accepts=100%"
        ])
    #expect(
      try Self.offer(
        "acceptance",
        page + "strategies: {backup: {restore.accepts: 100%, groups: {plant: {restore.accepts: 100%}}}}")
        == ["no: nobody declines"])
  }

  @Test("What a group has of its own in the scenario does not stand in the way of a lever")
  func groupsOfTheScenario() throws {
    let text = (Self.head + Self.on + Self.waves + "restore: {page: on}\n")
      .replacing("seats: {1: 100%}}", with: "seats: {1: 100%}, backup: {manualBeforeRefresh: 20%}}")
    func read(_ variations: [Variation]) throws -> Scenario {
      try Scenario.read(bytes: Array(text.utf8), path: "s.yaml", variations: variations)
    }
    let survey = try #require(
      LeverSurvey(try read([]), levers: Lever.all.filter { $0.name == "backUpBeforeHandover" }))
    let (scenario, names) = survey.narrowed(try read(survey.variations))
    let last = try #require(names.last ?? nil)
    let played = try #require(scenario.strategies.first { $0.name == last })
    #expect(played.groups.map(\.backup.manualBeforeRefresh) == [1, 1])
  }

  @Test("A few people make no queues, so nobody to shorten them is offered")
  func samples() throws {
    let sites = Self.on + "sites: {here: {groups: [office], technicians: 2}}"
    let why = "no: the few people who are played here hardly wait: play everybody"
    #expect(try Self.offer("agents", sites, isSample: true) == [why])
    #expect(try Self.offer("technicians", sites, isSample: true) == [why])
    #expect(
      try Self.offer("technicians", Self.on, isSample: true) == ["no: no site has a limit of technicians"])
  }

  @Test("Every lever names itself once and says why and at what price")
  func words() {
    #expect(Set(Lever.all.map(\.name)).count == Lever.all.count)
    for lever in Lever.all {
      #expect(lever.why.hasSuffix(".") && lever.effort.hasSuffix("."), "\(lever.name)")
    }
  }
}
