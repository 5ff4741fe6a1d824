// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Testing

@testable import Reporting

struct DifferenceTests {
  private let left = ResultCell(strategy: 0)
  private let right = ResultCell(strategy: 1)

  @Test("What both strategies share cancels, and the report says by how much")
  func paired() throws {
    var small = SmallTable()
    small.add(left, "coverage.day1", around: 0.6, step: 0.02)
    small.add(right, "coverage.day1", around: 0.5, step: 0.018)
    let difference = Comparison(small.table).difference(left, right, "coverage.day1")
    #expect((try #require(difference.value) - 0.1).magnitude < 1e-12)
    #expect(difference.isClear && difference.n == 10 && difference.observations == 200)
    // (0.02² + 0.018²) / 0.002².
    #expect((try #require(difference.varianceReduction) - 181).magnitude < 1e-6)
  }

  @Test("Nothing seen on either side is not a difference of 0 ± 0")
  func bothZero() throws {
    var small = SmallTable()
    for cell in [left, right] {
      small.add(cell, "conflict.lostChoices.perUserYear", counts: Array(repeating: 0, count: 10), per: 50)
    }
    let difference = Comparison(small.table).difference(left, right, "conflict.lostChoices.perUserYear")
    let interval = try #require(difference.interval)
    // -ln(0.0125) / 500 on either side.
    #expect(difference.value == 0 && (interval.high - 0.00876405).magnitude < 1e-7)
    #expect(interval.low == -interval.high && !difference.isClear)
  }

  @Test("A pair without a partner has no difference")
  func missing() {
    var small = SmallTable()
    small.add(left, "coverage.day1", around: 0.6, step: 0.02)
    #expect(Comparison(small.table).difference(left, right, "coverage.day1") == .nothing)
  }

  @Test("The baseline is what is subtracted, and every pair stands once")
  func pairs() {
    let comparison = Comparison(SmallTable().table)
    #expect(comparison.baseline == SmallTable.nothing)
    #expect(comparison.pairs.map { [$0.left, $0.right] } == [[0, 1], [0, 2], [2, 1]])
  }
}
