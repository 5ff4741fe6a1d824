// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// A chain of stages as it was read. Where the scenario does not say when a stage times out, that depends on
/// how the group is joined, which a strategy may override: so both are kept.
struct ParameterChain: Sendable {
  private(set) var hybrid: [ProvisioningStage] = []
  private(set) var other: [ProvisioningStage] = []

  /// Microsoft Learn, Intune enrollment status page, 2026-01-20: 60 minutes unless the administrator says
  /// otherwise, and 40 more for a hybrid join.
  static let statusPageTimeout = TimeSpan.minutes(60)
  static let hybridExtra = TimeSpan.minutes(40)

  /// Adds a stage; without a time-out of its own it has the status page's, or none.
  mutating func append(_ stage: ProvisioningStage, hasOwnTimeout: Bool) {
    var (stage, hybridStage) = (stage, stage)
    if !hasOwnTimeout, stage.name.isOnStatusPage {
      stage.timeout = Self.statusPageTimeout
      hybridStage.timeout = Self.statusPageTimeout + Self.hybridExtra
    }
    other.append(stage)
    hybrid.append(hybridStage)
  }

  func stages(join: JoinType) -> [ProvisioningStage] { join == .hybrid ? hybrid : other }

  func contains(_ name: ProvisioningStage.Name) -> Bool { other.contains { $0.name == name } }

  static let mostApps = 100
  static let mostRetries = 100

  /// Whose hands a stage keeps busy where the scenario does not say.
  static func attendance(of name: ProvisioningStage.Name) -> ProvisioningStage.Attendance {
    switch name {
    case .outOfBox, .signIn, .restorePage: .user
    case .imaging, .handover: .technician
    default: .nobody
    }
  }

  private static let distribution = JSON.object([
    ("anyOf", .array([.object([("type", .string("string"))]), .object([("const", .number(0))])]))
  ])

  private static let esp = "Microsoft Learn, Intune enrollment status page, 2026-01-20"

  /// The keys of a stage.
  static let fields = [
    ParameterField(
      "stage", ProvisioningStage.Name.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", "), nil,
      "Which stage; each stands once in a chain, and storeApps, managedApps and files run side by side after "
        + "the desktop wherever they stand",
      ParameterType.words(ProvisioningStage.Name.allCases.map(\.rawValue))),
    ParameterField(
      "takes", "distribution of durations", nil,
      "Time that each of its apps takes, or the stage without apps",
      distribution),
    ParameterField(
      "download", "distribution of sizes: `lognormal(median 150 MB, p95 1 GB)`, `300 MB`", "`0`",
      "What each app, or the stage, downloads over the site's link; that time comes on top", distribution),
    ParameterField(
      "apps", "whole number, 1 to \(mostApps)", "`1`",
      "Apps, one after the other; \(mostApps) is the most that may block (\(esp))",
      ParameterType.count(1...mostApps).schema),
    ParameterField(
      "essential", "whole number, 0 to `apps`", "`0`", "Of the storeApps, how many people wait for",
      ParameterType.count(0...mostApps).schema),
    ParameterField(
      "fails", "share: `2%`", "`0%`", "Attempts that fail, at their end", ParameterType.share.schema),
    ParameterField(
      "retry", "`{after: 15 min, limit: 2}`", "no retry",
      "Pause before another attempt (0 s if not given), and how many after the first (1 if not given), "
        + "up to \(mostRetries)",
      ParameterType.map([
        ("after", ParameterType.reference("duration")),
        ("limit", ParameterType.count(0...mostRetries).schema),
      ])),
    ParameterField(
      "timeout", "duration, or `never`", "60 min on the status page",
      "An attempt that would last longer is stopped there and has failed; without one, devicePreparation, "
        + "deviceSetup and accountSetup have 60 min, and 40 min more for hybrid joined groups (\(esp))",
      ParameterType.either([ParameterType.reference("duration"), ParameterType.words(["never"])])),
    ParameterField(
      "then", "`goOn`, `startOver`", "`goOn`",
      "After the last failed attempt: without the stage, or from the beginning of the chain",
      ParameterType.words(ProvisioningStage.Surrender.allCases.map(\.rawValue))),
    ParameterField(
      "by", "`user`, `technician`, `nobody`", "by the stage",
      "Whose hands it keeps busy: outOfBox, signIn and restorePage the user's, imaging and handover a "
        + "technician's, the others nobody's",
      ParameterType.words(ProvisioningStage.Attendance.allCases.map(\.rawValue))),
  ]
}
