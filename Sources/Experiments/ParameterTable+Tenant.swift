// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

extension ParameterTable {
  private static let enabling = "Microsoft Learn, Entra: enable Enterprise State Roaming, 2025-06"
  private static let span = ParameterType.distribution(signed: false, orNever: false)

  static let storeRows: [Parameter] = [
    Parameter(
      "tenant.geography", .scenario, .word(Geography.allCases.map(\.rawValue)), "US",
      .assumed("the scenario knows its country"), "Where the tenant's data store lies"
    ) { group, value, _ in
      group.tenant.home = Geography(rawValue: value.word)!
      group.tenant.geography = group.tenant.home
    },
    Parameter(
      "tenant.geographies", .scenario, .geographies, "{}", .assumed("people are where the tenant is"),
      "Where the people of a group are, if elsewhere"
    ) { group, value, _ in
      guard case .geographies(let all) = value else { preconditionFailure("geographies are a map") }
      group.tenant.geography = all.first { $0.group == group.name }?.geography ?? group.tenant.home
    },
    Parameter(
      "tenant.preferredDataLocation", .scenario, .share, "0%",
      .assumed("multi-geo is an add-on; that it holds for this store is inferred from Exchange Online"),
      "Share of people elsewhere whose data is kept in their own geography"
    ) { group, value, _ in group.tenant.preferredDataLocation = value.number },
    Parameter(
      "tenant.policyCheckIn", .scenario, span, "uniform(0 s, 8 h)",
      .documented("Microsoft Learn, Intune: policy refresh intervals, 2025-10: about every 8 hours"),
      "From the start of a policy until a device has it; a new device has it at its desktop"
    ) { group, value, _ in group.tenant.policyCheckIn = value.distribution },
    Parameter(
      "tenant.groupPolicyWins", .scenario, .share, "50%",
      .assumed("Microsoft Learn, policy CSP ControlPolicyConflict settles it only where it is set"),
      "Share of devices on which group policy wins where it and Intune differ"
    ) { group, value, _ in group.tenant.groupPolicyWins = value.number },
    Parameter(
      "tenant.roamingPolicyFrom", .scenario, .dayOrNever, "2026-07-01",
      .documented("Microsoft 365 Message Center, MC1411499, 2026-07-01"),
      "From when the backup policy governs roaming; the tenant's toggle still counts where none is set"
    ) { group, value, _ in group.tenant.policyGovernsRoamingFrom = value.instant },
    Parameter(
      "tenant.roamingToggleUntil", .scenario, .dayOrNever, "2027-07-01",
      .documented("Microsoft 365 Message Center, MC1274349, 2026-04: one year; the day is assumed"),
      "Until when the tenant's toggle still counts"
    ) { group, value, _ in group.tenant.toggleCountsUntil = value.instant },
    Parameter(
      "tenant.deletesDepartedAfter", .scenario, span, "uniform(90 days, 180 days)",
      .documented("\(enabling): 90 to 180 days; the shape is assumed"),
      "From a person's departure to the deletion of what the tenant's store holds"
    ) { group, value, _ in group.tenant.deletesDepartedAfter = value.distribution },
    Parameter(
      "tenant.staleAfter", .scenario, .duration(from: .days(90), to: .days(3650)), "365 days",
      .documented("\(enabling): may be removed after a year, never under 90 days"),
      "Roaming data that nobody used for so long is removed"
    ) { group, value, _ in group.tenant.staleAfter = value.span },
    Parameter(
      "tenant.requestLimit", .scenario, .countOrUnlimited(1...1_000_000_000), "unlimited",
      .assumed("nobody publishes a limit"), "Requests that the tenant's store takes in an hour"
    ) { group, value, _ in group.tenant.requestsPerHour = value.countOrNil },
    Parameter(
      "tenant.encryptedDisks", .both, .share, "90%", .assumed("nobody publishes it"),
      "Share of devices whose disk is encrypted"
    ) { group, value, _ in group.tenant.encryptedDisks = value.number },
    Parameter(
      "outages", .scenario, .outages, "[]", .assumed("nobody plans them"),
      "Times in which a custodian answers nobody"
    ) { group, value, _ in
      guard case .outages(let outages) = value else { preconditionFailure("outages are a list") }
      group.outages = outages
    },
    Parameter(
      "administration", .scenario, .administration, "[]", .assumed("the scenario knows its plan"),
      "What administrators do on which day with whose data"
    ) { group, value, context in
      guard case .administration(let plans) = value else { preconditionFailure("plans are a list") }
      group.administration = plans.compactMap { $0.plan(for: group.name, context) }
    },
  ]

  static let switchRows: [Parameter] = [
    Parameter(
      "switches.off", .both, .shareMap(["all"] + PolicyGroup.allCases.map(\.name)), "{}",
      .assumed("nobody publishes it"), "Shares of people who turned something off on their devices"
    ) { group, value, _ in
      group.switches.allOff = value.shares[0]
      group.switches.off = Array(value.shares.dropFirst())
    },
    Parameter(
      "switches.turnsOn", .both, .share, "0%", .assumed("nobody publishes it"),
      "Share of people who turn on what policy turned off and lets them turn on"
    ) { group, value, _ in group.switches.turnsOn = value.number },
    Parameter(
      "metered", .both, .share, "0%", .assumed("offices are on flat rates"),
      "Share of online sessions over a metered link, which `DisableSyncOnPaidNetwork` spares"
    ) { group, value, _ in group.metered = value.number },
  ]

  static let leavingRows: [Parameter] = [
    Parameter(
      "life.leaving", .both, workload: true, .distribution(signed: false, orNever: true), "never",
      .assumed("the scenario knows its turnover"), "Time from the start until a person leaves"
    ) { group, value, _ in group.life.leaving = value.distributionOrNil },
    Parameter(
      "departures", .scenario, workload: true, .departures, "[]", .assumed("the scenario knows its plan"),
      "Days on which people leave"
    ) { group, value, context in
      guard case .departures(let plans) = value else { preconditionFailure("departures are a list") }
      group.departures = plans.compactMap { $0.plan(for: group.name, context) }
    },
  ]

  static let olderRows: [Parameter] = [
    Parameter(
      "roamingProfile.slowLink", .both, .share, "5%",
      .assumed("the limits are documented, 500 kbit/s and 120 ms; how often they are met is not"),
      "Share of online sign-ins over a slow link, which makes them local"
    ) { group, value, _ in group.roamingProfile.slowLink = value.number },
    Parameter(
      "roamingProfile.backgroundUpload", .scenario, .durationOrNever(from: .hours(1), to: .hours(720)),
      "never",
      .documented("Microsoft Learn, roaming user profiles, 2018-04: off; every 1 to 720 hours where on"),
      "From one upload of the registry in the background to the next"
    ) { group, value, _ in group.roamingProfile.backgroundUpload = value.spanOrNil },
    Parameter(
      "consumerBackup.users", .both, .share, "20%", .assumed("nobody publishes it"),
      "Share of people with a personal account on their work devices that backs them up"
    ) { group, value, _ in group.consumerBackup.users = value.number },
    Parameter(
      "consumerBackup.cadence", .scenario, .duration(from: .hours(1), to: .days(365)), "1 day",
      .assumed("nobody publishes it"), "Time from one backup into the personal account to the next"
    ) { group, value, _ in group.consumerBackup.cadence = value.span },
    Parameter(
      "consumerBackup.accepts", .both, .share, "90%", .assumed("nobody publishes it"),
      "Share of restores from the personal account that are accepted"
    ) { group, value, _ in group.consumerBackup.accepts = value.number },
  ]
}
