// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics

/// What a mechanism hears: the user's state has already changed.
public struct Happening: Sendable {
  public enum Kind: Sendable {
    case signIn, unlock, lock, signOut, sleep, online, offline
    /// The user, or a repair, set an item by hand.
    case choice
    /// The old device of a planned replacement is about to be handed over.
    case handover
    case deviceEnd
    case desktop
    /// A restore wrote `UserState.restoredSlots` on the device.
    case restored
    /// The user has left: no seat has a device any more.
    case departure
  }

  public var kind: Kind
  public var seat: Int
  public var slot: Int
  /// Whether the device was connected just before.
  public var wasConnected: Bool

  public init(_ kind: Kind, seat: Int, slot: Int = 0, wasConnected: Bool = false) {
    self.kind = kind
    self.seat = seat
    self.slot = slot
    self.wasConnected = wasConnected
  }
}

/// A way in which settings follow their user: it hears what the user did, and its own alarms, and acts
/// through the doors of `UserState`. It sees no event list, no other user, no statistic.
public protocol ContinuityMechanism: Sendable {
  /// How many mechanisms this stands for: each call is delivered to so many.
  var parts: Int { get }

  /// Begins a user at time 0, with the history in place on the devices.
  mutating func open(_ state: inout UserState, _ agenda: inout Agenda)
  mutating func hear(_ happening: Happening, _ state: inout UserState, _ agenda: inout Agenda)
  mutating func ring(_ alarm: Alarm, _ state: inout UserState, _ agenda: inout Agenda)
  /// Why it did not bring the wanted version of an item to the desktop that the seat now has.
  func absence(of slot: Int, wanted: Version, at seat: Int, _ state: UserState) -> Absence
  /// Whether the catalogue lets it carry an item between devices with these systems.
  func carries(_ item: Int, from old: Int, to new: Int) -> Bool
  /// Whether it keeps this value of an item outside the devices.
  func holds(_ value: Int32, slot: Int) -> Bool
  /// What a custodian keeps of the user for it.
  func holding(at custodian: Custodian, _ state: UserState) -> Holding
  /// Everything of the user is removed from a custodian, at once and without undo.
  mutating func erase(at custodian: Custodian, _ state: inout UserState, _ agenda: inout Agenda)
  /// A later term of it begins in a migration: it finds what it held when the one before ended. It has heard
  /// nothing in between.
  mutating func resume(after ended: SimulationTime, _ state: inout UserState, _ agenda: inout Agenda)
  /// Whether an alarm of its rings after its term too: what was on its way arrives, and stores go on
  /// forgetting.
  func ringsAtRest(_ alarm: Alarm) -> Bool
  /// What it asks of the setup of a device in a seat of the user with that key.
  func setupNeeds(of device: DeviceTenure, inSeat seat: Int, _ key: StreamKey) -> SetupNeeds
  /// Plays one life. A requirement, so that the loop is compiled for each mechanism in this module.
  mutating func play(_ life: Life, _ state: inout UserState, _ timeline: inout Timeline)
}

extension ContinuityMechanism {
  public var parts: Int { 1 }

  public func setupNeeds(of device: DeviceTenure, inSeat seat: Int, _ key: StreamKey) -> SetupNeeds { .none }

  /// A mechanism that keeps nothing begins anew.
  public mutating func resume(
    after ended: SimulationTime, _ state: inout UserState, _ agenda: inout Agenda
  ) {
    open(&state, &agenda)
  }

  public func ringsAtRest(_ alarm: Alarm) -> Bool { false }

  public mutating func play(_ life: Life, _ state: inout UserState, _ timeline: inout Timeline) {
    timeline.run(&self, life, &state)
  }
}
