// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Testing

@testable import Statistics

@Suite struct SurvivalTests {
  private static func histogram(_ values: some Sequence<Int64>) -> Histogram {
    var result = Histogram()
    for value in values { result.add(value) }
    return result
  }

  private static func survival(_ events: [Int64], _ censored: [Int64] = []) -> Survival {
    Survival(events: histogram(events), censored: histogram(censored))
  }

  private static func isNear(_ a: Double?, _ b: Double) -> Bool {
    a.map { ($0 - b).magnitude <= 1e-12 * max(1, b.magnitude) } ?? false
  }

  /// The example in Kaplan & Meier 1958, section 2: deaths at 0.8, 3.1, 5.4, 9.2 months, losses at 1.0, 2.7,
  /// 7.0, 12.1; here in tenths.
  @Test func theExampleOfThePaper() {
    let survival = Self.survival([8, 31, 54, 92], [10, 27, 70, 121])
    let table: [(time: Double, share: Double)] = [
      (0, 1), (7.9, 1), (8, 0.875), (30, 0.875), (31, 0.7), (54, 0.525), (91, 0.525), (92, 0.2625),
    ]
    for row in table { #expect(Self.isNear(survival.share(after: row.time), row.share), "\(row)") }
    #expect(survival.events == 4 && survival.censored == 4 && survival.cases == 8)
    #expect(survival.quantile(0.5) == 92 && survival.quantile(0.3) == 31)
    #expect(survival.quantile(0.75) == nil)
    // 8 + 0.875 · 23 + 0.7 · 23 + 0.525 · 38 + 0.2625 · 28.
    #expect(Self.isNear(survival.restrictedMean(upTo: 120), 71.525))
    #expect(Self.isNear(survival.restrictedMean(upTo: 40), 8 + 0.875 * 23 + 0.7 * 9))
  }

  /// Weeks of remission under 6-mercaptopurine (Freireich and others, Blood 1963), the table of many
  /// textbooks: at 6 weeks three events and a censoring fall together.
  @Test func remissions() {
    let survival = Self.survival(
      [6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])
    let factors: [Double] = [18.0 / 21, 16.0 / 17, 14.0 / 15, 11.0 / 12, 10.0 / 11, 6.0 / 7, 5.0 / 6]
    var shares: [Double] = []
    for factor in factors { shares.append((shares.last ?? 1) * factor) }
    for (time, share) in zip([6.0, 7, 10, 13, 16, 22, 23], shares) {
      #expect(Self.isNear(survival.share(after: time), share))
    }
    #expect((survival.share(after: 35) - 0.4482).magnitude < 5e-5)
    #expect(survival.quantile(0.5) == 23 && survival.quantile(0.25) == 13)
    #expect(survival.quantile(0.9) == nil)
    #expect(Self.isNear(survival.restrictedMean(upTo: 35), 23.287394957983193))
  }

  @Test func nobodyCensoredIsAPlainSample() throws {
    var stream = RandomStream(key: 11)
    let values = (0..<700).map { _ in Int64(stream.below(250)) }
    let sorted = values.sorted()
    let survival = Survival(events: Self.histogram(values), censored: Histogram())
    for percent in 0...100 {
      let nearest = sorted[max(7 * percent, 1) - 1]
      #expect(survival.quantile(Double(percent) / 100) == Double(nearest), "\(percent)%")
    }
    let mean = Double(values.reduce(0, +)) / 700
    let restricted = try #require(survival.restrictedMean(upTo: 300))
    #expect((restricted - mean).magnitude < 1e-9)
    let cut = Double(values.reduce(0) { $0 + min($1, 100) }) / 700
    #expect((try #require(survival.restrictedMean(upTo: 100)) - cut).magnitude < 1e-9)
  }

  @Test func nobodyThereIsUnknown() {
    let empty = Self.survival([])
    #expect(empty.restrictedMean(upTo: 10) == nil && empty.quantile(0.5) == nil && empty.cases == 0)
  }

  @Test func nothingHappenedIsTheWholeTime() {
    let open = Self.survival([], [3, 5])
    #expect(open.restrictedMean(upTo: 10) == 10 && open.quantile(0.5) == nil)
    #expect(open.events == 0 && open.censored == 2)
  }

  @Test func censoringAfterTheLastEventChangesNothingBefore() {
    let early = Self.survival([1, 2, 3], [10, 10])
    let late = Self.survival([1, 2, 3], [200, 250])
    for time in [0, 1, 2.5, 3, 9] { #expect(early.share(after: time) == late.share(after: time)) }
    #expect(early.restrictedMean(upTo: 20) == late.restrictedMean(upTo: 20))
  }

  /// To be censored at once, or never to have been there, is the same; to be censored later is not.
  @Test func censoringIsNotLosing() throws {
    let events: [Int64] = [20, 40, 60, 80]
    let plain = try #require(Self.survival(events).restrictedMean(upTo: 100))
    #expect(plain == 50)
    #expect(Self.survival(events, [1, 2]).restrictedMean(upTo: 100) == plain)
    #expect(try #require(Self.survival(events, [50, 50]).restrictedMean(upTo: 100)) > plain)
  }

  /// The estimate agrees with the law of the lives, exponential with mean 60,000, watched for an even time.
  @Test func unbiasedUnderCensoring() throws {
    var stream = RandomStream(key: 3)
    let lives = Distribution.exponential(mean: 60_000)
    var (events, censored) = (Histogram(), Histogram())
    for _ in 0..<20_000 {
      let life = lives.draw(&stream)
      let watched = 150_000 * stream.uniform()
      if life <= watched { events.add(Int64(life)) } else { censored.add(Int64(watched)) }
    }
    let survival = Survival(events: events, censored: censored)
    #expect(survival.censored > 5000)
    let median = try #require(survival.quantile(0.5))
    #expect((median / (60_000 * 0.693147) - 1).magnitude < 0.03)
    let expected = 60_000 * (1 - Elementary.exp(-100_000 / 60_000.0))
    let mean = try #require(survival.restrictedMean(upTo: 100_000))
    #expect((mean / expected - 1).magnitude < 0.02)
    // Forgetting the censored would make everything look faster by far.
    #expect(try #require(events.quantile(0.5)) < 0.85 * median)
  }

  @Test func mergedHistogramsGiveTheSameCurve() {
    let (a, b) = (Self.histogram([1, 5, 900]), Self.histogram([3, 5, 12_345]))
    var merged = b
    merged.merge(a)
    let losses = Self.histogram([4, 700])
    #expect(
      Survival(events: merged, censored: losses)
        == Survival(events: Self.histogram([1, 3, 5, 5, 900, 12_345]), censored: losses))
  }
}
