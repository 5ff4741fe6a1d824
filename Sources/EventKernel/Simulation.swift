// SPDX-License-Identifier: GPL-3.0-or-later

/// A clock and its pending events.
@frozen
public struct Simulation<Event> {
  @usableFromInline var clock = SimulationTime.zero
  @usableFromInline var events = FutureEventList<Event>()

  @inlinable
  public init() {}

  /// The clock. It moves only in `run`.
  @inlinable
  public var now: SimulationTime { clock }

  /// Events that are still to come.
  @inlinable
  public var pending: Int { events.count }

  /// - Precondition: `time` is not in the past.
  @inlinable
  public mutating func schedule(_ event: Event, at time: SimulationTime, rank: EventRank = .world) {
    precondition(time >= now, "An event cannot be scheduled in the past.")
    events.schedule(event, at: time, rank: rank)
  }

  /// - Precondition: `delay` is not negative.
  @inlinable
  public mutating func schedule(_ event: Event, after delay: TimeSpan, rank: EventRank = .world) {
    schedule(event, at: now + delay, rank: rank)
  }

  /// Plays the events before `end` in order, then sets the clock to `end`.
  ///
  /// Events at `end` itself stay pending, so that runs to 10 and then to 20 play each event once. Run
  /// until `never` to play all; the clock then stays at the last event.
  @inlinable
  public mutating func run(until end: SimulationTime, _ handle: (inout Simulation, Event) -> Void) {
    while events.nextTimeOrNever < end, let next = events.popFirst() {
      clock = next.time
      handle(&self, next.event)
    }
    if end != .never, end > clock { clock = end }
  }
}

extension Simulation: Sendable where Event: Sendable {}
