// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Testing

@testable import Operations

@Suite struct StoreTrafficTests {
  @Test("Calls to the tenant's store alone, by the hour, up to the last instant before the horizon")
  func counting() {
    var traffic = StoreTraffic(until: .zero + .hours(2))
    traffic.add([
      StoreRequest(hour: 0, .pull, at: .tenantStore), StoreRequest(hour: 1, .upload, at: .tenantStore),
      StoreRequest(hour: 1, .backup, at: .tenantStore), StoreRequest(hour: 1, .upload, at: .fileServer),
      StoreRequest(hour: 0, .backup, at: .personalAccount),
    ])
    #expect(traffic.hours.prefix(2) == [1, 2] && traffic.peakHour == 2)
    #expect(StoreTraffic(until: .zero + .minutes(30)).hours.count == 1)
  }

  @Test("Traffics add up in any order")
  func merging() {
    let parts = (0..<3).map { part in
      var traffic = StoreTraffic(until: .zero + .hours(3))
      traffic.add((0...part).map { StoreRequest(hour: Int32($0), .pull, at: .tenantStore) })
      return traffic
    }
    func sum(_ order: [Int]) -> StoreTraffic {
      var sum = StoreTraffic(until: .zero + .hours(3))
      for part in order { sum.merge(parts[part]) }
      return sum
    }
    #expect(sum([0, 1, 2]) == sum([2, 0, 1]))
    #expect(sum([0, 1, 2]).hours == [3, 2, 1, 0])
  }
}
