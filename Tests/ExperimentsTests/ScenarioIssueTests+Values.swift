// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioIssueTests {
  static let valueCases: [Case] = [
    Case(
      name: "no value",
      text: fixtureBase + "backup: {cadence: }\n",
      lines: [
        "s.yaml:4:19: error[E204]: a value is missing here"
      ]),
    Case(
      name: "a duration without a unit",
      text: fixtureBase + "backup: {cadence: 8}\n",
      lines: [
        "s.yaml:4:19: error[E301]: `8` has no unit"
      ]),
    Case(
      name: "an unknown unit",
      text: fixtureBase + "backup: {cadence: 8 dais}\n",
      lines: [
        "s.yaml:4:19: error[E301]: `dais` is not a unit of time"
      ]),
    Case(
      name: "not a duration",
      text: fixtureBase + "backup: {cadence: often}\n",
      lines: [
        "s.yaml:4:19: error[E301]: `often` is not a duration"
      ]),
    Case(
      name: "a duration out of range",
      text: fixtureBase + "backup: {cadence: 10 years}\n",
      lines: [
        "s.yaml:4:19: error[E312]: `10 years` is not from 1 h to 1 year"
      ]),
    Case(
      name: "an endless duration",
      text: fixtureBase + "backup: {uploadTime: 99999999999999999999 years}\n",
      lines: [
        "s.yaml:4:22: error[E312]: `99999999999999999999 years` is longer than 1000 years"
      ]),
    Case(
      name: "a share without percent",
      text: fixtureBase + "restore: {accepts: 0.65}\n",
      lines: [
        "s.yaml:4:20: error[E302]: `0.65` is a share without a percent sign"
      ]),
    Case(
      name: "a share above 100%",
      text: fixtureBase + "restore: {accepts: 165%}\n",
      lines: [
        "s.yaml:4:20: error[E302]: `165%` is not from 0% to 100%"
      ]),
    Case(
      name: "not a share",
      text: fixtureBase + "restore: {accepts: most}\n",
      lines: [
        "s.yaml:4:20: error[E302]: `most` is not a share"
      ]),
    Case(
      name: "shares that do not add up",
      text: fixtureBase + "repair: {remedy: {byHand: 70%, helpDesk: 10%}}\n",
      lines: [
        "s.yaml:4:18: error[E308]: the shares add up to 80%, not to 100%"
      ]),
    Case(
      name: "an unknown share",
      text: fixtureBase + "repair: {remedy: {byHands: 100%}}\n",
      lines: [
        "s.yaml:4:19: error[E201]: there is no `byHands` here"
      ]),
    Case(
      name: "not a count",
      text: fixtureHead + "groups: {office: {users: ten}, field: {users: 1e3}}\n",
      lines: [
        "s.yaml:3:26: error[E303]: `ten` is not a whole number",
        "s.yaml:3:47: error[E303]: `1e3` is not a whole number",
      ]),
    Case(
      name: "a count out of range",
      text: fixtureHead
        + "groups: {office: {users: 0}, field: {users: 99999999999999999999999}, lab: {users: -6}}\n",
      lines: [
        "s.yaml:3:26: error[E312]: `0` is not from 1 to 10000000",
        "s.yaml:3:45: error[E312]: `99999999999999999999999` is not from 1 to 10000000",
        "s.yaml:3:84: error[E312]: `-6` is not from 1 to 10000000",
      ]),
    Case(
      name: "too many users",
      text: fixtureHead + "groups: {office: {users: 10000000}, field: {users: 1}}\n",
      lines: [
        "s.yaml:1:1: error[E207]: the groups have more than 10 million users together"
      ]),
    Case(
      name: "an unknown word",
      text: fixtureBase + "roaming: {rule: lastWriterByCLient}\n",
      lines: [
        "s.yaml:4:17: error[E304]: `lastWriterByCLient` is not one of lastWriterByClient, lastWriterByArrival"
      ]),
    Case(
      name: "a rate in another unit",
      text: fixtureBase + "usage: {choicesPerActiveHour: 0.5 per day}\n",
      lines: [
        "s.yaml:4:31: error[E306]: `per day` is not the unit of this rate"
      ]),
    Case(
      name: "not a rate",
      text: fixtureBase + "usage: {sessionsPerWorkday: some}\n",
      lines: [
        "s.yaml:4:29: error[E306]: `some` is not a rate"
      ]),
    Case(
      name: "an unknown distribution",
      text: fixtureBase + "usage: {session: lognormale(median 1 h, p95 2 h)}\n",
      lines: [
        "s.yaml:4:18: error[E305]: there is no distribution `lognormale`",
        "s.yaml:4:41: error[E201]: there is no `p95 2 h)` in `usage`",
      ]),
    Case(
      name: "a distribution without keywords",
      text: fixtureBase + "usage: {session: \"lognormal(90 min, 5 h)\"}\n",
      lines: [
        "s.yaml:4:29: error[E305]: the values of `lognormal` are not as expected"
      ]),
    Case(
      name: "a p95 below the median",
      text: fixtureBase + "usage: {session: \"lognormal(median 90 min, p95 5 min)\"}\n",
      lines: [
        "s.yaml:4:44: error[E305]: the 95% point is not above the median"
      ]),
    Case(
      name: "a missing parenthesis",
      text: fixtureBase + "usage: {session: \"exponential(mean 90 min\"}\n",
      lines: [
        "s.yaml:4:42: error[E305]: a closing parenthesis is missing"
      ]),
    Case(
      name: "a wrong unit in a distribution",
      text: fixtureBase + "usage: {session: \"exponential(mean 90 mins)\"}\n",
      lines: [
        "s.yaml:4:36: error[E301]: `mins` is not a unit of time"
      ]),
    Case(
      name: "a negative length",
      text: fixtureBase + "usage: {session: \"uniform(-5 min, 5 min)\"}\n",
      lines: [
        "s.yaml:4:27: error[E312]: `-5 min` is negative"
      ]),
    Case(
      name: "an empirical file that is missing",
      text: fixtureBase + "usage: {session: \"empirical(times.csv, column minutes, unit min)\"}\n",
      lines: [
        "s.yaml:4:29: error[E305]: `times.csv` cannot be read"
      ]),
    Case(
      name: "a date as people write it",
      text: "roamback: 1\nrun: {start: 5.1.2026}\ngroups: {office: {users: 10}, field: {users: 5}}\n",
      lines: [
        "s.yaml:2:14: error[E307]: `5.1.2026` is not a date"
      ]),
    Case(
      name: "a day that does not exist",
      text: "roamback: 1\nrun: {start: 2026-02-30}\ngroups: {office: {users: 10}, field: {users: 5}}\n",
      lines: [
        "s.yaml:2:14: error[E307]: `2026-02-30` is not a date"
      ]),
    Case(
      name: "a named time zone",
      text:
        "roamback: 1\nrun: {start: 2026-01-05, timeZone: Europe/Berlin}\ngroups: {office: {users: 10}, field: {users: 5}}\n",
      lines: [
        "s.yaml:2:36: error[E307]: `Europe/Berlin` is not a time zone"
      ]),
    Case(
      name: "an unknown release",
      text: fixtureHead + "groups: {office: {users: 10, system: windows11-24h3}}\n",
      lines: [
        "s.yaml:3:38: error[E309]: `windows11-24h3` is not a release of Windows that the simulator knows"
      ]),
    Case(
      name: "not a flag",
      text: fixtureBase + "restore: {firstSignIn: maybe}\n",
      lines: [
        "s.yaml:4:24: error[E310]: `maybe` is neither on nor off"
      ]),
    Case(
      name: "a weekday that is none",
      text: fixtureHead + "groups: {office: {users: 10, calendar: {days: Mon-Fry}}}\n",
      lines: [
        "s.yaml:3:47: error[E311]: `Mon-Fry` is not a weekday or a range of them"
      ]),
    Case(
      name: "hours that close before they open",
      text: fixtureHead + "groups: {office: {users: 10, calendar: {hours: 17:00-09:00}}}\n",
      lines: [
        "s.yaml:3:48: error[E311]: `17:00-09:00` closes before it opens"
      ]),
    Case(
      name: "more seats than shares",
      text: fixtureHead + "groups: {office: {users: 10, seats: {4: 100%}}}\n",
      lines: [
        "s.yaml:3:10: error[E312]: there are users with 4 seats, but `seatShares` has 3"
      ]),
  ]
}
