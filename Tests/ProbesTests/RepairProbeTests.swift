// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Testing

@testable import Probes

@Suite struct RepairProbeTests {
  private static let sheet = {
    let day = SmallStory.at(days: 3)
    var story = SmallStory([
      .repair(at: day, seat: 0, slot: 0, by: .byHand), .repair(at: day, seat: 0, slot: 0, by: .byHand),
      .repair(at: day, seat: 1, slot: 2, by: .byHand), .repair(at: day, seat: 1, slot: 2, by: .helpDesk),
      .repair(at: day, seat: 1, slot: 3, by: .livesWithIt),
      .ticket(at: day, seat: 0, slot: 1, handling: .zero),
      .ticket(at: day, seat: 0, slot: 2, handling: .zero),
      .ticket(at: day, seat: 0, slot: 3, handling: .zero),
    ])
    story.replace(.loss, onDay: 2, wanted: 0)
    story.replace(.loss, onDay: 4, wanted: 0, desktop: false)
    return story.sheet
  }()

  private static let expected: [(name: String, sums: [Double])] = [
    ("repair.byHand.perUserYear", [3.0, 0.2, 3, 0]),
    // Twice 1.5 minutes and once 4.
    ("repair.minutes.perUserYear", [7, 0.2, 3, 0]), ("repair.givenUp.perUserYear", [1, 0.2, 1, 0]),
    ("helpDesk.tickets.perUserYear", [3, 0.2, 3, 0]), ("helpDesk.tickets.perReplacement", [3, 2, 2, 0]),
  ]

  @Test(arguments: expected)
  func sums(name: String, expected: [Double]) {
    #expect(Self.sheet.sums(name) == expected)
  }

  @Test func theYearsOfSomebodyWhoLeavesEndThen() {
    var story = SmallStory([.repair(at: SmallStory.at(days: 3), seat: 0, slot: 0, by: .byHand)])
    story.leaves = 36.5
    #expect(story.sheet.sums("repair.byHand.perUserYear") == [1, 0.1, 1, 0])
  }
}
