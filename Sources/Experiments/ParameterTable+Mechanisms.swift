// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

extension ParameterTable {
  private static let overview =
    "Microsoft Learn, Windows settings backup and restore, overview, 2026-09-29"
  private static let within5Minutes =
    "within \"under 5 minutes\" of Microsoft Learn, Entra: roaming troubleshooting, 2025-06"
  private static let delay = ParameterType.distribution(signed: false, orNever: false)

  static let roamingRows: [Parameter] = [
    Parameter(
      "roaming.uploadDelay", .scenario, delay, "exponential(mean 20 s)", .assumed(within5Minutes),
      "From the first choice to the upload of its unit"
    ) { group, value, _ in group.roaming.uploadDelay = value.distribution },
    Parameter(
      "roaming.transferDelay", .scenario, delay, "2 s", .assumed(within5Minutes),
      "From the device to the service"
    ) { group, value, _ in group.roaming.transferDelay = value.distribution },
    Parameter(
      "roaming.notifyDelay", .scenario, delay, "exponential(mean 20 s)", .assumed(within5Minutes),
      "From the service to a connected device"
    ) { group, value, _ in group.roaming.notifyDelay = value.distribution },
    Parameter(
      "roaming.pullDelay", .scenario, delay, "30 s", .assumed(within5Minutes),
      "From a sign-in or unlock to the pull"
    ) { group, value, _ in group.roaming.pullDelay = value.distribution },
    Parameter(
      "roaming.rule", .scenario, .word(RoamingParameters.Rule.allCases.map(\.rawValue)), "lastWriterByClient",
      .assumed("documented for app data as \"last write wins\"; whose clock counts is unknown"),
      "Which of two concurrent uploads stands"
    ) { group, value, _ in group.roaming.rule = RoamingParameters.Rule(rawValue: value.word)! },
    Parameter(
      "roaming.clockSkew", .scenario, .distribution(signed: true, orNever: false), "0 s",
      .assumed("clocks are synchronised"), "How far a device's clock is ahead; constant for each device"
    ) { group, value, _ in group.roaming.clockSkew = value.distribution },
    Parameter(
      "roaming.blocked", .both, .share, "2%", .assumed("blockers are documented, their rates are not"),
      "Share of device-days on which roaming is blocked"
    ) { group, value, _ in group.roaming.blocked = value.number },
  ]

  static let backupRows: [Parameter] = [
    Parameter(
      "backup.cadence", .scenario, .duration(from: .hours(1), to: .days(365)), "8 days",
      .documented("\(overview): every eight days, not configurable"), "Time from one backup to the next"
    ) { group, value, _ in group.backup.cadence = value.span },
    Parameter(
      "backup.catchUpDelay", .scenario, .duration(from: .zero, to: .days(30)), "10 min",
      .assumed("the task's conditions are unknown"), "From a connection to a backup that is due"
    ) { group, value, _ in group.backup.catchUpDelay = value.span },
    Parameter(
      "backup.uploadTime", .scenario, delay, "30 s", .assumed("a profile is under 1 MB"),
      "Time that a backup takes"
    ) { group, value, _ in group.backup.uploadTime = value.distribution },
    Parameter(
      "backup.fails", .scenario, .share, "1%", .assumed("nobody publishes it"), "Share of backups that fail"
    ) { group, value, _ in group.backup.fails = value.number },
    Parameter(
      "backup.manualBeforeRefresh", .both, .share, "0%", .assumed("only if people are told to"),
      "Share of planned replacements before which the user presses Back up"
    ) { group, value, _ in group.backup.manualBeforeRefresh = value.number },
    Parameter(
      "backup.restoreIsWrite", .scenario, .flag, "off", .assumed("unknown; both are worth a look"),
      "Restored values travel on through roaming as if chosen"
    ) { group, value, _ in group.backup.restoreIsWrite = value.flag },
  ]

  static let restoreRows: [Parameter] = [
    Parameter(
      "restore.profile", .both, .profileChoice, "newest",
      .assumed("which backup the page preselects is unknown"), "Which profile people choose on the page"
    ) { group, value, _ in
      guard case .profile(let choice) = value else { preconditionFailure("a profile is a choice") }
      group.restore.profile = choice
    },
    Parameter(
      "restore.accepts", .both, .share, "90%", .assumed("nobody publishes it"),
      "Share of offered restores that are accepted"
    ) { group, value, _ in group.restore.accepts = value.number },
    Parameter(
      "restore.fails", .both, .share, "1%", .assumed("nobody publishes it"),
      "Share of accepted restores whose transfer fails"
    ) { group, value, _ in group.restore.fails = value.number },
    Parameter(
      "restore.page", .scenario, .restorePage, "off",
      .documented("Microsoft Learn, Intune: Windows Backup for Organizations, 2025-11: off, tenant-wide"),
      "The restore page during setup"
    ) { group, value, _ in
      guard case .page(let from) = value else { preconditionFailure("the page is on from a time") }
      group.restore.pageFrom = from
    },
    Parameter(
      "restore.firstSignIn", .both, .flag, "off", .documented("\(overview): a policy of its own"),
      "A missed or failed restore is offered at the first sign-in"
    ) { group, value, _ in group.restore.firstSignIn = value.flag },
    Parameter(
      "restore.needsCompliantDevice", .both, .flag, "off",
      .documented(
        "\(overview): a compliant-device rule on the Microsoft Activity Feed Service blocks the restore "
          + "during setup"),
      "A Conditional Access rule demands a compliant device, which none is during its setup"
    ) { group, value, _ in group.restore.needsCompliantDevice = value.flag },
    Parameter(
      "restore.otherIdentity", .both, .share, "0%", .assumed("people keep their account"),
      "Share of replacements set up with another account, in another tenant or for a deleted user"
    ) { group, value, _ in group.restore.otherIdentity = value.number },
    Parameter(
      "restore.identities", .both, .split(ForeignIdentity.allCases.map(\.name)),
      "{otherAccount: 100%, otherTenant: 0%, deletedUser: 0%}", .assumed("nobody publishes it"),
      "Which identity it is where a replacement is set up with another one"
    ) { group, value, _ in group.restore.identities = value.shares },
  ]
}
