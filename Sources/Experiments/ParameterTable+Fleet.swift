// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Statistics

extension ParameterTable {
  private static let overview =
    "Microsoft Learn, Windows settings backup and restore, overview, 2026-09-29"

  static let runRows: [Parameter] = [
    Parameter(
      "run.start", .scenario, workload: true, .start, nil, .none("the scenario says when it begins"),
      "The day, and the time of day, at which simulated time begins"
    ) { group, value, _ in
      guard case .start(let date, let time) = value else { preconditionFailure("a start is a date") }
      group.calendar = WorkCalendar(start: date, startOfDay: time)
    },
    Parameter(
      "run.timeZone", .scenario, workload: true, .timeZone, "UTC", .assumed("a label only"),
      "How reports name local time; simulated time knows no daylight saving", apply: { _, _, _ in }),
    Parameter(
      "run.horizon", .scenario, workload: true, .duration(from: .hours(1), to: .days(3650)), "180 days",
      .assumed("two quarters show a refresh and its aftermath"), "How long the scenario runs",
      apply: { _, _, _ in }),
    Parameter(
      "run.replications", .scenario, workload: true, .count(1...StoppingRule.atMost), "30",
      .assumed("enough for an interval of a mean"), "Independent repetitions", apply: { _, _, _ in }),
    Parameter(
      "run.precision", .scenario, workload: true, .shareOrNone, "none",
      .assumed("a fixed number of replications, unless one asks for a precision"),
      "Stop once half the interval of every declared measure is at most this share of its mean, under every "
        + "strategy; `run.replications` is then the least number", apply: { _, _, _ in }),
    Parameter(
      "run.atMost", .scenario, workload: true,
      .count(StoppingRule.atLeast + StoppingRule.lookAhead...StoppingRule.atMost), "200",
      .assumed("a night's work for a fleet of thousands"),
      "Replications after which a run with `run.precision` stops in any case", apply: { _, _, _ in }),
    Parameter(
      "run.declared", .scenario, workload: true, .measures, nil,
      .assumed(
        "without it, the measures under `expect`; without those, `coverage.day1.mean`, "
          + "`user.wrongValueHours.perUserYear.mean` and `recovery.lostChoices.perReplacement.mean`"),
      "The measures that `run.precision` is about", apply: { _, _, _ in }),
    Parameter(
      "run.seed", .scenario, workload: true, .seed, "1", .assumed("any number will do"),
      "Another seed gives another luck", apply: { _, _, _ in }),
    Parameter(
      "catalog", .scenario, workload: true, .catalog, "documented-2025",
      .documented("Microsoft Learn, Windows backup and roaming settings catalogues, 2025-04-22"),
      "What there is to choose, and which mechanism carries it", apply: { _, _, _ in }),
    Parameter(
      "categories", .scenario, workload: true, .categories, nil,
      .assumed("without it, the sum of a category's change weights"),
      "How often a choice falls into a category; those not named keep their weight",
      apply: { _, _, _ in }),
  ]

  static let groupRows: [Parameter] = [
    Parameter(
      "groups.*.users", .group, workload: true, .count(1...10_000_000), nil,
      .none("the scenario says how many people there are"), "People in the group"
    ) { group, value, _ in group.users = value.count },
    Parameter(
      "groups.*.join", .group, .word(JoinType.allCases.map(\.rawValue)), "entra",
      .documented("\(overview): restore needs Entra joined devices"),
      "How the group's devices are known to the tenant"
    ) { group, value, _ in group.device.join = JoinType(rawValue: value.word)! },
    Parameter(
      "groups.*.system", .group, workload: true, .system, "windows11-24h2",
      .assumed("the release most new devices came with in 2025"), "What the group's devices run at the start"
    ) { group, value, _ in
      guard case .system(let system) = value else { preconditionFailure("a system is a release") }
      group.device.system = system
    },
    Parameter(
      "groups.*.edition", .group, .word(Edition.allCases.map(\.rawValue)), "enterprise",
      .documented("\(overview): SE, IoT Core and Team editions have no backup"), "Edition of Windows"
    ) { group, value, _ in group.device.edition = Edition(rawValue: value.word)! },
    Parameter(
      "groups.*.shared", .group, .flag, "off",
      .documented("\(overview): shared and userless devices have no backup"),
      "Devices are used by several people, or by none in particular"
    ) { group, value, _ in group.device.shared = value.flag },
    Parameter(
      "groups.*.seats", .group, workload: true, .seats, "{1: 75%, 2: 20%, 3: 5%}",
      .assumed("nobody publishes PCs per person"), "Shares of users by number of seats"
    ) { group, value, _ in group.seats.counts = value.shares },
    Parameter(
      "groups.*.seatShares", .group, workload: true, .seatShares, "[70%, 20%, 10%]",
      .assumed("a main PC and others"), "How sessions spread over a user's seats, by rank"
    ) { group, value, _ in group.seats.shares = value.shares },
    Parameter(
      "groups.*.calendar.days", .group, workload: true, .weekdays, "Mon-Fri", .assumed("office work"),
      "Working days"
    ) { group, value, _ in
      guard case .weekdays(let days) = value else { preconditionFailure("working days are weekdays") }
      group.calendar.workingDays = days
    },
    Parameter(
      "groups.*.calendar.hours", .group, workload: true, .hours, "09:00-17:00", .assumed("office work"),
      "Working hours, local time"
    ) { group, value, _ in
      guard case .hours(let opens, let closes) = value else { preconditionFailure("hours are a range") }
      (group.calendar.opens, group.calendar.closes) = (opens, closes)
    },
    Parameter(
      "groups.*.calendar.holidays", .group, workload: true, .dates, "[]",
      .assumed("the scenario knows its country"), "Days on which nobody works"
    ) { group, value, _ in
      guard case .dates(let dates) = value else { preconditionFailure("holidays are dates") }
      group.calendar.holidays = dates
    },
    Parameter(
      "groups.*.online", .group, workload: true, .share, "97%", .assumed("few sessions are offline"),
      "Share of sessions that are online, each as a whole"
    ) { group, value, _ in group.online = value.number },
  ]
}
