// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Testing

@testable import Probes

@Suite struct RecoveryProbeTests {
  /// A loss on day 10, restored on day 11 from day 4; a failure on day 20, restored at a second offer from
  /// before the start; a planned one whose profile is younger than its end; one without a desktop.
  private static let sheet = {
    var story = SmallStory()
    story.replace(.loss, onDay: 10, wanted: 1000)
    story.observations += [
      .lostWithDevice(replacement: 0, choices: 3), restored(0, on: 11, from: 4),
      .restoreState(replacement: 0, .succeeded, offered: true, stop: nil),
    ]
    story.replace(.failure, onDay: 20, wanted: 1000)
    story.observations += [
      .lostWithDevice(replacement: 1, choices: 0),
      .restoreState(replacement: 1, .failed, offered: true, stop: nil), restored(1, on: 22, from: -2),
      .restoreState(replacement: 1, .succeeded, offered: false, stop: nil),
    ]
    story.replace(.planned, onDay: 30, wanted: 1000)
    story.observations += [
      .lostWithDevice(replacement: 2, choices: 1), restored(2, on: 31, from: 30.5),
      .restoreState(replacement: 2, .setUpAsNew, offered: true, stop: nil),
    ]
    story.replace(.planned, onDay: 40, wanted: 1000)
    story.observations += [.lostWithDevice(replacement: 3, choices: 0)]
    story.replace(.loss, onDay: 72, wanted: 1000, desktop: false)
    story.observations += [.lostWithDevice(replacement: 4, choices: 2)]
    return story.sheet
  }()

  private static func restored(_ number: Int32, on day: Double, from capture: Double) -> Observation {
    .restored(
      at: SmallStory.at(days: day), replacement: number, capture: SmallStory.at(days: capture), forks: 0)
  }

  private static let expected: [(name: String, sums: [Double])] = [
    // 6 days, 22 days, and never below 0.
    ("recovery.age", [28.0, 3, 3, 0]), ("restore.age", [31.5, 3, 3, 0]),
    ("recovery.lostChoices.perReplacement", [6, 5, 5, 0]), ("recovery.noneLost.share", [2, 5, 2, 0]),
    ("recovery.beforeStart.share", [1, 3, 1, 0]), ("restore.offered.share", [3, 4, 3, 0]),
    ("restore.succeeded.share", [2, 4, 2, 0]), ("replacement.count", [5, 0, 5, 0]),
    ("restore.state.succeeded", [2, 4, 2, 0]), ("restore.state.setUpAsNew", [1, 4, 1, 0]),
    ("restore.state.notApplicable", [1, 4, 1, 0]), ("restore.state.failed", [0, 4, 0, 0]),
  ]

  @Test(arguments: expected)
  func sums(name: String, expected: [Double]) {
    #expect(Self.sheet.sums(name) == expected)
  }

  @Test func byCause() {
    #expect(Self.sheet.sums("recovery.age", .cause(.loss)) == [6, 1, 1, 0])
    #expect(Self.sheet.sums("recovery.age", .cause(.failure)) == [22, 1, 1, 0])
    #expect(Self.sheet.sums("recovery.lostChoices.perReplacement", .cause(.loss)) == [5, 2, 2, 0])
    #expect(Self.sheet.sums("restore.succeeded.share", .cause(.planned)) == [0, 2, 0, 0])
    #expect(Self.sheet.sums("replacement.count", .cause(.planned)) == [2, 0, 2, 0])
    #expect(Self.sheet.sums("replacement.count", .cause(.reset)) == [0, 0, 0, 0])
  }

  @Test func everyReplacementHasOneState() {
    let total = RestoreState.allCases.reduce(0.0) {
      $0 + Self.sheet.entry("restore.state.\($1.name)").numerator
    }
    #expect(total == 4)
  }
}
