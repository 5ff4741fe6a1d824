// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

/// The baseline: nothing follows the user, everything is set again by hand.
public struct NoContinuity: ContinuityMechanism {
  public init() {}

  public var parts: Int { 0 }
  public mutating func open(_ state: inout UserState, _ agenda: inout Agenda) {}
  public mutating func hear(_ happening: Happening, _ state: inout UserState, _ agenda: inout Agenda) {}
  public mutating func ring(_ alarm: Alarm, _ state: inout UserState, _ agenda: inout Agenda) {}
  public func absence(of slot: Int, wanted: Version, at seat: Int, _ state: UserState) -> Absence {
    .gateNotInStrategy
  }
  public func carries(_ item: Int, from old: Int, to new: Int) -> Bool { false }
  public func holds(_ value: Int32, slot: Int) -> Bool { false }
  public func holding(at custodian: Custodian, _ state: UserState) -> Holding { .nothing }
  public mutating func erase(at custodian: Custodian, _ state: inout UserState, _ agenda: inout Agenda) {}
}
