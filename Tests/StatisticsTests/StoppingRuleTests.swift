// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Testing

@testable import Statistics

@Suite struct StoppingRuleTests {
  /// How many replications are taken until the rule is met, at most 1,000.
  private func count(_ rule: StoppingRule, _ values: (Int) -> [Double?]) -> Int {
    var rule = rule
    for number in 0..<1000 {
      rule.take(values(number))
      if rule.isMet { return number + 1 }
    }
    return 1000
  }

  @Test func whatNeverVariesIsKnownAfterTheLeastNumber() {
    let rule = StoppingRule(metrics: 2, precision: 0.01)
    #expect(count(rule) { _ in [3, 0] } == 15)
    #expect(count(StoppingRule(metrics: 0, precision: 0.01)) { _ in [] } == 15)
  }

  @Test func whatWasNeverSeenHoldsNothingUp() {
    #expect(count(StoppingRule(metrics: 2, precision: 0.01)) { _ in [3, nil] } == 15)
  }

  @Test func aMeanOfNothingIsNeverPrecise() {
    #expect(count(StoppingRule(metrics: 1, precision: 0.5)) { [$0.isMultiple(of: 2) ? 1 : -1] } == 1000)
  }

  /// 100 ± 10 in turns: the half-width at n even is t · 10 · sqrt(1 / (n - 1)), 2.0 at about 98.
  @Test func itStopsWhereTheHalfWidthIsSmallEnough() throws {
    func halfWidth(_ n: Int) -> Double {
      let values = (0..<n).map { $0.isMultiple(of: 2) ? 110.0 : 90.0 }
      let interval = Tally(values).interval(level: 0.95)
      let mean = Tally(values).mean ?? 0
      return interval.map { ($0.high - $0.low) / 2 / mean } ?? .infinity
    }
    let first = try #require(
      (10...1000).first { n in (n...(n + 5)).allSatisfy { halfWidth($0) <= 0.02 } })
    let stopped = count(StoppingRule(metrics: 1, precision: 0.02)) { [$0.isMultiple(of: 2) ? 110 : 90] }
    #expect(stopped == first + 5)
    #expect(stopped > 90 && stopped < 110)
  }

  @Test func aDipDoesNotStop() {
    // Ten equal values, then a wild one: precise at 10, not at 11.
    var rule = StoppingRule(metrics: 1, precision: 0.05)
    for _ in 0..<10 { rule.take([100]) }
    #expect(!rule.isMet)
    rule.take([200])
    #expect(rule.worst.map { $0.halfWidth > 0.05 } == true)
    for _ in 0..<4 { rule.take([100]) }
    #expect(!rule.isMet)
  }

  @Test("What was seen once has no precision yet")
  func seenOnce() {
    var rule = StoppingRule(metrics: 1, precision: 0.05)
    for number in 0..<20 { rule.take([number == 3 ? 5 : nil]) }
    #expect(!rule.isMet && rule.worst?.halfWidth == .infinity)
    #expect(rule.unseen.isEmpty && rule.unvaried.isEmpty)
  }

  @Test("What holds nothing up is named: never seen, and never different")
  func silentMetrics() {
    var rule = StoppingRule(metrics: 4, precision: 0.5)
    for number in 0..<15 { rule.take([nil, 0, 100 + Double(number), number < 2 ? 7 : nil]) }
    #expect(rule.isMet)
    #expect(rule.unseen == [0])
    #expect(rule.unvaried == [1, 3])
  }

  @Test("A precision that is lost again is not met")
  func lostAgain() {
    var rule = StoppingRule(metrics: 1, precision: 0.05)
    for _ in 0..<15 { rule.take([100]) }
    #expect(rule.isMet)
    rule.take([1000])
    #expect(!rule.isMet)
  }

  @Test func itNamesTheMetricThatIsFurthest() {
    var rule = StoppingRule(metrics: 2, precision: 0.001)
    var stream = StreamKey(seed: 3, replication: 0, entity: 0).stream(0)
    for _ in 0..<12 { rule.take([100 + stream.normal(), 100 + 10 * stream.normal()]) }
    #expect(rule.worst?.metric == 1)
  }
}
