// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import Testing

@testable import FleetModel

/// What holds for every mechanism, combination and migration under a tenant in motion.
@Suite struct TenantLawTests {
  private static func hour(_ time: SimulationTime) -> Int32 {
    Int32(time.microseconds / TimeSpan.hours(1).microseconds)
  }

  @Test(arguments: MechanismLawTests.strategies) func inAnOutageNothingTravels(strategy: [MechanismTerm]) {
    let fleet = SmallFleet.troubled()
    var calls = 0
    for user in 0..<40 {
      let requests = fleet.play(strategy, user: user).requests.filter {
        $0.custodian == .tenantStore && [.upload, .pull, .backup, .restore].contains($0.kind)
      }
      calls += requests.count
      for outage in fleet.group.outages {
        let hours = Self.hour(outage.from)..<Self.hour(outage.until)
        #expect(!requests.contains { hours.contains($0.hour) })
      }
    }
    // Who has nothing to do with the tenant's store never calls it.
    let usesIt = strategy.contains { $0.name == "roaming" || $0.name == "backup" }
    #expect(calls > 100 || !usesIt)
  }

  @Test(arguments: MechanismLawTests.strategies) func whoHasLeftCallsNobody(strategy: [MechanismTerm]) {
    let fleet = SmallFleet.troubled()
    var left = 0
    for user in 0..<60 {
      let state = fleet.play(strategy, user: user)
      for case .departed(let at) in state.story {
        left += 1
        let calls = state.requests.filter { $0.kind != .administration && $0.hour > Self.hour(at) }
        #expect(calls.isEmpty)
      }
    }
    #expect(left > 4)
  }

  /// What was erased is what had been held, and the next look finds nothing that nobody put there since.
  @Test(arguments: MechanismLawTests.strategies) func nothingIsHeldOfWhoIsForgotten(strategy: [MechanismTerm])
  {
    let fleet = SmallFleet.troubled()
    for user in 0..<60 {
      var isForgotten = false
      for observation in fleet.play(strategy, user: user).story {
        switch observation {
        case .erased(_, .tenantStore, .departed, _): isForgotten = true
        case .held(_, .tenantStore, _): #expect(!isForgotten)
        default: break
        }
      }
    }
  }
}
