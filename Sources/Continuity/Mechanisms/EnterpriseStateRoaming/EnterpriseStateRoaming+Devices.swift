// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics

// How roaming meets a device: at the start, at a desktop, where controls change, and where a term begins.
extension EnterpriseStateRoaming {
  mutating func meetDevice(_ seat: Int, _ state: UserState) {
    clients[seat].ordinal = state.device(seat).ordinal
    clients[seat].awaitsUnblocking = false
    clients[seat].blockedUntil = .zero
    clients[seat].isOn = canRoam && clients[seat].controls.at(state.now).roaming
    clients[seat].isUnseeded = state.now > .zero
    let skew = scene.group.roaming.clockSkew
    if skew == .constant(0) { return }
    let index = UInt64(seat) << 32 | UInt64(clients[seat].ordinal)
    var stream = state.life.key.stream(Purpose.clockSkew.rawValue, index)
    clients[seat].skew = Int64(skew.draw(&stream).rounded())
  }

  /// A change of the toggle or the policy takes effect at the next sign-in (Microsoft Learn, Entra: roaming
  /// troubleshooting, 2022-02 to 2025-06).
  mutating func takeUpControls(_ seat: Int, _ state: UserState) {
    let isOn = canRoam && clients[seat].controls.at(state.now).roaming
    guard isOn != clients[seat].isOn else { return }
    clients[seat].isOn = isOn
    if isOn { clients[seat].isUnseeded = true } else { cancel(seat) }
  }

  /// A device that finds no cloud copy of a unit uploads its own (Microsoft Learn, Entra: enable Enterprise
  /// State Roaming, 2020-02 to 2025-06).
  mutating func seed(_ seat: Int, _ state: UserState, _ agenda: inout Agenda) {
    guard clients[seat].isUnseeded, isConnected(seat, state) else { return }
    clients[seat].isUnseeded = false
    for unit in 0..<unitCount where service.revision(ofUnit: unit) == 0 {
      for slot in state.life.slots(ofUnit: unit) where !state.visible(seat, slot).isDefault {
        // It is as old as it is, and beats nothing that was chosen since.
        let written = state.writtenAt(state.visible(seat, slot).order)
        mark(slot, seat, written, state, &agenda)
      }
    }
  }

  mutating func takeNewDevice(_ seat: Int, _ state: UserState, _ agenda: inout Agenda) {
    meetNewDevice(seat, state)
    // A new device has nothing of its own to offer.
    clients[seat].isUnseeded = false
    schedulePull(seat, state, &agenda)
  }

  mutating func meetNewDevice(_ seat: Int, _ state: UserState) {
    clients[seat].controls = DeviceControls(
      scene, state.device(seat), seat: seat, state.life.key)
    meetDevice(seat, state)
    for unit in 0..<unitCount {
      // Alarms of the device before must stay stale.
      let generation = replicas[replica(seat, unit)].generation &+ 1
      let uploads = replicas[replica(seat, unit)].uploads
      replicas[replica(seat, unit)] = Replica()
      replicas[replica(seat, unit)].generation = generation
      replicas[replica(seat, unit)].uploads = uploads
    }
    for slot in 0..<state.life.slotCount { changed[seat * state.life.slotCount + slot] = false }
  }

  /// A later term begins: the store has kept what it had; devices offer what was set on them since.
  public mutating func resume(
    after ended: SimulationTime, _ state: inout UserState, _ agenda: inout Agenda
  ) {
    for seat in 0..<state.seatCount {
      if clients[seat].ordinal != state.device(seat).ordinal { meetNewDevice(seat, state) }
      cancel(seat)
      clients[seat].awaitsUnblocking = false
      clients[seat].isUnseeded = true
      clients[seat].isOn = canRoam && clients[seat].controls.at(state.now).roaming
      for slot in 0..<state.life.slotCount where canRoam && state.hasDevice(seat) {
        let written = state.writtenAt(state.visible(seat, slot).order)
        if written >= ended { mark(slot, seat, written, state, &agenda) }
      }
    }
  }

  /// What left a device before the end of a term arrives, and the store forgets as ever.
  public func ringsAtRest(_ alarm: Alarm) -> Bool {
    alarm.kind == Kind.arrival.rawValue || alarm.kind == Kind.stale.rawValue
  }
}
