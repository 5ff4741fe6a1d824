// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioIssueTests {
  static let tenantCases: [Case] = [
    Case(
      name: "a geography that is not there",
      text: fixtureBase + "tenant: {geography: Europe, geographies: {feld: EU, office: Mars}}\n",
      lines: [
        "s.yaml:4:21: error[E304]: `Europe` is not one of US, CA, BR, EU, NO, UK, CH, AE, ZA, IN, JP, KR, AU, APAC",
        "s.yaml:4:43: error[E401]: there is no group `feld`",
        "s.yaml:4:61: error[E304]: `Mars` is not one of US, CA, BR, EU, NO, UK, CH, AE, ZA, IN, JP, KR, AU, APAC",
      ]),
    Case(
      name: "a date of a rule that is none",
      text: fixtureBase + "tenant: {roamingPolicyFrom: soon, roamingToggleUntil: day 5000}\n",
      lines: [
        "s.yaml:4:29: error[E307]: `soon` is not a day",
        "s.yaml:4:55: error[E312]: `day 5000` is not within ten years after the start",
      ]),
    Case(
      name: "limits of the store",
      text: fixtureBase + "tenant: {requestLimit: 5, staleAfter: 30 days}\n",
      lines: [
        "s.yaml:4:24: error[E306]: `5` is not a number of requests per hour",
        "s.yaml:4:39: error[E312]: `30 days` is not from 90 days to 10 years",
      ]),
    Case(
      name: "a switch that is not there",
      text: fixtureBase + "switches: {off: {themes: 5%, apps: 110%}, turnsOn: 5}\n",
      lines: [
        "s.yaml:4:18: error[E201]: there is no `themes` here",
        "s.yaml:4:36: error[E302]: `110%` is not from 0% to 100%",
        "s.yaml:4:52: error[E302]: `5` is a share without a percent sign",
      ]),
    Case(
      name: "an outage",
      text: fixtureBase
        + "outages:\n  - {of: roaming, from: day 3, for: 8 h}\n  - {of: tenantStore, for: 0 s}\n",
      lines: [
        "s.yaml:5:10: error[E304]: `roaming` is not one of tenantStore, fileServer, personalAccount",
        "s.yaml:6:5: error[E204]: `from` is missing in this entry",
      ]),
    Case(
      name: "a departure",
      text: fixtureBase
        + "departures:\n  - {on: day 3}\n  - {on: day 3, wave: 20 devices}\n  - {on: day 3, wave: 0%}\n",
      lines: [
        "s.yaml:5:5: error[E204]: `wave` is missing in this entry",
        "s.yaml:6:23: error[E303]: `20 devices` is neither a share nor a number of people",
        "s.yaml:7:23: error[E312]: a wave of 0% never comes",
      ]),
    Case(
      name: "people who leave, under one strategy only",
      text: fixtureBase + "strategies: {both: {life.leaving: 2 years}}\n",
      lines: [
        "s.yaml:4:21: error[E206]: `life.leaving` cannot differ between strategies: the workload is the same for every strategy"
      ]),
    Case(
      name: "an administrator's action",
      text: fixtureBase
        + "administration:\n  - {on: day 3, what: destroy, who: nobody, role: janitor}\n  - {what: audit, groups: [feld]}\n",
      lines: [
        "s.yaml:5:23: error[E304]: `destroy` is not one of audit, export, delete, hold, release",
        "s.yaml:5:37: error[E304]: `nobody` is not one of all, departed",
        "s.yaml:5:51: error[E304]: `janitor` is not one of microsoft365BackupAdministrator, globalAdministrator",
        "s.yaml:6:5: error[E204]: `on` is missing in this entry",
      ]),
    Case(
      name: "a background upload that is too frequent",
      text: fixtureBase + "roamingProfile: {backgroundUpload: 5 min}\n",
      lines: [
        "s.yaml:4:36: error[E312]: `5 min` is not from 1 h to 30 days"
      ]),
    Case(
      name: "identities that do not add up",
      text: fixtureBase + "restore: {identities: {otherAccount: 50%}}\n",
      lines: [
        "s.yaml:4:23: error[E308]: the shares add up to 50%, not to 100%"
      ]),
  ]
}
