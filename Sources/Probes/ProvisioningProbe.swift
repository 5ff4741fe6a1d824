// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// How long it takes until a new PC is there, works, and feels like its user's; whose hands are busy.
enum ProvisioningProbe: Probe {
  private static let stageNames = ProvisioningStage.Name.allCases
  private static let firstStage = 15
  /// Days after power-on at which it is asked whether the PC is familiar by then, with the metric's position.
  private static let dates = [(days: 1.0, metric: 12), (days: 7.0, metric: 13)]

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
        "Days in which the old device is kept beside the new one, of planned replacements."),
      Metric(
        "files.covered.share", .share, .ratio,
        "Share of a user's files that comes back by itself with Known Folder Move."),
      Metric(
        "provisioning.familiarDay1.share", .share, .proportion,
        "PCs that are familiar a day after power-on, of those seen for so long."),
      Metric(
        "provisioning.familiarDay7.share", .share, .proportion,
        "PCs that are familiar seven days after power-on, of those seen for so long."),
      Metric(
        "provisioning.withoutDevice", .hours, .cases,
        "From the end of a device that nobody planned to the desktop of the next, as simulated."),
    ]
    + stageNames.map {
      Metric(
        "provisioning.stage.\($0.rawValue)", .minutes, .cases,
        "Minutes that the stage \($0.rawValue) takes, where it is part of a setup.")
    }

  /// What the observations tell of one replacement.
  private struct Tale {
    var wanted: Int64 = 0
    var familiar: SimulationTime?
  }

  static func read(_ story: Story, _ sheet: inout ProbeSheet) {
    guard !story.replacements.isEmpty else { return }
    var tales = Array(repeating: Tale(), count: story.replacements.count)
    for observation in story.observations {
      switch observation {
      case .deviceEnded(_, _, let number, _, let weight): tales[Int(number)].wanted = weight
      case .familiar(let at, let number): tales[Int(number)].familiar = at
      default: break
      }
    }
    for (number, replacement) in story.replacements.enumerated() {
      let cells = [ProbeSheet.Cell.all, .cause(replacement.cause)]
      guard let setup = story.setups[number] else {
        for cell in cells { censorFamiliar(tales[number], replacement, story, cell, &sheet) }
        continue
      }
      for cell in cells {
        readSetup(setup, story, cell, &sheet)
        readFamiliar(tales[number], setup, replacement, story, cell, &sheet)
        readBeside(replacement, setup, story, cell, &sheet)
      }
    }
  }

  private static func readSetup(
    _ setup: Provisioning, _ story: Story, _ cell: ProbeSheet.Cell, _ sheet: inout ProbeSheet
  ) {
    sheet.observe(0, setup.desktop.inMinutes, cell)
    sheet.add(1, story.group.life.plannedProvisioning.inMinutes, per: 1, cell)
    sheet.observe(2, setup.apps.inMinutes, cell)
    sheet.observe(4, setup.user.inMinutes, cell)
    sheet.observe(5, setup.technician.inMinutes, cell)
    sheet.observe(6, setup.waiting.inMinutes, cell)
    sheet.observe(7, setup.queued.inMinutes, cell)
    let incomplete = setup.isComplete ? 0 : 1
    sheet.add(8, Double(incomplete), per: 1, observations: incomplete, cell)
    let late = setup.timeOuts > 0 ? 1 : 0
    sheet.add(9, Double(late), per: 1, observations: late, cell)
    for stage in setup.stages {
      sheet.observe(firstStage + stageNames.firstIndex(of: stage.name)!, stage.took.inMinutes, cell)
    }
  }

  /// The simulated time to the desktop, and the life's from there on; where nothing was wanted there is
  /// nothing to become familiar with.
  private static func readFamiliar(
    _ tale: Tale, _ setup: Provisioning, _ replacement: UserState.Replacement, _ story: Story,
    _ cell: ProbeSheet.Cell, _ sheet: inout ProbeSheet
  ) {
    guard tale.wanted > 0 else { return }
    let device = story.newDevice(replacement)
    let seen = setup.desktop + (min(device.ends, story.life.end) - device.desktop)
    let took = tale.familiar.map { setup.desktop + ($0 - device.desktop) }
    if let took {
      sheet.observe(3, took.inMinutes, cell)
    } else {
      sheet.censor(3, at: seen.inMinutes, cell)
    }
    for date in dates {
      // Who is not seen for so long is left out even if familiar already: otherwise of those only the quick
      // ones would count.
      guard seen >= .days(date.days) else {
        sheet.censor(date.metric, cell)
        continue
      }
      let isFamiliar = took.map { $0 <= .days(date.days) } ?? false
      sheet.add(date.metric, isFamiliar ? 1 : 0, per: 1, observations: isFamiliar ? 1 : 0, cell)
    }
  }

  /// The run ended before the planned desktop: nobody knows when the new PC felt familiar.
  private static func censorFamiliar(
    _ tale: Tale, _ replacement: UserState.Replacement, _ story: Story, _ cell: ProbeSheet.Cell,
    _ sheet: inout ProbeSheet
  ) {
    guard tale.wanted > 0 else { return }
    let seen = max(.zero, story.life.end - story.newDevice(replacement).poweredOn)
    sheet.censor(3, at: seen.inMinutes, cell)
    for date in dates { sheet.censor(date.metric, cell) }
  }

  private static func readBeside(
    _ replacement: UserState.Replacement, _ setup: Provisioning, _ story: Story, _ cell: ProbeSheet.Cell,
    _ sheet: inout ProbeSheet
  ) {
    if replacement.cause != .planned {
      let lead = story.newDevice(replacement).poweredOn - replacement.ended
      sheet.observe(14, (lead + setup.desktop).inHours, cell)
    } else {
      let old = story.life.tenures[replacement.seat][replacement.ordinal]
      sheet.add(10, (story.group.life.plannedProvisioning + old.keptFor).inDays, per: 1, cell)
    }
    if story.group.files.knownFolderMove != .off {
      let covered = story.group.files.covered(
        atEnd: replacement.ended, story.life.key, seat: replacement.seat)
      sheet.add(11, covered, per: 1, cell)
    }
  }
}
