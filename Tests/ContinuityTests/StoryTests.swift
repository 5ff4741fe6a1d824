// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import Statistics
import Testing

@testable import FleetModel

/// Stories written as tables: what happens on the left, what must be told on the right.
@Suite struct StoryTests {
  /// `"10:00 1 choice 0"`: the time on the first day, the seat, what happens, the item.
  static func script(_ lines: [String]) -> Usage.Mode {
    .scripted(
      lines.map { line in
        let words = line.split(separator: " ").map(String.init)
        let act: ScriptLine.Act =
          switch words[2] {
          case "signIn": .signIn
          case "unlock": .unlock
          case "lock": .lock
          case "signOut": .signOut
          case "online": .online
          case "offline": .offline
          case "loss": .loss
          case "failure": .failure
          case "reset": .reset
          case "planned": .planned
          case "leave": .leave
          default: .choice(item: Int(words[3])!)
          }
        return ScriptLine(at: time(words[0]), seat: Int(words[1])! - 1, act: act)
      })
  }

  /// `10:00`, or `3+10:00` on the third day after the start.
  static func time(_ text: String) -> SimulationTime {
    let parts = text.split(separator: "+")
    let day = parts.count == 2 ? Double(parts[0])! : 0
    let clock = parts.last!.split(separator: ":")
    return .zero + .days(day) + .hours(Double(clock[0])!) + .minutes(Double(clock[1])!)
  }

  static func clock(_ time: SimulationTime) -> String {
    let minutes = Int((time - .zero).inMinutes.rounded(.down))
    let (day, rest) = minutes.quotientAndRemainder(dividingBy: 1440)
    let text = "\(rest / 60):" + (rest % 60 < 10 ? "0" : "") + "\(rest % 60)"
    return day == 0 ? text : "\(day)+\(text)"
  }

  /// The observations that a person would follow, without the bookkeeping of active time.
  static func told(_ state: UserState) -> [String] {
    func item(_ slot: Int32) -> String { "item \(state.life.items[Int(slot)])" }
    return state.story.compactMap { observation in
      switch observation {
      case .choice(let at, let seat, let slot): "\(clock(at)) seat \(seat + 1) chooses \(item(slot))"
      case .repair(let at, let seat, let slot, let by):
        "\(clock(at)) seat \(seat + 1) repairs \(item(slot)) \(by)"
      case .ticket(let at, let seat, let slot, _): "\(clock(at)) seat \(seat + 1) calls about \(item(slot))"
      case .converged(let slot, let after): "\(item(slot)) everywhere after \(after.inMinutes) min"
      case .neverConverged(let slot): "\(item(slot)) never everywhere"
      case .upload(let at, let seat, let outcome, _):
        "\(clock(at)) upload of seat \(seat + 1): \(outcome.map { "\($0)" } ?? "accepted")"
      case .choiceLost(let at, let slot): "\(clock(at)) \(item(slot)) lost"
      case .intrusion(let at, let seat, let slot, let overDefault):
        "\(clock(at)) \(item(slot)) intrudes on seat \(seat + 1)\(overDefault ? " over a default" : "")"
      case .backupRun(let at, let seat, let succeeded):
        "\(clock(at)) backup of seat \(seat + 1): \(succeeded)"
      case .deviceEnded(let at, let seat, _, let cause, let wanted):
        "\(clock(at)) seat \(seat + 1) \(cause.name), \(wanted) wanted"
      case .lostWithDevice(_, let choices): "\(choices) lost with it"
      case .desktop(let at, let seat, _): "\(clock(at)) desktop on seat \(seat + 1)"
      case .restored(let at, _, let capture, let forks):
        "\(clock(at)) restored from \(clock(capture)), \(forks) forks"
      case .familiar(let at, _): "\(clock(at)) it feels familiar"
      case .restoreState(_, let state, _, _): "restore: \(state.label)"
      case .noProfile(_, let why): "no profile: \(why.sentence)"
      case .missing(_, let slot, let reason): "\(item(slot)) missing: \(reason.name)"
      case .coverage(_, let point, let slot, let shown, _, _):
        point == .desktop ? nil : "\(point.name): \(item(slot)) \(shown ? "shown" : "missing")"
      case .restoreRefused(_, let who): "restore refused: \(who.sentence)"
      case .erased(let at, let custodian, let why, _):
        "\(clock(at)) erased from \(custodian.name): \(why.name)"
      case .departed(let at): "\(clock(at)) leaves"
      case .administered(let at, let action, let isRefused, let calls):
        "\(clock(at)) \(action.rawValue): \(isRefused ? "refused" : "\(calls) calls")"
      case .evidenceLost(let at, _): "\(clock(at)) evidence lost"
      case .covered, .disagreed, .mattered, .held, .deviceExposed: nil
      }
    }
  }

  static func play(
    _ mechanisms: [MechanismTerm], _ lines: [String], days: Double = 1,
    _ change: (inout SmallFleet) -> Void = { _ in }
  ) -> [String] {
    var fleet = SmallFleet()
    fleet.group.usage.mode = script(lines)
    fleet.group.usage.historyMean = 0
    fleet.horizon = .days(days)
    fleet.group.roaming.transferDelay = .constant(60e6)
    fleet.group.roaming.notifyDelay = .constant(60e6)
    change(&fleet)
    return told(fleet.play(mechanisms, user: 0))
  }

  private static let conflict = [
    "8:00 1 signIn", "8:00 2 signIn", "9:00 1 offline", "10:00 1 choice 0", "11:00 2 choice 0",
    "12:00 1 online",
  ]

  @Test func aChoiceReachesTheOtherSeat() {
    let told = Self.play(["roaming"], ["8:00 1 signIn", "8:00 2 signIn", "10:00 1 choice 3"])
    #expect(
      told == [
        "10:00 seat 1 chooses item 3", "10:01 upload of seat 1: accepted", "item 3 everywhere after 2.0 min",
      ])
  }

  @Test func theOlderChoiceLosesByTheClientsClock() {
    #expect(
      Self.play(["roaming"], Self.conflict) == [
        "10:00 seat 1 chooses item 0", "11:00 seat 2 chooses item 0", "item 0 never everywhere",
        "11:01 upload of seat 2: accepted", "12:01 upload of seat 1: harmless",
        "item 0 everywhere after 62.0 min",
      ])
  }

  @Test func theOlderChoiceWinsByArrival() {
    let told = Self.play(["roaming"], Self.conflict) { $0.group.roaming.rule = .lastWriterByArrival }
    #expect(
      told == [
        "10:00 seat 1 chooses item 0", "11:00 seat 2 chooses item 0", "item 0 never everywhere",
        "11:01 upload of seat 2: accepted", "12:01 item 0 lost", "12:01 upload of seat 1: wrongWinner",
        "item 0 never everywhere",
      ])
  }

  @Test func aSkewedClockMakesTheOlderChoiceWinAndTheNewerLost() {
    var outcomes: [Bool] = []
    for seed in 0..<40 {
      let told = Self.play(["roaming"], Self.conflict) {
        $0.group.roaming.clockSkew = .uniform(low: -6 * 3_600e6, high: 6 * 3_600e6)
        $0.seed = UInt64(seed)
      }
      let olderWins = told.contains("12:01 upload of seat 1: wrongWinner")
      #expect(olderWins != told.contains("12:01 upload of seat 1: harmless"))
      #expect(olderWins == told.contains("12:01 item 0 lost"))
      outcomes.append(olderWins)
    }
    // The first device's clock must be more than an hour ahead of the second's: 42% of pairs.
    let share = outcomes.count { $0 }
    #expect((8...26).contains(share))
  }

  @Test func aWholeUnitFallsWithOneItem() {
    let told = Self.play(
      ["roaming"],
      [
        "8:00 1 signIn", "8:00 2 signIn", "9:00 1 offline", "10:00 1 choice 1", "11:00 2 choice 0",
        "12:00 1 online",
      ]
    ) {
      $0.group.roaming.rule = .lastWriterByArrival
      $0.settings[0].unit = "pair"
      $0.settings[1].unit = "pair"
    }
    #expect(told.contains("12:01 upload of seat 1: collateral"))
    #expect(told.contains("12:01 item 0 lost"))
  }

  @Test func anotherSeatsValueIntrudes() {
    let told = Self.play(
      ["roaming"], ["8:00 1 signIn", "8:00 2 signIn", "9:00 2 choice 0", "10:00 1 choice 0"]
    ) {
      $0.settings[0].scope = .seat
    }
    #expect(told.contains("9:02 item 0 intrudes on seat 1 over a default"))
    #expect(told.contains("10:02 item 0 intrudes on seat 2"))
  }

  @Test func whatWasChosenSinceTheBackupIsMissing() {
    // The first run is due within a day; the laptop is lost on the third day.
    let told = Self.play(
      ["backup"],
      ["0:00 1 signIn", "0:01 1 choice 0", "2+10:00 1 choice 1", "2+11:00 1 loss"], days: 4
    ) {
      $0.group.backup.cadence = .days(2)
      $0.group.usage.historyState = .fresh
    }
    #expect(told.contains("item 1 missing: changedSince"))
    #expect(!told.contains("item 0 missing: changedSince"))
    #expect(told.contains("restore: Succeeded"))
    #expect(told.contains("1 lost with it"))
    #expect(told.contains("day1: item 0 shown"))
    #expect(told.contains("day1: item 1 missing"))
  }

  @Test func withoutAnythingAllIsMissingAndLost() {
    let told = Self.play([], ["0:00 1 signIn", "1:00 1 choice 0", "2:00 1 loss"], days: 3)
    #expect(
      told == [
        "1:00 seat 1 chooses item 0", "2:00 seat 1 loss, 1000 wanted", "1 lost with it",
        "2:00 desktop on seat 1",
        "item 0 missing: gate.notInStrategy", "hour1: item 0 missing", "day1: item 0 missing",
      ])
  }

  @Test func aMissingValueIsNoticedAndSetAgain() {
    let told = Self.play([], ["0:00 1 signIn", "1:00 1 choice 0", "2:00 1 loss", "3:00 1 signIn"], days: 6) {
      $0.group.repair.noticeActiveHours = 0.001
    }
    #expect(told.contains("3:00 seat 1 repairs item 0 byHand"))
    #expect(told.contains("3:00 it feels familiar"))
    #expect(told.contains("hour1: item 0 missing"))
    #expect(told.contains("day1: item 0 shown"))
  }

  @Test func theHelpDeskAnswersInWorkingHours() {
    let told = Self.play([], ["0:00 1 signIn", "1:00 1 choice 0", "2:00 1 loss", "3:00 1 signIn"], days: 3) {
      $0.group.repair.noticeActiveHours = 0.001
      $0.group.repair.byHand = 0
      $0.group.repair.helpDesk = 1
    }
    // Half an hour's wait and fourteen minutes' handling from nine.
    #expect(told.contains("3:00 seat 1 calls about item 0"))
    #expect(told.contains("9:44 seat 1 repairs item 0 helpDesk"))
    #expect(told.contains("9:44 it feels familiar"))
  }

  @Test func whatIsGivenUpCountsAsMissing() {
    let told = Self.play([], ["0:00 1 signIn", "1:00 1 choice 0", "2:00 1 loss", "3:00 1 signIn"], days: 3) {
      $0.group.repair.noticeActiveHours = 0.001
      $0.group.repair.byHand = 0
      $0.group.repair.livesWithIt = 1
    }
    #expect(told.contains("3:00 seat 1 repairs item 0 livesWithIt"))
    #expect(!told.contains { $0.hasSuffix("familiar") })
    #expect(told.contains("day1: item 0 missing"))
  }

  @Test func backUpPressedAtTheHandoverSavesTheLatest() {
    let lines = ["0:00 1 signIn", "5:00 1 choice 0", "6:00 1 planned"]
    let without = Self.play(["backup"], lines)
    let with = Self.play(["backup"], lines) { $0.group.backup.manualBeforeRefresh = 1 }
    #expect(without.contains("item 0 missing: changedSince"))
    #expect(!without.contains { $0.hasSuffix("familiar") })
    #expect(with.contains("6:00 restored from 6:00, 0 forks"))
    #expect(with.contains("6:00 it feels familiar"))
    #expect(!with.contains { $0.hasPrefix("item 0 missing") })
  }

  /// The same PC, emptied on the third day, gets back what its former self had backed up.
  @Test func aResetPCFeelsFamiliarAfterItsRestore() {
    let told = Self.play(
      ["backup"],
      ["0:00 1 signIn", "0:01 1 choice 0", "0:02 1 choice 1", "2+10:00 1 reset", "2+20:00 1 signIn"], days: 3
    ) {
      $0.group.backup.cadence = .days(2)
      $0.group.usage.historyState = .fresh
      $0.group.life.leadTimeReset = .constant(3_600e6)
      $0.group.life.leadTimeFailure = .constant(SmallFleet.day)
      $0.group.life.plannedProvisioning = .minutes(30)
    }
    // When the backups ran is drawn.
    #expect(
      told.filter { !$0.contains("backup") && !$0.contains("restored from") } == [
        "0:01 seat 1 chooses item 0", "0:02 seat 1 chooses item 1", "2+10:00 seat 1 reset, 2000 wanted",
        "0 lost with it", "2+11:30 desktop on seat 1", "restore: Succeeded", "2+11:30 it feels familiar",
        "hour1: item 0 shown", "hour1: item 1 shown",
      ])
  }

  /// What had never reached the service is chosen again, and only then all is as it was.
  @Test func aNewPCFeelsFamiliarWithTheLastChoiceMadeAgain() {
    let told = Self.play(
      ["roaming"],
      [
        "0:00 1 signIn", "0:00 2 signIn", "1:00 1 choice 0", "3:00 1 offline", "4:00 1 choice 2",
        "5:00 1 loss",
        "9:00 1 signIn", "10:00 1 choice 2",
      ]
    ) {
      $0.group.roaming.pullDelay = .constant(120e6)
      $0.group.life.leadTimeFailure = .constant(3_600e6)
      $0.group.life.plannedProvisioning = .minutes(30)
    }
    #expect(
      told == [
        "1:00 seat 1 chooses item 0", "1:01 upload of seat 1: accepted", "item 0 everywhere after 2.0 min",
        "4:00 seat 1 chooses item 2", "5:00 seat 1 loss, 2000 wanted", "1 lost with it",
        "6:30 desktop on seat 1", "item 0 missing: onItsWay", "item 2 missing: neverReachedService",
        "hour1: item 0 shown", "hour1: item 2 missing", "10:00 seat 1 chooses item 2",
        "10:00 it feels familiar", "item 2 never everywhere", "10:01 upload of seat 1: accepted",
        "item 2 everywhere after 2.0 min",
      ])
  }
}
