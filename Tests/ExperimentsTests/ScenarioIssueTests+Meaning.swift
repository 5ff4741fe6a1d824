// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioIssueTests {
  static let meaningCases: [Case] = [
    Case(
      name: "a group that is not there",
      text: fixtureBase + "tenant: {roaming: [ofice]}\n",
      lines: []),
    Case(
      name: "an unknown policy",
      text: fixtureBase + "policies: [{set: {EnableWindowsBackups: enabled}}]\n",
      lines: []),
    Case(
      name: "policies that disagree",
      text: fixtureBase
        + "policies:\n  - {name: On, set: {EnableWindowsBackup: enabled}}\n  - {name: Off, assign: {include: [field]}, set: {EnableWindowsBackup: disabled}}\n",
      lines: []),
    Case(
      name: "the restore page as a policy",
      text: fixtureBase + "policies: [{assign: {include: [field]}, set: {ShowRestorePage: enabled}}]\n",
      lines: []),
    Case(
      name: "the restore page in a group",
      text: fixtureHead + "groups: {office: {users: 10, restore: {page: on}}}\n",
      lines: []),
    Case(
      name: "a date for another policy",
      text: fixtureBase + "policies: [{from: day 9, set: {DisableSettingSync: enabled}}]\n",
      lines: []),
    Case(
      name: "an unknown catalogue",
      text: fixtureBase + "catalog: documented-2024\n",
      lines: []),
    Case(
      name: "a catalogue outside",
      text: fixtureBase + "catalog: ../other.csv\n",
      lines: []),
    Case(
      name: "a mistake in an inline catalogue",
      text: fixtureBase + "catalog: [{name: Theme, category: Look, scope: acount}]\n",
      lines: []),
    Case(
      name: "an unknown category",
      text: fixtureBase + "categories: {Personalisation: 40}\n",
      lines: []),
    Case(
      name: "a refresh without its size",
      text: fixtureBase + "refresh: {first: day 30, every: 7 days, to: windows11-24h2}\n",
      lines: []),
    Case(
      name: "refresh overlap",
      text: fixtureBase
        + "refresh: {first: day 30, every: 7 days, wave: 10%, to: windows11-24h2, overlap: 2 days}\n",
      lines: []),
    Case(
      name: "a wave without a unit",
      text: fixtureBase + "refresh: {first: day 30, every: 1.5 days, wave: 200, to: windows11-24h2}\n",
      lines: []),
    Case(
      name: "a script in the wrong order",
      text: fixtureBase
        + "usage:\n  mode: scripted\n  script:\n    - {at: day 1 09:00, what: signIn}\n    - {at: day 0 09:00, what: lock}\n",
      lines: []),
    Case(
      name: "a choice without its item",
      text: fixtureBase + "usage: {mode: scripted, script: [{at: day 1 09:00, what: choice}]}\n",
      lines: []),
    Case(
      name: "a script without its mode",
      text: fixtureBase + "usage: {script: [{at: day 1 09:00, what: signIn}]}\n",
      lines: []),
    Case(
      name: "a seat that nobody has",
      text: fixtureBase + "usage: {mode: scripted, script: [{at: day 1 09:00, what: signIn, seat: 7}]}\n",
      lines: []),
    Case(
      name: "an unknown mechanism",
      text: fixtureBase + "strategies: {weekly: {mechanisms: [backups]}}\n",
      lines: []),
    Case(
      name: "a strategy without mechanisms",
      text: fixtureBase + "strategies: {weekly: {}}\n",
      lines: []),
    Case(
      name: "a strategy that changes the workload",
      text: fixtureBase + "strategies: {both: {usage.sessionsPerWorkday: 5, groups.field.users: 7}}\n",
      lines: []),
    Case(
      name: "an unknown path in a strategy",
      text: fixtureBase + "strategies: {both: {backup.cadense: 5 days, groups.feld.restore.accepts: 1%}}\n",
      lines: []),
    Case(
      name: "a path given twice in a strategy",
      text: fixtureBase + "strategies: {both: {backup.fails: 5%, backup: {fails: 6%}}}\n",
      lines: []),
    Case(
      name: "a name with a dot",
      text: fixtureHead + "groups: {field.east: {users: 10}}\n",
      lines: []),
    Case(
      name: "a name with a control character",
      text: fixtureHead + "groups: {\"a\\u202Eb\": {users: 10}}\n",
      lines: []),
    Case(
      name: "a name that means something",
      text: fixtureHead + "groups: {all: {users: 10}}\n",
      lines: []),
    Case(
      name: "extends outside",
      text:
        "extends: ../base.yaml\nroamback: 1\nrun: {start: 2026-01-05}\ngroups: {office: {users: 10}, field: {users: 5}}\n",
      lines: []),
    Case(
      name: "extends what is not there",
      text:
        "extends: base.yaml\nroamback: 1\nrun: {start: 2026-01-05}\ngroups: {office: {users: 10}, field: {users: 5}}\n",
      lines: []),
    Case(
      name: "an unknown measure",
      text: fixtureBase + "expect:\n  - coverage.dai1.mean [backup] > 60%\n",
      lines: []),
    Case(
      name: "a measure without a statistic",
      text: fixtureBase + "expect:\n  - coverage.day1 [backup] > 60%\n",
      lines: []),
    Case(
      name: "a statistic that it does not have",
      text: fixtureBase + "expect:\n  - coverage.day1.max [backup] > 60%\n",
      lines: []),
    Case(
      name: "an unknown strategy",
      text: fixtureBase + "expect:\n  - coverage.day1.mean [bakup] > 60%\n",
      lines: []),
    Case(
      name: "an unknown selection",
      text: fixtureBase
        + "expect:\n  - \"coverage.day1.mean [backup; group=feld] > 60%\"\n  - \"coverage.day1.mean [backup; cause=theft] > 60%\"\n  - \"coverage.day1.mean [backup; side=left] > 60%\"\n",
      lines: []),
    Case(
      name: "a limit without a unit",
      text: fixtureBase
        + "expect:\n  - coverage.day1.mean [backup] > 0.6\n  - provisioning.familiar.p95 [backup] < 75\n  - replacement.count.total [backup] < 75 min\n",
      lines: []),
    Case(
      name: "an unlike difference",
      text: fixtureBase
        + "expect:\n  - coverage.day1.mean [backup] - replacement.count.total [roaming] > 20%\n  - coverage.day1.mean [backup] - coverage.day1.mean [backup] > 20%\n",
      lines: []),
    Case(
      name: "no comparison",
      text: fixtureBase + "expect:\n  - coverage.day1.mean [backup] is good\n",
      lines: []),
    Case(
      name: "a level that is none",
      text: fixtureBase + "expect:\n  - coverage.day1.mean [backup] > 20% at 9.5\n",
      lines: []),
    Case(
      name: "several mistakes at once",
      text: fixtureBase + "backup: {cadense: 8 days, fails: 0.1}\nrestore: {accepts: 2}\n",
      lines: []),
  ]
}
