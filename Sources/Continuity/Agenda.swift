// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// What a mechanism, or the timeline itself, asked to be woken for.
///
/// Alarms are not taken back: the owner advances the generation that it gave, and lets a stale alarm pass.
public struct Alarm: Sendable {
  public var kind: UInt8
  /// Which part of a combined mechanism set it.
  public var owner: UInt8 = 0
  public var seat: UInt8
  public var generation: UInt32
  public var first: Int32
  public var second: Int32

  public init(kind: UInt8, seat: Int, generation: UInt32 = 0, first: Int = 0, second: Int = 0) {
    self.kind = kind
    self.seat = UInt8(seat)
    self.generation = generation
    self.first = Int32(first)
    self.second = Int32(second)
  }
}

/// The future events of one user's play, as a mechanism sees them: it can set alarms, nothing else.
public struct Agenda: Sendable {
  var events = FutureEventList<Alarm>()
  /// Stamped on the alarms of the part that is being called.
  var owner: UInt8 = 0
  /// Calls delivered to the user's state and to mechanisms.
  var delivered = 0
  var horizon = SimulationTime.zero

  mutating func reset(horizon: SimulationTime) {
    events.removeAll()
    owner = 0
    delivered = 0
    self.horizon = horizon
  }

  /// Wakes the mechanism that is being called at `time`; what lies beyond the horizon is never due.
  @inline(__always)
  public mutating func wake(at time: SimulationTime, _ alarm: Alarm) {
    schedule(alarm, at: time, rank: .mechanism)
  }

  mutating func schedule(_ alarm: Alarm, at time: SimulationTime, rank: EventRank) {
    guard time < horizon else { return }
    var alarm = alarm
    alarm.owner = owner
    events.schedule(alarm, at: time, rank: rank)
  }
}
