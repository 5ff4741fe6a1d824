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
  public func holds(_ value: Int32, slot: Int) -> Bool { false }
}
