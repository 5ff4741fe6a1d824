// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics

/// Several mechanisms side by side on the same devices, each hearing the same user in its own time: at once,
/// this is a combination; one after the other, a migration.
///
/// One that begins later meets a user whose data it does not hold; one that ends leaves what it holds where
/// it is, until it is erased, and finds it there when a later term begins.
public struct Combined: ContinuityMechanism {
  /// The kind of the alarm at which a member begins or ends; no mechanism has so many of its own.
  private static let turn = UInt8.max

  private var members: [any ContinuityMechanism]
  /// Of each member, none overlapping another.
  private let terms: [[MechanismTerm]]
  // Beside the members, so that asking copies none of them.
  private var isOpen: [Bool]
  private var isAtWork: [Bool]
  /// When a member was last at work.
  private var ended: [SimulationTime]
  public private(set) var parts: Int

  /// - Parameter members: each mechanism once, with all its terms: it is one store, whoever closes it in
  ///   between.
  public init(_ members: [(terms: [MechanismTerm], mechanism: any ContinuityMechanism)]) {
    self.members = members.map(\.mechanism)
    terms = members.map(\.terms)
    isOpen = members.map { _ in false }
    isAtWork = members.map { $0.terms.contains { $0.isAtWork(at: .zero) } }
    ended = members.map { _ in .zero }
    parts = isAtWork.count { $0 }
  }

  public mutating func open(_ state: inout UserState, _ agenda: inout Agenda) {
    for index in members.indices {
      agenda.owner = UInt8(index)
      isOpen[index] = false
      isAtWork[index] = false
      turn(index, &state, &agenda)
      for time in terms[index].flatMap({ [$0.from, $0.until] }).compactMap({ $0 }) where time > state.now {
        agenda.wake(at: time, Alarm(kind: Self.turn, seat: 0))
      }
    }
  }

  private func isDue(_ index: Int, at time: SimulationTime) -> Bool {
    terms[index].contains { $0.isAtWork(at: time) }
  }

  /// A member begins or ends.
  private mutating func turn(_ index: Int, _ state: inout UserState, _ agenda: inout Agenda) {
    let wasAtWork = isAtWork[index]
    isAtWork[index] = isDue(index, at: state.now)
    parts = isAtWork.count { $0 }
    if wasAtWork, !isAtWork[index] { ended[index] = state.now }
    guard isAtWork[index], !wasAtWork else { return }
    if isOpen[index] {
      members[index].resume(after: ended[index], &state, &agenda)
    } else {
      isOpen[index] = true
      members[index].open(&state, &agenda)
    }
  }

  public mutating func hear(_ happening: Happening, _ state: inout UserState, _ agenda: inout Agenda) {
    for index in members.indices where isAtWork[index] {
      agenda.owner = UInt8(index)
      members[index].hear(happening, &state, &agenda)
    }
  }

  public mutating func ring(_ alarm: Alarm, _ state: inout UserState, _ agenda: inout Agenda) {
    let index = Int(alarm.owner)
    agenda.owner = alarm.owner
    if alarm.kind == Self.turn { return turn(index, &state, &agenda) }
    guard isAtWork[index] || members[index].ringsAtRest(alarm) else { return }
    members[index].ring(alarm, &state, &agenda)
  }

  /// Of the member that came closest.
  public func absence(of slot: Int, wanted: Version, at seat: Int, _ state: UserState) -> Absence {
    members.indices.map { absence($0, slot, wanted, seat, state) }.max() ?? .gateNotInStrategy
  }

  /// Of a member before or after its time, that the strategy has it not.
  private func absence(
    _ index: Int, _ slot: Int, _ wanted: Version, _ seat: Int, _ state: UserState
  ) -> Absence {
    if isAtWork[index] { return members[index].absence(of: slot, wanted: wanted, at: seat, state) }
    let old = state.replacement(of: seat).map { state.replacements[$0].oldSystem }
    let new = state.device(seat).system
    let carries = members[index].carries(Int(state.life.items[slot]), from: old ?? new, to: new)
    return carries ? .gateNotInStrategy : .notInCatalog
  }

  public func carries(_ item: Int, from old: Int, to new: Int) -> Bool {
    members.contains { $0.carries(item, from: old, to: new) }
  }

  public func setupNeeds(of device: DeviceTenure, inSeat seat: Int, _ key: StreamKey) -> SetupNeeds {
    let all = members.indices.filter { isDue($0, at: device.poweredOn) }
      .map { members[$0].setupNeeds(of: device, inSeat: seat, key) }
    return SetupNeeds(
      restorePage: all.contains { $0.restorePage }, placeholders: all.contains { $0.placeholders },
      qualityUpdate: all.contains { $0.qualityUpdate })
  }

  public func holds(_ value: Int32, slot: Int) -> Bool {
    members.indices.contains { isOpen[$0] && members[$0].holds(value, slot: slot) }
  }

  public func holding(at custodian: Custodian, _ state: UserState) -> Holding {
    members.indices.filter { isOpen[$0] }.map { members[$0].holding(at: custodian, state) }
      .reduce(.nothing, +)
  }

  public mutating func erase(at custodian: Custodian, _ state: inout UserState, _ agenda: inout Agenda) {
    for index in members.indices where isOpen[index] {
      agenda.owner = UInt8(index)
      members[index].erase(at: custodian, &state, &agenda)
    }
  }
}
