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

    measure                strategy  before  after  change                       margin  verdict
    coverage.day1.mean, %  backup    60.00   61.20  1.20 (in every replication)  ±1      different

    2 more with --all.

    What happened differently first, in replication 0:

    under backup: office/2, event 2
      before  day 1 09:00:00  PC 1  backup  a backup is taken
      after   day 1 10:00:00  PC 1  backup  a backup fails
      all of it, before: roamback explain offices.yaml --user office/2 --strategy backup
      all of it, after:  roamback explain offices.yaml --set 'restore.fails=3%' --user office/2 --strategy backup
    """

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
        under backup and nothing: nobody who was recorded; among office/256 to 299 first
          all of it, with either version: roamback explain offices.yaml --user office/256 --strategy backup
        """), "\(text)")
  }

  @Test func theSameEventsPointAtTheMeasuring() {
    let text = Self.text(SmallBaseline.changed(SmallBaseline.figures(0.612))).text(width: nil)
    #expect(text.contains("Every event of the first replication is the same"))
  }
}
