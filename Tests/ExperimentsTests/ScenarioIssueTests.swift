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

  static let cases = fileCases + valueCases + meaningCases
}

extension ScenarioIssueTests {
  static let fileCases: [Case] = [
    Case(
      name: "empty",
      text: "",
      lines: []),
    Case(
      name: "a list at the top",
      text: "- a\n- b\n",
      lines: []),
    Case(
      name: "no version",
      text: "run: {start: 2026-01-05}\ngroups: {office: {users: 10}, field: {users: 5}}\n",
      lines: []),
    Case(
      name: "another version",
      text: "roamback: 2\nrun: {start: 2026-01-05}\ngroups: {office: {users: 10}, field: {users: 5}}\n",
      lines: []),
    Case(
      name: "no groups",
      text: fixtureHead,
      lines: []),
    Case(
      name: "no start",
      text: "roamback: 1\ngroups: {office: {users: 10}, field: {users: 5}}\n",
      lines: []),
    Case(
      name: "no users",
      text: fixtureHead + "groups: {office: {}}\n",
      lines: []),
    Case(
      name: "not YAML",
      text: fixtureBase + "backup: {cadence: 8 days\n",
      lines: []),
    Case(
      name: "a tab as indentation",
      text: fixtureBase + "backup:\n\tcadence: 8 days\n",
      lines: []),
    Case(
      name: "an anchor",
      text: fixtureHead + "groups: {office: &base {users: 10}}\n",
      lines: []),
    Case(
      name: "an alias",
      text: fixtureHead + "groups: {office: &base {users: 10}, field: *base}\n",
      lines: []),
    Case(
      name: "an undefined alias",
      text: fixtureBase + "backup: *base\n",
      lines: []),
    Case(
      name: "a tag",
      text: fixtureBase + "backup: {cadence: !!str 8 days}\n",
      lines: []),
    Case(
      name: "a merge key",
      text: fixtureBase + "backup: {<<: {cadence: 8 days}}\n",
      lines: []),
    Case(
      name: "a second document",
      text: fixtureBase + "---\nroamback: 1\n",
      lines: []),
    Case(
      name: "a duplicate key",
      text: fixtureBase + "backup: {fails: 1%, fails: 2%}\n",
      lines: []),
    Case(
      name: "a duplicate key in quotes",
      text: fixtureBase + "backup: {fails: 1%, \"fails\": 2%}\n",
      lines: []),
    Case(
      name: "a misspelled key",
      text: fixtureBase + "backup: {cadense: 8 days}\n",
      lines: []),
    Case(
      name: "a misspelled key at the top",
      text: fixtureBase + "bakup: {cadence: 8 days}\n",
      lines: []),
    Case(
      name: "a key one level up",
      text: fixtureBase + "cadence: 8 days\n",
      lines: []),
    Case(
      name: "a key of a group at the top",
      text: fixtureBase + "online: 60%\n",
      lines: []),
    Case(
      name: "a scenario key in a group",
      text: fixtureHead + "groups: {office: {users: 10, roaming: {rule: lastWriterByClient}}}\n",
      lines: []),
    Case(
      name: "a dotted key outside strategies",
      text: fixtureBase + "backup.cadence: 8 days\n",
      lines: []),
    Case(
      name: "not supported yet",
      text: fixtureBase + "provisioning: [{stage: outOfBox}]\ncosts: {ticket: 22 USD}\n",
      lines: []),
    Case(
      name: "a value for a map",
      text: fixtureBase + "backup: 8 days\n",
      lines: []),
    Case(
      name: "a list for a value",
      text: fixtureBase + "backup: {cadence: [8 days]}\n",
      lines: []),
    Case(
      name: "a map for a value",
      text: fixtureBase + "backup: {cadence: {every: 8 days}}\n",
      lines: []),
  ]
}
