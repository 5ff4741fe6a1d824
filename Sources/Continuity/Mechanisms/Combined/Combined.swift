// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Numerics

/// Several mechanisms side by side on the same devices, each hearing the same user.
public struct Combined: ContinuityMechanism {
  private var members: [any ContinuityMechanism]

  public init(_ members: [any ContinuityMechanism]) { self.members = members }

  public var parts: Int { members.count }

  public mutating func open(_ state: inout UserState, _ agenda: inout Agenda) {
    for index in members.indices {
      agenda.owner = UInt8(index)
      members[index].open(&state, &agenda)
    }
  }

  public mutating func hear(_ happening: Happening, _ state: inout UserState, _ agenda: inout Agenda) {
    for index in members.indices {
      agenda.owner = UInt8(index)
      members[index].hear(happening, &state, &agenda)
    }
  }

  public mutating func ring(_ alarm: Alarm, _ state: inout UserState, _ agenda: inout Agenda) {
    agenda.owner = alarm.owner
    members[Int(alarm.owner)].ring(alarm, &state, &agenda)
  }

  /// Of the member that came closest.
  public func absence(of slot: Int, wanted: Version, at seat: Int, _ state: UserState) -> Absence {
    var furthest = Absence.notInCatalog
    for member in members {
      furthest = max(furthest, member.absence(of: slot, wanted: wanted, at: seat, state))
    }
    return furthest
  }

  public func setupNeeds(of device: DeviceTenure, inSeat seat: Int, _ key: StreamKey) -> SetupNeeds {
    let all = members.map { $0.setupNeeds(of: device, inSeat: seat, key) }
    return SetupNeeds(
      restorePage: all.contains { $0.restorePage }, placeholders: all.contains { $0.placeholders },
      qualityUpdate: all.contains { $0.qualityUpdate })
  }

  public func holds(_ value: Int32, slot: Int) -> Bool {
    members.contains { $0.holds(value, slot: slot) }
  }
}
