// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Statistics
import Testing

@Suite struct TallyTests {
  @Test func aHandCheckedTally() {
    let tally = Tally([2, 4, 4, 4, 5, 5, 7, 9])
    #expect(tally.n == 8)
    #expect(tally.mean == 5)
    #expect(tally.m2 == 32)
    #expect(tally.variance == 32.0 / 7)
    #expect(tally.min == 2)
    #expect(tally.max == 9)
    #expect(tally.standardError == (32.0 / 7 / 8).squareRoot())
  }

  @Test func noDataIsNil() {
    let none = Tally()
    #expect(none.mean == nil && none.min == nil && none.max == nil && none.variance == nil)
    let one = Tally([3])
    #expect(one.mean == 3)
    #expect(one.variance == nil && one.standardError == nil && one.interval(level: 0.95) == nil)
  }

  @Test func aLargeOffsetDoesNotEatTheSpread() {
    let tally = Tally([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])
    #expect(tally.variance == 30)
  }

  @Test(arguments: [1, 2, 7, 64])
  func mergingEqualsAddingInSequence(parts: Int) throws {
    var stream = RandomStream(key: 11)
    let values = (0..<1000).map { _ in 1000 + 40 * stream.normal() }
    let whole = Tally(values)
    var merged = Tally()
    for part in 0..<parts {
      merged.merge(Tally(values[(part * 1000 / parts)..<((part + 1) * 1000 / parts)]))
    }
    #expect(merged.n == whole.n && merged.min == whole.min && merged.max == whole.max)
    let (mean, wholeMean) = (try #require(merged.mean), try #require(whole.mean))
    #expect((mean / wholeMean - 1).magnitude < 1e-13)
    let (variance, wholeVariance) = (try #require(merged.variance), try #require(whole.variance))
    #expect((variance / wholeVariance - 1).magnitude < 1e-11)
  }

  @Test func mergingNothingChangesNothing() {
    var tally = Tally([1, 2, 4])
    tally.merge(Tally())
    #expect(tally == Tally([1, 2, 4]))
    var empty = Tally()
    empty.merge(Tally([1, 2, 4]))
    #expect(empty == Tally([1, 2, 4]))
  }
}
