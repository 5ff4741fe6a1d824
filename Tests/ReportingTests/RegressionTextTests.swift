// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Reporting

/// What `roamback compare` prints.
@Suite struct RegressionTextTests {
  private static func text(_ after: Baseline, showsAll: Bool = false) -> RegressionText {
    RegressionText(Regression(before: SmallBaseline.plain, after: after), showsAll: showsAll)
  }

  @Test func identicalIsSaidInOneLine() {
    let text = Self.text(SmallBaseline.plain)
    #expect(text.text(width: nil) == "Identical: every result is the same (digest aaaa).")
    #expect(text.summary == "identical")
  }

  private static var changed: Baseline {
    var after = SmallBaseline.changed(SmallBaseline.figures(0.612))
    after.measures[0].figures[1] = SmallBaseline.figures(0.301)
    after.fingerprint = "11ff11ff11ff"
    after.command = "roamback run offices.yaml --set 'restore.fails=3%'"
    var story = SmallBaseline.story
    story[1] = SmallBaseline.event(34, "backup", "a backup fails")
    after.events[0] = SmallBaseline.events("33ff", story)
    return after
  }

  @Test func theWorstAndTheFirstEventAreShown() {
    #expect(Self.text(Self.changed).text(width: nil) == Self.expected)
    #expect(
      Self.text(Self.changed).summary
        == "not equivalent: 1 different, 1 equivalent, 1 equal; worst: coverage.day1.mean under backup")
  }

  private static let expected = """
    The results differ (digest aaaa before, bbbb after).
    Not the same run: its parameters differ (fingerprint 00ff00ff before, 11ff11ff after).
    Of 3 figures: 1 different, 1 equivalent, 1 equal.
    Replications are compared pair by pair; a change stands with its 90% interval.

    measure                strategy  before  after  change                       margin  verdict
    coverage.day1.mean, %  backup    60.00   61.20  1.20 (in every replication)  ±1      different

    2 more with --all.

    What happened differently first, in replication 0, to the one person recorded in both:

    under backup: office/2, event 2
      before  day 1 09:00:00  PC 1  backup  a backup is taken
      after   day 1 10:00:00  PC 1  backup  a backup fails
      all of it, before: roamback explain offices.yaml --user office/2 --strategy backup
      all of it, after:  roamback explain offices.yaml --set 'restore.fails=3%' --user office/2 --strategy backup
    """

  @Test func whichParametersDifferIsSaid() {
    func sentence(_ values: [(String, String, String)]) -> String {
      var (before, after) = (SmallBaseline.plain, SmallBaseline.changed(SmallBaseline.figures(0.612)))
      after.fingerprint = "11ff11ff11ff"
      before.parameters = values.map { .init(path: $0.0, value: $0.1, origin: "assumed") }
      after.parameters = values.map { .init(path: $0.0, value: $0.2, origin: "assumed") }
      return RegressionText(Regression(before: before, after: after)).text(width: nil)
    }
    #expect(
      sentence([("online", "90%", "90%"), ("backup.cadence", "8 days", "7 days")]).contains(
        "after): backup.cadence is 8 days before and 7 days after.\n"))
    #expect(
      sentence((0..<5).map { ("p\($0)", "1", "2") }).contains("p2 is 1 before and 2 after; and 2 more.\n"))
    #expect(sentence([("online", "90%", "90%")]).contains("11ff11ff after).\n"))
    #expect(!sentence([("run.replications", "10", "20")]).contains("its parameters differ"))
  }

  @Test func ofALongerRunTheReplicationsThatBothHaveAreCompared() throws {
    var short = SmallTable.whole
    let long = short.table
    short.run.replications = 6
    short.series = short.series.map { series in
      var series = series
      series.measures = Array(series.measures.prefix(6))
      return series
    }
    let before = Baseline(short.table, digest: "aaaa", events: [])
    let whole = Baseline(long, digest: "bbbb", events: [])
    #expect(before.common(with: whole) == 6 && whole.common(with: before) == 6)
    #expect(before.common(with: before) == nil)
    var after = Baseline(long.first(6), digest: "bbbb", events: [])
    (after.replications, after.first) = (10, 6)
    let text = RegressionText(Regression(before: before, after: after))
    #expect(text.summary.hasPrefix("equivalent: ") && text.summary.hasSuffix(" equal"))
    #expect(
      text.text(width: nil).contains("Every figure, over the 6 replications that both have, is the same."))
    var other = after
    other.seed += 1
    #expect(before.common(with: other) == nil)
    let unrelated = Regression(before: before, after: whole)
    #expect(unrelated.unpaired == "they have not equally many")
  }

  @Test func assumedMarginsAreSaidToBe() {
    let sentence = "Margins are assumed: the scenario before has none under `margins`."
    var before = SmallBaseline.plain
    #expect(!Self.text(Self.changed).text(width: nil).contains(sentence))
    before.measures[1].margin.isAssumed = true
    let text = RegressionText(Regression(before: before, after: Self.changed))
    #expect(text.text(width: nil).contains(sentence))
  }

  @Test func allOfThemOnRequest() {
    let lines = Self.text(Self.changed, showsAll: true).text(width: nil).split(separator: "\n")
    #expect(lines.count { $0.hasSuffix("equal") || $0.hasSuffix("equivalent") } == 2)
    #expect(!lines.contains { $0.contains("--all") })
  }

  @Test func aChunkIsNamedWhereNobodyRecordedDiffers() {
    var after = SmallBaseline.changed(SmallBaseline.figures(0.6))
    for position in 0..<2 {
      after.events[position].digest = "44ff"
      after.events[position].chunks[1].digest = "44ff"
    }
    let text = Self.text(after).text(width: nil)
    #expect(
      text.hasSuffix(
        """
        What happened differs in replication 0, though not to the one person recorded in both:

        under backup and nothing: somebody else, first among office/256 to 299
          one of them, with either version: roamback explain offices.yaml --user office/256 --strategy backup
        """), "\(text)")
  }

  @Test func manyThatPartTogetherAreSaidInShort() {
    var before = SmallBaseline.plain
    let points = (1...7).map { "backup @ cadence=\($0) days" }
    before.strategies += points
    before.measures = []
    before.events += points.map { SmallBaseline.events(of: $0) }
    var after = before
    after.digest = "bbbb"
    for position in 2..<9 { after.events[position].samples[0].digest = "44ff" }
    for position in 2..<9 { after.events[position].digest = "44ff" }
    #expect(
      RegressionText(Regression(before: before, after: after)).text(width: 60).contains(
        """
        under 7 strategies, such as backup @ cadence=1 days:
        office/2; the story reads the same, and what is not told in
        it differs
        """))
  }

  @Test func theSameEventsPointAtTheMeasuring() {
    let text = Self.text(SmallBaseline.changed(SmallBaseline.figures(0.612))).text(width: nil)
    #expect(text.contains("Every event of the first replication is the same"))
  }

  @Test func aNarrowTerminalHasTwoLinesForEach() {
    let text = Self.text(Self.changed).text(width: 60)
    #expect(
      text.contains(
        """

        backup: coverage.day1.mean, %
          different: 60.00 before, 61.20 after, change 1.20 (in
          every replication), margin ±1

        2 more with --all.
        """), "\(text)")
    let sentences = text.split(separator: "\n").filter { !$0.contains("roamback explain") }
    #expect(sentences.allSatisfy { $0.count <= 60 }, "\(text)")
  }

  @Test func whyReplicationsAreUnrelatedIsSaid() {
    var after = SmallBaseline.changed(SmallBaseline.figures(0.612, known: false))
    for position in 0..<2 { after.measures[position].figures[0]?.contributions = [] }
    after.measures[0].figures[1]?.contributions = []
    #expect(
      Self.text(after).text(width: nil).contains(
        "Replications are compared as unrelated, since a baseline keeps intervals alone, not each "
          + "replication; a change stands"))
    after.seed = 1
    #expect(Self.text(after).text(width: nil).contains("as unrelated, since their seeds differ; a change"))
  }

  @Test func aStrategyOfOneRunDoesNotHideTheOthers() {
    var after = Self.changed
    after.strategies[1] = "roaming"
    let text = Self.text(after)
    let lines = text.text(width: nil)
    #expect(lines.contains("Not the same run: the strategy nothing is only before."))
    #expect(lines.contains("Not the same run: the strategy roaming is only after."))
    #expect(!lines.contains("only before\n") && lines.contains("3 more with --all."))
    #expect(text.summary.hasSuffix("worst: coverage.day1.mean under backup"))
  }

  @Test func whatIsNotComparedIsSaidWhereNothingElseDiffers() {
    let text = Self.text(SmallBaseline.changed(SmallBaseline.figures(0.6))).text(width: nil)
    #expect(text.contains("What differs is no figure of the whole fleet"))
    #expect(text.hasSuffix("\n\n3 with --all."))
    #expect(!text.contains("how it is measured"))
  }

  @Test func anEditedBaselineIsSeen() {
    var after = SmallBaseline.changed(SmallBaseline.figures(0.7))
    after.digest = SmallBaseline.plain.digest
    let regression = Regression(before: SmallBaseline.plain, after: after)
    #expect(!regression.isIdentical && !regression.isEquivalent)
    let text = RegressionText(regression)
    #expect(text.text(width: nil).hasPrefix("The digests are the same ("))
    #expect(text.text(width: nil).contains("and the figures are not: a baseline is edited"))
    #expect(text.summary.hasPrefix("not equivalent: 1 different"))
  }

  @Test func whereNobodyIsToldWhatIsKnownIsSaid() {
    var after = SmallBaseline.changed(SmallBaseline.figures(0.7))
    after.events[0] = SmallBaseline.events("33ff")
    after.events[1].digest = "44ff"
    after.events[1].chunks[1].users = 256..<257
    let text = Self.text(after).text(width: nil)
    #expect(text.contains("under backup: office/2; the story reads the same, and what is not told in it"))
    #expect(text.contains("under nothing: the group office has 300 people before, 257 people after"))
    after.events[0].samples = []
    after.events[1].samples = []
    #expect(Self.text(after).text(width: nil).contains("the two recorded nobody in common:"))
  }

  @Test func somebodyWhoIsNotToldHasAStoryToAskFor() {
    var (before, after) = (SmallBaseline.plain, SmallBaseline.changed(SmallBaseline.figures(0.7)))
    before.events[0].samples.append(.init(user: "office/9", digest: "a", count: 0, events: []))
    after.events[0] = before.events[0]
    (after.events[0].digest, after.events[0].samples[1].digest) = ("44ff", "b")
    #expect(
      RegressionText(Regression(before: before, after: after)).text(width: nil).hasSuffix(
        """
        What happened differs in replication 0, though not to the one person recorded in both:

        under backup: office/9, the first of those of whom a digest alone is kept
          all of it, with either version: roamback explain offices.yaml --user office/9 --strategy backup
        """))
  }

  @Test func aNameLikeAnOptionIsStillAValue() {
    var (before, after) = (SmallBaseline.plain, SmallBaseline.changed(SmallBaseline.figures(0.7)))
    (before.strategies[0], before.events[0].strategy) = ("-x y", "-x y")
    (after.strategies[0], after.events[0].strategy) = ("-x y", "-x y")
    after.events[0].digest = "44ff"
    after.events[0].samples[0].digest = "44ff"
    #expect(
      RegressionText(Regression(before: before, after: after)).text(width: nil).contains(
        "explain offices.yaml --user office/2 --strategy='-x y'"))
  }

  @Test func textFromAFileStaysText() {
    var after = SmallBaseline.changed(SmallBaseline.figures(0.7))
    (after.digest, after.fingerprint, after.currency) = ("\u{1B}[2J", "\u{1B}[3J", "\u{1B}[4J")
    #expect(!Self.text(after).text(width: nil).contains("\u{1B}"))
  }
}
