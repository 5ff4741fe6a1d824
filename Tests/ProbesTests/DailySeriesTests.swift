// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import FleetModel
@testable import Probes

@Suite struct DailySeriesTests {
  @Test("What happened is counted on its day, once, and a restore's conflict not at all")
  func counts() {
    func at(_ days: Double) -> SimulationTime { SmallStory.at(days: days) }
    let daily = SmallStory([
      .choice(at: at(0), seat: 0, slot: 0), .choice(at: at(0.999), seat: 0, slot: 1),
      .choice(at: at(3), seat: 1, slot: 0),
      .upload(at: at(1.5), seat: 0, .harmless, isRestore: false),
      .upload(at: at(1.6), seat: 0, .collateral, isRestore: true),
      .upload(at: at(1.7), seat: 0, nil, isRestore: false),
      .repair(at: at(2), seat: 0, slot: 0, by: .byHand),
      .repair(at: at(2), seat: 0, slot: 0, by: .livesWithIt),
      .ticket(at: at(4.2), seat: 0, slot: 0, handling: .minutes(5)),
    ]).sheet.daily
    #expect(daily.days(.choices) == [2, 0, 0, 1])
    #expect(daily.days(.conflicts) == [0, 1])
    #expect(daily.days(.repairs) == [0, 0, 1])
    #expect(daily.days(.tickets) == [0, 0, 0, 0, 1])
  }

  @Test("Merging adds day by day, whichever is longer")
  func merging() {
    func series(_ days: [Double]) -> DailySeries {
      SmallStory(days.map { .choice(at: SmallStory.at(days: $0), seat: 0, slot: 0) }).sheet.daily
    }
    var (short, long) = (series([0, 1]), series([1, 3, 3]))
    let other = short
    short.merge(long)
    long.merge(other)
    #expect(short.days(.choices) == [1, 2, 0, 2] && short == long)
    let before = short
    short.merge(DailySeries())
    #expect(short == before)
  }

  @Test("Names stand in byte order, and each finds its measure")
  func names() {
    let names = DailySeries.Measure.allCases.map(\.name)
    #expect(names == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(DailySeries.Measure.allCases.allSatisfy { DailySeries.Measure.named($0.name) == $0 })
    #expect(DailySeries.Measure.named("moods") == nil)
  }
}
