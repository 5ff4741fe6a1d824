// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

extension ParameterTable {
  /// What happens to a tenant on a day: services fail, people leave, administrators act.
  static let administrationRows: [Parameter] = [
    Parameter(
      "outages", .scenario, .outages, "[]", .assumed("nobody plans them"),
      "Times during which a custodian of data answers nobody"
    ) { group, value, _ in
      guard case .outages(let outages) = value else { preconditionFailure("outages are a list") }
      group.outages = outages.map(\.outage)
    },
    Parameter(
      "departures", .scenario, workload: true, .departures, "[]", .assumed("the scenario knows its people"),
      "Days on which people leave and their accounts are deleted; a count becomes a share of its groups' people"
    ) { group, value, context in
      guard case .departures(let departures) = value else { preconditionFailure("departures are a list") }
      group.departures = departures.compactMap { $0.plan(for: group.name, context) }
    },
    Parameter(
      "administration", .scenario, .administration, "[]", .assumed("the scenario knows its administrators"),
      "What administrators do to people's data, and when; a count becomes a share of its groups' people"
    ) { group, value, context in
      guard case .administration(let actions) = value else { preconditionFailure("actions are a list") }
      group.administration = actions.compactMap { $0.plan(for: group.name, context) }
    },
  ]

  /// Mechanisms that organisations and people had before.
  static let olderMechanismRows: [Parameter] = [
    Parameter(
      "roamingProfile.slowLink", .both, .share, "5%",
      .assumed("documented limits of a slow link: under 500 kbit/s, or over 120 ms; how often is not"),
      "Share of online sign-ins over a slow link, which leave a roaming user profile local"
    ) { group, value, _ in group.roamingProfile.slowLink = value.number },
    Parameter(
      "roamingProfile.backgroundUpload", .scenario, .durationOrNever(from: .hours(1), to: .hours(720)),
      "never",
      .documented("Microsoft Learn, roaming user profiles, 2018-04: optional, every 1 to 720 hours"),
      "How often the registry hive of a roaming user profile is uploaded besides at sign-out"
    ) { group, value, _ in group.roamingProfile.backgroundUpload = value.spanOrNil },
    Parameter(
      "consumerBackup.users", .both, .share, "20%", .assumed("nobody publishes it"),
      "Share of people with a personal account on their work devices that backs up"
    ) { group, value, _ in group.consumerBackup.users = value.number },
    Parameter(
      "consumerBackup.cadence", .scenario, .duration(from: .hours(1), to: .days(365)), "1 day",
      .assumed("nobody publishes it"), "Time from one backup into a personal account to the next"
    ) { group, value, _ in group.consumerBackup.cadence = value.span },
    Parameter(
      "consumerBackup.accepts", .both, .share, "90%", .assumed("as for the organisation's backup"),
      "Share of offered restores from a personal account that are accepted"
    ) { group, value, _ in group.consumerBackup.accepts = value.number },
  ]
}
