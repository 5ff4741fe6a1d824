// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

extension ParameterTable {
  private static let overview =
    "Microsoft Learn, Windows settings backup and restore, overview, 2026-09-29"
  private static let enabling = "Microsoft Learn, Entra: enable Enterprise State Roaming, 2025-06"

  static let tenantRows: [Parameter] = placeRows + controlRows + storeRows

  /// Where the tenant and its people are.
  private static let placeRows: [Parameter] = [
    Parameter(
      "tenant.cloud", .scenario, .word(["public", "sovereign"]), "public",
      .documented("\(overview): there is no backup in sovereign clouds"),
      "Where the tenant lies: a sovereign cloud is one for governments or for China"
    ) { group, value, _ in group.device.sovereignCloud = value.word == "sovereign" },
    Parameter(
      "tenant.geography", .scenario, .word(Geography.allCases.map(\.rawValue)), "US",
      .assumed("the scenario knows where its tenant lies"),
      "The tenant's home geography, where its data store is"
    ) { group, value, context in
      group.tenant.home = Geography(rawValue: value.word)!
      group.tenant.geography = context.geographies[group.name] ?? group.tenant.home
    },
    Parameter(
      "tenant.geographies", .scenario, .geographies, "{}",
      .assumed("the scenario knows where its people are"),
      "Where the people of a group are; groups that are not named are at home"
    ) { group, value, _ in
      guard case .geographies(let places) = value else { preconditionFailure("geographies are by group") }
      group.tenant.geography = places[group.name] ?? group.tenant.home
    },
    Parameter(
      "tenant.preferredDataLocation", .scenario, .share, "0%",
      .assumed(
        "multi-geo is an add-on; that it holds for this store is inferred, since it is one of Exchange Online"
      ),
      "Share of the people elsewhere whose data is kept in their own geography"
    ) { group, value, _ in group.tenant.preferredDataLocation = value.number },
  ]

  /// What decides whether roaming and backup are on.
  private static let controlRows: [Parameter] = [
    Parameter(
      "tenant.roaming", .scenario, .groupSelection, "all",
      .documented("\(enabling): All, Selected or None"), "The tenant's toggle of Enterprise State Roaming"
    ) { group, value, _ in
      guard case .selection(let names) = value else { preconditionFailure("a toggle is a selection") }
      group.roaming.enabled = names?.contains(group.name) ?? true
    },
    Parameter(
      "tenant.roamingPolicyFrom", .scenario, .dayOrNever, "2026-07-01",
      .documented(
        "Microsoft 365 Message Center MC1411499, 2026-07-01; Microsoft Learn, Entra: migrate Enterprise State "
          + "Roaming, 2026-09-14"),
      "From when the backup policy governs roaming too, and the toggle only where no policy is set"
    ) { group, value, _ in group.tenant.policyGovernsRoamingFrom = value.instant },
    Parameter(
      "tenant.roamingToggleUntil", .scenario, .dayOrNever, "2027-07-01",
      .documented(
        "Microsoft 365 Message Center MC1274349, 2026-04: old controls are honoured for a year; the day is assumed"
      ),
      "Until when the toggle still counts where no policy is set"
    ) { group, value, _ in group.tenant.toggleCountsUntil = value.instant },
    Parameter(
      "policies", .scenario, .policies, "[]",
      .documented("\(overview): backup is off unless a policy enables it; on by default from 26H2"),
      "Policies, the groups that they are assigned to and what they set"
    ) { group, value, _ in
      guard case .policies(let policies) = value else { preconditionFailure("policies are a list") }
      group.policies = ParameterPolicy.resolved(policies, for: group.name)
    },
    Parameter(
      "tenant.policyCheckIn", .scenario, .distribution(signed: false, orNever: false), "uniform(0 s, 8 h)",
      .documented("Microsoft Learn, Intune: policy refresh intervals, 2025-10: about every 8 hours"),
      "From the start of a policy until a device has it"
    ) { group, value, _ in group.tenant.policyCheckIn = value.distribution },
    Parameter(
      "tenant.groupPolicyWins", .scenario, .share, "50%",
      .assumed(
        "policy CSP ControlPolicyConflict: not settled unless MDMWinsOverGP is set, which 0% stands for"),
      "Share of devices on which group policy wins where it and Intune differ"
    ) { group, value, _ in group.tenant.groupPolicyWins = value.number },
  ]

  /// What the store does with its data.
  private static let storeRows: [Parameter] = [
    Parameter(
      "tenant.deletesDepartedAfter", .scenario, .distribution(signed: false, orNever: false),
      "uniform(90 days, 180 days)",
      .documented(
        "\(enabling): within 90 to 180 days, of roaming data; the shape, and that the backup's go likewise, are assumed"
      ),
      "From the deletion of a user's account to that of the user's data"
    ) { group, value, _ in group.tenant.deletesDepartedAfter = value.distribution },
    Parameter(
      "tenant.staleAfter", .scenario, .duration(from: .days(90), to: .days(3650)), "365 days",
      .documented("\(enabling): may be removed after a year without use, never before 90 days"),
      "Roaming data that nobody used for so long is removed"
    ) { group, value, _ in group.tenant.staleAfter = value.span },
    Parameter(
      "tenant.requestLimit", .scenario, .hourlyLimit, "unlimited", .assumed("unknown"),
      "Requests that the store answers in an hour; more are put off"
    ) { group, value, _ in group.tenant.requestsPerHour = value.countOrNil },
    Parameter(
      "tenant.encryptedDisks", .scenario, .share, "90%", .assumed("nobody publishes it"),
      "Share of devices whose disk is encrypted"
    ) { group, value, _ in group.tenant.encryptedDisks = value.number },
  ]

  /// What people switch in Settings, and the links that they use.
  static let switchRows: [Parameter] = [
    Parameter(
      "switches.off", .both, .namedShares(ParameterTable.switchNames), "{}",
      .assumed("nobody publishes it; those that are not named are 0%"),
      "Share of people who turned it off on their devices: everything, or the settings of a policy group"
    ) { group, value, _ in
      group.switches.allOff = value.shares[0]
      group.switches.off = Array(value.shares.dropFirst())
    },
    Parameter(
      "switches.turnsOn", .both, .share, "0%", .assumed("nobody publishes it"),
      "Share of people who turn on what a policy turned off and lets them turn on"
    ) { group, value, _ in group.switches.turnsOn = value.number },
    Parameter(
      "metered", .both, .share, "0%", .assumed("office networks are not metered"),
      "Share of online sessions over a metered link"
    ) { group, value, _ in group.metered = value.number },
  ]

  static let switchNames = ["all"] + PolicyGroup.allCases.map(\.name)
}
