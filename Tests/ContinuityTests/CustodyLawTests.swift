// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import Continuity
@testable import FleetModel

/// What every mechanism and every combination must do with what it keeps of people elsewhere.
@Suite struct CustodyLawTests {
  private static let strategies = MechanismStrategies.all
  private static let hour = TimeSpan.hours(1).microseconds

  private static func hours(_ time: SimulationTime) -> Int32 { Int32(time.microseconds / hour) }

  /// Values that a user ever set are slots of the life: a custodian holds each at most once a profile, and
  /// once where units or files are kept.
  @Test(arguments: strategies) func noCustodianHoldsMoreThanWasEverChosen(strategy: [MechanismTerm]) {
    for state in MechanismStrategies.plays(strategy) {
      let devices = state.life.tenures.reduce(0) { $0 + $1.count }
      for holding in state.holdings {
        let replicas = Int(holding.profiles) + (holding.units > 0 ? 1 : 0)
        #expect(Int(holding.items) <= state.life.slotCount * replicas)
        #expect(Int(holding.profiles) <= devices && holding.secrets <= holding.items)
      }
    }
  }

  @Test(arguments: strategies) func whatIsErasedIsGone(strategy: [MechanismTerm]) {
    for user in MechanismStrategies.users.prefix(2) {
      let fleet = MechanismStrategies.fleet(user)
      let scene = Scene(group: fleet.group, catalog: fleet.catalog)
      var mechanism = MechanismCatalog.make(strategy, scene)
      var timeline = Timeline(scene)
      var state = UserState(catalog: fleet.catalog, group: fleet.group)
      mechanism.play(fleet.life(user), &state, &timeline)
      for custodian in Custodian.allCases {
        let others = Custodian.allCases.filter { $0 != custodian }
        let before = others.map { mechanism.holding(at: $0, state) }
        mechanism.erase(at: custodian, &state, &timeline.agenda)
        #expect(mechanism.holding(at: custodian, state).isEmpty)
        #expect(others.map { mechanism.holding(at: $0, state) } == before)
      }
    }
  }

  @Test(arguments: strategies) func nobodyAnswersInAnOutage(strategy: [MechanismTerm]) {
    for state in MechanismStrategies.plays(strategy) {
      for outage in MechanismStrategies.outages {
        let hours = Self.hours(outage.from)..<Self.hours(outage.until)
        let answered = state.requests.filter {
          $0.custodian == outage.custodian && $0.kind != .list && hours.contains($0.hour)
        }
        #expect(answered.isEmpty, "\(answered)")
      }
    }
  }

  @Test(arguments: strategies) func whoHasLeftAsksForNothing(strategy: [MechanismTerm]) {
    for state in MechanismStrategies.plays(strategy) {
      guard let left = state.life.leaves else { continue }
      let late = state.requests.filter { $0.hour > Self.hours(left) }
      #expect(late.allSatisfy { $0.kind == .administration })
    }
  }

  /// Custodians and kinds of calls by mechanism, no two of which share any.
  private static func isCall(_ request: StoreRequest, of name: String) -> Bool {
    switch name {
    case "roaming": request.custodian == .tenantStore && [.upload, .pull].contains(request.kind)
    case "backup": request.custodian == .tenantStore && [.backup, .list, .restore].contains(request.kind)
    case "roamingProfile": request.custodian == .fileServer
    case "consumerBackup": request.custodian == .personalAccount
    default: false
    }
  }

  @Test(arguments: strategies) func nobodyActsOutsideItsTime(strategy: [MechanismTerm]) {
    for state in MechanismStrategies.plays(strategy) {
      for request in state.requests where request.kind != .administration {
        let now = SimulationTime(microseconds: Int64(request.hour) * Self.hour)
        let isOfOne = strategy.contains { $0.isAtWork(at: now) && Self.isCall(request, of: $0.name) }
        #expect(isOfOne, "\(request)")
      }
    }
  }

  /// The laws above would hold of a fleet in which nothing happens.
  @Test func everythingHappensInThatFleet() {
    for name in MechanismCatalog.names {
      let states = MechanismStrategies.plays([MechanismTerm(name)])
      #expect(states.contains { $0.requests.contains { Self.isCall($0, of: name) } }, "\(name)")
      #expect(states.contains { !$0.holdings.isEmpty })
    }
    let all = MechanismStrategies.plays(MechanismStrategies.together)
    #expect(all.contains { $0.life.leaves != nil })
    #expect(all.contains { $0.story.contains { if case .erased = $0 { true } else { false } } })
    #expect(all.contains { $0.story.contains { if case .choiceLost = $0 { true } else { false } } })
    #expect(all.contains { $0.story.contains { if case .restored = $0 { true } else { false } } })
  }
}
