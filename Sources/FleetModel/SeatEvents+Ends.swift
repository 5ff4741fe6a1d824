// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Statistics

// What ends a device without a plan: failure and loss of its machine, a reset, an incident.
extension SeatEvents {
  /// The first of what ends `device`, and whether it is `incident`. At one instant an accident goes before an
  /// incident, and that before a reset.
  func firstEnd(of device: DeviceTenure, _ accident: End, _ incident: End?, seat: Int) -> (End, Bool) {
    // What befell the machine while it was set up anew is met at its desktop.
    var first = End(at: max(accident.at, device.desktop), cause: accident.cause)
    var isIncident = false
    if let incident, incident.at < first.at {
      first = incident
      isIncident = true
    }
    if let time = group.life.reset {
      var stream = key.stream(Purpose.reset.rawValue, Self.index(seat, device.ordinal))
      let reset = device.desktop + TimeSpan(rounding: time.draw(&stream))
      if reset < first.at { return (End(at: reset, cause: .reset), false) }
    }
    return (first, isIncident)
  }

  // MARK: Accidents

  /// Failure or loss of a machine, whichever comes first, given the machine's first device; drawn once a
  /// machine, so that a reset neither heals nor harms it.
  func accident(of device: DeviceTenure, seat: Int) -> End {
    let index = Self.index(seat, device.machine)
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
    return loss < failure ? End(at: loss, cause: .loss) : End(at: failure, cause: .failure)
  }

  /// Age at the start of the machine that then holds the seat, in microseconds.
  func ageAtStart(ofSeat seat: Int) -> Double {
    var stream = key.stream(Purpose.deviceAge.rawValue, UInt64(seat))
    return group.life.age.draw(&stream)
  }

  private func remainingLife(
    _ lifetime: Distribution, _ device: DeviceTenure, _ seat: Int, _ stream: inout RandomStream
  ) -> Double {
    guard device.machine == 0 else { return lifetime.draw(&stream) }
    let age = ageAtStart(ofSeat: seat)
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

  // MARK: Incidents

  /// The incidents that strike seat `seat` if a device holds it then, in order of time.
  func incidents(ofSeat seat: Int) -> [End] {
    guard !group.incidents.isEmpty else { return [] }
    var incidents: [End] = []
    for (number, plan) in group.incidents.enumerated() where plan.at < horizon {
      // The seat's own uniform decides, so that another user never shifts it.
      var stream = key.stream(Purpose.incident.rawValue, Self.index(seat, number))
      guard stream.uniform() < plan.share else { continue }
      incidents.append(End(at: plan.at, cause: plan.cause))
    }
    let order = incidents.indices.sorted { (incidents[$0].at, $0) < (incidents[$1].at, $1) }
    return order.map { incidents[$0] }
  }
}
