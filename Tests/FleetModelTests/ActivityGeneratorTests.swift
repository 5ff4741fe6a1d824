// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Statistics
import Testing

@testable import FleetModel

@Suite struct ActivityGeneratorTests {
  /// Sessions, breaks and choices of a life, and the order in which they came.
  private struct Tale {
    var sessions: [(seat: Int, start: SimulationTime, online: Bool)] = []
    var activeHours = 0.0
    var breaks = 0
    var choices = 0
  }

  private static func tell(_ life: Life) -> Tale {
    var tale = Tale()
    for activity in life.activities {
      switch activity.kind {
      case .signIn, .unlock:
        tale.sessions.append((Int(activity.seat), activity.time, activity.online))
        tale.activeHours += (min(activity.activeUntil, life.horizon) - activity.time).inHours
      case .breakEnd: tale.activeHours += (min(activity.activeUntil, life.horizon) - activity.time).inHours
      case .breakStart: tale.breaks += 1
      case .choice: tale.choices += 1
      default: break
      }
    }
    return tale
  }

  /// Within `deviations` standard errors of a Poisson count.
  private static func isLikely(_ count: Int, _ mean: Double, deviations: Double = 4.5) -> Bool {
    abs(Double(count) - mean) <= deviations * mean.squareRoot()
  }

  @Test func aLifeIsTheSameEveryTime() {
    let small = SmallGroup.turbulent()
    for user in 0..<10 {
      #expect(small.life(user).activities == small.life(user).activities)
      #expect(small.life(user).activities != small.life(user, replication: 1).activities)
      var other = small
      other.seed += 1
      #expect(small.life(user).activities != other.life(user).activities)
    }
  }

  /// Two halves are everybody, in whatever order they are written; the first alone takes the same people.
  @Test func nobodyLeavesTwice() {
    func leavers(_ plans: [DeparturePlan]) -> [SimulationTime?] {
      var small = SmallGroup.turbulent()
      small.group.departures = plans
      return small.lives(0..<40).map(\.leaves)
    }
    let first = DeparturePlan(at: .zero + .days(3), share: 0.5)
    let second = DeparturePlan(at: .zero + .days(5), share: 0.5)
    let both = leavers([first, second])
    #expect(both.allSatisfy { $0 == first.at || $0 == second.at })
    #expect(both.contains(first.at) && both.contains(second.at))
    #expect(leavers([first]) == both.map { $0 == first.at ? $0 : nil })
    #expect(leavers([second, first]).allSatisfy { $0 != nil })
  }

  /// A generator that has written other lives before writes the same one.
  @Test func scratchSpaceLeavesNoTrace() {
    let small = SmallGroup.turbulent()
    let together = small.lives(0..<12)
    for user in 0..<12 {
      let alone = small.life(user)
      #expect(together[user].activities == alone.activities)
      #expect(together[user].items == alone.items)
      #expect(together[user].history == alone.history)
      #expect(together[user].tenures == alone.tenures)
      #expect(together[user].unitStart == alone.unitStart)
    }
  }

  @Test func sessionsPerWorkday() {
    var small = SmallGroup()
    small.group.usage.session = .constant(SmallGroup.minute)
    let lives = small.lives(0..<40)
    let count = lives.reduce(0) { $0 + Self.tell($1).sessions.count }
    // 60 days from a Monday hold 44 working days.
    #expect(Self.isLikely(count, 3 * 44 * 40))
    for life in lives {
      for session in Self.tell(life).sessions {
        let day = life.calendar.day(of: session.start)
        #expect(life.calendar.isWorkingDay(day))
        #expect(session.start >= life.calendar.opening(ofDay: day))
        // A pushed session starts a few minutes late at most.
        #expect(session.start <= life.calendar.closing(ofDay: day) + .minutes(10))
      }
    }
  }

  @Test func sessionsSpreadOverTheDayEvenly() {
    var small = SmallGroup()
    small.group.usage.session = .constant(1)
    var tally = Tally()
    for life in small.lives(0..<40) {
      for session in Self.tell(life).sessions {
        let day = life.calendar.day(of: session.start)
        tally.add((session.start - life.calendar.opening(ofDay: day)).inHours)
      }
    }
    #expect(abs(tally.mean! - 4) < 4.5 * tally.standardError!)
    #expect(abs(tally.variance! - 64.0 / 12) < 0.4)
  }

  @Test func breaksAndChoicesPerActiveHour() {
    var small = SmallGroup()
    small.group.usage.breaksPerActiveHour = 0.8
    small.group.usage.breakLength = .seconds(1)
    small.group.usage.choicesPerActiveHour = 1.5
    var total = Tale()
    for life in small.lives(0..<25) {
      let tale = Self.tell(life)
      total.activeHours += tale.activeHours
      total.breaks += tale.breaks
      total.choices += tale.choices
    }
    #expect(total.activeHours > 4000)
    #expect(Self.isLikely(total.breaks, 0.8 * total.activeHours))
    #expect(Self.isLikely(total.choices, 1.5 * total.activeHours))
  }

  @Test func sessionsLastAsDrawn() {
    var small = SmallGroup()
    small.group.usage.session = .constant(2 * SmallGroup.hour)
    small.group.usage.breaksPerActiveHour = 0
    for life in small.lives(0..<5) {
      var started = SimulationTime.zero
      for activity in life.activities {
        switch activity.kind {
        case .signIn, .unlock:
          started = activity.time
          #expect(activity.activeUntil == started + .hours(2))
        case .lock, .signOut, .shutdown: #expect(activity.time == started + .hours(2))
        default: break
        }
      }
    }
  }

  @Test func sharesOfEndsSeatsAndNetwork() {
    var small = SmallGroup()
    small.group.seats = SeatMix(counts: [0, 0, 1], shares: [7, 2, 1])
    small.group.online = 0.6
    small.group.usage.session = .constant(SmallGroup.minute)
    var ends = [0, 0, 0]
    var seats = [0, 0, 0]
    var online = 0
    for life in small.lives(0..<30) {
      for activity in life.activities {
        switch activity.kind {
        case .lock: ends[0] += 1
        case .signOut: ends[1] += 1
        case .shutdown: ends[2] += 1
        default: break
        }
      }
      for session in Self.tell(life).sessions {
        seats[session.seat] += 1
        online += session.online ? 1 : 0
      }
    }
    let total = Double(seats.reduce(0, +))
    for (count, share) in zip(ends + seats + [online], [0.6, 0.1, 0.3, 0.7, 0.2, 0.1, 0.6]) {
      #expect(abs(Double(count) - total * share) < 4.5 * (total * share * (1 - share)).squareRoot())
    }
  }

  @Test func sharesOfSeatCountsAndOfPeopleWhoNeverCustomise() {
    var small = SmallGroup()
    small.horizon = .days(5)
    small.group.seats = SeatMix(counts: [0.5, 0.3, 0.2], shares: [7, 2, 1])
    small.group.usage.neverCustomise = 0.3
    small.group.usage.historyMean = 20
    var seats = [0, 0, 0]
    var never = 0
    var past = Tally()
    for life in small.lives(0..<1000) {
      seats[life.seatCount - 1] += 1
      if life.history.isEmpty {
        never += 1
        #expect(life.slotCount == 0 && life.unitCount == 0)
        #expect(!life.activities.contains { $0.kind == .choice })
      } else {
        past.add(Double(life.history.count))
      }
    }
    for (count, share) in zip(seats + [never], [0.5, 0.3, 0.2, 0.3]) {
      #expect(abs(Double(count) - 1000 * share) < 4.5 * (1000 * share * (1 - share)).squareRoot())
    }
    #expect(abs(past.mean! - 20) < 4.5 * past.standardError!)
    #expect(abs(past.variance! - 20) < 6)
  }

  @Test func moreChoicesMoveNoSession() {
    let small = SmallGroup.turbulent()
    var busy = small
    busy.group.usage.choicesPerActiveHour *= 2
    for user in 0..<8 {
      let calm = small.life(user).activities.filter { $0.kind != .choice }
      #expect(calm == busy.life(user).activities.filter { $0.kind != .choice })
    }
  }

  @Test func moreBreaksMoveNoSession() {
    let small = SmallGroup.turbulent()
    var restless = small
    restless.group.usage.breaksPerActiveHour *= 3
    for user in 0..<8 {
      let sessions = Self.tell(small.life(user)).sessions.map(\.start)
      #expect(sessions == Self.tell(restless.life(user)).sessions.map(\.start))
    }
  }

  @Test func aLongerHorizonOnlyAppends() {
    let small = SmallGroup.turbulent()
    var longer = small
    longer.horizon = .days(90)
    for user in 0..<8 {
      let life = small.life(user)
      let times = life.activities.filter { $0.kind != .choice }.map(\.time)
      let prefix = longer.life(user).activities.filter { $0.kind != .choice && $0.time < life.horizon }
      #expect(times == prefix.map(\.time))
    }
  }

  /// What mechanisms do is no part of a life.
  @Test func strategiesShiftNothing() {
    let small = SmallGroup.turbulent()
    var other = small
    other.group.users = 500
    other.group.roaming.enabled = false
    other.group.backup.cadence = .days(1)
    other.group.restore.accepts = 0
    other.group.policies.set(.enableWindowsBackup, nil)
    other.group.repair.noticeActiveHours = 1
    other.group.helpDesk.plannedWait = .zero
    for user in 0..<8 { #expect(small.life(user).activities == other.life(user).activities) }
  }

  @Test func aNameIsPartOfTheKey() {
    let small = SmallGroup.turbulent()
    var other = small
    other.group.name = "field"
    #expect(small.life(0).activities != other.life(0).activities)
    #expect(small.life(0).activities != small.life(1).activities)
  }

  // MARK: Always on

  @Test func alwaysOnChoosesWithoutRest() {
    var small = SmallGroup()
    small.group.usage.mode = .alwaysOn
    small.group.seats = SeatMix(counts: [0, 1], shares: [1, 1])
    small.group.usage.choicesPerActiveHour = 0.5
    var counts = [0, 0]
    for life in small.lives(0..<10) {
      #expect(life.activities.count { $0.kind == .signIn } == 2)
      #expect(life.activities.allSatisfy { $0.kind == .signIn || $0.kind == .choice })
      for activity in life.activities where activity.kind == .signIn {
        #expect(activity.time == .zero && activity.online && activity.activeUntil == life.horizon)
      }
      for activity in life.activities where activity.kind == .choice { counts[Int(activity.seat)] += 1 }
      let choices = life.activities.filter { $0.kind == .choice }
      #expect(choices.map(\.number) == Array(1...Int32(choices.count)))
      #expect(zip(choices, choices.dropFirst()).allSatisfy { $0.time <= $1.time })
    }
    for count in counts { #expect(Self.isLikely(count, 0.5 * 24 * 60 * 10)) }
  }

  @Test func alwaysOnSitsAtEveryNewDevice() {
    var small = SmallGroup()
    small.group.usage.mode = .alwaysOn
    small.group.life.failure = .exponential(mean: 10 * SmallGroup.day)
    small.group.life.leadTimeFailure = .constant(SmallGroup.day)
    for life in small.lives(0..<10) {
      let devices = life.tenures[0].filter { $0.desktop < life.horizon }
      let signIns = life.activities.filter { $0.kind == .signIn }
      #expect(signIns.map(\.time) == devices.map(\.desktop))
      #expect(signIns.map(\.activeUntil) == devices.map { min($0.ends, life.horizon) })
      for activity in life.activities where activity.kind == .choice {
        #expect(devices.contains { $0.desktop <= activity.time && activity.time < $0.ends })
      }
      for (old, new) in zip(devices, devices.dropFirst()) {
        #expect(new.poweredOn == old.ends + .days(1))
      }
    }
  }
}
