// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the rule of a type would be silly or a source bounds it, and what no study of assumptions varies.
extension ParameterTable {
  /// - Returns: nil where the rule of the type holds.
  static func ownRange(of path: String) -> AssumedRange? {
    if let range = ownRanges.first(where: { $0.path == path })?.range { return .range(range) }
    return leftOut.first { $0.path == path }.map { .leftOut($0.why) }
  }

  private static let under5Minutes = "19 of 20 stay under the documented 5 minutes"

  /// Ranges with a reason of their own.
  static let ownRanges: [(path: String, range: ParameterRange)] = [
    (
      "usage.sessionsPerWorkday",
      ParameterRange("1.5", "4", why: "four sessions of the assumed length fill a working day")
    ),
    (
      "usage.session",
      ParameterRange(
        "lognormal(median 45 min, p95 2.5 h)", "lognormal(median 2 h, p95 6 h)",
        why: "three sessions of two and a half hours on average fill a working day")
    ),
    (
      "usage.staysAwake",
      ParameterRange("10 min", "always", why: "`always` is modern standby", scale: .steps)
    ),
    ("roaming.uploadDelay", delay),
    ("roaming.notifyDelay", delay),
    ("roaming.transferDelay", ParameterRange("1 s", "30 s", why: "well within the documented 5 minutes")),
    ("roaming.pullDelay", ParameterRange("5 s", "4 min", why: "within the documented 5 minutes")),
    (
      "roaming.clockSkew",
      ParameterRange(
        "0 s", "uniform(-5 min, 5 min)", why: "sign-in itself tolerates five minutes (Kerberos)",
        scale: .steps)
    ),
    (
      "backup.catchUpDelay",
      ParameterRange("1 min", "8 h", why: "whether the task waits until nobody works is unknown")
    ),
    (
      "backup.manualBeforeRefresh",
      ParameterRange("0%", "30%", why: "who is told to press a button often does not")
    ),
    ("restore.otherIdentity", ParameterRange("0%", "5%", why: "names change, and people move")),
    (
      "restore.identities",
      ParameterRange(
        "{otherAccount: 100%, otherTenant: 0%, deletedUser: 0%}",
        "{otherAccount: 50%, otherTenant: 25%, deletedUser: 25%}",
        why: "none of them is ruled out", scale: .split)
    ),
    (
      "life.age",
      ParameterRange("uniform(0, 3 years)", "uniform(0, 5 years)", why: "refresh cycles of 3 to 5 years")
    ),
    ("life.leadTime.planned", ParameterRange("0 s", "1 day", why: "some hand in the old device first")),
    (
      "life.plannedProvisioning",
      ParameterRange("45 min", "90 min", why: "untuned totals of 45 to 90 minutes are reported")
    ),
    ("tenant.groupPolicyWins", ParameterRange("0%", "100%", why: "nothing says which one wins")),
    ("switches.off", ParameterRange("{}", "{all: 5%}", why: "few people turn off what nobody sees")),
    ("switches.turnsOn", ParameterRange("0%", "20%", why: "few people look for it")),
    ("metered", ParameterRange("0%", "10%", why: "people who travel use their phones")),
  ]

  private static let delay = ParameterRange(
    "exponential(mean 5 s)", "exponential(mean 90 s)", why: under5Minutes)

  private static let design = "how the experiment is made, and no belief about the world"
  private static let known = "the scenario knows it"
  private static let decision = "a decision, and no belief about the world"

  /// Assumed rows that are no uncertainty.
  static let leftOut: [(path: String, why: String)] = [
    ("run.timeZone", "a label only"), ("run.horizon", design), ("run.replications", design),
    ("run.seed", design), ("categories", "the weights of the catalogue stand with their sources"),
    ("tenant.geography", known), ("tenant.geographies", known), ("tenant.preferredDataLocation", decision),
    ("tenant.requestLimit", "`unlimited` has no half and no double"), ("groups.*.system", known),
    ("groups.*.calendar.days", known), ("groups.*.calendar.hours", known),
    ("groups.*.calendar.holidays", known), ("usage.mode", design), ("usage.script", design),
    ("usage.history.state", known),
    ("life.reset", "`never` has no half and no double"),
    ("life.leaving", "`never` has no half and no double"), ("refresh", decision),
    ("incidents", "nobody plans them"), ("outages", "nobody plans them"), ("departures", known),
    ("administration", decision), ("sites", known), ("helpDesk.agents", known), ("helpDesk.hours", known),
    ("helpDesk.first", decision), ("files.from", known), ("costs.currency", "a label only"),
    ("costs.userHour", "a price is the scenario's own"),
    ("costs.technicianHour", "a price is the scenario's own"),
    ("costs.deviceDay", "a price is the scenario's own"),
  ]
}
