// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Testing

@testable import Probes

@Suite struct StalenessProbeTests {
  private static let sheet = {
    let hour = SmallStory.hour
    return SmallStory([
      .disagreed(seat: 0, slot: 0, active: 2 * hour, .wrong),
      .disagreed(seat: 1, slot: 1, active: 3 * hour, .wrong),
      .disagreed(seat: 1, slot: 2, active: 4 * hour, .givenUp),
      .mattered(seat: 0, slot: 0, active: 10 * hour, onlyGivenUp: false),
      .mattered(seat: 1, slot: 1, active: 20 * hour, onlyGivenUp: false),
      .mattered(seat: 1, slot: 2, active: 8 * hour, onlyGivenUp: true),
      .converged(slot: 0, after: .minutes(2)), .converged(slot: 0, after: .minutes(6.5)),
      .neverConverged(slot: 0),
    ]).sheet
  }()

  /// 2 h at importance 1 and 3 h at 2; given up 4 h at 0.5; it mattered 10 + 40 weighted hours, and 4 but for
  /// giving up.
  @Test func weightedSums() {
    #expect(Self.sheet.sums("user.wrongValueHours.perUserYear") == [8, 0.2, 1, 0])
    #expect(Self.sheet.sums("staleness.share") == [8, 50, 2, 0])
    #expect(Self.sheet.sums("staleness.withGivenUp.share") == [10, 54, 3, 0])
  }

  @Test func byCategory() {
    #expect(Self.sheet.sums("user.wrongValueHours.perUserYear", SmallStory.a) == [8, 0.2, 0, 0])
    #expect(Self.sheet.sums("user.wrongValueHours.perUserYear", SmallStory.b) == [0, 0.2, 0, 0])
    #expect(Self.sheet.sums("staleness.share", SmallStory.a) == [8, 50, 2, 0])
    #expect(Self.sheet.sums("staleness.share", SmallStory.b) == [0, 0, 0, 0])
    #expect(Self.sheet.sums("staleness.withGivenUp.share", SmallStory.b) == [2, 4, 1, 0])
  }

  @Test func convergenceInMinutes() {
    let entry = Self.sheet.entry("staleness.convergence")
    #expect(Self.sheet.sums("staleness.convergence") == [8.5, 2, 2, 1])
    #expect(entry.histogram.count == 2)
  }
}
