// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import Continuity
@testable import FleetModel

/// Mechanisms that begin and end: handovers from one to another.
extension CombinedTests {
  private typealias Line = (hours: Double, seat: Int, act: ScriptLine.Act)

  private static func day(_ day: Double) -> SimulationTime { .zero + .days(day) }

  private static func roaming(from: Double? = nil, until: Double? = nil) -> MechanismTerm {
    MechanismTerm("roaming", from: from.map(day), until: until.map(day))
  }

  private static func backup(from: Double? = nil, until: Double? = nil) -> MechanismTerm {
    MechanismTerm("backup", from: from.map(day), until: until.map(day))
  }

  /// A choice every hour, signed in all the time.
  private static func busy(days: Int) -> [Line] {
    [(0, 0, .signIn)] + (0..<24 * days).map { (Double($0) + 0.5, 0, .choice(item: $0 % 10)) }
  }

  private static func play(
    _ terms: [MechanismTerm], _ lines: [Line], days: Double, _ change: (inout SmallFleet) -> Void = { _ in }
  ) -> UserState {
    SmallFleet.play(terms, lines, days: days) {
      $0.group.backup.cadence = .days(1)
      change(&$0)
    }
  }

  @Test func aCutHandsOverAtOneInstant() {
    let state = Self.play(
      [Self.roaming(until: 3), Self.backup(from: 3)], Self.busy(days: 10), days: 10)
    #expect(state.uploadHours.count == 72 && state.uploadHours.max()! < 72)
    #expect(state.runHours.min()! >= 72 && state.runHours.min()! < 96)
    let all = Self.play(["roaming", "backup"], Self.busy(days: 10), days: 10)
    #expect(all.uploadHours.count == 240 && all.runHours.min()! < 24)
  }

  @Test func anOverlapHasBothForAWhile() {
    let state = Self.play(
      [Self.roaming(until: 6), Self.backup(from: 3)], Self.busy(days: 10), days: 10)
    #expect(state.uploadHours.count == 144 && state.uploadHours.max()! < 144)
    #expect(state.runHours.min()! >= 72 && state.runHours.min()! < 96)
  }

  @Test func inAGapNothingIsAtWork() {
    let lost: [Line] = [(0, 0, .signIn), (1, 0, .choice(item: 0)), (48, 0, .loss), (60, 0, .signIn)]
    let state = Self.play([Self.roaming(until: 1), Self.backup(from: 3)], lost, days: 6)
    #expect(state.uploadHours == [1])
    #expect(state.reasons == [0: .gateNotInStrategy])
    #expect(state.restoreStates.isEmpty, "no backup, no page")
    #expect(state.shown(.day1).isEmpty)
    #expect(state.runHours.min()! >= 72, "the new device has a task of its own")
  }

  /// The device that the second mechanism meets is not the one of the start.
  @Test func whatCameBeforeItsTimeIsMetAsItIs() {
    let lines: [Line] = [
      (0, 0, .signIn), (1, 0, .choice(item: 0)), (48, 0, .loss), (60, 0, .signIn), (61, 0, .choice(item: 1)),
      (200, 0, .loss),
    ]
    let state = Self.play([Self.backup(from: 3)], lines, days: 10)
    let restored = state.story.compactMap {
      if case .restored(_, let number, let capture, _) = $0 {
        (number, (capture - .zero).inDays)
      } else {
        nil
      }
    }
    #expect(restored.map(\.0) == [1] && restored.allSatisfy { $0.1 > 3 })
    // Item 0 was gone before the backup began; item 1 comes back.
    #expect(state.visible(0, 1).value != 0 && state.visible(0, 0).isDefault)
  }

  @Test func whatIsOnItsWayAtTheEndArrives() {
    let lines: [Line] = [(0, 0, .signIn), (23, 0, .choice(item: 0)), (23.9, 0, .choice(item: 1))]
    let state = Self.play([Self.roaming(until: 1)], lines, days: 3) {
      $0.group.roaming.transferDelay = .constant(2 * 3600e6)
    }
    #expect(state.uploadHours.map { ($0 * 10).rounded() } == [250, 259])
    let runs = Self.play([Self.backup(until: 1)], [(0, 0, .signIn)], days: 3) {
      $0.group.backup.uploadTime = .constant(24 * 3600e6)
    }
    #expect(runs.runHours.count == 1 && runs.holdings.last?.profiles == 1)
  }

  @Test func whatAMechanismLeftBehindGetsStale() {
    let lines: [Line] = [(0, 0, .signIn), (1, 0, .choice(item: 0)), (30, 0, .signOut)]
    let state = Self.play([Self.roaming(until: 1)], lines, days: 400)
    let erased = state.story.compactMap {
      if case .erased(let at, _, .stale, _) = $0 { (at - .zero).inDays } else { nil }
    }
    #expect(erased.map { ($0 * 24).rounded() } == [365 * 24 + 1])
  }

  /// The tenant's store kept everything; what was chosen in between goes up, what came up before comes down.
  @Test func aMechanismThatBeginsAgainFindsWhatItLeft() {
    let lines: [Line] = [
      (0, 0, .signIn), (0, 1, .signIn), (1, 0, .choice(item: 0)), (30, 0, .choice(item: 1)), (40, 1, .loss),
      (41, 1, .signIn), (42, 1, .signOut), (50, 0, .signOut), (80, 0, .signIn), (81, 1, .signIn),
    ]
    let state = Self.play([Self.roaming(until: 1), Self.roaming(from: 3)], lines, days: 6)
    #expect(state.uploadHours == [1, 80])
    #expect(state.visible(1, 0).value == state.visible(0, 0).value && !state.visible(1, 0).isDefault)
    #expect(state.visible(1, 1).value == state.visible(0, 1).value && !state.visible(1, 1).isDefault)
    #expect(state.holdings.last?.units == 2, "one store, whoever closed it in between")
  }

  @Test func aBackupThatBeginsAgainRestoresFromWhatItLeft() {
    let lines: [Line] = [
      (0, 0, .signIn), (0.1, 0, .choice(item: 0)), (40, 0, .loss), (41, 0, .signIn), (75, 0, .loss),
    ]
    let state = Self.play([Self.backup(until: 1.5), Self.backup(from: 3)], lines, days: 6)
    let restored = state.story.compactMap {
      if case .restored(_, let number, let capture, _) = $0 {
        (number, (capture - .zero).inDays)
      } else {
        nil
      }
    }
    #expect(restored.map(\.0) == [1], "the first loss fell into the gap")
    #expect(restored.allSatisfy { $0.1 < 1.5 || $0.1 >= 3 })
    #expect(!state.runHours.contains { $0 >= 36 && $0 < 72 })
  }

  @Test func termsThatMeetAreOne() {
    let lines = Self.busy(days: 4)
    let split = Self.play([Self.roaming(until: 2), Self.roaming(from: 2)], lines, days: 4)
    #expect(split.story == Self.play(["roaming"], lines, days: 4).story)
  }
}
