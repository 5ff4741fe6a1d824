// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Testing

/// The exact sentences that a user reads.
struct ScenarioIssueTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var lines: [String]
    var testDescription: String { name }
  }

  @Test("every mistake is said where it is", arguments: cases)
  func headline(_ sample: Case) {
    #expect(issues(sample.text).filter { $0.severity == .error }.map(\.headline) == sample.lines)
  }

  static let cases = fileCases + valueCases + meaningCases + setupCases + tenantCases
}

extension ScenarioIssueTests {
  static let fileCases: [Case] = [
    Case(
      name: "empty",
      text: "",
      lines: [
        "s.yaml:1:1: error[E205]: the file is empty"
      ]),
    Case(
      name: "a list at the top",
      text: "- a\n- b\n",
      lines: [
        "s.yaml:1:1: error[E205]: a scenario is a map, not a list"
      ]),
    Case(
      name: "no version",
      text: "run: {start: 2026-01-05}\ngroups: {office: {users: 10}, field: {users: 5}}\n",
      lines: [
        "s.yaml:1:1: error[E110]: the format of the file is not stated"
      ]),
    Case(
      name: "another version",
      text: "roamback: 2\nrun: {start: 2026-01-05}\ngroups: {office: {users: 10}, field: {users: 5}}\n",
      lines: [
        "s.yaml:1:11: error[E110]: the format `2` is not known"
      ]),
    Case(
      name: "no groups",
      text: fixtureHead,
      lines: [
        "s.yaml:1:1: error[E204]: the scenario has no groups"
      ]),
    Case(
      name: "no start",
      text: "roamback: 1\ngroups: {office: {users: 10}, field: {users: 5}}\n",
      lines: [
        "s.yaml:1:1: error[E204]: `run.start` is missing"
      ]),
    Case(
      name: "no users",
      text: fixtureHead + "groups: {office: {}}\n",
      lines: [
        "s.yaml:3:10: error[E204]: the group `office` has no `users`"
      ]),
    Case(
      name: "not YAML",
      text: fixtureBase + "backup: {cadence: 8 days\n",
      lines: [
        "s.yaml:5:1: error[E104]: the file cannot be read as YAML: did not find expected ',' or '}'"
      ]),
    Case(
      name: "a tab as indentation",
      text: fixtureBase + "backup:\n\tcadence: 8 days\n",
      lines: [
        "s.yaml:5:1: error[E104]: the file cannot be read as YAML: found character that cannot start any token"
      ]),
    Case(
      name: "an anchor",
      text: fixtureHead + "groups: {office: &base {users: 10}}\n",
      lines: [
        "s.yaml:3:18: error[E105]: anchors and aliases are not part of a scenario"
      ]),
    Case(
      name: "an alias",
      text: fixtureHead + "groups: {office: &base {users: 10}, field: *base}\n",
      lines: [
        "s.yaml:3:18: error[E105]: anchors and aliases are not part of a scenario"
      ]),
    Case(
      name: "an undefined alias",
      text: fixtureBase + "backup: *base\n",
      lines: [
        "s.yaml:4:9: error[E105]: anchors and aliases are not part of a scenario"
      ]),
    Case(
      name: "a tag",
      text: fixtureBase + "backup: {cadence: !!str 8 days}\n",
      lines: [
        "s.yaml:4:19: error[E105]: tags are not part of a scenario"
      ]),
    Case(
      name: "a merge key",
      text: fixtureBase + "backup: {<<: {cadence: 8 days}}\n",
      lines: [
        "s.yaml:4:10: error[E105]: merge keys are not part of a scenario"
      ]),
    Case(
      name: "a second document",
      text: fixtureBase + "---\nroamback: 1\n",
      lines: [
        "s.yaml:4:1: error[E106]: a scenario is one document"
      ]),
    Case(
      name: "a duplicate key",
      text: fixtureBase + "backup: {fails: 1%, fails: 2%}\n",
      lines: [
        "s.yaml:4:10: error[E108]: `fails` is given twice"
      ]),
    Case(
      name: "a duplicate key in quotes",
      text: fixtureBase + "backup: {fails: 1%, \"fails\": 2%}\n",
      lines: [
        "s.yaml:4:10: error[E108]: `fails` is given twice"
      ]),
    Case(
      name: "a misspelled key",
      text: fixtureBase + "backup: {cadense: 8 days}\n",
      lines: [
        "s.yaml:4:10: error[E201]: there is no `cadense` in `backup`"
      ]),
    Case(
      name: "a misspelled key at the top",
      text: fixtureBase + "bakup: {cadence: 8 days}\n",
      lines: [
        "s.yaml:4:1: error[E201]: there is no `bakup` here"
      ]),
    Case(
      name: "a key one level up",
      text: fixtureBase + "cadence: 8 days\n",
      lines: [
        "s.yaml:4:1: error[E201]: there is no `cadence` here"
      ]),
    Case(
      name: "a key of a group at the top",
      text: fixtureBase + "online: 60%\n",
      lines: [
        "s.yaml:4:1: error[E203]: `online` stands inside a group"
      ]),
    Case(
      name: "a scenario key in a group",
      text: fixtureHead + "groups: {office: {users: 10, roaming: {rule: lastWriterByClient}}}\n",
      lines: [
        "s.yaml:3:40: error[E203]: `roaming.rule` holds for the whole scenario, not for one group"
      ]),
    Case(
      name: "a dotted key outside strategies",
      text: fixtureBase + "backup.cadence: 8 days\n",
      lines: [
        "s.yaml:4:1: error[E203]: dotted paths stand in strategies and in --set only"
      ]),
    Case(
      name: "a value for a map",
      text: fixtureBase + "backup: 8 days\n",
      lines: [
        "s.yaml:4:9: error[E205]: `backup` is a map, not a single value"
      ]),
    Case(
      name: "a list for a value",
      text: fixtureBase + "backup: {cadence: [8 days]}\n",
      lines: [
        "s.yaml:4:19: error[E205]: a single value is expected here, not a list"
      ]),
    Case(
      name: "a map for a value",
      text: fixtureBase + "backup: {cadence: {every: 8 days}}\n",
      lines: [
        "s.yaml:4:19: error[E205]: a single value is expected here, not a map"
      ]),
  ]
}
