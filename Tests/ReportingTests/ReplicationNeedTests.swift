// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Statistics
import Testing

@testable import Reporting

struct ReplicationNeedTests {
  /// Ten replications with standard deviation 1 around 5, at 95%.
  private func need(value: Double = 5) throws -> ReplicationNeed {
    let interval = try #require(Interval.student(mean: value, standardDeviation: 1, n: 10, level: 0.95))
    return ReplicationNeed(value: value, interval: interval, n: 10)
  }

  /// The sample size of textbooks for half a standard deviation, a t test at 5% and a power of 80%: 34.
  @Test("The smallest number that is likely to leave the limit out, on either side", arguments: [4.5, 5.5])
  func settling(limit: Double) throws {
    let count = try #require(try need().settling(limit))
    #expect(count == 34)
  }

  @Test("Four runs of five with so many replications do leave it out")
  func power() {
    let key = StreamKey(seed: 1988, replication: 0, entity: 1)
    let settled = (0..<2000).count { experiment in
      var stream = key.stream(1, UInt64(experiment))
      let interval = Tally((0..<34).map { _ in 0.5 + stream.normal() }).interval(level: 0.95)
      return interval.map { $0.low > 0 } ?? false
    }
    // 80% with 3.3 standard errors.
    #expect((Double(settled) / 2000 - 0.8).magnitude < 0.03)
  }

  @Test("Where half of the replications have a case, twice as many are needed in all")
  func rare() throws {
    let interval = try need().interval
    let rare = ReplicationNeed(value: 5, interval: interval, n: 10, played: 20)
    #expect(rare.settling(4.5) == 68)
    #expect(rare.halfWidth(of: 40) == (try need().halfWidth(of: 20)))
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
