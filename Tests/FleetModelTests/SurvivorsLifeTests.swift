// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Statistics
import Testing

@testable import FleetModel

/// Lifetimes of devices that are already old at the start.
@Suite struct SurvivorsLifeTests {
  private static let year = 365 * 86_400e6

  private static func firstEnds(_ failure: Distribution) -> [SimulationTime] {
    let catalog = SmallGroup().catalog
    var group = SmallGroup().group
    group.life.age = .uniform(low: 0, high: 4 * year)
    group.life.failure = failure
    return (0..<400).map { user in
      SeatEvents(
        group: group, catalog: catalog, key: StreamKey(seed: 1, replication: 0, entity: UInt64(user)),
        horizon: .zero + .days(3650)
      ).tenures(ofSeat: 0)[0].ends
    }
  }

  /// Lifetimes below the age ended the device at the start.
  @Test(arguments: [
    Distribution.lognormal(median: 3 * year, p95: 8 * year), .constant(3 * year),
    .uniform(low: year, high: 5 * year), .weibull(shape: 1.5, mean: 3 * year),
  ])
  func nobodyDiesAtTheStart(failure: Distribution) {
    let ends = Self.firstEnds(failure)
    #expect(ends.count { $0 <= .zero + .days(1) } <= 4)
  }

  @Test func aConstantLifetimeEndsAtItsAge() {
    let ends = Self.firstEnds(.constant(5 * Self.year))
    #expect(ends.allSatisfy { $0 >= .zero + .days(365) && $0 <= .zero + .days(5 * 365) })
  }

  /// A wave far beyond the horizon overflowed the calendar.
  @Test func aWaveBeyondTheHorizonIsNone() {
    var group = SmallGroup().group
    group.life.failure = nil
    group.refresh = [
      RefreshPlan(firstDay: 0, everyDays: 3650, wave: 1e-9, to: OperatingSystem("windows11-24h2")!)
    ]
    let catalog = SmallGroup().catalog
    let events = SeatEvents(
      group: group, catalog: catalog, key: StreamKey(seed: 1, replication: 0, entity: 1),
      horizon: .zero + .days(180))
    #expect(events.tenures(ofSeat: 0).count == 1)
  }
}

extension SurvivorsLifeTests {
  /// A wave took the device that it had just set up, again and again.
  @Test func aWaveTakesASeatOnceEvenWhereSetUpTakesNoTime() {
    var group = SmallGroup().group
    group.life.plannedProvisioning = .zero
    group.refresh = [
      RefreshPlan(firstDay: 10, everyDays: 7, wave: 1, to: OperatingSystem("windows11-24h2")!)
    ]
    let catalog = SmallGroup().catalog
    let events = SeatEvents(
      group: group, catalog: catalog, key: StreamKey(seed: 1, replication: 0, entity: 1),
      horizon: .zero + .days(60))
    let tenures = events.tenures(ofSeat: 0)
    #expect(tenures.count == 2)
    #expect(tenures[0].ends == tenures[1].desktop)
  }
}
