// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Probes
import Testing

@Suite struct MetricTests {
  /// The names that scenarios and reports may use; a change here breaks what people wrote.
  private static let stable: [String] =
    [
      "conflict.uploads.share", "conflict.uploads.perUserYear", "conflict.uploads.per1000Choices",
      "conflict.restores.perUserYear", "conflict.harmless.perUserYear", "conflict.wrongWinner.perUserYear",
      "conflict.collateral.perUserYear", "conflict.lostChoices.perUserYear",
      "conflict.intrusions.perUserYear", "conflict.intrusionsOverDefault.perUserYear",
      "conflict.forks.perReplacement", "user.wrongValueHours.perUserYear", "staleness.share",
      "staleness.withGivenUp.share", "staleness.convergence",
    ]
    + ["coverage", "coverage.byMechanism", "coverage.withoutSurroundings"].flatMap { family in
      ["desktop", "hour1", "day1", "day7"].map { "\(family).\($0)" }
    }
    + ["coverage.givenUp.share", "coverage.nothingWanted.share"]
    + [
      "notInCatalog", "policyOff", "gate.notInStrategy", "gate.editionCloud", "gate.sharedDevice",
      "gate.targetSystem", "gate.join", "gate.enrollmentMode", "gate.build", "gate.restorePage",
      "gate.conditionalAccess", "gate.identity", "noProfile", "changedSince", "neverReachedService",
      "notInChosenProfile", "otherSeat", "lostInConflict", "declined", "failed", "onItsWay",
    ].map { "coverage.missing.\($0)" }
    + [
      "recovery.age", "restore.age", "recovery.lostChoices.perReplacement", "recovery.noneLost.share",
      "recovery.beforeStart.share", "restore.offered.share", "restore.succeeded.share", "replacement.count",
    ]
    + ["notApplicable", "noPolicyAssigned", "succeeded", "failed", "noBackupProfiles", "setUpAsNew"].map {
      "restore.state.\($0)"
    }
    + ["policy", "silentBlocker", "editionCloud", "sharedDevice", "join", "build", "neverRan", "erased"].map {
      "restore.noProfile.\($0)"
    }
    + [
      "notInStrategy", "editionCloud", "sharedDevice", "targetSystem", "join", "enrollmentMode", "build",
      "restorePage", "conditionalAccess", "identity", "noProfile", "declined", "failed",
    ].map { "restore.stopped.\($0)" }
    + [
      "provisioning.desktop", "provisioning.planned", "provisioning.apps", "provisioning.familiar",
      "provisioning.userMinutes", "provisioning.technicianMinutes", "provisioning.waiting",
      "provisioning.queued", "provisioning.incomplete.share", "provisioning.timedOut.share",
      "provisioning.bothDevices", "files.covered.share", "provisioning.familiarDay1.share",
      "provisioning.familiarDay7.share", "provisioning.withoutDevice",
    ]
    + [
      "imaging", "outOfBox", "signIn", "qualityUpdate", "restorePage", "devicePreparation", "deviceSetup",
      "accountSetup", "handover", "storeApps", "managedApps", "files",
    ].map { "provisioning.stage.\($0)" }
    + [
      "repair.byHand.perUserYear", "repair.minutes.perUserYear", "repair.givenUp.perUserYear",
      "helpDesk.tickets.perUserYear", "helpDesk.tickets.perReplacement", "helpDesk.wait",
      "helpDesk.planned", "helpDesk.abandoned.share", "helpDesk.utilisation",
      "helpDesk.setupTickets.perReplacement", "cost.user.perReplacement", "cost.technician.perReplacement",
      "helpDesk.cost.perReplacement", "cost.devices.perReplacement", "cost.perReplacement",
      "user.choices.perUserYear",
      "user.wantedItems.start", "user.wantedItems.end", "engine.events",
    ]
    + [
      "store.profiles", "store.units", "store.items", "store.bytes.perUser", "store.requests.perUserDay",
      "store.requests.upload.perUserDay", "store.requests.pull.perUserDay",
      "store.requests.backup.perUserDay", "store.requests.list.perUserDay",
      "store.requests.restore.perUserDay", "store.requests.administration.perUserDay",
      "store.outsideGeography", "store.outsideTenant", "store.departed", "store.departed.profiles",
      "store.departed.bytes", "restore.refused.otherAccount", "restore.refused.otherTenant",
      "restore.refused.deletedUser", "store.requests.peakHour", "store.throttled.share",
      "store.throttled.wait", "store.throttled.worst",
    ]
    + [
      "departure.count", "administration.calls", "administration.refused", "administration.exports",
      "administration.erased.administrator.profiles", "administration.erased.administrator.items",
      "administration.erased.departed.profiles", "administration.erased.departed.items",
      "administration.erased.stale.profiles", "administration.erased.stale.items",
      "administration.evidenceLost.share",
    ]
    + [
      "exposure.store.items", "exposure.store.secrets", "exposure.fileServer.items",
      "exposure.fileServer.secrets", "exposure.personalAccount.items", "exposure.personalAccount.secrets",
      "exposure.transport.items.perUserYear", "exposure.transport.secrets.perUserYear",
      "exposure.transport.readable.perUserYear", "exposure.device.items.perLoss",
      "exposure.device.secrets.perLoss", "exposure.device.readable.perLoss",
    ]

  @Test func namesAreStable() { #expect(Metric.all.map(\.name) == Self.stable) }

  @Test func namesAreUnique() { #expect(Set(Metric.all.map(\.name)).count == Metric.all.count) }

  @Test func aMetricIsFoundByItsName() {
    for metric in Metric.all { #expect(Metric.named(metric.name) == metric) }
    #expect(Metric.named("coverage") == nil && Metric.named("Recovery.age") == nil)
  }

  /// The end of a name tells the unit, and with it the statistic.
  @Test func namesTellTheirUnits() {
    for metric in Metric.all {
      let ending = metric.name.split(separator: ".").last!
      switch ending {
      case "share": #expect(metric.unit == .share && metric.statistics == ["mean"])
      case "perUserYear": #expect(metric.unit == .perUserYear && metric.statistics == ["mean"])
      case "perUserDay": #expect(metric.unit == .perUserDay && metric.statistics == ["mean"])
      case "bytes", "perUser": #expect(metric.unit == .bytes)
      case "perLoss": #expect(metric.unit == .count && metric.statistics == ["mean"])
      case "departed": #expect(metric.unit == .days && metric.kind == .survival && metric.restriction == 365)
      case "perReplacement":
        #expect(metric.unit == .perReplacement || metric.unit == .money)
        #expect(metric.statistics == ["mean"])
      case "per1000Choices": #expect(metric.unit == .per1000Choices)
      case "age": #expect(metric.unit == .days && metric.statistics == ["mean", "p50", "p90", "p95", "max"])
      case "count", "events": #expect(metric.unit == .count && metric.statistics == ["total"])
      case "convergence": #expect(metric.unit == .minutes && metric.kind == .cases)
      default: break
      }
      if metric.name.hasPrefix("coverage.") { #expect(metric.unit == .share) }
    }
  }
}
