// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Experiments

@Suite struct LeverSurveyTests {
  /// One of nearly everything that stands in the way.
  private static let text = """
    roamback: 1
    run: {start: 2026-01-05, horizon: 120 days}
    groups:
      office: {users: 10}
      plant: {users: 5, join: hybrid, provisioning: {mode: groupPolicy}}
    tenant: {roaming: none}
    restore: {page: {on: true, from: day 40}, needsCompliantDevice: on}
    policies:
      - {name: On, assign: {include: [office]}, from: day 3, set: {EnableWindowsBackup: enabled}}
      - name: "Old: hardening # 1"
        set: {EnableActivityFeed: disabled, DisableAppSyncSettingSync: enabled}
    refresh:
      - {first: day 30, every: 7 days, wave: 25%, to: windows11-25h2, groups: [office]}
      - {first: day 30, every: 2 days, wave: 1 device, to: windows11-25h2, groups: [plant]}
    sites: {here: {groups: [office, plant], technicians: 1}}
    """

  private static func read(_ variations: [Variation]) throws -> Scenario {
    try Scenario.read(bytes: Array(text.utf8), path: "s.yaml", variations: variations)
  }

  @Test("The strategy is the first with the backup, unless one is named")
  func strategy() throws {
    let scenario = try Self.read([])
    #expect(LeverSurvey(scenario)?.strategy == "backup")
    #expect(LeverSurvey(scenario, strategy: "nothing")?.strategy == "nothing")
    #expect(LeverSurvey(scenario, strategy: "none") == nil)
  }

  @Test("Without the rule that stops every restore, the page is a lever")
  func restoresThatNoRuleStops() throws {
    let text = Self.text.replacing(", needsCompliantDevice: on", with: "")
    let scenario = try Scenario.read(bytes: Array(text.utf8), path: "s.yaml", variations: [])
    let survey = try #require(LeverSurvey(scenario))
    #expect(survey.candidates.count == 22)
    #expect(
      survey.declined.map(\.title) == [
        "The rule that keeps the restore from new devices", "Ways of setting up that show the page",
        "The tenant's toggle of roaming", "The backup, from the start to the end",
      ])
  }

  @Test("Whatever a lever sets can be read, and changes the strategy")
  func everyTrialIsPlayed() throws {
    for name in ["backup", "both", "nothing", "roaming"] {
      let survey = try #require(LeverSurvey(try Self.read([]), strategy: name))
      let (scenario, names) = survey.narrowed(try Self.read(survey.variations))
      #expect(survey.candidates.count + survey.declined.count >= Lever.all.count)
      for (candidate, strategy) in zip(survey.candidates, names) {
        #expect(strategy != nil, "\(name): \(candidate.trial.title)")
      }
      #expect(scenario.strategies.map(\.name).sorted() == ([name] + names.compactMap { $0 }).sorted())
    }
    let survey = try #require(LeverSurvey(try Self.read([])))
    #expect(survey.candidates.count == 18)
    #expect(
      survey.declined.map(\.title) == [
        "The restore page during setup", "Ways of setting up that show the page",
        "The tenant's toggle of roaming", "The backup, from the start to the end",
      ])
  }

  @Test("What a lever sets can be typed: the same parameters with --set as in a variation")
  func options() throws {
    let survey = try #require(LeverSurvey(try Self.read([])))
    let (varied, names) = survey.narrowed(try Self.read(survey.variations))
    for (candidate, name) in zip(survey.candidates, names) {
      let point = try #require(varied.strategies.first { $0.name == name })
      let typed = try Scenario.read(
        text: Self.text, path: "s.yaml",
        sets: candidate.trial.settings.map { "\($0.path)=\($0.text)" })
      let alone = try #require(typed.strategies.first { $0.name == "backup" })
      #expect(
        alone.groups == point.groups && alone.mechanisms == point.mechanisms, "\(candidate.trial.title)")
    }
  }

  @Test func aPointIsQuotedForAShell() {
    let variation = Variation([.init(path: "policies", text: "[{name: Bob's}]")])
    #expect(variation.options == ["--set 'policies=[{name: Bob'\\''s}]'"])
    #expect(Variation.word("Scenarios/quick-2_a.yaml") == "Scenarios/quick-2_a.yaml")
    #expect(Variation.word("it's a case.yaml") == "'it'\\''s a case.yaml'")
    #expect(Variation.word("a;b") == "'a;b'" && Variation.word("") == "''" && Variation.word("é") == "'é'")
  }
}
