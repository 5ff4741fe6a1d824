// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import FleetModel
@testable import Probes

@Suite struct ActivityProbeTests {
  @Test func sums() {
    let day = SmallStory.at(days: 3)
    var story = SmallStory([
      .choice(at: day, seat: 0, slot: 0), .choice(at: day, seat: 0, slot: 1),
      .repair(at: day, seat: 0, slot: 0, by: .byHand),
    ])
    story.events = 321
    // Item 2 twice.
    story.history = [2, 2, 1].map { Life.PastChoice(slot: $0, seat: 0) }
    #expect(story.sheet.sums("user.choices.perUserYear") == [2, 0.2, 2, 0])
    #expect(story.sheet.sums("user.wantedItems.start") == [2, 1, 1, 0])
    #expect(story.sheet.sums("user.wantedItems.end") == [4, 1, 1, 0])
    #expect(story.sheet.sums("engine.events") == [321, 0, 321, 0])
  }
}
