// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// How long it takes until a new PC is there, works, and feels like its user's; whose hands are busy.
enum ProvisioningProbe: Probe {
  private static let stageNames = ProvisioningStage.Name.allCases
  private static let firstStage = 12

  static let metrics: [Metric] =
    [
      Metric(
        "provisioning.desktop", .minutes, .cases, "From power-on to the desktop, as simulated at the site."),
      Metric(
        "provisioning.planned", .minutes, .ratio,
        "From power-on to the desktop, as planned: what every life is written with."),
      Metric(
        "provisioning.apps", .minutes, .cases, "From power-on until the apps that people wait for are there."),
      Metric(
        "provisioning.familiar", .minutes, .survival,
        "From power-on until the new PC shows enough of what was wanted, by mechanism or repair."),
      Metric("provisioning.userMinutes", .minutes, .cases, "Minutes of the user's hands in a setup."),
      Metric(
        "provisioning.technicianMinutes", .minutes, .cases, "Minutes of a technician's hands in a setup."),
      Metric(
        "provisioning.waiting", .minutes, .cases,
        "Minutes in which the user waits between the first touch and the desktop."),
      Metric("provisioning.queued", .minutes, .cases, "Minutes in which a setup waits for a technician."),
      Metric(
        "provisioning.incomplete.share", .share, .proportion, "Setups in which a stage was given up."),
      Metric(
        "provisioning.timedOut.share", .share, .proportion, "Setups in which an attempt ran out of time."),
      Metric(
        "provisioning.bothDevices", .days, .ratio,
        "Days in which the old and the new device are both in use for one seat, of planned replacements."),
      Metric(
        "files.covered.share", .share, .ratio,
        "Share of a user's files that comes back by itself with Known Folder Move."),
    ]
    + stageNames.map {
      Metric(
        "provisioning.stage.\($0.rawValue)", .minutes, .cases,
        "Minutes that the stage \($0.rawValue) takes, where it is part of a setup.")
    }

  static func read(_ story: Story, _ sheet: inout ProbeSheet) {}
}
