// SPDX-License-Identifier: GPL-3.0-or-later

/// How a new or emptied device is set up and enrolled.
public enum EnrollmentMode: String, CaseIterable, Sendable {
  /// Autopilot, by the user at the out-of-box pages.
  case userDriven
  /// Autopilot's technician flow: apps and policies before the user gets it.
  case preProvisioned
  /// Autopilot without anybody: kiosks and shared devices.
  case selfDeploying
  /// Autopilot reset of a device that stays in use.
  case autopilotReset
  /// The user joins the tenant at the out-of-box pages, without Autopilot.
  case manual
  /// From Settings, on a device that is already set up.
  case settings
  case groupPolicy
  case configurationManager
}
