// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Statistics

// Planned refresh: which wave of each plan reaches a seat, and when.
extension SeatEvents {
  /// Set-up of a new device that a wave begins.
  struct Wave {
    var at: SimulationTime
    var system: Int
    /// How long the old device is kept after the handover.
    var overlap: TimeSpan
  }

  /// One wave a plan at most, in order of time.
  func waves(ofSeat seat: Int) -> [Wave] {
    var waves: [Wave] = []
    for (number, plan) in group.refresh.enumerated() {
      var stream = key.stream(Purpose.wave.rawValue, Self.index(seat, number))
      let wave = (place(ofSeat: seat, plan.order, stream.uniform()) / plan.wave).rounded(.down)
      let planned = Double(plan.firstDay) + wave * Double(plan.everyDays)
      guard planned <= (horizon - .zero).inDays else { continue }
      let day = group.calendar.firstWorkingDay(from: Int(planned))
      let offset = Double(group.calendar.workingTimePerDay.microseconds) * stream.uniform()
      let at = group.calendar.opening(ofDay: day) + TimeSpan(rounding: offset)
      waves.append(Wave(at: at, system: catalog.index(of: plan.to), overlap: plan.overlap))
    }
    return waves.sorted { $0.at < $1.at }
  }

  /// The seat's place in the sequence of a plan, in [0, 1), from its own uniform and its own device's age: so
  /// another user never shifts it, and over many seats places are uniform in the part that they share.
  private func place(ofSeat seat: Int, _ order: RefreshPlan.Order, _ uniform: Double) -> Double {
    switch order {
    case .random:
      return uniform
    case .oldestFirst:
      let age = ageAtStart(ofSeat: seat)
      let younger = group.life.age.cumulative(below: age)
      // Of devices of one age, the uniform decides.
      let rank = younger + uniform * (group.life.age.cumulative(age) - younger)
      return min(1 - rank, 1.0.nextDown)
    case .groups(let low, let high):
      return min(low + uniform * (high - low), 1.0.nextDown)
    }
  }
}
