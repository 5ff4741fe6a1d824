// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

extension ParameterTable {
  private static let esp = "Microsoft Learn, Intune enrollment status page, 2026-01-20"

  static let provisioningRows: [Parameter] = [
    Parameter(
      "provisioning.mode", .both, .enrollmentModes, "userDriven",
      .documented("Microsoft Learn, Windows Autopilot: the modes; which one a fleet uses is its own affair"),
      "How devices are set up and enrolled"
    ) { group, value, _ in
      guard case .modes(let modes) = value else { preconditionFailure("modes are by cause") }
      group.provisioning.modes = modes
    },
    Parameter(
      "provisioning.qualityUpdate", .both,
      .word(ProvisioningParameters.QualityUpdate.allCases.map(\.rawValue)),
      "whenNeeded", .documented("\(esp): updates may be installed during setup"),
      "When the stage qualityUpdate runs, in chains that have it: never, where the image is older than the "
        + "build that a restore during setup needs, or always"
    ) { group, value, _ in
      group.provisioning.qualityUpdate = ProvisioningParameters.QualityUpdate(rawValue: value.word)!
    },
    Parameter(
      "provisioning.clicks", .both, .share, "80%", .assumed("people look for what they need first"),
      "Share of the essential Store apps whose placeholder the user clicks, which brings it to the front"
    ) { group, value, _ in group.provisioning.clicks = value.number },
    Parameter(
      "provisioning.clickAfter", .both, .distribution(signed: false, orNever: false),
      "exponential(mean 15 min)", .assumed("soon, and now and then much later"),
      "From the desktop to such a click"
    ) { group, value, _ in group.provisioning.clickAfter = value.distribution },
    Parameter(
      "provisioning.installByHand", .both, .duration(from: .zero, to: .days(1)), "4 min",
      .assumed("find it in the Store, start it, sign in"),
      "Hands busy for each Store app where no restore brought its placeholder"
    ) { group, value, _ in group.provisioning.installByHand = value.span },
  ]

  /// One row a mode: what a mode does is as much a default as how long it takes.
  static let chainTable: [Parameter] = EnrollmentMode.allCases.enumerated().map { index, mode in
    Parameter(
      "provisioning.stages.\(mode.rawValue)", .both, .chain(mode), defaultChain(mode),
      .assumed(
        """
        the stages follow the mode's documentation, their times are assumed; \(esp): a quality update takes \
        20 to 40 min; oofhours.com, 2024-06: a device preparation took 11 to 12 min
        """), summary(mode)
    ) { group, value, _ in
      guard case .chain(let chain) = value else { preconditionFailure("stages are a chain") }
      group.provisioning.chains[index] = chain.stages(join: group.device.join)
    }
  }

  private static func summary(_ mode: EnrollmentMode) -> String {
    switch mode {
    case .userDriven: "Stages of Autopilot by the user at the out-of-box pages"
    case .preProvisioned: "Stages of Autopilot with a technician's part before the user's"
    case .selfDeploying: "Stages of Autopilot without anybody, for kiosks and shared devices"
    case .autopilotReset: "Stages of an Autopilot reset of a device that stays in use"
    case .manual: "Stages where the user joins the tenant at the out-of-box pages, without Autopilot"
    case .settings: "Stages where the user enrolls from Settings, after a setup with a local account"
    case .groupPolicy: "Stages where a group policy enrolls a device that got an image"
    case .configurationManager: "Stages where Configuration Manager lays down the image"
    }
  }

  static let siteRows: [Parameter] = [
    Parameter(
      "sites", .scenario, .sites, "{}", .assumed("without sites no setup holds up another"),
      "Places whose setups share a link and technicians; groups at none have neither limit"
    ) { group, value, _ in
      guard case .sites(let sites) = value else { preconditionFailure("sites are a list") }
      group.site = sites.first { $0.groups.contains(group.name) }?.site ?? .unlimited
    }
  ]

  static let deskRows: [Parameter] = [
    Parameter(
      "helpDesk.setupHandling", .scenario, .distribution(signed: false, orNever: false),
      "lognormal(median 30 min, p95 2 h)", .assumed("longer than a question about a setting"),
      "Time that a ticket about a setup takes in which a stage was given up"
    ) { group, value, _ in group.helpDesk.setupHandling = value.distribution },
    Parameter(
      "helpDesk.agents", .scenario, .count(1...10_000), "4", .assumed("the scenario knows its desk"),
      "Agents at the help desk"
    ) { group, value, _ in group.helpDesk.agents = value.count },
    Parameter(
      "helpDesk.hours", .scenario, .deskHours, "Mon-Fri 08:00-18:00", .assumed("an hour beyond the office's"),
      "When agents work"
    ) { group, value, _ in
      guard case .deskHours(let days, let opens, let closes) = value else {
        preconditionFailure("a desk has days and hours")
      }
      group.helpDesk.hours = WorkCalendar(
        start: group.calendar.start, startOfDay: group.calendar.startOfDay, workingDays: days, opens: opens,
        closes: closes)
    },
    Parameter(
      "helpDesk.patience", .scenario, .distribution(signed: false, orNever: true),
      "exponential(mean 40 min)", .assumed("nobody publishes it"),
      "How much of the desk's working time callers wait before they give up; `never` is that they never do"
    ) { group, value, _ in group.helpDesk.patience = value.distributionOrNil },
    Parameter(
      "helpDesk.first", .scenario, .word(["none"] + TicketKind.allCases.map(\.rawValue)), "none",
      .assumed("first come, first served"), "Tickets that are taken before others"
    ) { group, value, _ in group.helpDesk.first = TicketKind(rawValue: value.word) },
  ]

  static let fileRows: [Parameter] = [
    Parameter(
      "files.knownFolderMove", .both, .word(FileParameters.KnownFolderMove.allCases.map(\.rawValue)), "off",
      .documented(
        "Microsoft Learn, OneDrive: redirect known folders: a policy turns it on; silently it moves at most "
          + "1,000 devices a day and 4,000 a week, with a prompt 5,000 and 20,000"),
      "OneDrive's move of Desktop, Documents and Pictures, which goes with any strategy"
    ) { group, value, _ in
      group.files.knownFolderMove = FileParameters.KnownFolderMove(rawValue: value.word)!
    },
    Parameter(
      "files.from", .scenario, .settledOrDay, "settled", .assumed("rolled out long ago"),
      "When the move begins; `settled` is that every device had been moved before the start"
    ) { group, value, _ in
      guard case .since(let from) = value else { preconditionFailure("a rollout begins") }
      group.files.from = from
    },
    Parameter(
      "files.accepts", .both, .share, "70%", .assumed("nobody publishes it"),
      "Share of people who say yes when they are prompted"
    ) { group, value, _ in group.files.accepts = value.number },
    Parameter(
      "files.inKnownFolders", .both, .share, "80%", .assumed("nobody publishes it"),
      "Share of a user's files that lie in Desktop, Documents and Pictures"
    ) { group, value, _ in group.files.inKnownFolders = value.number },
  ]

  static let costRows: [Parameter] = [
    Parameter(
      "costs.currency", .scenario, .currency, "USD", .assumed("that of the default of a ticket"),
      "The currency of all costs"
    ) { group, value, _ in group.costs.currency = value.word },
    Parameter(
      "costs.userHour", .scenario, .cost, "unknown", .assumed("the scenario knows its wages"),
      "An hour of a user's time; unknown is left out of the costs"
    ) { group, value, _ in group.costs.userHour = value.numberOrNil },
    Parameter(
      "costs.technicianHour", .scenario, .cost, "unknown", .assumed("the scenario knows its wages"),
      "An hour of a technician's time"
    ) { group, value, _ in group.costs.technicianHour = value.numberOrNil },
    Parameter(
      "costs.ticket", .scenario, .cost, "22",
      .measured("ghdsi: 22 USD a help-desk ticket in North America"), "A ticket at the help desk"
    ) { group, value, _ in group.costs.ticket = value.numberOrNil },
    Parameter(
      "costs.deviceDay", .scenario, .cost, "unknown", .assumed("the scenario knows its leases"),
      "A device that is kept beside another for a day"
    ) { group, value, _ in group.costs.deviceDay = value.numberOrNil },
  ]
}
