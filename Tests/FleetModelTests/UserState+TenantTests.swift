// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import FleetModel

/// The doors through which custodians, administrators and departures come into the story.
@Suite struct UserStateTenantTests {
  /// Two seats, and a choice of item 0 on the first.
  private static func opened() -> UserState {
    var small = SmallGroup()
    small.group.seats = SeatMix(counts: [0, 1], shares: [1, 1])
    small.settings[0].policyGroup = .credentials
    small.group.usage.mode = .scripted([SmallGroup.line(SmallGroup.at(1), .choice(item: 0))])
    let life = small.life(0)
    var state = UserState(catalog: small.catalog, group: small.group)
    state.open(life, repair: small.group.repair)
    state.beginSession(0, online: true)
    state.advance(to: .zero + .hours(1))
    state.choose(0, 0, number: 1)
    return state
  }

  private static var held: Holding {
    var holding = Holding()
    holding.items = 2
    return holding
  }

  @Test("A call stands in its hour")
  func requests() {
    var state = Self.opened()
    state.advance(to: .zero + .hours(3) - .microseconds(1))
    state.request(.upload, at: .tenantStore, items: 2, secrets: 1)
    state.advance(to: .zero + .hours(3))
    state.request(.pull, at: .fileServer)
    #expect(
      state.requests == [
        StoreRequest(hour: 2, .upload, at: .tenantStore, items: 2, secrets: 1),
        StoreRequest(hour: 3, .pull, at: .fileServer),
      ])
  }

  @Test("Nothing is not erased, and no evidence is lost with it")
  func erasingNothing() {
    var state = Self.opened()
    state.administer(AdministrationPlan(at: .zero, action: .hold, share: 1), calls: 0)
    let before = state.story.count
    state.narrateErasure(.nothing, at: .tenantStore, .administrator)
    #expect(state.story.count == before && state.holdings.isEmpty)
    state.narrateErasure(Self.held, at: .tenantStore, .administrator)
    #expect(state.story.last == .evidenceLost(at: state.now, holding: 0))
    #expect(state.holdings == [Self.held])
  }

  @Test("What was exported is not lost as evidence")
  func exported() {
    var state = Self.opened()
    for action in [AdministrationPlan.Action.hold, .export] {
      state.administer(AdministrationPlan(at: .zero, action: action, share: 1), calls: 1)
    }
    state.narrateErasure(Self.held, at: .tenantStore, .administrator)
    #expect(state.story.last == .erased(at: state.now, .tenantStore, .administrator, holding: 0))
  }

  @Test("A refused action changes nothing")
  func refusal() {
    var state = Self.opened()
    let hold = AdministrationPlan(at: .zero, action: .hold, share: 1)
    let export = AdministrationPlan(at: .zero, action: .export, share: 1, role: .globalAdministrator)
    state.administer(hold, calls: 0)
    state.administer(export, calls: 7)
    #expect(state.story.last == .administered(at: state.now, .export, isRefused: true, calls: 1))
    #expect(state.isHeldAsEvidence && !state.isExported)
  }

  @Test("Who leaves hands every device in, and wants nothing any more")
  func departure() {
    var state = Self.opened()
    state.advance(to: .zero + .hours(2))
    state.depart()
    #expect(state.hasLeft && state.story.last == .departed(at: .zero + .hours(2)))
    #expect((0..<2).allSatisfy { !state.hasDevice($0) && !state.isActive($0) && !state.isConnected($0) })
    let told = state.story.count
    state.advance(to: .zero + .days(5))
    state.close()
    #expect(!state.story.dropFirst(told).contains { if case .mattered = $0 { true } else { false } })
  }

  @Test("A lost device shows what is not at its default, and which of it is a credential")
  func exposure() {
    var state = Self.opened()
    state.narrateExposure(4, 0, isEncrypted: false)
    #expect(state.story.last == .deviceExposed(replacement: 4, items: 1, secrets: 1, isEncrypted: false))
    state.narrateExposure(5, 1, isEncrypted: true)
    #expect(state.story.last == .deviceExposed(replacement: 5, items: 0, secrets: 0, isEncrypted: true))
  }
}
