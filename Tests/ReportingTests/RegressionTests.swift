// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Probes
import Results
import Testing

@testable import Reporting

/// What becomes of a measure, and where two stories part.
@Suite struct RegressionTests {
  private static let before = SmallBaseline.plain

  private static func line(_ after: Baseline.Figures?) -> Regression.Line? {
    Regression(before: before, after: SmallBaseline.changed(after)).lines.first {
      $0.measure == "coverage.day1.mean" && $0.strategy == "backup"
    }
  }

  @Test func theSameDigestIsIdentical() {
    let regression = Regression(before: Self.before, after: Self.before)
    #expect(regression.isIdentical && regression.isEquivalent && regression.hasSameEvents)
    #expect(regression.lines.count == 3 && regression.count(.equal) == 3)
  }

  /// The margin is a point. Paired, the shift is known exactly; of intervals alone it is known to within
  /// 1.64 x 0.96 x step x sqrt 2.
  @Test(
    arguments: [
      (0.6, 0.001, true, .equal), (0.6, 0.001, false, .equal), (0.608, 0.001, true, .equivalent),
      (0.612, 0.001, true, .different), (0.588, 0.001, true, .different), (0.605, 0.001, false, .equivalent),
      (0.62, 0.001, false, .different), (0.609, 0.001, false, .inconclusive),
    ] as [(Double, Double, Bool, Regression.Outcome)])
  func verdicts(mean: Double, step: Double, known: Bool, outcome: Regression.Outcome) throws {
    let line = try #require(Self.line(SmallBaseline.figures(mean, step: step, known: known)))
    #expect(line.outcome == outcome)
    #expect((line.needed != nil) == (outcome == .inconclusive))
    #expect(abs(try #require(line.difference) - (mean - 0.6)) < 1e-12)
    #expect(
      Regression(
        before: Self.before,
        after: SmallBaseline.changed(SmallBaseline.figures(mean, step: step, known: known))
      ).isEquivalent == (outcome == .equal || outcome == .equivalent))
  }

  @Test func whatOnlyOneHasIsNotTheSame() throws {
    #expect(Self.line(nil)?.outcome == .onlyBefore)
    var after = SmallBaseline.changed(SmallBaseline.figures(0.6))
    after.strategies[1] = "roaming"
    let regression = Regression(before: Self.before, after: after)
    #expect(regression.count(.onlyBefore) == 1 && regression.count(.onlyAfter) == 1)
    #expect(!regression.isEquivalent && regression.lines[0].outcome == .onlyBefore)
  }

  @Test func anotherSeedIsNotPaired() throws {
    var after = SmallBaseline.changed(SmallBaseline.figures(0.609))
    after.seed = 43
    let regression = Regression(before: Self.before, after: after)
    #expect(regression.lines[0].outcome == .inconclusive)
    #expect(regression.dissimilarities == ["the seed is 42 before and 43 after"])
  }

  /// 0.6 in every one of a few replications may be luck.
  @Test func whatNeverVariedIsNotTakenForCertain() throws {
    var before = Self.before
    before.measures[0].figures[0] = SmallBaseline.figures(0.6, step: 0, known: false)
    let after = SmallBaseline.changed(SmallBaseline.figures(0.616, step: 0.004, known: false))
    let line = try #require(Regression(before: before, after: after).lines.first)
    let interval = try #require(line.interval)
    // 1.734 is Student's t of 18 degrees of freedom.
    let reach = 1.734 * 0.004 * (2 * 82.5 / 9 / 10).squareRoot()
    #expect(abs(interval.low - 0.016 + reach) < 1e-5 && abs(interval.high - 0.016 - reach) < 1e-5)
    #expect(line.outcome == .inconclusive)
  }

  @Test func pairsThatLackOneAreNotMade() throws {
    var figures = SmallBaseline.figures(0.609)
    for position in 5..<10 { figures.contributions[position] = nil }
    figures.n = 5
    let line = try #require(Self.line(figures))
    let interval = try #require(line.interval)
    let difference = try #require(line.difference)
    #expect(interval.low < difference && difference < interval.high)
    #expect(line.needed ?? 1 > 0)
  }

  @Test func whyTheRunsDifferIsSaid() {
    var after = SmallBaseline.changed(SmallBaseline.figures(0.6))
    after.currency = "USD"
    after.strategies[1] = "roaming"
    #expect(
      Regression(before: Self.before, after: after).dissimilarities == [
        "money is EUR before and USD after", "the strategy nothing is only before",
        "the strategy roaming is only after",
      ])
  }

  @Test func theWorstComesFirst() {
    var after = SmallBaseline.changed(SmallBaseline.figures(0.612))
    after.measures[1].figures[0] = SmallBaseline.figures(260, step: 0.1)
    after.measures[0].figures[1] = SmallBaseline.figures(0.301)
    let lines = Regression(before: Self.before, after: after).lines
    #expect(
      lines.map { "\($0.measure) \($0.strategy) \($0.outcome)" } == [
        "provisioning.familiar.mean backup different", "coverage.day1.mean backup different",
        "coverage.day1.mean nothing equivalent",
      ])
    // 2% of what it was.
    #expect(lines[0].margin == 4)
  }

  // MARK: Events

  private static func place(
    _ story: [NarratedEvent], count: Int = 3, digest: String = "33ff"
  ) -> Divergence.Place? {
    var after = SmallBaseline.changed(SmallBaseline.figures(0.5))
    after.events[0] = SmallBaseline.events(digest, story)
    after.events[0].samples[0].count = count
    let found = Regression(before: before, after: after).divergences
    #expect(found.allSatisfy { $0.strategy == "backup" })
    return found.first?.place
  }

  @Test func theFirstEventThatDiffersIsNamed() {
    var story = SmallBaseline.story
    #expect(Self.place(story, digest: "00ff") == nil)
    story[1].text = "a backup fails"
    #expect(
      Self.place(story)
        == .event(user: "office/2", number: 2, before: SmallBaseline.story[1], after: story[1]))
    // A baseline keeps only the first events of a story: it has not ended with the last of them.
    #expect(Self.place(Array(story.prefix(1))) == .later(user: "office/2", same: 1))
    #expect(
      Self.place(Array(story.prefix(1)), count: 1)
        == .event(user: "office/2", number: 2, before: SmallBaseline.story[1], after: nil))
    #expect(Self.place(SmallBaseline.story) == .untold(user: "office/2"))
  }

  @Test func theEarliestOfSeveralPeopleIsNamed() {
    var (before, after) = (Self.before, SmallBaseline.changed(SmallBaseline.figures(0.5)))
    let late = SmallBaseline.event(50, "choice", "sets Theme")
    let early = SmallBaseline.event(10, "choice", "sets Theme")
    before.events[0].samples = [
      .init(user: "a/0", digest: "1", count: 1, events: [late]),
      .init(user: "b/0", digest: "1", count: 1, events: [late]),
    ]
    after.events[0] = before.events[0]
    after.events[0].digest = "other"
    after.events[0].samples[0].digest = "2"
    after.events[0].samples[0].events[0].text = "sets Keyboard"
    after.events[0].samples[1] = .init(user: "b/0", digest: "2", count: 1, events: [early])
    #expect(
      Regression(before: before, after: after).divergences.map(\.place) == [
        .event(user: "b/0", number: 1, before: late, after: early)
      ])
  }

  @Test func nobodyRecordedDiffers() {
    var after = SmallBaseline.changed(SmallBaseline.figures(0.5))
    after.events[0].digest = "44ff"
    after.events[0].chunks[1].digest = "44ff"
    #expect(
      Regression(before: Self.before, after: after).divergences == [
        Divergence(strategy: "backup", place: .chunk(group: "office", users: 256..<300), recorded: 1)
      ])
    // Each run recorded somebody else.
    after.events[0].samples[0].user = "office/9"
    after.events[0].samples[0].digest = "44ff"
    #expect(
      Regression(before: Self.before, after: after).divergences == [
        Divergence(strategy: "backup", place: .chunk(group: "office", users: 256..<300), recorded: 0)
      ])
  }

  @Test func somebodyWhoIsNotToldIsNamed() {
    var (before, after) = (Self.before, SmallBaseline.changed(SmallBaseline.figures(0.5)))
    before.events[0].samples += (3..<6).map { .init(user: "office/\($0)", digest: "a", count: 0, events: []) }
    after.events[0] = before.events[0]
    after.events[0].digest = "44ff"
    for position in 2..<4 { after.events[0].samples[position].digest = "b" }
    let person = Divergence(strategy: "backup", place: .person(user: "office/4"), recorded: 1)
    #expect(Regression(before: before, after: after).divergences == [person])
    // Told in one run only, there is nothing to set side by side.
    after.events[0].samples[2].count = 3
    after.events[0].samples[2].events = SmallBaseline.story
    #expect(Regression(before: before, after: after).divergences == [person])
  }

  @Test func otherPeopleAreNamed() {
    var after = SmallBaseline.changed(SmallBaseline.figures(0.5))
    after.events[0].digest = "44ff"
    after.events[0].chunks[1].users = 256..<310
    #expect(
      Regression(before: Self.before, after: after).divergences.map(\.place) == [
        .people(group: "office", before: 300, after: 310)
      ])
    after.events[0].chunks = Self.before.events[0].chunks + [.init(group: "plant", users: 0..<5, digest: "1")]
    #expect(
      Regression(before: Self.before, after: after).divergences.map(\.place) == [
        .people(group: "plant", before: 0, after: 5)
      ])
  }

  @Test func aRunWithoutEventsHasNotTheSame() {
    var after = Self.before
    after.events = []
    let regression = Regression(before: Self.before, after: after)
    #expect(regression.isIdentical && !regression.hasSameEvents)
    #expect(regression.divergences.map(\.place) == [.unknown, .unknown])
  }

  @Test func aSweepMoreIsSaidInShort() {
    var after = Self.before
    after.strategies += (1...7).map { "backup @ cadence=\($0) days" }
    for position in after.measures.indices {
      after.measures[position].figures += Array(repeating: SmallBaseline.figures(0.5), count: 7)
    }
    #expect(
      Regression(before: Self.before, after: after).dissimilarities == [
        "7 strategies, such as backup @ cadence=1 days, are only after"
      ])
  }

  // MARK: Margins

  @Test func theNearestMarginHolds() throws {
    let margins = [
      RunDescription.Margin(measures: "default", amount: 0.05, isPercentage: true, text: "5%"),
      RunDescription.Margin(measures: "coverage.*", amount: 0.03, isPercentage: true, text: "3%"),
      RunDescription.Margin(measures: "coverage.d*", amount: 0.02, isPercentage: true, text: "2%"),
      RunDescription.Margin(measures: "coverage.day7", amount: 0.04, isPercentage: true, text: "4%"),
      RunDescription.Margin(measures: "restore.age", amount: 0.5, isPercentage: false, text: "12 h"),
    ]
    func margin(_ name: String, _ margins: [RunDescription.Margin]) throws -> EquivalenceMargin {
      EquivalenceMargin(try #require(Metric.named(name)), margins)
    }
    #expect(
      try ["coverage.day7", "coverage.day1", "coverage.hour1", "restore.succeeded.share"].map {
        try margin($0, margins).amount
      } == [0.04, 0.02, 0.03, 0.05])
    #expect(try margin("restore.age", margins) == .init(amount: 0.5, isRelative: false, isAssumed: false))
    #expect(try margin("recovery.age", margins) == .init(amount: 0.05, isRelative: true, isAssumed: false))
    #expect(try margin("recovery.age", []) == .init(amount: 0.02, isRelative: true, isAssumed: true))
    #expect(try margin("coverage.day1", []) == .init(amount: 0.01, isRelative: false, isAssumed: true))
    #expect(try margin("recovery.age", []).width(around: -50) == 1)
  }
}
