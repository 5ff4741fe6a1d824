// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Statistics
import Testing

@testable import FleetModel

/// Resets and incidents, and what a machine keeps through them.
@Suite struct SeatEventsEndsTests {
  /// Nobody waits for anything, so that instants can be read off.
  private static func immediate() -> SmallGroup {
    var small = SmallGroup()
    small.group.usage.mode = .alwaysOn
    small.group.life.plannedProvisioning = .zero
    return small
  }

  private static func tenures(_ small: SmallGroup, _ users: Int) -> [[DeviceTenure]] {
    (0..<users).map { small.seatEvents($0).tenures(ofSeat: 0) }
  }

  private static func days(_ small: SmallGroup) -> [Double] {
    small.seatEvents(0).tenures(ofSeat: 0).dropLast().map { ($0.ends - .zero).inDays }
  }

  // MARK: Resets

  @Test func aResetEmptiesTheSameMachine() {
    var small = SmallGroup()
    small.group.life.reset = .constant(10 * SmallGroup.day)
    small.group.life.leadTimeReset = .constant(2 * SmallGroup.hour)
    small.group.life.leadTimeFailure = .constant(3 * SmallGroup.day)
    let devices = small.seatEvents(0).tenures(ofSeat: 0)
    // Thursday at midnight; at hand at two, powered on at nine.
    #expect(devices[0].ends == SmallGroup.at(days: 10, 0) && devices[0].cause == .reset)
    var emptied = DeviceTenure(
      ordinal: 1, system: devices[0].system, poweredOn: SmallGroup.at(days: 10, 9),
      desktop: SmallGroup.at(days: 10, 10), ends: SmallGroup.at(days: 20, 10), cause: .reset,
      replaces: .reset, machine: 0)
    emptied.machineReplaces = nil
    #expect(devices[1] == emptied, "its machine was there at the start")
    // From its own desktop.
    #expect(devices[2].desktop > SmallGroup.at(days: 20, 10) && devices[2].machine == 0)
  }

  @Test func aMachinesLifeGoesOnThroughResets() {
    var small = Self.immediate()
    small.group.life.failure = .constant(20 * SmallGroup.day)
    small.group.life.reset = .constant(8 * SmallGroup.day)
    small.horizon = .days(45)
    #expect(Self.days(small) == [8, 16, 20, 28, 36, 40])
    let devices = small.seatEvents(0).tenures(ofSeat: 0)
    #expect(devices.map(\.machine) == [0, 0, 0, 1, 1, 1, 2])
    #expect(devices.map(\.replaces) == [nil, .reset, .reset, .failure, .reset, .reset, .failure])
    small.group.life.age = .constant(9 * SmallGroup.day)
    // The first machine was nine days old.
    #expect(Self.days(small) == [8, 11, 19, 27, 31, 39])
  }

  /// Whatever is emptied in between, machines fail and are lost at the same instants.
  @Test func resetsMoveNoAccident() {
    func accidents(_ small: SmallGroup) -> [[SimulationTime]] {
      Self.tenures(small, 200).map { $0.filter { $0.cause == .failure || $0.cause == .loss }.map(\.ends) }
    }
    var small = Self.immediate()
    small.horizon = .days(120)
    small.group.life.failure = .weibull(shape: 2, scale: 40 * SmallGroup.day)
    small.group.life.age = .uniform(low: 0, high: 60 * SmallGroup.day)
    small.group.life.loss = .exponential(mean: 80 * SmallGroup.day)
    let without = accidents(small)
    small.group.life.reset = .exponential(mean: 10 * SmallGroup.day)
    small.group.incidents = [IncidentPlan(at: .zero + .days(50), share: 0.5, cause: .reset)]
    #expect(accidents(small) == without)
    #expect(without.joined().count > 400)
  }

  /// The machine fails while it is set up anew: that is met at the desktop.
  @Test func anAccidentInASetUpStrikesAtTheDesktop() {
    var small = Self.immediate()
    small.group.life.failure = .constant(10 * SmallGroup.day)
    small.group.life.loss = .constant(10 * SmallGroup.day + SmallGroup.hour)
    small.group.life.reset = .constant(10 * SmallGroup.day - SmallGroup.hour)
    small.group.life.leadTimeReset = .constant(5 * SmallGroup.hour)
    let devices = small.seatEvents(0).tenures(ofSeat: 0)
    #expect(devices[1].desktop == SmallGroup.at(days: 10, 4) && devices[1].machine == 0)
    #expect(devices[1].ends == devices[1].desktop && devices[1].cause == .failure)
    #expect(devices[2].machine == 1 && devices[2].desktop == devices[1].ends)
    #expect(devices[2].cause == .reset, "a new machine with a life of its own")
  }

  // MARK: Incidents

  @Test func anIncidentStrikesItsShare() {
    var small = SmallGroup()
    small.group.incidents = [IncidentPlan(at: SmallGroup.at(days: 2, 12), share: 0.3, cause: .reset)]
    let all = Self.tenures(small, 2000)
    let struck = all.filter { $0.count == 2 }
    // A standard deviation is 20.5.
    #expect(abs(struck.count - 600) < 92)
    for devices in struck {
      #expect(devices[0].ends == SmallGroup.at(days: 2, 12) && devices[0].cause == .reset)
      #expect(devices[1].desktop == SmallGroup.at(days: 2, 13) && devices[1].machine == 0)
    }
    var other = small
    other.group.users = 1
    other.group.seats = SeatMix(counts: [0.5, 0.5], shares: [1, 1])
    #expect(Self.tenures(other, 50) == Array(all.prefix(50)), "the seat's own uniform decides")
    small.group.incidents[0].share = 1
    #expect(Self.tenures(small, 50).allSatisfy { $0.count == 2 })
    small.group.incidents[0].share = 0
    #expect(Self.tenures(small, 50).allSatisfy { $0.count == 1 })
  }

  @Test(arguments: [(Cause.reset, 2, 0), (.failure, 30, 1), (.loss, 30, 1)])
  func leadTimeAndMachineFollowTheCause(cause: Cause, hours: Double, machine: Int) {
    var small = Self.immediate()
    small.group.life.leadTimeFailure = .constant(30 * SmallGroup.hour)
    small.group.life.leadTimeReset = .constant(2 * SmallGroup.hour)
    small.group.incidents = [IncidentPlan(at: SmallGroup.at(5), share: 1, cause: cause)]
    let devices = small.seatEvents(0).tenures(ofSeat: 0)
    #expect(devices.count == 2 && devices[0].cause == cause)
    #expect(devices[1].desktop == SmallGroup.at(5 + hours) && devices[1].machine == machine)
  }

  @Test func incidentsComeInOrderOfTime() {
    var small = Self.immediate()
    small.group.incidents = [
      IncidentPlan(at: .zero + .days(20), share: 1, cause: .loss),
      IncidentPlan(at: .zero + .days(60), share: 1, cause: .loss),
      IncidentPlan(at: .zero + .days(5), share: 1, cause: .reset),
    ]
    let devices = small.seatEvents(0).tenures(ofSeat: 0)
    // The last is at the horizon, which is outside; and each strikes once, though set-up takes no time.
    #expect(devices.map(\.cause) == [.reset, .loss, nil])
    #expect(devices.map { ($0.desktop - .zero).inDays } == [0, 5, 20])
  }

  @Test func anIncidentPassesAnEmptySeatBy() {
    var small = SmallGroup()
    small.group.life.failure = .constant(18 * SmallGroup.day)
    small.group.life.leadTimeFailure = .constant(10 * SmallGroup.day)
    small.group.incidents = [IncidentPlan(at: .zero + .days(20), share: 1, cause: .loss)]
    small.horizon = .days(40)
    #expect(small.seatEvents(0).tenures(ofSeat: 0).map(\.cause) == [.failure, nil])
  }

  @Test func anIncidentPassesAReplacementUnderWayBy() {
    var small = SmallGroup()
    small.group.refresh = [
      RefreshPlan(firstDay: 7, everyDays: 1, wave: 1, to: OperatingSystem("windows11-25h2")!)
    ]
    small.group.life.leadTimePlanned = .constant(3 * SmallGroup.day)
    // Between the wave, on a Monday, and the handover on Thursday.
    small.group.incidents = [IncidentPlan(at: .zero + .days(9), share: 1, cause: .reset)]
    #expect(small.seatEvents(0).tenures(ofSeat: 0).map(\.cause) == [.planned, nil])
    small.group.incidents[0].at = .zero + .days(11)
    #expect(small.seatEvents(0).tenures(ofSeat: 0).map(\.cause) == [.planned, .reset, nil])
  }

  // MARK: At one instant

  @Test func atOneInstantAccidentsGoFirstAndWavesLast() {
    var small = Self.immediate()
    small.group.refresh = [
      RefreshPlan(firstDay: 0, everyDays: 1, wave: 1, to: OperatingSystem("windows11-25h2")!)
    ]
    func first(_ small: SmallGroup) -> Cause? { small.seatEvents(0).tenures(ofSeat: 0)[0].cause }
    let at = small.seatEvents(0).tenures(ofSeat: 0)[0].ends
    let span = Double((at - SimulationTime.zero).microseconds)
    #expect(first(small) == .planned)
    small.group.life.reset = .constant(span)
    #expect(first(small) == .reset)
    small.group.incidents = [IncidentPlan(at: at, share: 1, cause: .loss)]
    #expect(first(small) == .loss)
    small.group.life.failure = .constant(span)
    #expect(first(small) == .failure)
  }

  // MARK: The settled fleet

  /// A renewal process in equilibrium fails at a flat rate of one a mean life: for a Weibull life of shape 2
  /// the stationary age is half-normal (its density is the survival function over the mean; D. R. Cox,
  /// Renewal Theory, 1962).
  @Test func aFleetOfStationaryAgesFailsAtAFlatRate() {
    let scale = 100 * SmallGroup.day
    let ages = (0..<1000).map { index in
      scale / 2.0.squareRoot() * Elementary.inverseNormal(0.5 + (Double(index) + 0.5) / 2000)
    }
    var small = Self.immediate()
    small.group.life.failure = .weibull(shape: 2, scale: scale)
    small.horizon = .days(200)
    func perQuarter(_ small: SmallGroup) -> [Double] {
      var counts = [Double](repeating: 0, count: 4)
      for devices in Self.tenures(small, 1200) {
        for device in devices where device.cause == .failure {
          counts[Int((device.ends - .zero).inDays / 50)] += 1
        }
      }
      return counts
    }
    // 1,200 seats for 50 days, of a mean life of 88.6 days; failures are less scattered than Poisson's.
    let expected = 1200 * 50 / 88.6227
    small.group.life.age = .empirical(ages)
    for count in perQuarter(small) { #expect(abs(count - expected) < 4 * expected.squareRoot()) }
    small.group.life.age = .constant(0)
    let young = perQuarter(small)
    #expect(young[0] < 0.5 * expected, "a new fleet fails late")
  }
}
