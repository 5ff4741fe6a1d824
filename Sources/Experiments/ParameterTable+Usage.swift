// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

extension ParameterTable {
  private static let study =
    "Page, Johnsgard, Albert, Allen, User customization of a word processor, CHI 1996"

  static let usageRows: [Parameter] = [
    Parameter(
      "usage.mode", .both, workload: true, .word(["sessions", "alwaysOn", "scripted"]), "sessions",
      .assumed("the other two are for closed forms, stories and tests"), "What a life is made of"
    ) { group, value, _ in
      switch value.word {
      case "alwaysOn": group.usage.mode = .alwaysOn
      case "scripted": group.usage.mode = .scripted([])
      default: group.usage.mode = .sessions
      }
    },
    Parameter(
      "usage.script", .both, workload: true, .script, "[]", .assumed("needed by `scripted` only"),
      "What happens to each user of the group, line by line"
    ) { group, value, _ in
      guard case .script(let lines) = value else { preconditionFailure("a script is lines") }
      if case .scripted = group.usage.mode { group.usage.mode = .scripted(lines) }
    },
    Parameter(
      "usage.sessionsPerWorkday", .both, workload: true, .rate(per: "workday", 0...100), "3",
      .assumed("morning, after lunch, and one more"), "Mean number of sessions on a working day"
    ) { group, value, _ in group.usage.sessionsPerWorkday = value.number },
    Parameter(
      "usage.session", .both, workload: true, .distribution(signed: false, orNever: false),
      "lognormal(median 90 min, p95 5 h)", .assumed("short ones are common, long ones happen"),
      "Length of a session"
    ) { group, value, _ in group.usage.session = value.distribution },
    Parameter(
      "usage.breaksPerActiveHour", .both, workload: true, .rate(per: "active hour", 0...60), "0.5",
      .assumed("locks per day are unknown"), "Breaks, in which the device is locked"
    ) { group, value, _ in group.usage.breaksPerActiveHour = value.number },
    Parameter(
      "usage.breakLength", .both, workload: true, .duration(from: .zero, to: .days(1)), "10 min",
      .assumed("a coffee"), "Length of a break"
    ) { group, value, _ in group.usage.breakLength = value.span },
    Parameter(
      "usage.sessionEnds", .both, workload: true, .split(["lock", "signOut", "shutdown"]),
      "{lock: 60%, signOut: 10%, shutdown: 30%}", .assumed("most people close the lid"), "How sessions end"
    ) { group, value, _ in
      let shares = value.shares
      group.usage.endsWithLock = shares[0]
      group.usage.endsWithSignOut = shares[1]
      group.usage.endsWithShutdown = shares[2]
    },
    Parameter(
      "usage.staysAwake", .both, workload: true, .durationOrAlways, "30 min",
      .assumed("a usual power plan; `always` is modern standby"),
      "How long a locked device stays connected"
    ) { group, value, _ in group.usage.staysAwake = value.spanOrNil },
    Parameter(
      "usage.choicesPerActiveHour", .both, workload: true, .rate(per: "active hour", 0...10_000), "0.02",
      .assumed("setting changes per day are unknown; about one a week"),
      "Settings that a user changes; always on: per hour and seat"
    ) { group, value, _ in group.usage.choicesPerActiveHour = value.number },
    Parameter(
      "usage.neverCustomise", .both, workload: true, .share, "8%",
      .measured("\(study): 92% of 101 users changed something"), "Share of users who never change a setting"
    ) { group, value, _ in group.usage.neverCustomise = value.number },
    Parameter(
      "usage.history.mean", .both, workload: true, .number(0...10_000), "9.1",
      .measured("\(study): 9.1 changes a user"), "Mean number of choices made before the start"
    ) { group, value, _ in group.usage.historyMean = value.number },
    Parameter(
      "usage.history.state", .both, workload: true, .word(Usage.HistoryState.allCases.map(\.rawValue)),
      "settled", .assumed("mechanisms have run for long"),
      "Whether the mechanisms hold the history at the start (`settled`) or begin empty (`fresh`)"
    ) { group, value, _ in group.usage.historyState = Usage.HistoryState(rawValue: value.word)! },
  ]
}
