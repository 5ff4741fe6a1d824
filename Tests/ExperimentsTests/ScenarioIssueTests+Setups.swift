// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioIssueTests {
  static let setupCases: [Case] = stageCases + siteCases + planCases

  private static let stageCases: [Case] = [
    Case(
      name: "an unknown mode",
      text: fixtureBase + "provisioning: {mode: preprovisioned}\n",
      lines: [
        "s.yaml:4:22: error[E304]: `preprovisioned` is not one of userDriven, preProvisioned, selfDeploying, autopilotReset, manual, settings, groupPolicy, configurationManager"
      ]),
    Case(
      name: "a mode for an unknown cause",
      text: fixtureBase + "provisioning: {mode: {theft: manual, reset: reset}}\n",
      lines: [
        "s.yaml:4:23: error[E201]: there is no `theft` here",
        "s.yaml:4:45: error[E304]: `reset` is not one of userDriven, preProvisioned, selfDeploying, autopilotReset, manual, settings, groupPolicy, configurationManager",
      ]),
    Case(
      name: "stages of an unknown mode",
      text: fixtureBase + "provisioning: {stages: {userdriven: []}}\n",
      lines: ["s.yaml:4:25: error[E201]: there is no `userdriven` in `provisioning.stages`"]),
    Case(
      name: "a chain that is no list",
      text: fixtureBase + "provisioning: {stages: {manual: {stage: signIn, takes: 3 min}}}\n",
      lines: ["s.yaml:4:33: error[E205]: a chain of stages is a list, not a map"]),
    Case(
      name: "stages that are one value",
      text: fixtureBase + "provisioning: none\n",
      lines: ["s.yaml:4:15: error[E205]: `provisioning` is a map, not a single value"]),
    Case(
      name: "a stage without its time, and one without its name",
      text: fixtureBase + "provisioning:\n  - {stage: signIn}\n  - {takes: 3 min}\n",
      lines: [
        "s.yaml:5:5: error[E204]: `takes` is missing in this stage",
        "s.yaml:6:5: error[E204]: `stage` is missing in this stage",
      ]),
    Case(
      name: "an unknown stage with an unknown key",
      text: fixtureBase + "provisioning:\n  - {stage: signin, takes: 3 min, fail: 2%}\n",
      lines: [
        "s.yaml:5:13: error[E304]: `signin` is not one of imaging, outOfBox, signIn, qualityUpdate, restorePage, devicePreparation, deviceSetup, accountSetup, handover, storeApps, managedApps, files",
        "s.yaml:5:35: error[E201]: there is no `fail` here",
      ]),
    Case(
      name: "what a queue of Store apps has not",
      text: fixtureBase
        + "provisioning:\n  - {stage: storeApps, takes: 3 min, timeout: 1 h, retry: {after: 5 min, limit: 2}}\n",
      lines: [
        "s.yaml:5:38: error[E409]: `storeApps` has no time-out: its apps come one by one, in the background",
        "s.yaml:5:52: error[E409]: a Store app that failed goes to the end of the queue: `after` has no effect",
      ]),
    Case(
      name: "a stage twice",
      text: fixtureBase
        + "provisioning:\n  - {stage: signIn, takes: 3 min}\n  - {takes: 3 min, stage: signIn}\n",
      lines: ["s.yaml:6:27: error[E409]: the stage `signIn` stands twice"]),
    Case(
      name: "sizes",
      text: fixtureBase + """
        provisioning:
          - {stage: imaging, takes: 3 min, download: 150}
          - {stage: signIn, takes: 3 min, download: 150 MiB}
          - {stage: outOfBox, takes: 3 min, download: big}
          - {stage: deviceSetup, takes: 3 min, download: "lognormal(150 MB, 1 GB)"}
          - {stage: accountSetup, takes: 3 min, download: "uniform(-1 kB, 1 GB)"}
          - {stage: files, takes: 3 min, download: 1000001 GB}
        """,
      lines: [
        "s.yaml:5:46: error[E313]: `150` has no unit",
        "s.yaml:6:45: error[E313]: `MiB` is not a unit of a size",
        "s.yaml:7:47: error[E313]: `big` is not a size",
        "s.yaml:8:61: error[E305]: the values of `lognormal` are not as expected",
        "s.yaml:9:60: error[E312]: `-1 kB` is negative",
        "s.yaml:10:44: error[E312]: `1000001 GB` is more than 1000000 GB",
      ]),
    Case(
      name: "numbers of a stage out of range",
      text: fixtureBase + """
        provisioning:
          stages:
            manual:
              - {stage: deviceSetup, takes: 3 min, apps: 101, fails: 0.02, retry: {after: 15, limit: 101}}
              - {stage: accountSetup, takes: 3 min, retry: 2, timeout: 0 s, then: stop, by: me}
        """,
      lines: [
        "s.yaml:7:50: error[E312]: `101` is not from 1 to 100",
        "s.yaml:7:62: error[E302]: `0.02` is a share without a percent sign",
        "s.yaml:7:83: error[E301]: `15` has no unit",
        "s.yaml:7:94: error[E312]: `101` is not from 0 to 100",
        "s.yaml:8:52: error[E205]: a map is expected here, not a single value",
        "s.yaml:8:64: error[E312]: `0 s` is not from 1 s to 30 days",
        "s.yaml:8:75: error[E304]: `stop` is not one of goOn, startOver",
        "s.yaml:8:85: error[E304]: `me` is not one of user, technician, nobody",
      ]),
    Case(
      name: "what a stage cannot do",
      text: fixtureBase + """
        provisioning:
          - {stage: deviceSetup, takes: 3 min, apps: 9, essential: 3}
          - {stage: storeApps, takes: 3 min, apps: 2, essential: 3, by: user}
          - {stage: files, takes: 3 min, then: startOver}
        """,
      lines: [
        "s.yaml:5:49: error[E409]: only `storeApps` has essential apps, not `deviceSetup`",
        "s.yaml:6:47: error[E409]: 3 apps are essential, but there are 2",
        "s.yaml:6:61: error[E409]: `storeApps` runs in the background and keeps nobody's hands busy",
        "s.yaml:7:34: error[E409]: `files` runs after the desktop, when nothing starts over",
      ]),
    Case(
      name: "a chain given twice in a strategy",
      text: fixtureBase
        + "strategies: {both: {provisioning.stages: [], provisioning.stages.manual: []}}\n",
      lines: ["s.yaml:4:46: error[E108]: `provisioning.stages.manual` is given twice"]),
  ]

  private static let siteCases: [Case] = [
    Case(
      name: "a group at two sites",
      text: fixtureBase + "sites: {north: {groups: [office]}, south: {}}\n",
      lines: ["s.yaml:4:36: error[E410]: the group `office` belongs to `north`"]),
    Case(
      name: "a site of nobody known",
      text: fixtureBase + "sites: {north: {groups: [ofice], speed: 1 Gbit/s}, all: {}}\n",
      lines: [
        "s.yaml:4:26: error[E401]: there is no group `ofice`",
        "s.yaml:4:34: error[E201]: there is no `speed` here",
        "s.yaml:4:52: error[E111]: `all` cannot be the name of a site: `all` means something else",
      ]),
    Case(
      name: "sites that are no map",
      text: fixtureBase + "sites: [north]\n",
      lines: ["s.yaml:4:8: error[E205]: `sites` is a map of sites by name, not a list"]),
    Case(
      name: "links and technicians",
      text: fixtureBase + """
        sites:
          one: {groups: [office], link: 200 MB/s, technicians: 0}
          two: {groups: [field], link: 0 kbit/s, peerShare: 76}
          three: {groups: [], link: fast}
          four: {groups: [], link: 100}
        """,
      lines: [
        "s.yaml:5:33: error[E314]: `MB/s` is not a unit of the speed of a link",
        "s.yaml:5:56: error[E312]: `0` is not from 1 to 100000",
        "s.yaml:6:32: error[E312]: `0 kbit/s` is not from 1 kbit/s to 1000 Gbit/s",
        "s.yaml:6:53: error[E302]: `76` is a share without a percent sign",
        "s.yaml:7:29: error[E314]: `fast` is not the speed of a link",
        "s.yaml:8:28: error[E314]: `100` has no unit",
      ]),
    Case(
      name: "a desk that is never open",
      text: fixtureBase + "helpDesk: {agents: 0, hours: 08:00-18:00, patience: long, first: value}\n",
      lines: [
        "s.yaml:4:20: error[E312]: `0` is not from 1 to 10000",
        "s.yaml:4:30: error[E311]: `08:00-18:00` is not days and hours",
        "s.yaml:4:53: error[E301]: `long` is not a duration",
        "s.yaml:4:66: error[E304]: `value` is not one of none, setting, setup",
      ]),
    Case(
      name: "hours of a desk",
      text: fixtureBase + "helpDesk: {hours: Mon-Fry 08:00-18:00}\n",
      lines: ["s.yaml:4:19: error[E311]: `Mon-Fry` is not a weekday or a range of them"]),
    Case(
      name: "hours of a desk that closes before it opens",
      text: fixtureBase + "helpDesk: {hours: Mon-Fri 18:00-08:00}\n",
      lines: ["s.yaml:4:27: error[E311]: `18:00-08:00` closes before it opens"]),
    Case(
      name: "costs",
      text: fixtureBase + "costs: {currency: usd, ticket: 22 USD, userHour: -1, deviceDay: dear}\n",
      lines: [
        "s.yaml:4:19: error[E304]: `usd` is not three capital letters",
        "s.yaml:4:32: error[E303]: `22 USD` is not a plain number",
        "s.yaml:4:50: error[E312]: `-1` is not from 0 to 1000000000",
        "s.yaml:4:65: error[E303]: `dear` is not an amount",
      ]),
    Case(
      name: "files",
      text: fixtureBase + "files: {knownFolderMove: on, from: soon, accepts: 70}\n",
      lines: [
        "s.yaml:4:26: error[E304]: `on` is not one of off, silent, prompted",
        "s.yaml:4:36: error[E307]: `soon` is not a day",
        "s.yaml:4:51: error[E302]: `70` is a share without a percent sign",
      ]),
  ]

  private static let planCases: [Case] = [
    Case(
      name: "an order of groups that are not listed",
      text: fixtureBase
        + "refresh: {first: day 3, every: 7 days, wave: 10%, groups: all, order: groups, to: windows11-24h2}\n",
      lines: ["s.yaml:4:64: error[E204]: `order: groups` needs the list of `groups`, the first in front"]),
    Case(
      name: "an unknown order",
      text: fixtureBase
        + "refresh: {first: day 3, every: 7 days, wave: 10%, order: oldest, to: windows11-24h2}\n",
      lines: ["s.yaml:4:58: error[E304]: `oldest` is not one of random, oldestFirst, groups"]),
    Case(
      name: "an incident that says too little",
      text: fixtureBase + "incidents:\n  - {cause: planned}\n  - {on: day 3, wave: 200, size: 3}\n",
      lines: [
        "s.yaml:5:5: error[E204]: `on` is missing in this incident",
        "s.yaml:5:5: error[E204]: `wave` is missing in this incident",
        "s.yaml:5:13: error[E304]: `planned` is not one of reset, failure, loss",
        "s.yaml:6:23: error[E303]: `200` is neither a share nor a number of devices",
        "s.yaml:6:28: error[E201]: there is no `size` here",
      ]),
    Case(
      name: "an incident for one strategy",
      text: fixtureBase + "strategies: {both: {incidents: [], life.reset: never}}\n",
      lines: [
        "s.yaml:4:21: error[E206]: `incidents` cannot differ between strategies: the workload is the same for every strategy",
        "s.yaml:4:36: error[E206]: `life.reset` cannot differ between strategies: the workload is the same for every strategy",
      ]),
    Case(
      name: "resets by the minute",
      text: fixtureBase + "life: {reset: \"exponential(mean 5 min)\"}\n",
      lines: ["s.yaml:4:8: error[E312]: a mean `life.reset` of less than an hour leaves nothing to simulate"]),
    Case(
      name: "familiar at nothing",
      text: fixtureBase + "repair: {familiarAt: 0%}\n",
      lines: ["s.yaml:4:22: error[E312]: `0%` is not above 0%"]),
    Case(
      name: "a cloud that is none",
      text: fixtureBase + "tenant: {cloud: private}\nrestore: {needsCompliantDevice: 5}\n",
      lines: [
        "s.yaml:4:17: error[E304]: `private` is not one of public, sovereign",
        "s.yaml:5:33: error[E310]: `5` is neither on nor off",
      ]),
  ]
}
