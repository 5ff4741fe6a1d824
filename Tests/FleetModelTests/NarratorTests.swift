// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import FleetModel

@Suite struct NarratorTests {
  private static func at(_ hours: Double) -> SimulationTime { SmallGroup.at(hours) }

  private static let story: [Observation] = [
    .choice(at: at(9), seat: 0, slot: 0),
    .mattered(seat: 0, slot: 0, active: 5, onlyGivenUp: false),
    .held(at: at(10), .tenantStore, holding: 0), .held(at: at(11), .tenantStore, holding: 0),
    .desktop(at: at(12), seat: 0, replacement: 0),
    .coverage(replacement: 0, .desktop, slot: 0, shown: true, byMechanism: true, givenUp: false),
    .coverage(replacement: 0, .desktop, slot: 1, shown: false, byMechanism: false, givenUp: false),
    .coverage(replacement: 0, .desktop, slot: 2, shown: false, byMechanism: false, givenUp: false),
    .covered(replacement: 0, .desktop),
    .missing(replacement: 0, slot: 1, .changedSince), .missing(replacement: 0, slot: 2, .changedSince),
    .coverage(replacement: 0, .hour1, slot: 0, shown: true, byMechanism: false, givenUp: false),
    .covered(replacement: 0, .hour1),
  ]

  private static func told(limit: Int = .max) -> Narrator {
    let state = UserStateTests.household()
    var narrator = Narrator(
      NarrationNames(state.life, state.catalog, holdings: [Holding.nothing]), setups: [.minutes(45)],
      limit: limit)
    narrator.tell(story)
    return narrator
  }

  @Test func whatBelongsTogetherIsToldTogether() {
    #expect(
      Self.told().events.map { "\($0.clock) \($0.place)|\($0.kind): \($0.text)" } == [
        "day 0 09:00:00 PC 1|choice: sets item 0",
        "day 0 10:00:00 |custody: in the tenant's data store: nothing",
        "day 0 12:00:00 PC 1|desktop: the first desktop of replacement 1; its setup takes 45 min at the site",
        "day 0 12:00:00 |coverage: replacement 1 is looked at at the first desktop: 1 of 3 items shown, "
          + "1 of them brought by mechanisms; not shown: item 1, item 2",
        "day 0 12:00:00 |missing: replacement 1 lacks item 1, item 2: changed after the last backup",
        "day 0 13:00:00 |coverage: replacement 1 is looked at after an hour: 1 of 1 item shown, "
          + "0 of them brought by mechanisms",
      ])
  }

  @Test func allAreCountedAndTheFirstKept() {
    let some = Self.told(limit: 2)
    #expect(some.count == 6 && some.events == Array(Self.told().events.prefix(2)))
  }
}
