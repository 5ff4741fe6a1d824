// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Testing

@testable import Probes

@Suite struct CoverageProbeTests {
  private static func cover(
    _ point: CoveragePoint, shown: [Int32], byMechanism: [Int32], givenUp: [Int32] = [], of list: [Int32],
    _ number: Int32 = 0
  ) -> [Observation] {
    list.map {
      .coverage(
        replacement: number, point, slot: $0, shown: shown.contains($0),
        byMechanism: byMechanism.contains($0),
        givenUp: givenUp.contains($0))
    } + [.covered(replacement: number, point)]
  }

  /// A loss with items 0 to 3 wanted (7.5 in all), and a failure at which the device was gone within a day.
  private static let sheet = {
    var story = SmallStory()
    story.replace(.loss, onDay: 2, wanted: 7500)
    story.observations += cover(.desktop, shown: [1], byMechanism: [1], of: [0, 1, 2, 3])
    story.observations += [
      .missing(replacement: 0, slot: 0, .changedSince), .missing(replacement: 0, slot: 2, .noProfile),
      .missing(replacement: 0, slot: 3, .noProfile),
    ]
    story.observations += cover(.hour1, shown: [1, 2], byMechanism: [1], of: [0, 1, 2, 3])
    story.observations += cover(.day1, shown: [1, 2, 3], byMechanism: [1, 3], of: [0, 1, 2, 3])
    story.observations += cover(
      .day7, shown: [1, 2, 3], byMechanism: [1, 3], givenUp: [0], of: [0, 1, 2, 3])
    story.replace(.failure, onDay: 20, wanted: 3000)
    story.observations += cover(.desktop, shown: [0], byMechanism: [], of: [0, 1], 1)
    story.observations += [.missing(replacement: 1, slot: 1, .declined)]
    story.replace(.failure, onDay: 30, wanted: 0)
    story.observations += cover(.desktop, shown: [], byMechanism: [], of: [], 2)
    story.replace(.planned, onDay: 40, wanted: 1000, desktop: false)
    return story.sheet
  }()

  private static func isNear(_ sums: [Double], _ expected: [Double]) -> Bool {
    zip(sums, expected).allSatisfy { abs($0 - $1) < 1e-12 }
  }

  /// The third has an empty list; the fourth never came to a desktop.
  private static let expected: [(name: String, sums: [Double])] = [
    ("coverage.desktop", [2.0 / 7.5 + 1.0 / 3, 2, 2, 1]), ("coverage.hour1", [2.5 / 7.5, 1, 1, 2]),
    ("coverage.day1", [6.5 / 7.5, 1, 1, 2]), ("coverage.day7", [6.5 / 7.5, 1, 1, 2]),
    ("coverage.byMechanism.desktop", [2 / 7.5, 2, 2, 1]), ("coverage.byMechanism.hour1", [2 / 7.5, 1, 1, 2]),
    ("coverage.byMechanism.day7", [6 / 7.5, 1, 1, 2]),
    ("coverage.withoutSurroundings.day1", [2.5 / 3.5, 1, 1, 2]),
    ("coverage.withoutSurroundings.desktop", [2 / 3.5 + 1.0 / 3, 2, 2, 1]),
    ("coverage.givenUp.share", [1 / 7.5, 1, 1, 0]), ("coverage.nothingWanted.share", [1, 3, 1, 0]),
  ]

  @Test(arguments: expected)
  func sums(name: String, expected: [Double]) {
    #expect(Self.isNear(Self.sheet.sums(name), expected), "\(Self.sheet.sums(name))")
  }

  @Test func byCause() {
    let sums = { (name: String, cause: Cause) in Self.sheet.sums(name, .cause(cause)) }
    #expect(Self.isNear(sums("coverage.desktop", .loss), [2 / 7.5, 1, 1, 0]))
    #expect(Self.isNear(sums("coverage.desktop", .failure), [1.0 / 3, 1, 1, 0]))
    #expect(Self.isNear(sums("coverage.desktop", .planned), [0, 0, 0, 1]))
    #expect(Self.isNear(sums("coverage.day7", .failure), [0, 0, 0, 1]))
    #expect(Self.isNear(sums("coverage.nothingWanted.share", .failure), [1, 2, 1, 0]))
    #expect(Self.isNear(sums("coverage.missing.declined", .failure), [2.0 / 3, 1, 1, 0]))
    #expect(Self.isNear(sums("coverage.missing.declined", .loss), [0, 1, 1, 0]))
  }

  @Test func byCategory() {
    #expect(Self.isNear(Self.sheet.sums("coverage.desktop", SmallStory.a), [2.0 / 3 + 1.0 / 3, 2, 2, 0]))
    #expect(Self.isNear(Self.sheet.sums("coverage.desktop", SmallStory.b), [0, 1, 1, 0]))
    #expect(Self.isNear(Self.sheet.sums("coverage.hour1", SmallStory.b), [0.5 / 4.5, 1, 1, 0]))
    #expect(Self.isNear(Self.sheet.sums("coverage.byMechanism.day1", SmallStory.b), [4 / 4.5, 1, 1, 0]))
    #expect(Self.isNear(Self.sheet.sums("coverage.givenUp.share", SmallStory.a), [1.0 / 3, 1, 1, 0]))
  }

  /// What is missing at the desktop and what is shown make up the list.
  @Test func theWaterfallAddsUpToOne() {
    var total = Self.sheet.entry("coverage.desktop").mean!
    for reason in Absence.allCases { total += Self.sheet.entry("coverage.missing.\(reason.name)").mean! }
    #expect(abs(total - 1) < 1e-12)
    #expect(Self.isNear(Self.sheet.sums("coverage.missing.noProfile"), [4.5 / 7.5, 2, 2, 0]))
    #expect(Self.isNear(Self.sheet.sums("coverage.missing.changedSince"), [1 / 7.5, 2, 2, 0]))
  }

  @Test func withoutReplacementsThereIsNoCoverage() {
    #expect(SmallStory().sheet.sums("coverage.day1") == [0, 0, 0, 0])
    #expect(SmallStory().sheet.entry("coverage.day1").mean == nil)
  }
}
