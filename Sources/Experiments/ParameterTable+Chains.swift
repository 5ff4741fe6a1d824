// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

/// What devices go through by default, mode by mode, in the notation of a scenario.
///
/// Nobody publishes how long stages take, so these are assumptions, made so that a user-driven setup without
/// a quality update comes to about an hour (untuned totals of 45 to 90 minutes are reported). Two bits rest
/// on a source: a quality update takes 20 to 40 minutes (Microsoft Learn, Intune enrollment status page,
/// 2026-01-20), and a device preparation took 11 to 12 minutes in one measured run (oofhours.com, 2024-06).
extension ParameterTable {
  /// The list of stages on one line.
  static func defaultChain(_ mode: EnrollmentMode) -> String {
    "[" + defaultStages(mode).map { "{\($0)}" }.joined(separator: ", ") + "]"
  }

  /// The stages of a mode, each the inside of a map.
  static func defaultStages(_ mode: EnrollmentMode) -> [String] {
    switch mode {
    case .userDriven: [outOfBox, signIn, qualityUpdate, restorePage] + statusPage + background
    case .preProvisioned:
      // The user's own pages after the handover are part of the sign-in: the stage stands once.
      [
        "stage: outOfBox, takes: \"triangular(3 min, 5 min, 10 min)\", by: technician", devicePreparation,
        deviceSetup, handover,
        "stage: signIn, takes: \"triangular(3 min, 6 min, 14 min)\"", accountSetup,
      ] + background
    case .selfDeploying:
      [
        "stage: outOfBox, takes: \"triangular(2 min, 4 min, 8 min)\", by: nobody", devicePreparation,
        deviceSetup,
      ]
    case .autopilotReset:
      ["stage: imaging, takes: \"uniform(20 min, 40 min)\", by: nobody", signIn, accountSetup] + background
    case .manual:
      [
        "stage: outOfBox, takes: \"triangular(6 min, 12 min, 27 min)\"", signIn, qualityUpdate, restorePage,
      ] + statusPage + background
    case .settings:
      // A local account at the out-of-box pages first, the account of work afterwards.
      [
        "stage: outOfBox, takes: \"triangular(8 min, 14 min, 30 min)\"",
        "stage: signIn, takes: \"triangular(2 min, 5 min, 12 min)\"",
      ] + background
    case .groupPolicy: [imaging, handover, signIn] + background
    case .configurationManager:
      // The task sequence installs the apps with the image.
      [
        "stage: imaging, takes: \"lognormal(median 60 min, p95 2 h)\", download: 6 GB, fails: 3%, "
          + "retry: {after: 15 min, limit: 1}",
        handover, signIn,
      ] + background
    }
  }

  private static let imaging =
    "stage: imaging, takes: \"lognormal(median 40 min, p95 90 min)\", download: 6 GB, fails: 3%, "
    + "retry: {after: 15 min, limit: 1}"
  private static let outOfBox = "stage: outOfBox, takes: \"triangular(4 min, 8 min, 18 min)\""
  private static let signIn = "stage: signIn, takes: \"triangular(1 min, 3 min, 8 min)\""
  private static let qualityUpdate = "stage: qualityUpdate, takes: \"uniform(20 min, 40 min)\""
  private static let restorePage = "stage: restorePage, takes: \"exponential(mean 45 s)\""
  private static let devicePreparation =
    "stage: devicePreparation, takes: \"triangular(8 min, 11 min, 16 min)\""
  private static let deviceSetup =
    "stage: deviceSetup, apps: 5, takes: \"lognormal(median 3 min, p95 10 min)\", "
    + "download: \"lognormal(median 150 MB, p95 1 GB)\", fails: 2%, retry: {after: 5 min, limit: 1}"
  private static let accountSetup = "stage: accountSetup, takes: \"lognormal(median 10 min, p95 30 min)\""
  private static let handover = "stage: handover, takes: \"triangular(5 min, 10 min, 30 min)\""
  private static let statusPage = [devicePreparation, deviceSetup, accountSetup]

  private static let background = [
    "stage: storeApps, apps: 12, essential: 3, takes: \"lognormal(median 1 min, p95 4 min)\", "
      + "download: \"lognormal(median 80 MB, p95 400 MB)\"",
    "stage: managedApps, apps: 6, takes: \"lognormal(median 4 min, p95 15 min)\", "
      + "download: \"lognormal(median 150 MB, p95 1 GB)\", fails: 2%, retry: {after: 15 min, limit: 3}",
    "stage: files, takes: \"lognormal(median 10 min, p95 45 min)\", "
      + "download: \"lognormal(median 300 MB, p95 3 GB)\"",
  ]
}
