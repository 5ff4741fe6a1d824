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
<<<<<<< HEAD
  struct Member: Sendable {
    var mechanism: any ContinuityMechanism
    /// In order of time, none overlapping another.
    var terms: [MechanismTerm]
    var isOpen = false
    var isAtWork = false
    /// When it was last at work.
    var ended = SimulationTime.zero

    func isDue(at time: SimulationTime) -> Bool { terms.contains { $0.isAtWork(at: time) } }
  }

=======
>>>>>>> caa484de85bf9911ad3f1c989fd739a0f809ee5d
  /// The kind of the alarm at which a member begins or ends; no mechanism has so many of its own.
  private static let turn = UInt8.max

  private var members: [any ContinuityMechanism]
  private let terms: [MechanismTerm]
  // Beside the members, so that asking copies none of them.
  private var isOpen: [Bool]
  private var isAtWork: [Bool]
  public private(set) var parts: Int

<<<<<<< HEAD
  /// - Parameter members: each mechanism once, with all its terms: it is one store, whoever closes it in
  ///   between.
  public init(_ members: [(terms: [MechanismTerm], mechanism: any ContinuityMechanism)]) {
    self.members = members.map { terms, mechanism in
      var member = Member(
        mechanism: mechanism, terms: terms.sorted { ($0.from ?? .zero) < ($1.from ?? .zero) })
      member.isAtWork = member.isDue(at: .zero)
      return member
    }
=======
  public init(_ members: [(term: MechanismTerm, mechanism: any ContinuityMechanism)]) {
    self.members = members.map(\.mechanism)
    terms = members.map(\.term)
    isOpen = members.map { _ in false }
    isAtWork = members.map { $0.term.isAtWork(at: .zero) }
    parts = isAtWork.count { $0 }
>>>>>>> caa484de85bf9911ad3f1c989fd739a0f809ee5d
  }

  public mutating func open(_ state: inout UserState, _ agenda: inout Agenda) {
    for index in members.indices {
      agenda.owner = UInt8(index)
      isOpen[index] = false
      turn(index, &state, &agenda)
<<<<<<< HEAD
      for time in members[index].terms.flatMap({ [$0.from, $0.until] }).compactMap({ $0 })
      where time > state.now {
=======
      for time in [terms[index].from, terms[index].until].compactMap({ $0 }) where time > state.now {
>>>>>>> caa484de85bf9911ad3f1c989fd739a0f809ee5d
        agenda.wake(at: time, Alarm(kind: Self.turn, seat: 0))
      }
    }
  }

  /// A member begins or ends.
  private mutating func turn(_ index: Int, _ state: inout UserState, _ agenda: inout Agenda) {
<<<<<<< HEAD
    let wasAtWork = members[index].isAtWork
    members[index].isAtWork = members[index].isDue(at: state.now)
    if wasAtWork, !members[index].isAtWork { members[index].ended = state.now }
    guard members[index].isAtWork, !wasAtWork else { return }
    if members[index].isOpen {
      members[index].mechanism.resume(after: members[index].ended, &state, &agenda)
    } else {
      members[index].isOpen = true
      members[index].mechanism.open(&state, &agenda)
    }
=======
    isAtWork[index] = terms[index].isAtWork(at: state.now)
    parts = isAtWork.count { $0 }
    guard isAtWork[index], !isOpen[index] else { return }
    isOpen[index] = true
    members[index].open(&state, &agenda)
>>>>>>> caa484de85bf9911ad3f1c989fd739a0f809ee5d
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
<<<<<<< HEAD
    guard members[index].isAtWork || members[index].mechanism.ringsAtRest(alarm) else { return }
    members[index].mechanism.ring(alarm, &state, &agenda)
=======
    if isAtWork[index] { members[index].ring(alarm, &state, &agenda) }
>>>>>>> caa484de85bf9911ad3f1c989fd739a0f809ee5d
  }

  /// Of the member that came closest.
  public func absence(of slot: Int, wanted: Version, at seat: Int, _ state: UserState) -> Absence {
    members.indices.map { absence($0, slot, wanted, seat, state) }.max() ?? .gateNotInStrategy
  }

  private func absence(
    _ index: Int, _ slot: Int, _ wanted: Version, _ seat: Int, _ state: UserState
  ) -> Absence {
    if isAtWork[index] { return members[index].absence(of: slot, wanted: wanted, at: seat, state) }
    let old = state.replacement(of: seat).map { state.replacements[$0].oldSystem }
    let new = state.device(seat).system
    let carries = members[index].carries(Int(state.life.items[slot]), from: old ?? new, to: new)
    return carries ? .policyOff : .notInCatalog
  }

  public func carries(_ item: Int, from old: Int, to new: Int) -> Bool {
    members.contains { $0.carries(item, from: old, to: new) }
  }

  public func setupNeeds(of device: DeviceTenure, inSeat seat: Int, _ key: StreamKey) -> SetupNeeds {
<<<<<<< HEAD
    let all = members.filter { $0.isDue(at: device.poweredOn) }
      .map { $0.mechanism.setupNeeds(of: device, inSeat: seat, key) }
=======
    let all = members.indices.filter { terms[$0].isAtWork(at: device.poweredOn) }
      .map { members[$0].setupNeeds(of: device, inSeat: seat, key) }
>>>>>>> caa484de85bf9911ad3f1c989fd739a0f809ee5d
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
