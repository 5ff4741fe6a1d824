// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// One thing that happens to a user, whatever the strategy.
public struct Activity: Sendable, Equatable {
  public enum Kind: UInt8, Sendable {
    case signIn, unlock
    /// A break: lock now, unlock later.
    case breakStart, breakEnd
    /// The three ways in which a session ends.
    case lock, signOut, shutdown
    /// A locked device goes to sleep.
    case sleep
    case online, offline
    case choice
    /// The user is about to hand over the old device in a planned replacement.
    case handover
    case deviceEnd
    /// The first desktop of a new device.
    case desktop
    /// The user leaves the organisation.
    case departure
  }

  public var time: SimulationTime
  /// For the beginning of active time: when it ends, unless the device does before.
  public var activeUntil: SimulationTime
  /// A choice's number (history first, from 1), or the device's ordinal in its seat.
  public var number: Int32
  /// The item of a choice: its slot among the items that this user ever sets.
  public var slot: Int32
  public var kind: Kind
  public var seat: UInt8
  /// Whether the session that begins here is online.
  public var online: Bool

  public init(
    _ kind: Kind, at time: SimulationTime, seat: Int, number: Int = 0, slot: Int = 0, online: Bool = false,
    activeUntil: SimulationTime = .zero
  ) {
    self.time = time
    self.activeUntil = activeUntil
    self.number = Int32(number)
    self.slot = Int32(slot)
    self.kind = kind
    self.seat = UInt8(seat)
    self.online = online
  }
}

/// Why a device left its seat.
public enum Cause: Int, CaseIterable, Sendable {
  case planned, failure, loss, reset
  public var name: String {
    switch self {
    case .planned: "planned"
    case .failure: "failure"
    case .loss: "loss"
    case .reset: "reset"
    }
  }
}

/// One device's time in a seat.
public struct DeviceTenure: Sendable, Equatable {
  /// 0 for the device that holds the seat at the start.
  public var ordinal: Int
  /// Index into `CompiledCatalog.systems`.
  public var system: Int
  /// When the new device was powered on for set-up; the start for ordinal 0.
  public var poweredOn: SimulationTime
  public var desktop: SimulationTime
  /// `.never` where it outlives the horizon.
  public var ends: SimulationTime
  public var cause: Cause?
  /// How long it is kept after the handover of a planned replacement.
  public var keptFor = TimeSpan.zero
  /// Why the one before it ended; nil for ordinal 0.
  public var replaces: Cause?
  /// Why its machine came into the seat, whatever resets followed; nil for one that was there at the start.
  public var machineReplaces: Cause?
  /// The machine in this seat: a device that was reset is the same machine under another ordinal.
  public var machine: Int

  public init(
    ordinal: Int, system: Int, poweredOn: SimulationTime, desktop: SimulationTime,
    ends: SimulationTime = .never, cause: Cause? = nil, replaces: Cause? = nil, machine: Int? = nil
  ) {
    self.replaces = replaces
    machineReplaces = replaces
    self.machine = machine ?? ordinal
    self.ordinal = ordinal
    self.system = system
    self.poweredOn = poweredOn
    self.desktop = desktop
    self.ends = ends
    self.cause = cause
  }
}
