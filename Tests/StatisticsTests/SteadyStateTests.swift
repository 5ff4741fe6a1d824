// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Statistics
import Testing

@Suite struct SteadyStateTests {
  private static func noise(_ n: Int, key: UInt64) -> [Double] {
    var stream = RandomStream(key: key)
    return (0..<n).map { _ in stream.normal() }
  }

  /// Straight from the definition: all truncation points, each with its own two passes.
  private static func byDefinition(_ series: [Double]) -> Int? {
    let batches = (0..<series.count / 5).map { series[(5 * $0)..<(5 * $0 + 5)].reduce(0, +) / 5 }
    let errors = (0...batches.count - 5).map { dropped in
      let rest = batches[dropped...]
      let mean = rest.reduce(0, +) / Double(rest.count)
      let squares = rest.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return squares / Double(rest.count * rest.count)
    }
    guard let least = errors.min(), let dropped = errors.firstIndex(of: least) else { return nil }
    return 2 * dropped <= batches.count ? 5 * dropped : nil
  }

  @Test(arguments: 1...40) func itIsWhatTheDefinitionSays(key: Int) {
    let series = Self.noise(150 + key, key: UInt64(key)).enumerated().map { index, noise in
      noise + Double(key) * 0.2 * (index < 3 * key ? 1 : 0)
    }
    #expect(SteadyState(series).truncation == Self.byDefinition(series))
  }

  /// Ten batches by hand: means 9, 5 and then 1 and 0 by turns. With none left out the error is 77.6 / 100,
  /// with one 20 / 81, with two 2 / 64 = 0.031, with three (12 / 7) / 49 = 0.035, with four 1.5 / 36 = 0.042.
  @Test func tenByHand() {
    let means: [Double] = [9, 5, 1, 0, 1, 0, 1, 0, 1, 0]
    let series = means.flatMap { [$0 - 1, $0 + 2, $0, $0 - 2, $0 + 1] }
    let state = SteadyState(series)
    #expect(state.truncation == 10 && state.isSettled)
    #expect(((state.mean ?? 0) - 0.5).magnitude < 1e-15)
  }

  @Test func aSeriesThatBeginsSettledKeepsItsBeginning() {
    #expect(
      SteadyState([Double](repeating: 0.1, count: 57)) == SteadyState([Double](repeating: 0.1, count: 50)))
    #expect(SteadyState([Double](repeating: 0.1, count: 50)).truncation == 0)
    let truncations = (1...100).map { SteadyState(Self.noise(500, key: UInt64($0))).truncation }
    // Noise alone now and then pays a truncation; as a rule it is short.
    #expect(truncations.count { $0 == nil } <= 5)
    #expect(truncations.compactMap { $0 }.count { $0 <= 50 } >= 75)
  }

  @Test func aStepIsCutOffWhereItIs() {
    let series = [Double](repeating: 4, count: 20) + [Double](repeating: 7, count: 81)
    #expect(SteadyState(series).truncation == 20 && SteadyState(series).mean == 7)
  }

  @Test func aDecayIsCutOffAndTheMeanIsThatOfTheRest() throws {
    var decay = 20.0
    let series = Self.noise(1000, key: 4).map { noise in
      decay *= 0.97
      return 50 + decay + noise
    }
    let state = SteadyState(series)
    let truncation = try #require(state.truncation)
    // 20 · 0.97^n is a standard deviation of the noise at 98 and a tenth of one at 174.
    #expect(truncation >= 70 && truncation <= 250)
    // Four standard errors of 800 values; the mean of all is 0.65 too high.
    let (mean, plain) = (try #require(state.mean), try #require(Tally(series).mean))
    #expect((mean - 50).magnitude < 0.15 && (plain - 50).magnitude > 0.5)
  }

  @Test func growthWithoutEndIsNotSettled() {
    let state = SteadyState((0..<400).map { 0.1 * Double($0) })
    #expect(state.truncation == nil && state.mean == nil && !state.isSettled)
    let late = [Double](repeating: 9, count: 110) + Self.noise(90, key: 8)
    #expect(SteadyState(late).truncation == nil)
  }

  @Test func aShortSeriesIsNotJudged() {
    #expect(SteadyState([]).truncation == nil)
    #expect(SteadyState([Double](repeating: 1, count: SteadyState.shortest - 1)).truncation == nil)
  }
}
