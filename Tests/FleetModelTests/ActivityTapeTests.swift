// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import FleetModel

/// The grammar of a life: what may follow what.
@Suite struct ActivityTapeTests {
  private enum Presence { case away, active, onBreak, locked, asleep }

  private static let lives = SmallGroup.turbulent().lives(0..<30)

  @Test func timeGoesForwardWithinTheHorizon() {
    for life in Self.lives {
      for (before, after) in zip(life.activities, life.activities.dropFirst()) {
        #expect(before.time <= after.time)
      }
      #expect(life.activities.allSatisfy { .zero <= $0.time && $0.time < life.horizon })
    }
  }

  @Test func everySeatFollowsTheGrammar() {
    var seen = 0
    for life in Self.lives {
      var presence = [Presence](repeating: .away, count: life.seatCount)
      var hasDevice = [Bool](repeating: true, count: life.seatCount)
      for activity in life.activities {
        let seat = Int(activity.seat)
        let now = presence[seat]
        if activity.kind != .desktop { #expect(hasDevice[seat], "\(activity)") }
        switch activity.kind {
        case .signIn:
          #expect(now == .away)
          presence[seat] = .active
        case .unlock:
          #expect(now == .locked || now == .asleep)
          presence[seat] = .active
        case .breakStart:
          #expect(now == .active)
          presence[seat] = .onBreak
        case .breakEnd:
          #expect(now == .onBreak)
          presence[seat] = .active
        case .lock, .signOut, .shutdown:
          #expect(now == .active)
          presence[seat] = activity.kind == .lock ? .locked : .away
        case .sleep:
          #expect(now == .locked)
          presence[seat] = .asleep
        case .choice: #expect(now == .active)
        case .handover: break
        case .deviceEnd:
          hasDevice[seat] = false
          presence[seat] = .away
        case .desktop:
          #expect(!hasDevice[seat])
          hasDevice[seat] = true
          presence[seat] = .locked
        case .online, .offline, .departure: Issue.record("sessions are online or offline as a whole")
        }
        #expect(presence.count { $0 == .active || $0 == .onBreak } <= 1, "one seat at a time")
        seen += 1
      }
    }
    #expect(seen > 10_000)
  }

  /// Active time ends where it was said that it would, unless the device did before.
  @Test func activeTimeEndsWhenSaid() {
    for life in Self.lives {
      var until = [SimulationTime?](repeating: nil, count: life.seatCount)
      for activity in life.activities {
        let seat = Int(activity.seat)
        switch activity.kind {
        case .signIn, .unlock, .breakEnd:
          #expect(activity.activeUntil > activity.time || activity.activeUntil == activity.time)
          until[seat] = activity.activeUntil
        case .breakStart, .lock, .signOut, .shutdown, .deviceEnd:
          if let end = until[seat] { #expect(activity.time == end) }
          until[seat] = nil
        case .choice: #expect(activity.time < until[seat]!)
        default: break
        }
      }
    }
  }

  @Test func devicesFallAsleepAfterStaysAwake() {
    for life in Self.lives {
      var lockedAt = [SimulationTime?](repeating: nil, count: life.seatCount)
      var slept = 0
      for activity in life.activities {
        let seat = Int(activity.seat)
        if activity.kind == .sleep {
          #expect(activity.time == lockedAt[seat]! + .minutes(30))
          lockedAt[seat] = nil
          slept += 1
        } else if let locked = lockedAt[seat] {
          #expect(activity.time <= locked + .minutes(30), "it should have slept by now")
        }
        switch activity.kind {
        case .lock, .desktop: lockedAt[seat] = activity.time
        case .unlock, .deviceEnd: lockedAt[seat] = nil
        default: break
        }
      }
      for locked in lockedAt.compactMap({ $0 }) { #expect(locked + .minutes(30) >= life.horizon) }
      #expect(slept > 0)
    }
  }

  @Test func modernStandbyNeverSleeps() {
    var small = SmallGroup.turbulent()
    small.group.usage.staysAwake = nil
    #expect(!small.lives(0..<10).contains { $0.activities.contains { $0.kind == .sleep } })
  }

  @Test(arguments: [5.0, 10, 20]) func breaksHaveTheirLength(minutes: Double) {
    var small = SmallGroup.turbulent()
    small.group.usage.breakLength = .minutes(10)
    small.group.usage.staysAwake = .minutes(minutes)
    for life in small.lives(0..<10) {
      var started: SimulationTime?
      var asleep = false
      for activity in life.activities {
        switch activity.kind {
        case .breakStart:
          started = activity.time
          asleep = false
        case .sleep where started != nil && activity.time == started! + .minutes(minutes): asleep = true
        case .breakEnd:
          #expect(activity.time == started! + .minutes(10))
          #expect(asleep == (minutes < 10))
          started = nil
        case .lock, .signOut, .shutdown, .deviceEnd:
          if started != nil, activity.kind != .deviceEnd { Issue.record("a break outlasts its session") }
        default: break
        }
      }
    }
  }

  @Test func choicesAreNumberedAfterTheHistory() {
    for life in Self.lives {
      let choices = life.activities.filter { $0.kind == .choice }
      let first = Int32(life.history.count + 1)
      #expect(choices.map(\.number) == Array(first..<first + Int32(choices.count)))
      #expect(choices.allSatisfy { (0..<life.slotCount).contains(Int($0.slot)) })
    }
  }

  @Test func seatEventsStandInTheLife() {
    for life in Self.lives {
      for (seat, devices) in life.tenures.enumerated() {
        let ends = life.activities.filter { $0.kind == .deviceEnd && $0.seat == seat }
        let desktops = life.activities.filter { $0.kind == .desktop && $0.seat == seat }
        let handovers = life.activities.filter { $0.kind == .handover && $0.seat == seat }
        let ended = devices.filter { $0.ends < life.horizon }
        #expect(ends.map(\.time) == ended.map(\.ends))
        #expect(ends.map(\.number) == ended.map { Int32($0.ordinal) })
        #expect(handovers.map(\.time) == ended.filter { $0.cause == .planned }.map(\.ends))
        let later = devices.filter { $0.ordinal > 0 && $0.desktop < life.horizon }
        #expect(desktops.map(\.time) == later.map(\.desktop))
        #expect(desktops.map(\.number) == later.map { Int32($0.ordinal) })
      }
    }
  }

  /// Handover, end, desktop, at one instant.
  @Test func aPlannedReplacementIsOneInstant() {
    let noon = SmallGroup.at(12)
    let life = SmallGroup().opened([
      SmallGroup.line(SmallGroup.at(9), .signIn), SmallGroup.line(noon, .planned),
    ]).life
    #expect(
      life.activities.map(\.kind) == [.signIn, .handover, .deviceEnd, .desktop, .sleep])
    let times = [(9, 0), (13, 0), (13, 0), (13, 0), (13, 30)].map { SmallGroup.at($0.0, $0.1) }
    #expect(life.activities.map(\.time) == times)
  }

  /// Asleep first, then the world's seat events, then what the user does.
  @Test func whoGoesFirstAtOneInstant() {
    var small = SmallGroup()
    small.group.life.plannedProvisioning = .zero
    let life = small.opened([
      SmallGroup.line(SmallGroup.at(9), .signIn), SmallGroup.line(SmallGroup.at(9, 30), .lock),
      SmallGroup.line(SmallGroup.at(10), .loss), SmallGroup.line(SmallGroup.at(10), .signIn),
    ]).life
    #expect(
      life.activities.map(\.kind) == [.signIn, .lock, .sleep, .deviceEnd, .desktop, .signIn])
  }

  // MARK: Scripted

  @Test func aScriptNeedsADevice() {
    let life = SmallGroup().opened([
      SmallGroup.line(SmallGroup.at(9), .loss), SmallGroup.line(SmallGroup.at(9, 30), .signIn),
      SmallGroup.line(SmallGroup.at(9, 40), .choice(item: 1)), SmallGroup.line(SmallGroup.at(11), .unlock),
      SmallGroup.line(SmallGroup.at(12), .choice(item: 3)),
    ]).life
    #expect(life.activities.map(\.kind) == [.deviceEnd, .desktop, .sleep, .unlock, .choice])
    #expect(life.items == [3])
    #expect(life.activities.last?.number == 1)
  }

  @Test func aScriptLocksAndSleeps() {
    let life = SmallGroup().opened([
      SmallGroup.line(SmallGroup.at(9), .signIn), SmallGroup.line(SmallGroup.at(10), .offline),
      SmallGroup.line(SmallGroup.at(11), .lock), SmallGroup.line(SmallGroup.at(11, 29), .unlock),
      SmallGroup.line(SmallGroup.at(12), .lock), SmallGroup.line(SmallGroup.at(13), .unlock),
      SmallGroup.line(SmallGroup.at(14), .signOut),
    ]).life
    #expect(
      life.activities.map(\.kind) == [
        .signIn, .offline, .lock, .unlock, .lock, .sleep, .unlock, .signOut,
      ])
    #expect(life.activities[5].time == SmallGroup.at(12, 30))
  }
}
