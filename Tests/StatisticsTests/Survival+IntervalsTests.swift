// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Statistics
import Testing

@Suite struct SurvivalIntervalsTests {
  private static func survival(_ events: [Int64], _ censored: [Int64] = []) -> Survival {
    var (came, left) = (Histogram(), Histogram())
    for time in events { came.add(time) }
    for time in censored { left.add(time) }
    return Survival(events: came, censored: left)
  }

  /// Weeks of remission under 6-mercaptopurine (Freireich and others, Blood 1963).
  private static let remissions = survival(
    [6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35])

  private static func near(_ interval: Interval?, _ low: Double, _ high: Double) -> Bool {
    interval.map { ($0.low - low).magnitude < 5.1e-5 && ($0.high - high).magnitude < 5.1e-5 } ?? false
  }

  /// Standard errors and limits as PROC LIFETEST of SAS prints them, whose default is the same
  /// transformation;
  /// the errors also stand in Kleinbaum & Klein, Survival Analysis, 2012, and in Klein & Moeschberger, table
  /// 4.1.
  @Test(arguments: [
    (6.0, 0.0764, 0.6197, 0.9516), (7, 0.0869, 0.5631, 0.9228), (10, 0.0963, 0.5032, 0.8894),
    (13, 0.1068, 0.4316, 0.8491), (16, 0.1141, 0.3675, 0.8049), (22, 0.1282, 0.2678, 0.7468),
    (23, 0.1346, 0.1881, 0.6801), (35, 0.1346, 0.1881, 0.6801),
  ])
  func sharesOfTheTextbooks(time: Double, error: Double, low: Double, high: Double) throws {
    let found = try #require(Self.remissions.standardErrorOfShare(after: time))
    #expect((found - error).magnitude < 5.1e-5)
    let interval = Self.remissions.shareInterval(after: time, level: 0.95)
    #expect(Self.near(interval, low, high), "\(String(describing: interval))")
  }

  /// Read off the limits above: the lower ones fall to 0.75 at 6 weeks and to 0.5 at 13, the upper ones to
  /// 0.75 at 22 and never to 0.5. PROC LIFETEST prints a median of 23 weeks from 13 on without end.
  @Test func quantilesOfTheTextbooks() {
    let median = Self.remissions.quantileInterval(0.5, level: 0.95)
    #expect(median == Interval(low: 13, high: .infinity, level: 0.95))
    let quartile = Self.remissions.quantileInterval(0.25, level: 0.95)
    #expect(quartile == Interval(low: 6, high: 22, level: 0.95))
    #expect(Self.remissions.quantileInterval(0.95, level: 0.95) == nil, "the lower limit ends at 0.19")
  }

  /// 23.29 weeks with a standard error of 2.83, as `print(survfit, rmean = 35)` of R's survival prints them.
  @Test func restrictedMeanOfTheTextbooks() throws {
    let error = try #require(Self.remissions.standardErrorOfRestrictedMean(upTo: 35))
    #expect((error - 2.83).magnitude < 5e-3)
    let interval = try #require(Self.remissions.restrictedMeanInterval(upTo: 35, level: 0.95))
    #expect((interval.low - (23.287395 - 1.959964 * error)).magnitude < 1e-5)
    #expect((interval.high - (23.287395 + 1.959964 * error)).magnitude < 1e-5)
  }

  /// Without censoring Greenwood's formula is the binomial variance, and the restricted mean's error that of
  /// a plain mean with divisor n.
  @Test func nobodyCensoredIsAPlainSample() throws {
    let values: [Int64] = [3, 8, 8, 15, 40, 41, 90, 120, 200, 201]
    let survival = Self.survival(values)
    let error = try #require(survival.standardErrorOfShare(after: 41))
    #expect((error - (0.6 * 0.4 / 10).squareRoot()).magnitude < 1e-14)
    let cut = Tally(values.map { Double(min($0, 100)) })
    let restricted = try #require(survival.standardErrorOfRestrictedMean(upTo: 100))
    #expect((restricted - cut.m2.squareRoot() / 10).magnitude < 1e-12)
  }

  @Test func beforeTheFirstEventTheLowerLimitIsExact() {
    let survival = Self.survival([50, 60], [10, 20, 70])
    #expect(survival.standardErrorOfShare(after: 30) == nil)
    let all = survival.shareInterval(after: 5, level: 0.95)
    #expect(all == Interval.clopperPearson(successes: 5, trials: 5, level: 0.95))
    let fewer = survival.shareInterval(after: 30, level: 0.95)
    #expect(fewer == Interval.clopperPearson(successes: 3, trials: 3, level: 0.95))
    // Three survivors do not tell that fewer than half come before the first event.
    #expect(survival.quantileInterval(0.5, level: 0.95)?.low == 0)
  }

  @Test func afterTheLastEventOfAllTheUpperLimitIsThatBefore() throws {
    let survival = Self.survival([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    let before = try #require(survival.shareInterval(after: 9, level: 0.95))
    let after = try #require(survival.shareInterval(after: 10, level: 0.95))
    #expect(after == Interval(low: 0, high: before.high, level: 0.95))
    #expect(survival.shareInterval(after: 1000, level: 0.95) == after)
    #expect(survival.standardErrorOfShare(after: 10) == nil)
    let atOnce = Self.survival([4, 4, 4, 4], [3, 3])
    #expect(
      atOnce.shareInterval(after: 4, level: 0.95)
        == Interval.clopperPearson(successes: 0, trials: 4, level: 0.95))
  }

  @Test func whatNobodySawHasNoInterval() {
    let open = Self.survival([10, 20], [30, 30])
    #expect(open.shareInterval(after: 30, level: 0.95) != nil)
    #expect(open.shareInterval(after: 31, level: 0.95) == nil)
    #expect(open.standardErrorOfRestrictedMean(upTo: 31) == nil)
    #expect(open.restrictedMeanInterval(upTo: 30, level: 0.95) != nil)
    #expect(open.restrictedMeanInterval(upTo: 5, level: 0.95) == nil, "no event tells of a spread")
    let empty = Self.survival([])
    #expect(empty.shareInterval(after: 1, level: 0.95) == nil)
    #expect(empty.quantileInterval(0.5, level: 0.95) == nil)
    #expect(empty.restrictedMeanInterval(upTo: 1, level: 0.95) == nil)
  }

  /// Limits stay in the range of what they limit.
  @Test func limitsStayInRange() throws {
    let survival = Self.survival([1, 100, 100, 100], [100])
    let mean = try #require(survival.restrictedMeanInterval(upTo: 100, level: 0.999))
    #expect(mean.high == 100 && mean.low >= 0)
    for time in [1.0, 100] {
      let share = try #require(survival.shareInterval(after: time, level: 0.999))
      #expect(0 < share.low && share.low < share.high && share.high < 1)
    }
  }
}
