// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import FleetModel
@testable import Probes

/// 73 days have ten weekly looks and one at the horizon.
@Suite struct StoreProbeTests {
  private static func holding(profiles: Int32 = 0, items: Int32 = 0, bytes: Int64 = 0) -> Holding {
    var holding = Holding()
    holding.profiles = profiles
    holding.items = items
    holding.bytes = bytes
    return holding
  }

  private static func held(_ day: Double, _ custodian: Custodian, _ position: Int32) -> Observation {
    .held(at: SmallStory.at(days: day), custodian, holding: position)
  }

  @Test("What is kept is a mean over all looks, those that found nothing included")
  func means() {
    var small = SmallStory([Self.held(7, .tenantStore, 0), Self.held(73, .tenantStore, 1)])
    small.holdings = [Self.holding(profiles: 1, items: 4, bytes: 100), Self.holding(profiles: 2, bytes: 10)]
    #expect(small.sheet.sums("store.profiles") == [3, 11, 1, 0])
    #expect(small.sheet.sums("store.items") == [4, 11, 1, 0])
    #expect(small.sheet.sums("store.bytes.perUser") == [110, 11, 1, 0])
    // Nothing held is 0 a person; of no bytes there is no share.
    #expect(SmallStory().sheet.sums("store.profiles") == [0, 11, 1, 0])
    #expect(SmallStory().sheet.sums("store.outsideGeography") == [0, 0, 0, 0])
    #expect(SmallStory().sheet.sums("store.outsideTenant") == [0, 0, 0, 0])
  }

  @Test("Looks after a departure are not of a person who is there; one at its instant neither")
  func looks() {
    let table: [(leaves: Double?, looks: Int)] = [(nil, 11), (6, 0), (7, 0), (7.1, 1), (70, 9), (71, 10)]
    for row in table {
      var small = SmallStory([Self.held(7, .tenantStore, 0)])
      small.holdings = [Self.holding(items: 5)]
      small.leaves = row.leaves
      let counted = row.leaves.map { $0 > 7 } ?? true
      #expect(
        small.sheet.sums("store.items") == [counted ? 5 : 0, Double(row.looks), row.looks > 0 ? 1 : 0, 0])
    }
  }

  @Test("Bytes lie outside where the tenant's home is elsewhere and nothing keeps them at the user's")
  func geography() {
    let table: [(home: Geography, user: Geography, preferred: Double, outside: Double)] = [
      (.eu, .eu, 0, 0), (.eu, .us, 0, 100), (.eu, .us, 1, 0), (.eu, .eu, 1, 0),
    ]
    for row in table {
      var small = SmallStory([Self.held(7, .tenantStore, 0), Self.held(14, .personalAccount, 1)])
      small.holdings = [Self.holding(bytes: 100), Self.holding(bytes: 300)]
      small.group.tenant = TenantParameters(
        home: row.home, geography: row.user, preferredDataLocation: row.preferred)
      #expect(small.sheet.sums("store.outsideGeography") == [row.outside, 100, 1, 0])
      #expect(small.sheet.sums("store.outsideTenant") == [300, 400, 1, 0])
    }
  }

  @Test("Calls are counted by kind, those to other custodians left out, over the days until departure")
  func requests() {
    var small = SmallStory()
    small.leaves = 36.5
    small.requests = [
      StoreRequest(hour: 0, .upload, at: .tenantStore), StoreRequest(hour: 1, .upload, at: .tenantStore),
      StoreRequest(hour: 2, .list, at: .tenantStore), StoreRequest(hour: 2, .upload, at: .fileServer),
      // The day after the departure.
      StoreRequest(hour: 900, .administration, at: .tenantStore),
    ]
    #expect(small.sheet.sums("store.requests.perUserDay") == [3, 36.5, 3, 0])
    #expect(small.sheet.sums("store.requests.upload.perUserDay") == [2, 36.5, 2, 0])
    #expect(small.sheet.sums("store.requests.list.perUserDay") == [1, 36.5, 1, 0])
    #expect(small.sheet.sums("store.requests.restore.perUserDay") == [0, 36.5, 0, 0])
    #expect(small.sheet.sums("store.requests.administration.perUserDay") == [0, 36.5, 0, 0])
  }

  @Test("From a departure to the erasure, whoever did it; open where the store still keeps something")
  func departures() {
    func erased(_ day: Double, _ why: Erasure) -> Observation {
      .erased(at: SmallStory.at(days: day), .tenantStore, why, holding: 0)
    }
    let table: [(observations: [Observation], sums: [Double], left: Double)] = [
      ([erased(50, .departed)], [30, 1, 1, 0], 0), ([erased(25, .administrator)], [5, 1, 1, 0], 0),
      // Gone before: no case.
      ([erased(10, .administrator)], [0, 0, 0, 0], 0), ([], [0, 0, 0, 0], 0),
      ([Self.held(73, .tenantStore, 0)], [0, 0, 0, 1], 3),
      // What another custodian keeps is not the store's.
      ([Self.held(73, .fileServer, 0), erased(22, .departed)], [2, 1, 1, 0], 0),
    ]
    for row in table {
      var small = SmallStory(row.observations)
      small.leaves = 20
      small.holdings = [Self.holding(profiles: 3, bytes: 7)]
      #expect(small.sheet.sums("store.departed") == row.sums)
      #expect(small.sheet.entry("store.departed.profiles").numerator == row.left)
      #expect(small.sheet.entry("store.departed.profiles").observations == 1)
    }
    // Nobody left: nothing to say, not nothing left.
    #expect(SmallStory().sheet.sums("store.departed.profiles") == [0, 0, 0, 0])
  }

  @Test("Refusals are counted by identity and cause, and none of them is 0")
  func refusals() {
    var small = SmallStory([.restoreRefused(replacement: 1, .otherTenant)])
    small.replace(.loss, onDay: 3, wanted: 0)
    small.replace(.planned, onDay: 9, wanted: 0)
    #expect(small.sheet.sums("restore.refused.otherTenant") == [1, 0, 2, 0])
    #expect(small.sheet.sums("restore.refused.otherTenant", .cause(.planned)) == [1, 0, 1, 0])
    #expect(small.sheet.sums("restore.refused.otherTenant", .cause(.loss)) == [0, 0, 1, 0])
    #expect(small.sheet.sums("restore.refused.otherAccount") == [0, 0, 2, 0])
  }

  @Test("The load of all people together; without a limit nothing is said of waits")
  func load() {
    var sheet = ProbeSheet(categoryCount: 2)
    let throttling = StoreThrottling(requests: 40, refused: 10, waitedHours: 20, worstHours: 3)
    ProbePanel.readStoreLoad(peakHour: 30, throttling, &sheet)
    #expect(sheet.sums("store.requests.peakHour") == [30, 1, 1, 0])
    #expect(sheet.sums("store.throttled.share") == [10, 40, 10, 0])
    #expect(sheet.sums("store.throttled.wait") == [1200, 40, 40, 0])
    #expect(sheet.sums("store.throttled.worst") == [180, 1, 1, 0])
    var free = ProbeSheet(categoryCount: 2)
    ProbePanel.readStoreLoad(peakHour: 30, nil, &free)
    #expect(free.sums("store.requests.peakHour") == [30, 1, 1, 0])
    #expect(free.sums("store.throttled.wait") == [0, 0, 0, 0])
  }
}
