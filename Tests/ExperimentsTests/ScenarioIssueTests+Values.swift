// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioIssueTests {
  static let valueCases: [Case] = [
    Case(
      name: "no value",
      text: fixtureBase + "backup: {cadence: }\n",
      lines: []),
    Case(
      name: "a duration without a unit",
      text: fixtureBase + "backup: {cadence: 8}\n",
      lines: []),
    Case(
      name: "an unknown unit",
      text: fixtureBase + "backup: {cadence: 8 dais}\n",
      lines: []),
    Case(
      name: "not a duration",
      text: fixtureBase + "backup: {cadence: often}\n",
      lines: []),
    Case(
      name: "a duration out of range",
      text: fixtureBase + "backup: {cadence: 10 years}\n",
      lines: []),
    Case(
      name: "an endless duration",
      text: fixtureBase + "backup: {uploadTime: 99999999999999999999 years}\n",
      lines: []),
    Case(
      name: "a share without percent",
      text: fixtureBase + "restore: {accepts: 0.65}\n",
      lines: []),
    Case(
      name: "a share above 100%",
      text: fixtureBase + "restore: {accepts: 165%}\n",
      lines: []),
    Case(
      name: "not a share",
      text: fixtureBase + "restore: {accepts: most}\n",
      lines: []),
    Case(
      name: "shares that do not add up",
      text: fixtureBase + "repair: {remedy: {byHand: 70%, helpDesk: 10%}}\n",
      lines: []),
    Case(
      name: "an unknown share",
      text: fixtureBase + "repair: {remedy: {byHands: 100%}}\n",
      lines: []),
    Case(
      name: "not a count",
      text: fixtureHead + "groups: {office: {users: ten}, field: {users: 1e3}}\n",
      lines: []),
    Case(
      name: "a count out of range",
      text: fixtureHead + "groups: {office: {users: 0}, field: {users: 99999999999999999999999}}\n",
      lines: []),
    Case(
      name: "too many users",
      text: fixtureHead + "groups: {office: {users: 10000000}, field: {users: 1}}\n",
      lines: []),
    Case(
      name: "an unknown word",
      text: fixtureBase + "roaming: {rule: lastWriterByCLient}\n",
      lines: []),
    Case(
      name: "a rate in another unit",
      text: fixtureBase + "usage: {choicesPerActiveHour: 0.5 per day}\n",
      lines: []),
    Case(
      name: "not a rate",
      text: fixtureBase + "usage: {sessionsPerWorkday: some}\n",
      lines: []),
    Case(
      name: "an unknown distribution",
      text: fixtureBase + "usage: {session: lognormale(median 1 h, p95 2 h)}\n",
      lines: []),
    Case(
      name: "a distribution without keywords",
      text: fixtureBase + "usage: {session: \"lognormal(90 min, 5 h)\"}\n",
      lines: []),
    Case(
      name: "a p95 below the median",
      text: fixtureBase + "usage: {session: \"lognormal(median 90 min, p95 5 min)\"}\n",
      lines: []),
    Case(
      name: "a missing parenthesis",
      text: fixtureBase + "usage: {session: \"exponential(mean 90 min\"}\n",
      lines: []),
    Case(
      name: "a wrong unit in a distribution",
      text: fixtureBase + "usage: {session: \"exponential(mean 90 mins)\"}\n",
      lines: []),
    Case(
      name: "a negative length",
      text: fixtureBase + "usage: {session: \"uniform(-5 min, 5 min)\"}\n",
      lines: []),
    Case(
      name: "an empirical file that is missing",
      text: fixtureBase + "usage: {session: \"empirical(times.csv, column minutes, unit min)\"}\n",
      lines: []),
    Case(
      name: "a date as people write it",
      text: "roamback: 1\nrun: {start: 5.1.2026}\ngroups: {office: {users: 10}, field: {users: 5}}\n",
      lines: []),
    Case(
      name: "a day that does not exist",
      text: "roamback: 1\nrun: {start: 2026-02-30}\ngroups: {office: {users: 10}, field: {users: 5}}\n",
      lines: []),
    Case(
      name: "a named time zone",
      text:
        "roamback: 1\nrun: {start: 2026-01-05, timeZone: Europe/Berlin}\ngroups: {office: {users: 10}, field: {users: 5}}\n",
      lines: []),
    Case(
      name: "an unknown release",
      text: fixtureHead + "groups: {office: {users: 10, system: windows11-24h3}}\n",
      lines: []),
    Case(
      name: "not a flag",
      text: fixtureBase + "restore: {firstSignIn: maybe}\n",
      lines: []),
    Case(
      name: "a weekday that is none",
      text: fixtureHead + "groups: {office: {users: 10, calendar: {days: Mon-Fry}}}\n",
      lines: []),
    Case(
      name: "hours that close before they open",
      text: fixtureHead + "groups: {office: {users: 10, calendar: {hours: 17:00-09:00}}}\n",
      lines: []),
    Case(
      name: "more seats than shares",
      text: fixtureHead + "groups: {office: {users: 10, seats: {4: 100%}}}\n",
      lines: []),
  ]
}
