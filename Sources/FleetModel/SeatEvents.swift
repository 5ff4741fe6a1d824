// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Statistics

/// Writes which devices hold a seat, one after the other: planned waves, failure, loss; the one that comes
/// first ends the device, and a wave takes what then holds the seat.
struct SeatEvents {
  let group: GroupParameters
  let catalog: CompiledCatalog
  let key: StreamKey
  let horizon: SimulationTime

  /// An end that the scenario scripts rather than draws.
  struct ScriptedEnd {
    var at: SimulationTime
    var cause: Cause
  }

  /// Set-up of a new device that a wave begins.
  private struct Wave {
    var at: SimulationTime
    var system: Int
  }

  /// The devices of seat `seat`, the last of which outlives the horizon.
  func tenures(ofSeat seat: Int) -> [DeviceTenure] {
    let first = DeviceTenure(
      ordinal: 0, system: catalog.index(of: group.device.system), poweredOn: .zero, desktop: .zero)
    if case .scripted(let lines) = group.usage.mode {
      return scripted(first, Self.ends(in: lines, seat: seat), seat: seat)
    }
    return drawn(first, waves: waves(ofSeat: seat), seat: seat)
  }

  // MARK: Drawn

  private func drawn(_ first: DeviceTenure, waves: [Wave], seat: Int) -> [DeviceTenure] {
    var tenures = [first]
    // A wave takes the seat once, even where set-up takes no time.
    var remaining = waves[...]
    while true {
      let current = tenures[tenures.count - 1]
      let (accident, cause) = accident(of: current, seat: seat)
      remaining = remaining.drop { $0.at < current.desktop }
      if let wave = remaining.first, wave.at < accident, wave.at < horizon {
        remaining = remaining.dropFirst()
        tenures[tenures.count - 1] = handedOver(current, wave, seat: seat)
        guard tenures[tenures.count - 1].ends < horizon else { return tenures }
        tenures.append(successor(of: tenures[tenures.count - 1], system: wave.system, seat: seat))
      } else {
        guard accident < horizon else { return tenures }
        tenures[tenures.count - 1].ends = accident
        tenures[tenures.count - 1].cause = cause
        tenures.append(successor(of: tenures[tenures.count - 1], system: current.system, seat: seat))
      }
      // A desktop beyond the horizon never holds the seat.
      if tenures[tenures.count - 1].desktop >= horizon { return tenures }
    }
  }

  /// Failure or loss, whichever comes first.
  private func accident(of device: DeviceTenure, seat: Int) -> (SimulationTime, Cause) {
    let index = Self.index(seat, device.ordinal)
    var failure = SimulationTime.never
    if let lifetime = group.life.failure {
      var stream = key.stream(Purpose.failure.rawValue, index)
      failure = device.desktop + TimeSpan(rounding: remainingLife(lifetime, device, seat, &stream))
    }
    var loss = SimulationTime.never
    if let time = group.life.loss {
      var stream = key.stream(Purpose.loss.rawValue, index)
      loss = device.desktop + TimeSpan(rounding: time.draw(&stream))
    }
    return loss < failure ? (loss, .loss) : (failure, .failure)
  }

  private func remainingLife(
    _ lifetime: Distribution, _ device: DeviceTenure, _ seat: Int, _ stream: inout RandomStream
  ) -> Double {
    guard device.ordinal == 0 else { return lifetime.draw(&stream) }
    var ageStream = key.stream(Purpose.deviceAge.rawValue, UInt64(seat))
    let age = group.life.age.draw(&ageStream)
    switch lifetime {
    case .exponential, .weibull: return lifetime.residual(age: age, &stream)
    default: return Self.survivorsLife(lifetime, age, &stream)
    }
  }

  /// What is left of a lifetime that is known to exceed `age`: drawn until one does. An age that the
  /// distribution never reaches counts as none.
  private static func survivorsLife(
    _ lifetime: Distribution, _ age: Double, _ stream: inout RandomStream
  ) -> Double {
    for _ in 0..<1000 {
      let drawn = lifetime.draw(&stream)
      if drawn > age { return drawn - age }
    }
    return lifetime.draw(&stream)
  }

  private func waves(ofSeat seat: Int) -> [Wave] {
    var waves: [Wave] = []
    for (number, plan) in group.refresh.enumerated() {
      var stream = key.stream(Purpose.wave.rawValue, Self.index(seat, number))
      // The device's own uniform decides its wave, so that another user never shifts it.
      let wave = (stream.uniform() / plan.wave).rounded(.down)
      let planned = Double(plan.firstDay) + wave * Double(plan.everyDays)
      guard planned <= (horizon - .zero).inDays else { continue }
      let day = group.calendar.firstWorkingDay(from: Int(planned))
      let offset = Double(group.calendar.workingTimePerDay.microseconds) * stream.uniform()
      let at = group.calendar.opening(ofDay: day) + TimeSpan(rounding: offset)
      waves.append(Wave(at: at, system: catalog.index(of: plan.to)))
    }
    return waves.sorted { $0.at < $1.at }
  }

  // MARK: Scripted

  static func ends(in lines: [ScriptLine], seat: Int) -> [ScriptedEnd] {
    lines.compactMap { line in
      guard line.seat == seat else { return nil }
      switch line.act {
      case .loss: return ScriptedEnd(at: line.at, cause: .loss)
      case .failure: return ScriptedEnd(at: line.at, cause: .failure)
      case .planned: return ScriptedEnd(at: line.at, cause: .planned)
      default: return nil
      }
    }
  }

  private func scripted(_ first: DeviceTenure, _ ends: [ScriptedEnd], seat: Int) -> [DeviceTenure] {
    var tenures = [first]
    for end in ends {
      let current = tenures[tenures.count - 1]
      guard end.at >= current.desktop, end.at < horizon else { continue }
      var ended = current
      if end.cause == .planned {
        let system = group.refresh.first.map { catalog.index(of: $0.to) } ?? current.system
        ended = handedOver(current, Wave(at: end.at, system: system), seat: seat)
        tenures[tenures.count - 1] = ended
        tenures.append(successor(of: ended, system: system, seat: seat))
      } else {
        ended.ends = end.at
        ended.cause = end.cause
        tenures[tenures.count - 1] = ended
        tenures.append(successor(of: ended, system: current.system, seat: seat))
      }
    }
    return tenures
  }

  // MARK: Replacement

  /// The old device keeps the seat while the new one is set up beside it: it ends at the new one's desktop.
  private func handedOver(_ device: DeviceTenure, _ wave: Wave, seat: Int) -> DeviceTenure {
    var ended = device
    let atHand = wave.at + leadTime(group.life.leadTimePlanned, seat, device.ordinal)
    ended.ends = inWorkingHours(atHand) + group.life.plannedProvisioning
    ended.cause = .planned
    return ended
  }

  private func successor(of old: DeviceTenure, system: Int, seat: Int) -> DeviceTenure {
    if old.cause == .planned {
      return DeviceTenure(
        ordinal: old.ordinal + 1, system: system,
        poweredOn: old.ends - group.life.plannedProvisioning,
        desktop: old.ends)
    }
    let atHand = old.ends + leadTime(group.life.leadTimeFailure, seat, old.ordinal)
    let poweredOn = inWorkingHours(atHand)
    return DeviceTenure(
      ordinal: old.ordinal + 1, system: system, poweredOn: poweredOn,
      desktop: poweredOn + group.life.plannedProvisioning)
  }

  /// A device is powered on in working hours; only a life of sessions knows them.
  private func inWorkingHours(_ time: SimulationTime) -> SimulationTime {
    group.usage.mode == .sessions ? group.calendar.nextWorkingInstant(time) : time
  }

  private func leadTime(_ distribution: Distribution, _ seat: Int, _ ordinal: Int) -> TimeSpan {
    var stream = key.stream(Purpose.leadTime.rawValue, Self.index(seat, ordinal))
    return TimeSpan(rounding: distribution.draw(&stream))
  }

  static func index(_ seat: Int, _ ordinal: Int) -> UInt64 { UInt64(seat) << 32 | UInt64(ordinal) }
}
