// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioIssueTests {
  static let meaningCases: [Case] = [
    Case(
      name: "an incident in a life by script",
      text: fixtureBase
        + "usage: {mode: scripted, script: [{at: day 1 09:00, what: signIn}]}\nincidents: {on: day 2 10:00, wave: 50%, groups: [field]}\n",
      lines: [
        "s.yaml:5:1: error[E407]: an incident has no effect on `field`, which lives by a script"
      ]),
    Case(
      name: "a group that is not there",
      text: fixtureBase + "tenant: {roaming: [ofice]}\n",
      lines: [
        "s.yaml:4:20: error[E401]: there is no group `ofice`"
      ]),
    Case(
      name: "an unknown policy",
      text: fixtureBase + "policies: [{set: {EnableWindowsBackups: enabled}}]\n",
      lines: [
        "s.yaml:4:19: error[E402]: there is no policy `EnableWindowsBackups`"
      ]),
    Case(
      name: "the restore page as a policy",
      text: fixtureBase + "policies: [{assign: {include: [field]}, set: {ShowRestorePage: enabled}}]\n",
      lines: [
        "s.yaml:4:47: error[E404]: the restore page is tenant-wide and cannot be assigned to groups"
      ]),
    Case(
      name: "the restore page in a group",
      text: fixtureHead + "groups: {office: {users: 10, restore: {page: on}}}\n",
      lines: [
        "s.yaml:3:40: error[E404]: the restore page is tenant-wide and cannot be set for one group"
      ]),
    Case(
      name: "an unknown catalogue",
      text: fixtureBase + "catalog: documented-2024\n",
      lines: [
        "s.yaml:4:10: error[E406]: there is no catalogue `documented-2024`"
      ]),
    Case(
      name: "a catalogue outside",
      text: fixtureBase + "catalog: ../other.csv\n",
      lines: [
        "s.yaml:4:10: error[E406]: the catalogue `../other.csv` cannot be read"
      ]),
    Case(
      name: "a mistake in an inline catalogue",
      text: fixtureBase + "catalog: [{name: Theme, category: Look, scope: acount}]\n",
      lines: [
        "s.yaml:4:48: error[E406]: scope is one of account, seat, not \"acount\""
      ]),
    Case(
      name: "an unknown category",
      text: fixtureBase + "categories: {Personalisation: 40}\n",
      lines: [
        "s.yaml:4:14: error[E408]: the catalogue `documented-2025` has no category `Personalisation`"
      ]),
    Case(
      name: "a refresh without its size",
      text: fixtureBase + "refresh: {first: day 30, every: 7 days, to: windows11-24h2}\n",
      lines: [
        "s.yaml:4:10: error[E204]: `wave` is missing in this refresh"
      ]),
    Case(
      name: "refresh overlap",
      text: fixtureBase
        + "refresh: {first: day 30, every: 7 days, wave: 10%, to: windows11-24h2, overlap: 91 days}\n",
      lines: [
        "s.yaml:4:81: error[E312]: `91 days` is not from 0 s to 90 days"
      ]),
    Case(
      name: "a wave without a unit",
      text: fixtureBase + "refresh: {first: day 30, every: 1.5 days, wave: 200, to: windows11-24h2}\n",
      lines: [
        "s.yaml:4:33: error[E312]: `1.5 days` is not a whole number of days",
        "s.yaml:4:49: error[E303]: `200` is neither a share nor a number of devices",
      ]),
    Case(
      name: "a script in the wrong order",
      text: fixtureBase
        + "usage:\n  mode: scripted\n  script:\n    - {at: day 1 09:00, what: signIn}\n    - {at: day 0 09:00, what: lock}\n",
      lines: [
        "s.yaml:8:7: error[E407]: this line comes before the one above it"
      ]),
    Case(
      name: "a choice without its item",
      text: fixtureBase + "usage: {mode: scripted, script: [{at: day 1 09:00, what: choice}]}\n",
      lines: [
        "s.yaml:4:34: error[E407]: a choice needs its `item`"
      ]),
    Case(
      name: "a script without its mode",
      text: fixtureBase + "usage: {script: [{at: day 1 09:00, what: signIn}]}\n",
      lines: [
        "s.yaml:4:9: error[E407]: a script has an effect with `mode: scripted` only"
      ]),
    Case(
      name: "a seat that nobody has",
      text: fixtureBase + "usage: {mode: scripted, script: [{at: day 1 09:00, what: signIn, seat: 7}]}\n",
      lines: [
        "s.yaml:4:25: error[E407]: the script uses a seat that nobody in `field` has: there are 3",
        "s.yaml:4:25: error[E407]: the script uses a seat that nobody in `office` has: there are 3",
      ]),
    Case(
      name: "an unknown mechanism",
      text: fixtureBase + "strategies: {weekly: {mechanisms: [backups]}}\n",
      lines: [
        "s.yaml:4:36: error[E405]: there is no mechanism `backups`"
      ]),
    Case(
      name: "a strategy without mechanisms",
      text: fixtureBase + "strategies: {weekly: {}}\n",
      lines: [
        "s.yaml:4:14: error[E405]: the strategy `weekly` does not say which mechanisms it has"
      ]),
    Case(
      name: "a strategy that changes the workload",
      text: fixtureBase + "strategies: {both: {usage.sessionsPerWorkday: 5, groups.field.users: 7}}\n",
      lines: [
        "s.yaml:4:21: error[E206]: `usage.sessionsPerWorkday` cannot differ between strategies: the workload is the same for every strategy",
        "s.yaml:4:50: error[E206]: `groups.field.users` cannot differ between strategies: the workload is the same for every strategy",
      ]),
    Case(
      name: "an unknown path in a strategy",
      text: fixtureBase + "strategies: {both: {backup.cadense: 5 days, groups.feld.restore.accepts: 1%}}\n",
      lines: [
        "s.yaml:4:21: error[E201]: there is no `backup.cadense` here",
        "s.yaml:4:45: error[E401]: there is no group `feld`",
      ]),
    Case(
      name: "a path given twice in a strategy",
      text: fixtureBase + "strategies: {both: {backup.fails: 5%, backup: {fails: 6%}}}\n",
      lines: [
        "s.yaml:4:48: error[E108]: `backup.fails` is given twice"
      ]),
    Case(
      name: "a name with a dot",
      text: fixtureHead + "groups: {field.east: {users: 10}}\n",
      lines: [
        "s.yaml:3:10: error[E111]: `field.east` cannot be the name of a group: none of . [ ] { } ; = , : * may stand in it"
      ]),
    Case(
      name: "a name with a control character",
      text: fixtureHead + "groups: {\"a\\u202Eb\": {users: 10}}\n",
      lines: [
        "s.yaml:3:11: error[E111]: `a\\u{202E}b` cannot be the name of a group: it holds a control character"
      ]),
    Case(
      name: "a name that means something",
      text: fixtureHead + "groups: {all: {users: 10}}\n",
      lines: [
        "s.yaml:3:10: error[E111]: `all` cannot be the name of a group: `all` means something else"
      ]),
    Case(
      name: "extends outside",
      text:
        "extends: ../base.yaml\nroamback: 1\nrun: {start: 2026-01-05}\ngroups: {office: {users: 10}, field: {users: 5}}\n",
      lines: [
        "s.yaml:1:10: error[E109]: `../base.yaml` is not a path under the scenario's folder"
      ]),
    Case(
      name: "extends what is not there",
      text:
        "extends: base.yaml\nroamback: 1\nrun: {start: 2026-01-05}\ngroups: {office: {users: 10}, field: {users: 5}}\n",
      lines: [
        "s.yaml:1:10: error[E109]: there is no file `base.yaml` under the scenario's folder"
      ]),
    Case(
      name: "an unknown measure",
      text: fixtureBase + "expect:\n  - coverage.dai1.mean [backup] > 60%\n",
      lines: [
        "s.yaml:5:5: error[E502]: there is no measure `coverage.dai1`"
      ]),
    Case(
      name: "a measure without a statistic",
      text: fixtureBase + "expect:\n  - coverage.day1 [backup] > 60%\n",
      lines: [
        "s.yaml:5:5: error[E503]: `coverage.day1` needs a statistic"
      ]),
    Case(
      name: "a statistic that it does not have",
      text: fixtureBase + "expect:\n  - coverage.day1.max [backup] > 60%\n",
      lines: [
        "s.yaml:5:5: error[E503]: `coverage.day1` has no `max`"
      ]),
    Case(
      name: "an unknown strategy",
      text: fixtureBase + "expect:\n  - coverage.day1.mean [bakup] > 60%\n",
      lines: [
        "s.yaml:5:25: error[E504]: there is no strategy `bakup`"
      ]),
    Case(
      name: "an unknown selection",
      text: fixtureBase
        + "expect:\n  - \"coverage.day1.mean [backup; group=feld] > 60%\"\n  - \"coverage.day1.mean [backup; cause=theft] > 60%\"\n  - \"coverage.day1.mean [backup; side=left] > 60%\"\n",
      lines: [
        "s.yaml:5:34: error[E505]: there is no group `feld`",
        "s.yaml:6:34: error[E505]: there is no cause `theft`",
        "s.yaml:7:34: error[E505]: nothing is selected by `side`",
      ]),
    Case(
      name: "a limit without a unit",
      text: fixtureBase
        + "expect:\n  - coverage.day1.mean [backup] > 0.6\n  - provisioning.familiar.p95 [backup] < 75\n  - replacement.count.total [backup] < 75 min\n",
      lines: [
        "s.yaml:5:35: error[E506]: the limit `0.6` of a share needs a percent sign",
        "s.yaml:6:42: error[E506]: the limit `75` has no unit",
        "s.yaml:7:40: error[E506]: the limit `75 min` is not in the unit of the measure",
      ]),
    Case(
      name: "an unlike difference",
      text: fixtureBase
        + "expect:\n  - coverage.day1.mean [backup] - replacement.count.total [roaming] > 20%\n  - coverage.day1.mean [backup] - coverage.day1.mean [backup] > 20%\n",
      lines: [
        "s.yaml:5:5: error[E507]: a difference is of one measure between two strategies, narrowed alike",
        "s.yaml:6:5: error[E507]: both sides of the difference are the strategy `backup`",
      ]),
    Case(
      name: "no comparison",
      text: fixtureBase + "expect:\n  - coverage.day1.mean [backup] is good\n",
      lines: [
        "s.yaml:5:33: error[E501]: a comparison is expected here"
      ]),
    Case(
      name: "a level that is none",
      text: fixtureBase + "expect:\n  - coverage.day1.mean [backup] > 20% at 9.5\n",
      lines: [
        "s.yaml:5:42: error[E501]: `9.5` is not a level of confidence"
      ]),
    Case(
      name: "several mistakes at once",
      text: fixtureBase + "backup: {cadense: 8 days, fails: 0.1}\nrestore: {accepts: 2}\n",
      lines: [
        "s.yaml:4:10: error[E201]: there is no `cadense` in `backup`",
        "s.yaml:4:34: error[E302]: `0.1` is a share without a percent sign",
        "s.yaml:5:20: error[E302]: `2` is a share without a percent sign",
      ]),
  ]
}
