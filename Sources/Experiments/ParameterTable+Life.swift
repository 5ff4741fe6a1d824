// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

extension ParameterTable {
  private static let span = ParameterType.distribution(signed: false, orNever: false)
  private static let spanOrNever = ParameterType.distribution(signed: false, orNever: true)

  static let lifeRows: [Parameter] = [
    Parameter(
      "life.age", .both, workload: true, span, "uniform(0, 4 years)",
      .assumed("a refresh cycle of 3 to 5 years, bought evenly"), "Age of devices at the start"
    ) { group, value, _ in group.life.age = value.distribution },
    Parameter(
      "life.failure", .both, workload: true, spanOrNever, "weibull(shape 1.5, mean 5.4 years)",
      .measured("SquareTrade 2009: 31% of 30,000 laptops failed in 3 years; the shape is assumed"),
      "Lifetime of a device until it fails"
    ) { group, value, _ in group.life.failure = value.distributionOrNil },
    Parameter(
      "life.loss", .both, workload: true, spanOrNever, "exponential(mean 35 years)",
      .measured("Ponemon 2010: 5 to 10% of laptops lost or stolen in 3 years"), "Time until loss or theft"
    ) { group, value, _ in group.life.loss = value.distributionOrNil },
    Parameter(
      "life.leadTime.planned", .both, workload: true, span, "0 s",
      .assumed("the new device is set up beside the old one"), "From a planned handover to the new device"
    ) { group, value, _ in group.life.leadTimePlanned = value.distribution },
    Parameter(
      "life.leadTime.failure", .both, workload: true, span, "lognormal(median 1 day, p95 5 days)",
      .assumed("a spare from stock, or an order"), "From a failure or a loss to the new device"
    ) { group, value, _ in group.life.leadTimeFailure = value.distribution },
    Parameter(
      "life.reset", .both, workload: true, spanOrNever, "never", .assumed("nobody publishes it"),
      "Time from a desktop until the device is emptied and set up anew for the same user"
    ) { group, value, _ in group.life.reset = value.distributionOrNil },
    Parameter(
      "life.leadTime.reset", .both, workload: true, span, "lognormal(median 2 h, p95 8 h)",
      .assumed("the device stays, and somebody must find the time"),
      "From a reset until the device is powered on again"
    ) { group, value, _ in group.life.leadTimeReset = value.distribution },
    Parameter(
      "life.leaving", .both, workload: true, spanOrNever, "never", .assumed("the scenario knows its people"),
      "Time from the start until a person leaves the organisation, and the account is deleted"
    ) { group, value, _ in group.life.leaving = value.distributionOrNil },
    Parameter(
      "life.plannedProvisioning", .both, workload: true, .duration(from: .zero, to: .days(30)), "60 min",
      .assumed("untuned totals of 45 to 90 minutes are reported"), "From power-on to the desktop"
    ) { group, value, _ in group.life.plannedProvisioning = value.span },
    Parameter(
      "refresh", .scenario, workload: true, .refresh, "[]", .assumed("the scenario knows its plan"),
      "Planned refresh, wave by wave; a count of devices becomes a share of its groups' seats"
    ) { group, value, context in
      guard case .refresh(let plans) = value else { preconditionFailure("a refresh is a list of plans") }
      group.refresh = plans.compactMap { $0.plan(for: group.name, context) }
    },
  ]

  static let incidentRows: [Parameter] = [
    Parameter(
      "incidents", .scenario, workload: true, .incidents, "[]", .assumed("nobody plans them"),
      "Days on which many devices end at once; a count of devices becomes a share of its groups' seats"
    ) { group, value, context in
      guard case .incidents(let incidents) = value else { preconditionFailure("incidents are a list") }
      group.incidents = incidents.compactMap { $0.plan(for: group.name, context) }
    }
  ]

  static let repairRows: [Parameter] = [
    Parameter(
      "repair.noticeActiveHours", .both, .activeHours, "4", .assumed("nobody publishes it"),
      "Mean active hours until a wrong value of importance 1 is noticed"
    ) { group, value, _ in group.repair.noticeActiveHours = value.numberOrNil },
    Parameter(
      "repair.remedy", .both, .split(["byHand", "helpDesk", "livesWithIt"]),
      "{byHand: 70%, helpDesk: 10%, livesWithIt: 20%}", .assumed("nobody publishes it"),
      "What people do about it"
    ) { group, value, _ in
      let shares = value.shares
      group.repair.byHand = shares[0]
      group.repair.helpDesk = shares[1]
      group.repair.livesWithIt = shares[2]
    },
    Parameter(
      "repair.familiarAt", .both, .shareAboveZero, "95%", .assumed("the last few are never missed"),
      "Share by importance of what was wanted at which a new PC counts as familiar"
    ) { group, value, _ in group.repair.familiarAt = value.number },
    Parameter(
      "helpDesk.plannedWait", .scenario, .duration(from: .zero, to: .days(30)), "30 min",
      .assumed("the desk's own figures are better"), "Wait for an answer that a life counts with"
    ) { group, value, _ in group.helpDesk.plannedWait = value.span },
    Parameter(
      "helpDesk.handling", .scenario, span, "lognormal(median 14 min, p95 50 min)",
      .assumed("a short call, sometimes a long one"), "Time that a ticket takes"
    ) { group, value, _ in group.helpDesk.handling = value.distribution },
  ]
}
