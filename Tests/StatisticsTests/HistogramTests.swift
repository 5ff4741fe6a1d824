// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Testing

@testable import Statistics

@Suite struct HistogramTests {
  private static let durations: [Distribution] = [
    .exponential(mean: 45e6), .lognormal(median: 18 * 60e6, p95: 55 * 60e6),
    .uniform(low: 0, high: 300), .weibull(shape: 0.7, mean: 8 * 86_400e6), .constant(123_456_789),
  ]

  private func values(_ distribution: Distribution, _ count: Int) -> [Int64] {
    var stream = RandomStream(key: 5)
    return (0..<count).map { _ in Int64(distribution.draw(&stream)) }
  }

  private func histogram(_ values: some Sequence<Int64>) -> Histogram {
    var result = Histogram()
    for value in values { result.add(value) }
    return result
  }

  /// The value of rank `n p + 1/2`, in whole numbers of 200ths.
  private static func hazen(_ sorted: [Int64], _ percent: Int) -> Double {
    let place = Swift.min(Swift.max(2 * percent * sorted.count + 100, 200), 200 * sorted.count)
    let low = Double(sorted[place / 200 - 1])
    let high = Double(sorted[Swift.min(place / 200, sorted.count - 1)])
    return low + Double(place % 200) / 200 * (high - low)
  }

  @Test(arguments: HistogramTests.durations)
  func quantilesAreWithinOnePercentOfSorting(distribution: Distribution) throws {
    let values = values(distribution, 2500)
    let sorted = values.sorted()
    let histogram = histogram(values)
    #expect(histogram.count == 2500)
    #expect(histogram.min == sorted.first && histogram.max == sorted.last)
    for percent in [0, 1, 10, 50, 90, 95, 99, 100] {
      let exact = Self.hazen(sorted, percent)
      let estimate = try #require(histogram.quantile(Double(percent) / 100))
      #expect((estimate - exact).magnitude <= 0.01 * exact, "\(percent)%: \(estimate), \(exact)")
    }
  }

  @Test(arguments: [2, 3, 7])
  func mergingIsExactInAnyOrderAndGrouping(shards: Int) {
    let values = values(HistogramTests.durations[1], 1200)
    let whole = histogram(values)
    let parts = (0..<shards).map { shard in
      histogram(values.indices.lazy.filter { $0 % shards == shard }.map { values[$0] })
    }
    var (forward, backward) = (Histogram(), Histogram())
    for part in parts { forward.merge(part) }
    for part in parts.reversed() { backward.merge(part) }
    #expect(forward == whole)
    #expect(backward == whole)
    #expect(histogram(values.reversed()) == whole)
    #expect(histogram(values.dropLast()) != whole)
  }

  @Test func smallNumbersAreExact() {
    let histogram = histogram((0...255).map { Int64($0) })
    #expect(histogram.quantile(0.5) == 127.5)
    #expect(histogram.quantile(0) == 0 && histogram.quantile(1) == 255)
    #expect(histogram.storedBins == 256)
  }

  @Test func storageSpansWhatIsOccupied() {
    #expect(Histogram().storedBins == 0)
    #expect(histogram([Int64.max]).storedBins == 1)
    #expect(histogram([Int64.max]).quantile(0.5) == Double(Int64.max))
    #expect(histogram([1_000_000, 2_000_000]).storedBins == 129)
    #expect(histogram([2_000_000, 1_000_000]) == histogram([1_000_000, 2_000_000]))
    #expect(histogram([0, Int64.max]).storedBins == 7296)
  }

  @Test func everyPowerOfTwoFallsBesideItsNeighbour() throws {
    for exponent in 1...62 {
      for value in [(Int64(1) << exponent) - 1, Int64(1) << exponent, (Int64(1) << exponent) + 1] {
        // The bounding values are other bins' company, so that the estimate is not clamped.
        let estimate = try #require(histogram([0, value, Int64.max]).quantile(0.5))
        #expect((estimate - Double(value)).magnitude <= 0.004 * Double(value))
      }
    }
  }

  @Test func occupiedBinsHoldEverythingInOrder() {
    let bins = histogram([7, 3, 3, 1_000_000, 1_000_001, 9_000_000]).occupied
    #expect(bins.map(\.count) == [2, 1, 2, 1])
    #expect(bins.map(\.midpoint).prefix(2) == [3, 7] && bins[3].midpoint == 9_000_000)
    #expect((bins[2].midpoint - 1_000_000).magnitude <= 4000)
    #expect(zip(bins, bins.dropFirst()).allSatisfy { $0.number < $1.number })
    #expect(bins[2].number == histogram([1_000_001]).occupied[0].number)
    #expect(Histogram().occupied.isEmpty)
  }

  @Test func noDataIsNil() {
    #expect(Histogram().quantile(0.5) == nil)
    #expect(Histogram().max == nil)
  }

  @Test("The textbook's ten values; equal ones beside them move nothing")
  func betweenTwoValues() {
    let ten = histogram([10, 20, 30, 40, 50, 60, 70, 80, 90, 100])
    #expect(ten.quantile(0.5) == 55 && ten.quantile(0.25) == 30 && ten.quantile(0.9) == 95)
    #expect(ten.quantile(0.01) == 10 && ten.quantile(0.99) == 100)
    #expect(ten.quantile(0.87) == 92)
    #expect(histogram([7, 7, 7, 9]).quantile(0.5) == 7)
    #expect(histogram([7, 7, 9, 9]).quantile(0.5) == 8)
    #expect(histogram([42]).quantile(0.95) == 42)
  }
}
