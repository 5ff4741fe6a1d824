// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Statistics

/// Writes which devices hold a seat, one after the other: planned waves, failure, loss, resets, incidents;
/// the one that comes first ends the device, and a wave takes what then holds the seat.
struct SeatEvents {
  let group: GroupParameters
  let catalog: CompiledCatalog
  let key: StreamKey
  let horizon: SimulationTime

  /// Why and when a device ends.
  struct End: Equatable {
    var at: SimulationTime
    var cause: Cause
  }

  /// The devices of seat `seat`, the last of which outlives the horizon.
  func tenures(ofSeat seat: Int) -> [DeviceTenure] {
    let first = DeviceTenure(
      ordinal: 0, system: catalog.index(of: group.device.system), poweredOn: .zero, desktop: .zero)
    if case .scripted(let lines) = group.usage.mode {
      return scripted(first, Self.ends(in: lines, seat: seat), seat: seat)
    }
    return drawn(first, seat: seat)
  }

  private func drawn(_ first: DeviceTenure, seat: Int) -> [DeviceTenure] {
    var tenures = [first]
    // A wave takes the seat once, even where set-up takes no time; so does an incident.
    var waves = self.waves(ofSeat: seat)[...]
    var incidents = self.incidents(ofSeat: seat)[...]
    var accident = self.accident(of: first, seat: seat)
    while true {
      let current = tenures[tenures.count - 1]
      waves = waves.drop { $0.at < current.desktop }
      incidents = incidents.drop { $0.at < current.desktop }
      let (end, isIncident) = firstEnd(of: current, accident, incidents.first, seat: seat)
      if let wave = waves.first, wave.at < end.at, wave.at < horizon {
        waves = waves.dropFirst()
        tenures[tenures.count - 1] = handedOver(current, wave, seat: seat)
        guard tenures[tenures.count - 1].ends < horizon else { return tenures }
        tenures.append(successor(of: tenures[tenures.count - 1], system: wave.system, seat: seat))
      } else {
        guard end.at < horizon else { return tenures }
        if isIncident { incidents = incidents.dropFirst() }
        tenures[tenures.count - 1].ends = end.at
        tenures[tenures.count - 1].cause = end.cause
        tenures.append(successor(of: tenures[tenures.count - 1], system: current.system, seat: seat))
      }
      let next = tenures[tenures.count - 1]
      // A desktop beyond the horizon never holds the seat.
      if next.desktop >= horizon { return tenures }
      if next.machine != current.machine { accident = self.accident(of: next, seat: seat) }
    }
  }

  // MARK: Replacement

  /// The old device keeps the seat while the new one is set up beside it: it ends at the new one's desktop.
  func handedOver(_ device: DeviceTenure, _ wave: Wave, seat: Int) -> DeviceTenure {
    var ended = device
    let atHand = wave.at + leadTime(after: .planned, seat, device.ordinal)
    ended.ends = inWorkingHours(atHand) + group.life.plannedProvisioning
    ended.cause = .planned
    ended.keptFor = wave.overlap
    return ended
  }

  /// The device that follows one that has ended: the same machine after a reset, otherwise another.
  func successor(of old: DeviceTenure, system: Int, seat: Int) -> DeviceTenure {
    let cause = old.cause ?? .failure
    let machine = cause == .reset ? old.machine : old.machine + 1
    if cause == .planned {
      return DeviceTenure(
        ordinal: old.ordinal + 1, system: system,
        poweredOn: old.ends - group.life.plannedProvisioning, desktop: old.ends,
        replaces: cause, machine: machine)
    }
    let atHand = old.ends + leadTime(after: cause, seat, old.ordinal)
    let poweredOn = inWorkingHours(atHand)
    var next = DeviceTenure(
      ordinal: old.ordinal + 1, system: system, poweredOn: poweredOn,
      desktop: poweredOn + group.life.plannedProvisioning, replaces: cause, machine: machine)
    if cause == .reset { next.machineReplaces = old.machineReplaces }
    return next
  }

  /// A device is powered on in working hours; only a life of sessions knows them.
  private func inWorkingHours(_ time: SimulationTime) -> SimulationTime {
    group.usage.mode == .sessions ? group.calendar.nextWorkingInstant(time) : time
  }

  private func leadTime(after cause: Cause, _ seat: Int, _ ordinal: Int) -> TimeSpan {
    let distribution =
      switch cause {
      case .planned: group.life.leadTimePlanned
      case .failure, .loss: group.life.leadTimeFailure
      case .reset: group.life.leadTimeReset
      }
    var stream = key.stream(Purpose.leadTime.rawValue, Self.index(seat, ordinal))
    return TimeSpan(rounding: distribution.draw(&stream))
  }

  static func index(_ seat: Int, _ ordinal: Int) -> UInt64 { UInt64(seat) << 32 | UInt64(ordinal) }
}
