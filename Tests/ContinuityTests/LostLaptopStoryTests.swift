// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import Testing

@testable import FleetModel

/// One user, two PCs, a lost laptop, the wrong profile on the restore page, and a repair: everything that is
/// told, line by line.
@Suite struct LostLaptopStoryTests {
  private static func line(_ day: Int, _ hour: Double, _ seat: Int, _ act: ScriptLine.Act) -> ScriptLine {
    ScriptLine(at: .zero + .days(Double(day)) + .hours(hour), seat: seat, act: act)
  }

  /// The laptop is seat 1, the desk PC seat 2. `theme` (importance 2) and `keyboard` (importance 1) are
  /// wanted the same everywhere, `taskbar` (importance 1) by each PC for itself.
  private static let script: [ScriptLine] = [
    line(0, 9, 0, .signIn), line(0, 9, 1, .signIn),
    line(0, 10, 0, .choice(item: 2)), line(0, 11, 0, .choice(item: 1)),
    line(0, 12, 1, .choice(item: 1)),
    // The desk PC backs up later than the laptop: its profile is the newest.
    line(2, 10, 0, .choice(item: 0)),
    line(3, 9, 0, .loss),
    line(3, 14, 0, .signIn), line(3, 18, 0, .signOut),
  ]

  private static func play() -> UserState {
    var fleet = SmallFleet()
    fleet.settings = [
      Setting(name: "keyboard", category: "Plain", importance: 1, backedUp: .all),
      Setting(name: "taskbar", category: "Plain", scope: .seat, importance: 1, backedUp: .all),
      Setting(name: "theme", category: "Plain", importance: 2, backedUp: .all),
    ]
    fleet.group.seats.counts = [0, 1]
    fleet.group.usage.mode = .scripted(script)
    fleet.group.usage.historyMean = 0
    fleet.group.usage.historyState = .fresh
    fleet.group.backup.cadence = .days(2)
    fleet.group.restore.profile = .newest
    fleet.group.life.leadTimeFailure = .constant(4 * 3_600e6)
    fleet.group.life.plannedProvisioning = .hours(1)
    fleet.group.repair.noticeActiveHours = 1
    fleet.group.repair.familiarAt = 0.8
    fleet.horizon = .days(4)
    return fleet.play(["backup"], user: 0)
  }

  private static func told(_ state: UserState) -> [String] {
    let names = ["keyboard", "taskbar", "theme"]
    func item(_ slot: Int32) -> String { names[Int(state.life.items[Int(slot)])] }
    func clock(_ time: SimulationTime) -> String {
      let minutes = Int((time - .zero).inMinutes.rounded(.down))
      let (day, rest) = minutes.quotientAndRemainder(dividingBy: 1440)
      func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
      return "day \(day) \(two(rest / 60)):\(two(rest % 60))"
    }
    func minutes(_ active: Int64) -> Int { Int(TimeSpan(microseconds: active).inMinutes.rounded()) }
    return state.story.compactMap { observation in
      switch observation {
      case .choice(let at, let seat, let slot): "\(clock(at)) PC \(seat + 1): chooses \(item(slot))"
      case .repair(let at, let seat, let slot, let by):
        "\(clock(at)) PC \(seat + 1): repairs \(item(slot)) \(by)"
      case .backupRun(let at, let seat, let succeeded):
        "\(clock(at)) PC \(seat + 1): backup \(succeeded ? "taken" : "failed")"
      case .deviceEnded(let at, let seat, let number, let cause, let wanted):
        "\(clock(at)) PC \(seat + 1): \(cause.name) \(number), list weighs \(wanted)"
      case .lostWithDevice(let number, let choices): "replacement \(number): \(choices) held nowhere else"
      case .desktop(let at, let seat, let number): "\(clock(at)) PC \(seat + 1): desktop \(number)"
      case .restored(let at, let number, let capture, let forks):
        "\(clock(at)) replacement \(number): restored from \(clock(capture)), \(forks) fork"
      case .restoreState(let number, let state, let offered, let stop):
        "replacement \(number): \(state.label), \(offered ? "offered" : "not offered"), stop \(stop?.name ?? "none")"
      case .coverage(_, let point, let slot, let shown, let byMechanism, let givenUp):
        "\(point.name): \(item(slot)) \(shown ? "shown" : "missing")"
          + (byMechanism ? " by mechanism" : "") + (givenUp ? " given up" : "")
      case .covered(let number, let point): "replacement \(number): \(point.name) taken"
      case .missing(_, let slot, let reason): "desktop: \(item(slot)) missing because \(reason.name)"
      case .familiar(let at, let number): "\(clock(at)) replacement \(number): familiar"
      case .disagreed(let seat, let slot, let active, let kind):
        "PC \(seat + 1): \(item(slot)) \(kind) for \(minutes(active)) active min"
      case .mattered(let seat, let slot, let active, _):
        "PC \(seat + 1): \(item(slot)) mattered for \(minutes(active)) active min"
      case .neverConverged(let slot): "\(item(slot)): never on every PC"
      case .converged(let slot, let after):
        "\(item(slot)): on every PC after \(minutes(after.microseconds)) min"
      // What custodians hold, and what lay on the lost disk, is told elsewhere.
      case .held, .deviceExposed: nil
      default: "\(observation)"
      }
    }
  }

  @Test func everyLineOfTheStory() {
    let told = Self.told(Self.play())
    #expect(told == Self.expected, "\n\(told.joined(separator: "\n"))")
  }

  /// Checked by hand: PC 1's keyboard was its user's for 23 hours before the loss, its taskbar for 70;
  /// the profile that the page offers first is the desk PC's, so the taskbar that comes back is another
  /// seat's, which three of four by importance do not outweigh at a threshold of 80%; four minutes after
  /// signing in the user misses it and sets it again.
  private static let expected = [
    "day 0 10:00 PC 1: chooses theme",
    "day 0 10:10 PC 2: repairs theme byHand",
    "PC 2: theme mattered for 10 active min",
    "PC 2: theme wrong for 10 active min",
    "theme: on every PC after 10 min",
    "day 0 11:00 PC 1: chooses taskbar",
    "day 0 12:00 PC 2: chooses taskbar",
    "day 1 01:21 PC 2: backup taken",
    "day 1 22:15 PC 1: backup taken",
    "day 2 10:00 PC 1: chooses keyboard",
    "day 2 11:12 PC 2: repairs keyboard byHand",
    "PC 2: keyboard mattered for 72 active min",
    "PC 2: keyboard wrong for 72 active min",
    "keyboard: on every PC after 72 min",
    "day 3 01:21 PC 2: backup taken",
    "day 3 09:00 PC 1: loss 0, list weighs 4000",
    "PC 1: keyboard mattered for 1380 active min",
    "PC 1: taskbar mattered for 4200 active min",
    "PC 1: theme mattered for 4260 active min",
    "replacement 0: 0 held nowhere else",
    "day 3 14:00 PC 1: desktop 0",
    "day 3 14:00 replacement 0: restored from day 3 01:21, 0 fork",
    "replacement 0: Succeeded, offered, stop none",
    "desktop: keyboard shown by mechanism",
    "desktop: taskbar missing",
    "desktop: theme shown by mechanism",
    "replacement 0: desktop taken",
    "desktop: taskbar missing because otherSeat",
    "day 3 14:04 PC 1: repairs taskbar byHand",
    "PC 1: taskbar mattered for 4 active min",
    "PC 1: taskbar wrong for 4 active min",
    "day 3 14:04 replacement 0: familiar",
    "hour1: keyboard shown by mechanism",
    "hour1: taskbar shown",
    "hour1: theme shown by mechanism",
    "replacement 0: hour1 taken",
    "PC 1: keyboard mattered for 240 active min",
    "PC 1: taskbar mattered for 236 active min",
    "PC 1: theme mattered for 240 active min",
    "PC 2: keyboard mattered for 2208 active min",
    "PC 2: taskbar mattered for 5040 active min",
    "PC 2: theme mattered for 5150 active min",
  ]
}
