// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Statistics
import Testing

@testable import Continuity
@testable import FleetModel

/// Faults that were there once.
@Suite struct RegressionTests {
  /// Giving up ended only with the next choice: a later arrival was then "repaired" back to the default,
  /// which travelled to all PCs.
  @Test func whatWasGivenUpIsNotDefended() {
    var fleet = SmallFleet()
    fleet.group.usage.mode = .scripted([
      ScriptLine(at: .zero, seat: 0, act: .signIn),
      ScriptLine(at: .zero, seat: 1, act: .signIn),
      ScriptLine(at: .zero + .hours(1), seat: 1, act: .offline),
      ScriptLine(at: .zero + .hours(2), seat: 0, act: .choice(item: 0)),
      // By then the second seat has put up with the default; the choice arrives after all.
      ScriptLine(at: .zero + .hours(20), seat: 1, act: .online),
      ScriptLine(at: .zero + .hours(21), seat: 1, act: .lock),
      ScriptLine(at: .zero + .hours(22), seat: 1, act: .unlock),
    ])
    fleet.group.usage.historyMean = 0
    fleet.horizon = .days(3)
    fleet.group.repair = RepairParameters(
      noticeActiveHours: 0.1, byHand: 0, helpDesk: 0, livesWithIt: 1)
    let state = fleet.play(["roaming"], user: 0)
    let gaveUp = state.story.count { if case .repair(_, 1, _, .livesWithIt) = $0 { true } else { false } }
    #expect(gaveUp == 1)
    #expect(state.visible(0, 0).value == 1)
    #expect(state.visible(1, 0).value == 1)
    #expect(state.wanted(1, 0).value == 1)
  }

  /// The share of what was given up had a numerator without its denominator.
  @Test func whatIsGivenUpToTheDefaultStillMatters() {
    var fleet = SmallFleet.turbulent()
    fleet.group.repair.byHand = 0
    fleet.group.repair.helpDesk = 0
    fleet.group.repair.livesWithIt = 1
    for user in 0..<20 {
      let state = fleet.play([], user: user)
      for slot in 0..<state.life.slotCount {
        var mattered: Int64 = 0
        var disagreed: Int64 = 0
        for observation in state.story {
          switch observation {
          case .mattered(_, Int32(slot), let active, _): mattered += active
          case .disagreed(_, Int32(slot), let active, _): disagreed += active
          default: break
          }
        }
        #expect(disagreed <= mattered)
      }
    }
  }

  /// A choice at one seat restarted the clock of noticing at the others.
  @Test func noticingAtOneSeatIsNotDelayedByAnother() {
    func noticed(_ interrupted: Bool) -> SimulationTime? {
      var fleet = SmallFleet()
      for index in fleet.settings.indices { fleet.settings[index].scope = .seat }
      var lines = [
        ScriptLine(at: .zero, seat: 0, act: .signIn), ScriptLine(at: .zero, seat: 1, act: .signIn),
        ScriptLine(at: .zero + .hours(1), seat: 0, act: .choice(item: 0)),
        ScriptLine(at: .zero + .hours(2), seat: 0, act: .loss),
        ScriptLine(at: .zero + .hours(3), seat: 0, act: .signIn),
      ]
      for minute in 1...200 where interrupted {
        lines.append(
          ScriptLine(at: .zero + .hours(3) + .minutes(Double(minute)), seat: 1, act: .choice(item: 0)))
      }
      fleet.group.usage.mode = .scripted(lines)
      fleet.group.usage.historyMean = 0
      fleet.horizon = .days(2)
      fleet.group.repair.noticeActiveHours = 1
      for case .repair(let at, 0, _, .byHand) in fleet.play([], user: 0).story { return at }
      return nil
    }
    #expect(noticed(false) != nil)
    #expect(noticed(false) == noticed(true))
  }

  /// Another seat's newer value in the service was called still on its way.
  @Test func anotherSeatsNewerValueIsNotOnItsWay() {
    var fleet = SmallFleet()
    fleet.settings[0].scope = .seat
    fleet.group.usage.mode = .scripted([
      ScriptLine(at: .zero, seat: 0, act: .signIn), ScriptLine(at: .zero, seat: 1, act: .signIn),
      ScriptLine(at: .zero + .hours(1), seat: 0, act: .choice(item: 0)),
      ScriptLine(at: .zero + .hours(2), seat: 0, act: .signOut),
      ScriptLine(at: .zero + .hours(3), seat: 1, act: .choice(item: 0)),
      ScriptLine(at: .zero + .hours(4), seat: 0, act: .loss),
    ])
    fleet.group.usage.historyMean = 0
    fleet.horizon = .days(1)
    fleet.group.roaming.pullDelay = .constant(30e6)
    let reasons = fleet.play(["roaming"], user: 0).story.compactMap {
      if case .missing(_, _, let reason) = $0 { reason } else { nil }
    }
    #expect(reasons == [.otherSeat])
  }

  /// A new device that had backed itself up before its first sign-in was offered its own empty profile.
  @Test func theRestorePageListsOtherPCsAlone() {
    var fleet = SmallFleet()
    fleet.group.usage.staysAwake = nil
    fleet.group.restore.pageFrom = nil
    fleet.group.restore.firstSignIn = true
    fleet.group.backup.cadence = .hours(2)
    fleet.group.life.failure = .exponential(mean: 10 * SmallFleet.day)
    var restores = 0
    for user in 0..<30 {
      let state = fleet.play(["backup"], user: user)
      for case .restored(_, let replacement, let capture, _) in state.story {
        restores += 1
        #expect(capture <= state.replacements[Int(replacement)].ended)
      }
    }
    #expect(restores > 30)
  }

  /// A wait for a connection went on when the PC was unlocked into a session without a network.
  @Test func noBackupRunsOffline() {
    var fleet = SmallFleet.turbulent()
    fleet.group.backup.cadence = .days(1)
    fleet.group.online = 0.5
    fleet.group.life.failure = nil
    fleet.group.life.loss = nil
    fleet.group.refresh = []
    for user in 0..<30 {
      let life = fleet.life(user)
      for case .backupRun(let at, let seat, _) in fleet.play(["backup"], user: user).story {
        #expect(Self.isConnected(life, Int(seat), at))
      }
    }
  }

  private static func isConnected(_ life: Life, _ seat: Int, _ time: SimulationTime) -> Bool {
    var isAwake = false
    var isOnline = false
    for activity in life.activities where Int(activity.seat) == seat && activity.time <= time {
      switch activity.kind {
      case .signIn, .unlock:
        isAwake = true
        isOnline = activity.online
      case .breakEnd: isAwake = true
      case .signOut, .shutdown, .sleep: isAwake = false
      default: break
      }
    }
    return isAwake && isOnline
  }

  /// A pull without delay at the desktop was not yet there when coverage was taken.
  @Test func coverageIsTakenAfterWhatHappensAtTheSameInstant() {
    var fleet = SmallFleet()
    fleet.group.usage.mode = .scripted([
      ScriptLine(at: .zero, seat: 0, act: .signIn),
      ScriptLine(at: .zero + .hours(1), seat: 0, act: .choice(item: 0)),
      ScriptLine(at: .zero + .hours(2), seat: 0, act: .loss),
    ])
    fleet.group.usage.historyMean = 0
    fleet.horizon = .days(1)
    let shown = fleet.play(["roaming"], user: 0).story.contains {
      if case .coverage(_, .desktop, _, true, _, _) = $0 { true } else { false }
    }
    #expect(shown)
  }

  /// An item that policy keeps out of the backup counted as a fork.
  @Test func whatIsOptedOutCannotFork() {
    var fleet = SmallFleet.turbulent()
    fleet.group.policies.set(.disableSettingSync, .enabled)
    for user in 0..<40 {
      for case .restored(_, _, _, let forks) in fleet.play(["backup"], user: user).story {
        #expect(forks == 0)
      }
    }
  }
}
