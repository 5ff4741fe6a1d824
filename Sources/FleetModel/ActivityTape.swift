// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// The tape that a life is written on: keeps activities in order of time while sessions, sleeping devices and
/// replacements interleave, and knows which seat is locked, asleep or empty.
struct ActivityTape: Sendable {
  private enum Presence: Sendable { case away, locked, signedIn }

  /// Where the life that is being written ends: the horizon, or the day on which its user leaves.
  private(set) var end = SimulationTime.zero
  var activities: [Activity] = []
  private var tenures: [[DeviceTenure]] = []
  private var presence: [Presence] = []
  private var sleepsAt: [SimulationTime] = []
  private var seatEvents: [Activity] = []
  private var nextSeatEvent = 0
  private var staysAwake: TimeSpan?
  private var choiceNumber: Int32 = 0
  private var awaitsActiveEnd = -1

  mutating func begin(
    _ tenures: [[DeviceTenure]], until end: SimulationTime, choicesBefore: Int, staysAwake: TimeSpan?
  ) {
    self.end = end
    self.tenures = tenures
    self.staysAwake = staysAwake
    activities.removeAll(keepingCapacity: true)
    presence = Array(repeating: .away, count: tenures.count)
    sleepsAt = Array(repeating: .never, count: tenures.count)
    choiceNumber = Int32(choicesBefore)
    collectSeatEvents()
  }

  /// Ends and desktops of all seats, in order of time and then of seat; an end before the desktop it makes
  /// room for.
  private mutating func collectSeatEvents() {
    seatEvents.removeAll(keepingCapacity: true)
    nextSeatEvent = 0
    for (seat, devices) in tenures.enumerated() {
      for device in devices {
        if device.ordinal > 0, device.desktop < end {
          seatEvents.append(Activity(.desktop, at: device.desktop, seat: seat, number: device.ordinal))
        }
        guard device.ends < end else { continue }
        if device.cause == .planned {
          seatEvents.append(Activity(.handover, at: device.ends, seat: seat, number: device.ordinal))
        }
        seatEvents.append(Activity(.deviceEnd, at: device.ends, seat: seat, number: device.ordinal))
      }
    }
    let order = seatEvents.indices.sorted { (seatEvents[$0].time, $0) < (seatEvents[$1].time, $1) }
    seatEvents = order.map { seatEvents[$0] }
  }

  /// The device that holds the seat at `time`, if any.
  func holder(of seat: Int, at time: SimulationTime) -> DeviceTenure? {
    for device in tenures[seat] where device.desktop <= time && time < device.ends { return device }
    return nil
  }

  // MARK: Sessions

  mutating func beginSession(seat: Int, at time: SimulationTime, online: Bool) {
    flush(upTo: time)
    let kind: Activity.Kind = presence[seat] == .locked ? .unlock : .signIn
    sleepsAt[seat] = .never
    presence[seat] = .signedIn
    append(Activity(kind, at: time, seat: seat, online: online), awaitsActiveEnd: true)
  }

  /// Tells the latest beginning of active time when it ends.
  mutating func markActive(until end: SimulationTime) {
    guard awaitsActiveEnd >= 0 else { return }
    activities[awaitsActiveEnd].activeUntil = end
    awaitsActiveEnd = -1
  }

  mutating func choose(seat: Int, at time: SimulationTime, item: Int32) {
    guard time < end else { return }
    flush(upTo: time)
    choiceNumber += 1
    append(Activity(.choice, at: time, seat: seat, number: Int(choiceNumber), slot: Int(item)))
  }

  /// A break: returns when active time begins again.
  mutating func pause(seat: Int, from start: SimulationTime, for length: TimeSpan) -> SimulationTime {
    flush(upTo: start)
    append(Activity(.breakStart, at: start, seat: seat))
    let end = start + length
    if let awake = staysAwake, awake < length {
      flush(upTo: start + awake)
      append(Activity(.sleep, at: start + awake, seat: seat))
    }
    flush(upTo: end)
    append(Activity(.breakEnd, at: end, seat: seat), awaitsActiveEnd: true)
    return end
  }

  mutating func endSession(seat: Int, at time: SimulationTime, _ kind: Activity.Kind) {
    flush(upTo: time)
    append(Activity(kind, at: time, seat: seat))
    leave(seat, at: time, locked: kind == .lock)
  }

  private mutating func leave(_ seat: Int, at time: SimulationTime, locked: Bool) {
    presence[seat] = locked ? .locked : .away
    sleepsAt[seat] = locked ? staysAwake.map { time + $0 } ?? .never : .never
  }

  // MARK: Always on, scripted

  mutating func signInForGood(seat: Int, at time: SimulationTime, until: SimulationTime) {
    activities.append(Activity(.signIn, at: time, seat: seat, online: true, activeUntil: until))
  }

  mutating func chooseOutOfOrder(seat: Int, at time: SimulationTime, item: Int32) {
    choiceNumber += 1
    activities.append(Activity(.choice, at: time, seat: seat, slot: Int(item)))
  }

  mutating func scripted(_ kind: Activity.Kind, seat: Int, at time: SimulationTime) {
    flush(upTo: time)
    guard holder(of: seat, at: time) != nil else { return }
    switch kind {
    case .signIn, .unlock:
      sleepsAt[seat] = .never
      presence[seat] = .signedIn
      append(Activity(kind, at: time, seat: seat, online: true, activeUntil: end))
    case .lock, .signOut:
      append(Activity(kind, at: time, seat: seat))
      leave(seat, at: time, locked: kind == .lock)
    default:
      append(Activity(kind, at: time, seat: seat))
    }
  }

  mutating func scriptedChoice(seat: Int, at time: SimulationTime, item: Int32) {
    flush(upTo: time)
    guard holder(of: seat, at: time) != nil else { return }
    choose(seat: seat, at: time, item: item)
  }

  /// Merges seat events into activities that were written seat by seat, and numbers the choices in order of
  /// time.
  mutating func sortByTime() {
    let all = seatEvents + activities
    nextSeatEvent = seatEvents.count
    let order = all.indices.sorted { (all[$0].time, $0) < (all[$1].time, $1) }
    var number = choiceNumber - Int32(activities.count { $0.kind == .choice })
    activities = order.map { index in
      var activity = all[index]
      if activity.kind == .choice {
        number += 1
        activity.number = number
      }
      return activity
    }
  }

  // MARK: Order

  mutating func finish() { flush(upTo: end) }

  /// The last line of a life that ends before the horizon.
  mutating func depart(at time: SimulationTime) { activities.append(Activity(.departure, at: time, seat: 0)) }

  /// Devices that fall asleep and seat events, up to and including `time`: what was scheduled earlier goes
  /// first.
  private mutating func flush(upTo time: SimulationTime) {
    while true {
      var seat = -1
      var earliest = SimulationTime.never
      for candidate in sleepsAt.indices where sleepsAt[candidate] < earliest {
        seat = candidate
        earliest = sleepsAt[candidate]
      }
      let event = nextSeatEvent < seatEvents.count ? seatEvents[nextSeatEvent].time : .never
      guard min(earliest, event) <= time, min(earliest, event) < end else { return }
      if earliest <= event {
        append(Activity(.sleep, at: earliest, seat: seat))
        // Asleep and still locked: the next session begins with an unlock.
        sleepsAt[seat] = .never
      } else {
        emitSeatEvent()
      }
    }
  }

  private mutating func emitSeatEvent() {
    let event = seatEvents[nextSeatEvent]
    nextSeatEvent += 1
    append(event)
    let seat = Int(event.seat)
    if event.kind == .desktop {
      // As if locked at that instant.
      leave(seat, at: event.time, locked: true)
    } else if event.kind == .deviceEnd {
      presence[seat] = .away
      sleepsAt[seat] = .never
    }
  }

  private mutating func append(_ activity: Activity, awaitsActiveEnd waits: Bool = false) {
    guard activity.time < end else { return }
    if waits { awaitsActiveEnd = activities.count }
    activities.append(activity)
  }

  mutating func nameSlots(_ slotOfItem: [Int32]) {
    for index in activities.indices where activities[index].kind == .choice {
      activities[index].slot = slotOfItem[Int(activities[index].slot)]
    }
  }
}
