// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics

// What custodians hold, what administrators do with it, and what becomes of it after a departure.
extension Timeline {
  mutating func scheduleCensus(after time: SimulationTime) {
    let alarm = Alarm(kind: Own.census.rawValue, seat: 0)
    agenda.schedule(alarm, at: time + Census.interval, rank: .observer)
  }

  func takeCensus<M: ContinuityMechanism>(_ mechanism: M, _ state: inout UserState) {
    for custodian in Custodian.allCases {
      let holding = mechanism.holding(at: custodian, state)
      if !holding.isEmpty { state.narrateHolding(holding, at: custodian) }
    }
  }

  // MARK: Administration

  /// The administrators' days that are about this user. Who is taken is drawn once: of two actions, the one
  /// with the larger share takes in the other's people.
  mutating func scheduleAdministration(_ state: UserState) {
    guard !scene.group.administration.isEmpty else { return }
    var stream = state.life.key.stream(Purpose.administration.rawValue)
    let draw = stream.uniform()
    for (index, plan) in scene.group.administration.enumerated() where draw < plan.share {
      scheduleAdministration(index, at: plan.at)
    }
  }

  private mutating func scheduleAdministration(_ index: Int, at time: SimulationTime) {
    let alarm = Alarm(kind: Own.administration.rawValue, seat: 0, first: index)
    agenda.schedule(alarm, at: time, rank: .world)
  }

  mutating func administer<M: ContinuityMechanism>(
    _ index: Int, _ mechanism: inout M, _ state: inout UserState
  ) {
    let plan = scene.group.administration[index]
    if plan.onlyDeparted, !state.hasLeft { return }
    // In an outage administrators wait like everybody.
    if plan.action.isCall, let end = scene.outage(of: .tenantStore, at: state.now) {
      return scheduleAdministration(index, at: end)
    }
    let held = mechanism.holding(at: .tenantStore, state)
    let calls = Self.calls(plan.action, on: held)
    state.administer(plan, calls: calls)
    guard plan.action.isCall else { return }
    guard plan.role.mayAdminister else { return state.request(.administration, at: .tenantStore) }
    for call in 1...calls {
      // What an export reads is counted with its last call.
      let content = plan.action == .export && call == calls ? held : .nothing
      state.request(
        .administration, at: .tenantStore, items: Int(content.items), secrets: Int(content.secrets))
    }
    if plan.action == .delete { erase(.administrator, &mechanism, &state) }
  }

  /// Calls to the interface: a list by pages; an export reads each entry besides; one to delete everything.
  static func calls(_ action: AdministrationPlan.Action, on holding: Holding) -> Int {
    let entries = Int(holding.entries)
    switch action {
    case .audit: return AdministrationPage.calls(for: entries)
    case .export: return AdministrationPage.calls(for: entries) + entries
    case .delete: return 1
    case .hold, .release: return 0
    }
  }

  mutating func erase<M: ContinuityMechanism>(
    _ why: Erasure, _ mechanism: inout M, _ state: inout UserState
  ) {
    let held = mechanism.holding(at: .tenantStore, state)
    mechanism.erase(at: .tenantStore, &state, &agenda)
    state.narrateErasure(held, at: .tenantStore, why)
  }

  // MARK: Departure

  /// The account is deleted; the tenant's store forgets the user some time after.
  mutating func depart(_ state: inout UserState) {
    for seat in noticeGenerations.indices { noticeGenerations[seat] &+= 1 }
    state.depart()
    var stream = state.life.key.stream(Purpose.erasure.rawValue)
    let after = TimeSpan(rounding: scene.group.tenant.deletesDepartedAfter.draw(&stream))
    agenda.schedule(Alarm(kind: Own.erasure.rawValue, seat: 0), at: state.now + after, rank: .world)
  }

  func isEncrypted(_ device: DeviceTenure, _ seat: Int, _ state: UserState) -> Bool {
    let index = UInt64(seat) << 32 | UInt64(device.machine)
    var stream = state.life.key.stream(Purpose.diskEncryption.rawValue, index)
    return stream.bernoulli(scene.group.tenant.encryptedDisks)
  }
}
