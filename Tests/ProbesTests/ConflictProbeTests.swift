// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Testing

@testable import Probes

@Suite struct ConflictProbeTests {
  private static func upload(_ outcome: Observation.Outcome?, isRestore: Bool = false) -> Observation {
    .upload(at: SmallStory.at(days: 1), seat: 0, outcome, isRestore: isRestore)
  }

  private static let story = {
    let day = SmallStory.at(days: 1)
    var story = SmallStory([
      upload(nil), upload(nil), upload(nil), upload(.harmless), upload(.wrongWinner), upload(.collateral),
      upload(.collateral), upload(nil, isRestore: true), upload(.wrongWinner, isRestore: true),
      .choiceLost(at: day, slot: 0), .choiceLost(at: day, slot: 2), .choiceLost(at: day, slot: 3),
      .intrusion(at: day, seat: 0, slot: 1, replacedDefault: false),
      .intrusion(at: day, seat: 0, slot: 1, replacedDefault: true),
      .intrusion(at: day, seat: 1, slot: 2, replacedDefault: true),
    ])
    for _ in 0..<8 { story.observations.append(.choice(at: day, seat: 0, slot: 0)) }
    story.replace(.loss, onDay: 2, wanted: 1000)
    story.observations.append(.restored(at: day, replacement: 0, capture: day, forks: 3))
    story.replace(.loss, onDay: 4, wanted: 1000)
    story.replace(.loss, onDay: 6, wanted: 1000, desktop: false)
    return story
  }()

  private static let expected: [(name: String, sums: [Double])] = [
    ("conflict.uploads.share", [4.0, 7, 4, 0]), ("conflict.uploads.perUserYear", [4, 0.2, 4, 0]),
    ("conflict.uploads.per1000Choices", [4000, 8, 8, 0]), ("conflict.restores.perUserYear", [1, 0.2, 1, 0]),
    ("conflict.harmless.perUserYear", [1, 0.2, 1, 0]), ("conflict.wrongWinner.perUserYear", [1, 0.2, 1, 0]),
    ("conflict.collateral.perUserYear", [2, 0.2, 2, 0]),
    ("conflict.lostChoices.perUserYear", [3, 0.2, 3, 0]),
    ("conflict.intrusions.perUserYear", [1, 0.2, 1, 0]),
    ("conflict.intrusionsOverDefault.perUserYear", [2, 0.2, 2, 0]),
    // Replacements that reached a desktop.
    ("conflict.forks.perReplacement", [3, 2, 2, 0]),
  ]

  @Test(arguments: expected)
  func sums(name: String, expected: [Double]) {
    #expect(Self.story.sheet.sums(name) == expected)
  }

  @Test func byCategory() {
    let sheet = Self.story.sheet
    #expect(sheet.sums("conflict.lostChoices.perUserYear", SmallStory.a) == [1, 0.2, 1, 0])
    #expect(sheet.sums("conflict.lostChoices.perUserYear", SmallStory.b) == [2, 0.2, 2, 0])
    #expect(sheet.sums("conflict.intrusions.perUserYear", SmallStory.a) == [1, 0.2, 1, 0])
    #expect(sheet.sums("conflict.intrusions.perUserYear", SmallStory.b) == [0, 0.2, 0, 0])
    #expect(sheet.sums("conflict.intrusionsOverDefault.perUserYear", SmallStory.a) == [1, 0.2, 1, 0])
    #expect(sheet.sums("conflict.intrusionsOverDefault.perUserYear", SmallStory.b) == [1, 0.2, 1, 0])
  }

  /// No uploads, no share: never 0.
  @Test func noDataIsNotZero() {
    let sheet = SmallStory().sheet
    #expect(sheet.entry("conflict.uploads.share").mean == nil)
    #expect(sheet.entry("conflict.forks.perReplacement").mean == nil)
    #expect(sheet.entry("conflict.uploads.perUserYear").mean == 0)
  }
}
