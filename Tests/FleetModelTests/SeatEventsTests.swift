// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Statistics
import Testing

@testable import FleetModel

@Suite struct SeatEventsTests {
  private static let next = OperatingSystem("windows11-25h2")!

  private static func waves(_ plans: [RefreshPlan]) -> SmallGroup {
    var small = SmallGroup()
    small.group.refresh = plans
    small.horizon = .days(120)
    return small
  }

  private static func tenures(_ small: SmallGroup, _ users: Int) -> [[DeviceTenure]] {
    (0..<users).map { small.seatEvents($0).tenures(ofSeat: 0) }
  }

  @Test func withoutResetsMachinesAreDevices() {
    for devices in Self.tenures(SmallGroup.turbulent(), 100) {
      #expect(devices.map(\.machine) == devices.map(\.ordinal))
    }
  }

  @Test func nothingEndsWithoutACause() {
    let first = DeviceTenure(ordinal: 0, system: 1, poweredOn: .zero, desktop: .zero)
    #expect(Self.tenures(SmallGroup(), 5) == Array(repeating: [first], count: 5))
  }

  /// Whatever the causes: devices follow one another, in their order, and only the last outlives the horizon.
  @Test func tenuresFollowOneAnother() {
    var small = SmallGroup.turbulent()
    small.group.life.reset = .exponential(mean: 30 * SmallGroup.day)
    small.group.life.leadTimeReset = .exponential(mean: SmallGroup.day)
    small.group.incidents = [
      IncidentPlan(at: SmallGroup.at(days: 30, 12), share: 0.5, cause: .reset),
      IncidentPlan(at: SmallGroup.at(days: 20, 12), share: 0.2, cause: .loss),
    ]
    let horizon = SimulationTime.zero + small.horizon
    var causes = Set<Cause>()
    for user in 0..<150 {
      for seat in 0..<2 {
        let devices = small.seatEvents(user).tenures(ofSeat: seat)
        #expect(devices.map(\.ordinal) == Array(0..<devices.count))
        for (old, new) in zip(devices, devices.dropFirst()) {
          #expect(old.ends < horizon && old.cause != nil)
          #expect(old.desktop <= old.ends && old.ends <= new.desktop)
          #expect(new.desktop == new.poweredOn + .minutes(60))
          #expect(new.replaces == old.cause)
          #expect(new.machine == old.machine + (old.cause == .reset ? 0 : 1))
          #expect(new.system == old.system || old.cause == .planned)
          causes.insert(old.cause!)
        }
        let last = devices[devices.count - 1]
        #expect(last.ends >= horizon || last.desktop >= horizon)
      }
    }
    #expect(causes == [.planned, .failure, .loss, .reset])
  }

  // MARK: Waves

  @Test func wavesComeOnTheirDaysWithinWorkingHours() {
    let small = Self.waves([RefreshPlan(firstDay: 9, everyDays: 7, wave: 0.25, to: Self.next)])
    let calendar = small.group.calendar
    var perWave = [Int: Int]()
    var offsets = Tally()
    for devices in Self.tenures(small, 800) {
      #expect(devices.count == 2, "once a plan")
      let at = devices[0].ends - .minutes(60)
      let day = calendar.day(of: at)
      #expect((calendar.opening(ofDay: day)..<calendar.closing(ofDay: day)).contains(at))
      offsets.add((at - calendar.opening(ofDay: day)).inHours)
      perWave[day, default: 0] += 1
      #expect(devices[1].system == 2)
    }
    #expect(perWave.keys.sorted() == [9, 16, 23, 30])
    for day in [9, 16, 23, 30] { #expect(abs(perWave[day]! - 200) < 56) }
    #expect(abs(offsets.mean! - 4) < 4.5 * offsets.standardError!)
  }

  @Test func aWaveOnAFreeDayMovesToTheNextWorkingDay() {
    // Day 5 is a Saturday.
    let small = Self.waves([RefreshPlan(firstDay: 5, everyDays: 7, wave: 1, to: Self.next)])
    for devices in Self.tenures(small, 20) { #expect(small.group.calendar.day(of: devices[0].ends) == 7) }
  }

  @Test func theOldDeviceKeepsTheSeatUntilTheHandover() {
    var small = Self.waves([RefreshPlan(firstDay: 1, everyDays: 1, wave: 1, to: Self.next)])
    small.group.life.leadTimePlanned = .constant(3 * SmallGroup.day)
    small.group.life.plannedProvisioning = .hours(2)
    for devices in Self.tenures(small, 20) {
      #expect(devices.count == 2 && devices[0].cause == .planned)
      let day = small.group.calendar.day(of: devices[0].ends - .hours(2))
      #expect(day == 4)
      #expect(devices[1].poweredOn == devices[0].ends - .hours(2))
      #expect(devices[1].desktop == devices[0].ends, "no gap")
    }
  }

  @Test func everyPlanTakesTheSeatOnce() {
    let small = Self.waves([
      RefreshPlan(firstDay: 30, everyDays: 1, wave: 0.5, to: Self.next),
      RefreshPlan(firstDay: 2, everyDays: 1, wave: 0.5, to: OperatingSystem("windows10-22h2")!),
    ])
    for devices in Self.tenures(small, 30) { #expect(devices.map(\.system) == [1, 0, 2]) }
  }

  @Test func aWaveIsTheDevicesOwn() {
    let small = Self.waves([RefreshPlan(firstDay: 9, everyDays: 7, wave: 0.1, to: Self.next)])
    var other = small
    other.group.users = 1
    other.group.seats = SeatMix(counts: [0.5, 0.5], shares: [1, 1])
    #expect(Self.tenures(small, 20) == Self.tenures(other, 20))
  }

  @Test func aWavePassesAnEmptySeatBy() {
    var small = Self.waves([RefreshPlan(firstDay: 20, everyDays: 7, wave: 1, to: Self.next)])
    small.group.life.failure = .constant(18 * SmallGroup.day)
    small.group.life.leadTimeFailure = .constant(10 * SmallGroup.day)
    for devices in Self.tenures(small, 10) {
      #expect(!devices.contains { $0.cause == .planned })
      #expect(devices[0].ends == .zero + .days(18))
    }
  }

  // MARK: Failure and loss

  @Test func aFailedDeviceWaitsForItsSuccessor() {
    var small = SmallGroup()
    small.group.life.failure = .constant(3 * SmallGroup.day + 12 * SmallGroup.hour)
    small.group.life.leadTimeFailure = .constant(20 * SmallGroup.hour)
    let devices = small.seatEvents(0).tenures(ofSeat: 0)
    // Thursday noon; at hand on Friday at eight, powered on at nine.
    #expect(devices[0].ends == SmallGroup.at(days: 3, 12))
    #expect(devices[1].poweredOn == SmallGroup.at(days: 4, 9))
    #expect(devices[1].desktop == SmallGroup.at(days: 4, 10))
    #expect(devices[1].system == devices[0].system)
    // The second life ends on a Monday at ten at night, 3.5 days after its desktop.
    #expect(devices[1].ends == SmallGroup.at(days: 7, 22))
    #expect(devices[2].poweredOn == SmallGroup.at(days: 9, 9))
  }

  @Test func theFirstOfFailureAndLossCounts() {
    var small = SmallGroup()
    small.group.life.failure = .constant(5 * SmallGroup.day)
    small.group.life.loss = .constant(4 * SmallGroup.day)
    #expect(small.seatEvents(0).tenures(ofSeat: 0)[0].cause == .loss)
    #expect(small.seatEvents(0).tenures(ofSeat: 0)[0].ends == .zero + .days(4))
    small.group.life.loss = .constant(5 * SmallGroup.day)
    #expect(small.seatEvents(0).tenures(ofSeat: 0)[0].cause == .failure, "at one instant, a failure")
    small.group.life.loss = .constant(6 * SmallGroup.day)
    #expect(small.seatEvents(0).tenures(ofSeat: 0)[0].ends == .zero + .days(5))
  }

  @Test func ageShortensTheFirstLifeAlone() {
    var small = SmallGroup()
    small.group.usage.mode = .alwaysOn
    small.group.life.plannedProvisioning = .zero
    small.group.life.failure = .constant(20 * SmallGroup.day)
    small.group.life.age = .constant(15 * SmallGroup.day)
    let devices = small.seatEvents(0).tenures(ofSeat: 0)
    #expect(devices.map(\.ends).prefix(2) == [.zero + .days(5), .zero + .days(25)])
    small.group.life.loss = .constant(3 * SmallGroup.day)
    #expect(small.seatEvents(0).tenures(ofSeat: 0)[0].ends == .zero + .days(3), "a thief does not ask for it")
  }

  @Test func exponentialLivesGivePoissonCounts() {
    var small = SmallGroup()
    small.group.usage.mode = .alwaysOn
    small.group.life.plannedProvisioning = .zero
    small.group.life.failure = .exponential(mean: 20 * SmallGroup.day)
    small.group.life.age = .uniform(low: 0, high: 500 * SmallGroup.day)
    var counts = Tally()
    for devices in Self.tenures(small, 1500) { counts.add(Double(devices.count - 1)) }
    #expect(abs(counts.mean! - 3) < 4.5 * counts.standardError!)
    // The variance of the estimate is 2 m² / n + m / n.
    #expect(abs(counts.variance! - 3) < 0.54)
  }

  /// P(a device of age a fails within t) = 1 - S(a + t) / S(a).
  @Test func weibullLivesGoOnFromTheirAge() {
    var small = SmallGroup()
    small.group.usage.mode = .alwaysOn
    small.horizon = .days(30)
    small.group.life.failure = .weibull(shape: 2, scale: 60 * SmallGroup.day)
    small.group.life.age = .constant(90 * SmallGroup.day)
    let failed = Self.tenures(small, 1500).count { $0[0].ends < .zero + small.horizon }
    // The hazard spent: (120² - 90²) / 60² = 1.75.
    let share = 0.826226
    #expect(abs(Double(failed) - 1500 * share) < 4.5 * (1500 * share * (1 - share)).squareRoot())
  }

  // MARK: Scripted

  @Test func aScriptEndsDevices() {
    var small = SmallGroup()
    small.group.life.leadTimeFailure = .constant(2 * SmallGroup.hour)
    small.group.life.leadTimeReset = .constant(3 * SmallGroup.hour)
    small.group.life.reset = .constant(SmallGroup.hour)
    small.group.incidents = [IncidentPlan(at: SmallGroup.at(1), share: 1, cause: .loss)]
    small.group.refresh = [RefreshPlan(firstDay: 0, everyDays: 1, wave: 1, to: Self.next)]
    let devices = small.opened([
      SmallGroup.line(SmallGroup.at(3), .loss),
      SmallGroup.line(SmallGroup.at(5), .failure), SmallGroup.line(SmallGroup.at(8), .failure),
      SmallGroup.line(SmallGroup.at(20), .planned), SmallGroup.line(SmallGroup.at(30), .reset),
    ]).life.tenures[0]
    #expect(devices.map(\.cause) == [.loss, .failure, .planned, .reset, nil])
    #expect(devices.map(\.poweredOn) == [0, 5, 10, 20, 33].map { SmallGroup.at($0) }, "at any hour")
    #expect(devices.map(\.desktop) == [0, 6, 11, 21, 34].map { SmallGroup.at($0) })
    #expect(devices.map(\.system) == [1, 1, 1, 2, 2])
    #expect(devices.map(\.machine) == [0, 1, 2, 3, 3])
    #expect(devices.map(\.replaces) == [nil, .loss, .failure, .planned, .reset])
  }
}
