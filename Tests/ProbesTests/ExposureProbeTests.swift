// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import FleetModel
@testable import Probes

@Suite struct ExposureProbeTests {
  @Test("What custodians hold at the horizon, each apart, and 0 where they hold nothing")
  func stores() {
    let horizon = SmallStory.at(days: 73)
    var small = SmallStory([
      .held(at: SmallStory.at(days: 7), .tenantStore, holding: 0),
      .held(at: horizon, .tenantStore, holding: 1),
      .held(at: horizon, .personalAccount, holding: 0),
    ])
    small.holdings = [(Int32(8), Int32(4)), (6, 1)].map { items, secrets in
      var holding = Holding()
      holding.items = items
      holding.secrets = secrets
      return holding
    }
    #expect(small.sheet.sums("exposure.store.items") == [6, 1, 1, 0])
    #expect(small.sheet.sums("exposure.store.secrets") == [1, 1, 1, 0])
    #expect(small.sheet.sums("exposure.personalAccount.items") == [8, 1, 1, 0])
    #expect(small.sheet.sums("exposure.fileServer.items") == [0, 1, 1, 0])
  }

  @Test("What travels counts each time; on the way to a file server it is readable")
  func transport() {
    var small = SmallStory()
    small.requests = [
      StoreRequest(hour: 0, .upload, at: .tenantStore, items: 3, secrets: 2),
      StoreRequest(hour: 1, .pull, at: .tenantStore, items: 3, secrets: 2),
      StoreRequest(hour: 1, .upload, at: .fileServer, items: 10, secrets: 1),
      StoreRequest(hour: 2, .backup, at: .personalAccount, items: 4),
    ]
    // A fifth of a year.
    #expect(small.sheet.sums("exposure.transport.items.perUserYear") == [20, 0.2, 1, 0])
    #expect(small.sheet.sums("exposure.transport.secrets.perUserYear") == [5, 0.2, 1, 0])
    #expect(small.sheet.sums("exposure.transport.readable.perUserYear") == [10, 0.2, 1, 0])
  }

  @Test("A lost device shows its values; only an open disk makes them readable; no loss, no figure")
  func devices() {
    let sheet = SmallStory([
      .deviceExposed(replacement: 0, items: 7, secrets: 2, isEncrypted: true),
      .deviceExposed(replacement: 1, items: 5, secrets: 1, isEncrypted: false),
    ]).sheet
    #expect(sheet.sums("exposure.device.items.perLoss") == [12, 2, 2, 0])
    #expect(sheet.sums("exposure.device.secrets.perLoss") == [3, 2, 2, 0])
    #expect(sheet.sums("exposure.device.readable.perLoss") == [5, 2, 2, 0])
    #expect(SmallStory().sheet.sums("exposure.device.items.perLoss") == [0, 0, 0, 0])
  }
}
