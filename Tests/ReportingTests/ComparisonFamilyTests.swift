// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Statistics
import Testing

@testable import Reporting

struct ComparisonFamilyTests {
  /// Three strategies whose tickets are apart by so much in each of ten replications, in turn.
  private func small(_ offsets: [[Double]]) -> SmallTable {
    var small = SmallTable()
    for (strategy, values) in offsets.enumerated() {
      small.add(
        ResultCell(strategy: strategy), "cost.perReplacement",
        values.map { Measure(numerator: $0, denominator: 1, observations: 1) })
    }
    return small
  }

  private static let base = (0..<10).map(Double.init)
  /// Mean 1, standard deviation 1.8856181.
  private static let wobble = [3.0, -1, 3, -1, 3, -1, 3, -1, 1, 1]

  @Test("Each p is that of the paired t test, and the family is adjusted together")
  func holm() throws {
    let near = zip(Self.base, Self.wobble).map { $0 + $1 }
    let far = Self.base.enumerated().map { $1 + 10 + Double($0 % 2) }
    let comparison = Comparison(small([near, Self.base, far]).table)
    let metric = try #require(comparison.table.metric(named: "cost.perReplacement"))
    #expect(comparison.family.tested == 3 && comparison.family.members.count == 3)
    let single = try #require(comparison.family.member(0, minus: 1, metric: metric))
    // t = 1 / (1.8856181 / sqrt(10)) = 1.6770510 with 9 degrees of freedom.
    #expect((try #require(single.p) - 0.127849).magnitude < 1e-5)
    // The largest p of all stays as it is.
    #expect(single.pHolm == single.p && !single.isClear)
    let clear = try #require(comparison.family.member(2, minus: 1, metric: metric))
    let (alone, together) = (try #require(clear.p), try #require(clear.pHolm))
    #expect(clear.isClear && together > alone)
    #expect(comparison.family.member(1, minus: 2, metric: metric) == nil)
  }

  @Test("What looks clear alone may not be so with all others in sight")
  func adjusted() throws {
    // t = 2.51 with 9 degrees of freedom: p = 0.033 alone.
    let lone = zip(Self.base, Self.wobble).map { $0 + $1 + 0.5 }
    let comparison = Comparison(small([lone, Self.base, Self.base.map { $0 + 0.5 }]).table)
    let metric = try #require(comparison.table.metric(named: "cost.perReplacement"))
    let member = try #require(comparison.family.member(0, minus: 1, metric: metric))
    #expect(member.difference.isClear && !member.isClear)
    // The same in every replication: certain, as far as these replications say.
    #expect(comparison.family.member(2, minus: 1, metric: metric)?.p == 0)
  }

  @Test("Equal strategies have p 1, and one replication has none")
  func ends() throws {
    let comparison = Comparison(small([Self.base, Self.base, Self.base]).table)
    #expect(comparison.family.members.map(\.p) == [1, 1, 1])
    var single = SmallTable()
    single.run.replications = 1
    for strategy in 0..<2 {
      single.add(
        ResultCell(strategy: strategy), "cost.perReplacement",
        [Measure(numerator: 1, denominator: 1, observations: 1)])
    }
    let family = Comparison(single.table).family
    #expect(family.members.map(\.pHolm) == [nil] && family.tested == 0)
  }

  @Test("Few events have the p of their exact limits")
  func counts() throws {
    func pValue(_ a: Int, _ b: Int) throws -> Double {
      var small = SmallTable()
      for (strategy, count) in [a, b].enumerated() {
        small.add(
          ResultCell(strategy: strategy), "conflict.lostChoices.perUserYear",
          counts: [count] + Array(repeating: 0, count: 9), per: 1)
      }
      return try #require(Comparison(small.table).family.members.first?.p)
    }
    let (none, few) = (try pValue(0, 0), try pValue(3, 2))
    #expect(none == 1 && few == 1)
    let p = try pValue(12, 0)
    #expect(p > 0.0001 && p < 0.05)
    // At its p the limits of the two just touch: those of 0 and 12 events at the level 1 - p / 2.
    let low = try #require(Interval.poissonRate(count: 12, exposure: 10, level: 1 - p / 2)).low
    let high = try #require(Interval.poissonRate(count: 0, exposure: 10, level: 1 - p / 2)).high
    #expect((low / high - 1).magnitude < 2e-3)
    #expect(try pValue(19, 0) < p)
  }

  @Test("Files have p of whole fleets on headline measures, and nowhere else")
  func files() {
    let comparison = Comparison(SmallTable.whole.table)
    let rows = ResultRows(comparison).differences
    for row in rows {
      let isHeadline = HeadlineMeasure.all.contains { $0.metric == row.key.metric }
      let isWhole = row.key.group == "all" && row.key.cause == "all" && row.key.category == "all"
      #expect((row.member != nil) == (isHeadline && isWhole))
    }
    #expect(rows.count { $0.member != nil } == comparison.family.members.count)
  }
}
