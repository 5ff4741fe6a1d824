// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Statistics
import Testing

@testable import FleetModel

/// Which devices come first in a planned refresh.
@Suite struct SeatEventsWavesTests {
  private static let year = 365 * SmallGroup.day

  /// Four waves from the second Wednesday on, a week apart.
  private static func group(_ order: RefreshPlan.Order, age: Distribution = .constant(0)) -> SmallGroup {
    var small = SmallGroup()
    small.group.life.age = age
    small.group.refresh = [
      RefreshPlan(
        firstDay: 9, everyDays: 7, wave: 0.25, to: OperatingSystem("windows11-25h2")!, order: order)
    ]
    return small
  }

  private static func wave(_ small: SmallGroup, _ user: Int, seat: Int = 0) -> Int {
    let at = small.seatEvents(user).tenures(ofSeat: seat)[0].ends
    let (wave, rest) = (small.group.calendar.day(of: at) - 9).quotientAndRemainder(dividingBy: 7)
    #expect(rest == 0)
    return wave
  }

  private static func counts(_ small: SmallGroup, _ users: Int = 800) -> [Int] {
    var counts = [0, 0, 0, 0]
    for user in 0..<users { counts[wave(small, user)] += 1 }
    return counts
  }

  @Test func theOldestComeFirst() {
    let small = Self.group(.oldestFirst, age: .uniform(low: 0, high: 4 * Self.year))
    for user in 0..<300 {
      for seat in 0...1 {
        let years = small.seatEvents(user).ageAtStart(ofSeat: seat) / Self.year
        #expect(Self.wave(small, user, seat: seat) == 3 - Int(years), "\(years) years")
      }
    }
    #expect(Self.counts(small).allSatisfy { abs($0 - 200) < 56 })
  }

  /// By quantiles of whatever ages there are, also where the oldest have no greatest age.
  @Test(
    arguments: [
      .exponential(mean: 2 * year), .lognormal(median: 2 * year, p95: 5 * year), .constant(3 * year),
    ] as [Distribution])
  func wavesAreEquallyLarge(age: Distribution) {
    #expect(Self.counts(Self.group(.oldestFirst, age: age)).allSatisfy { abs($0 - 200) < 56 })
  }

  @Test func amongEquallyOldDevicesTheirOwnUniformDecides() {
    let small = Self.group(.oldestFirst, age: .empirical([Self.year, Self.year, 3 * Self.year, Self.year]))
    var waves: [Double: [Int]] = [:]
    for user in 0..<800 {
      let years = small.seatEvents(user).ageAtStart(ofSeat: 0) / Self.year
      waves[years, default: [0, 0, 0, 0]][Self.wave(small, user)] += 1
    }
    #expect(waves[3]!.dropFirst() == [0, 0, 0], "a quarter of the devices in the first quarter")
    #expect(waves[1]![0] == 0 && waves[1]!.dropFirst().allSatisfy { abs($0 - 200) < 56 })
  }

  @Test func groupsComeOneAfterTheOther() {
    #expect(Self.counts(Self.group(.groups(low: 0.5, high: 0.75)), 200) == [0, 0, 200, 0])
    #expect(Self.counts(Self.group(.groups(low: 1, high: 1)), 10) == [0, 0, 0, 10], "no wave after the last")
    let later = Self.counts(Self.group(.groups(low: 0.5, high: 1)), 400)
    #expect(later[0] == 0 && later[1] == 0 && abs(later[2] - 200) < 45)
    let all = Self.group(.groups(low: 0, high: 1))
    #expect(Self.counts(all) == Self.counts(Self.group(.random)), "all of the sequence is any order")
  }

  @Test(arguments: [RefreshPlan.Order.random, .oldestFirst, .groups(low: 0.2, high: 0.8)])
  func anotherUserShiftsNothing(order: RefreshPlan.Order) {
    let small = Self.group(order, age: .uniform(low: 0, high: 4 * Self.year))
    var other = small
    other.group.users = 1
    other.group.seats = SeatMix(counts: [0.5, 0.5], shares: [1, 1])
    for user in 0..<30 {
      #expect(
        small.seatEvents(user).tenures(ofSeat: 0) == other.seatEvents(user).tenures(ofSeat: 0))
    }
  }

  /// The instant within the day does not depend on the order.
  @Test func theOrderMovesDaysAlone() {
    let random = Self.group(.random)
    let ordered = Self.group(.groups(low: 0, high: 0.25))
    for user in 0..<30 {
      let instants = [random, ordered].map { small in
        small.seatEvents(user).tenures(ofSeat: 0)[0].ends.microseconds
          % TimeSpan.days(1).microseconds
      }
      #expect(instants[0] == instants[1])
    }
  }

  /// The wave was meant for an older device; it takes what then holds the seat.
  @Test func aWaveTakesWhatReplacedTheOldDevice() {
    var small = Self.group(.oldestFirst, age: .constant(4 * SmallGroup.day))
    small.group.life.failure = .constant(5 * SmallGroup.day)
    let causes = small.seatEvents(0).tenures(ofSeat: 0).map(\.cause)
    #expect(causes[0] == .failure && causes.count { $0 == .planned } == 1)
  }
}
