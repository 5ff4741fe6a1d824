// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// How old what came back was, what was lost with a device, and how restores ended.
enum RecoveryProbe: Probe {
  private static let states = RestoreState.allCases
  private static let firstState = 8
  /// What can stop a restore, in the order in which it is looked at.
  private static let gates = Absence.gates

  static let metrics: [Metric] =
    [
      Metric(
        "recovery.age", .days, .cases, "From the chosen profile's capture to the end of the old device."),
      Metric("restore.age", .days, .cases, "From the chosen profile's capture to the restore."),
      Metric(
        "recovery.lostChoices.perReplacement", .perReplacement, .ratio,
        "Current choices of items that some mechanism of the catalogue could carry, held nowhere when the "
          + "device ended."),
      Metric(
        "recovery.noneLost.share", .share, .proportion, "Replacements at which no such choice was lost."),
      Metric(
        "recovery.beforeStart.share", .share, .proportion,
        "Restores from a profile that was taken before the run began (warm-up)."),
      Metric("restore.offered.share", .share, .proportion, "Replacements at which a profile was offered."),
      Metric("restore.succeeded.share", .share, .proportion, "Replacements restored from a profile."),
      Metric("replacement.count", .count, .total, "Devices replaced."),
    ]
    + states.map {
      Metric("restore.state.\($0.name)", .share, .proportion, "Replacements shown as \"\($0.label)\".")
    }
    + MissingProfile.allCases.map {
      Metric(
        "restore.noProfile.\($0.name)", .share, .proportion,
        "Restores that found no profile: \($0.sentence).")
    }
    + gates.map {
      Metric("restore.stopped.\($0.shortName)", .share, .proportion, "Restores stopped: \($0.sentence).")
    }

  static func read(_ story: Story, _ sheet: inout ProbeSheet) {
    for (number, replacement) in story.replacements.enumerated() {
      readReplacement(Int32(number), replacement, story, &sheet)
    }
  }

  private static func readReplacement(
    _ number: Int32, _ replacement: UserState.Replacement, _ story: Story, _ sheet: inout ProbeSheet
  ) {
    let cells = [ProbeSheet.Cell.all, .cause(replacement.cause)]
    var state = RestoreState.notApplicable
    // A strategy without a backup stops every restore before anything else.
    var stop: Absence? = .gateNotInStrategy
    var missing: MissingProfile?
    var wasOffered = false
    var reachedDesktop = false
    for cell in cells { sheet.add(7, 1, per: 0, cell) }
    for observation in story.observations {
      switch observation {
      case .lostWithDevice(number, let choices):
        for cell in cells {
          sheet.add(2, Double(choices), per: 1, cell)
          sheet.add(3, choices == 0 ? 1 : 0, per: 1, observations: choices == 0 ? 1 : 0, cell)
        }
      case .restored(let at, number, let capture, _):
        for cell in cells {
          sheet.observe(0, max(0, (replacement.ended - capture).inDays), cell)
          sheet.observe(1, max(0, (at - capture).inDays), cell)
          sheet.add(4, capture < .zero ? 1 : 0, per: 1, observations: capture < .zero ? 1 : 0, cell)
        }
      case .restoreState(number, let reported, let offered, let stopped):
        // A second offer at the first sign-in settles what the first left open.
        state = reported
        stop = stopped
        wasOffered = wasOffered || offered
      case .noProfile(number, let why): missing = why
      case .desktop(_, _, number): reachedDesktop = true
      default: break
      }
    }
    guard reachedDesktop else { return }
    if stop != .noProfile { missing = nil }
    for cell in cells {
      record(state, wasOffered, cell, &sheet)
      recordStop(stop, missing, cell, &sheet)
    }
  }

  private static func record(
    _ state: RestoreState, _ wasOffered: Bool, _ cell: ProbeSheet.Cell, _ sheet: inout ProbeSheet
  ) {
    let succeeded = state == .succeeded
    sheet.add(5, wasOffered ? 1 : 0, per: 1, observations: wasOffered ? 1 : 0, cell)
    sheet.add(6, succeeded ? 1 : 0, per: 1, observations: succeeded ? 1 : 0, cell)
    for (index, other) in states.enumerated() {
      sheet.add(
        firstState + index, state == other ? 1 : 0, per: 1, observations: state == other ? 1 : 0, cell)
    }
  }

  private static func recordStop(
    _ stop: Absence?, _ missing: MissingProfile?, _ cell: ProbeSheet.Cell, _ sheet: inout ProbeSheet
  ) {
    let firstReason = firstState + states.count
    for (index, reason) in MissingProfile.allCases.enumerated() {
      let count = missing == reason ? 1 : 0
      sheet.add(firstReason + index, Double(count), per: 1, observations: count, cell)
    }
    let firstGate = firstReason + MissingProfile.allCases.count
    for (index, gate) in gates.enumerated() {
      let count = stop == gate ? 1 : 0
      sheet.add(firstGate + index, Double(count), per: 1, observations: count, cell)
    }
  }
}
