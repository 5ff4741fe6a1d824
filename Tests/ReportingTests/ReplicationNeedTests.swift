// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics
import Testing

@testable import Reporting

struct ReplicationNeedTests {
  /// Ten replications with standard deviation 1 around 5, at 95%.
  private func need(value: Double = 5) throws -> ReplicationNeed {
    let interval = try #require(Interval.student(mean: value, standardDeviation: 1, n: 10, level: 0.95))
    return ReplicationNeed(value: value, interval: interval, n: 10)
  }

  @Test("The smallest number whose interval leaves the limit out, on either side", arguments: [4.5, 5.5])
  func settling(limit: Double) throws {
    let count = try #require(try need().settling(limit))
    func reach(_ n: Int) throws -> Double {
      let interval = try #require(Interval.student(mean: 5, standardDeviation: 1, n: n, level: 0.95))
      return interval.high - 5
    }
    // t with 17 degrees of freedom is 2.1098: 2.1098 / sqrt(18) = 0.4973; with one fewer 0.5142.
    #expect(count == 18)
    let (enough, oneLess) = (try reach(count), try reach(count - 1))
    #expect(enough < 0.5 && oneLess > 0.5)
  }

  @Test("No number where the estimate lies on the limit, or so near that nobody would run it")
  func none() throws {
    #expect(try need().settling(5) == nil)
    #expect(try need().settling(5.0001) == nil)
    let interval = Interval(low: 5, high: 5, level: 0.95)
    #expect(ReplicationNeed(value: 5, interval: interval, n: 10).settling(6) == nil)
    #expect(ReplicationNeed(value: 5, interval: interval, n: 1).settling(6) == nil)
  }

  @Test("From two replications nobody can say that three are enough")
  func least() {
    let interval = Interval(low: 1, high: 9, level: 0.95)
    #expect(ReplicationNeed(value: 5, interval: interval, n: 2).settling(1.5) == 10)
  }

  @Test(
    "Spoken numbers are rounded up to two digits",
    arguments: [(18, "18"), (99, "99"), (100, "100"), (101, "110"), (12_340, "13,000")])
  func spoken(count: Int, text: String) { #expect(ReplicationNeed.spoken(count) == text) }
}
