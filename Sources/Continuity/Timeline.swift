// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// Plays a life: merges what was written with what mechanisms, repairs and coverage points add to it.
///
/// At one instant the world goes first, then repairs, then mechanisms, then coverage is taken.
public struct Timeline: Sendable {
  /// Kinds of the timeline's own alarms.
  enum Own: UInt8 { case notice, ticket, coverage, census, administration, erasure }

  let scene: Scene
  var agenda = Agenda()
  var noticeGenerations: [UInt32] = []

  public init(_ scene: Scene) { self.scene = scene }

  /// Calls delivered to the user's state and to mechanisms in the latest play.
  public var delivered: Int { agenda.delivered }

  mutating func run<M: ContinuityMechanism>(_ mechanism: inout M, _ life: Life, _ state: inout UserState) {
    agenda.reset(horizon: life.horizon)
    noticeGenerations.removeAll(keepingCapacity: true)
    for _ in 0..<life.seatCount { noticeGenerations.append(0) }
    state.open(life, repair: scene.group.repair)
    mechanism.open(&state, &agenda)
    scheduleCensus(after: .zero)
    scheduleAdministration(state)
    let activities = life.activities
    var cursor = 0
    while true {
      let alarmTime = agenda.events.nextTimeOrNever
      if cursor < activities.count, activities[cursor].time <= alarmTime {
        state.advance(to: activities[cursor].time)
        live(activities[cursor], &mechanism, &state)
        cursor += 1
      } else if let (time, rank, alarm) = agenda.events.popFirst() {
        state.advance(to: time)
        ring(alarm, rank, &mechanism, &state)
      } else {
        break
      }
      if state.noticesChanged { scheduleNotices(&state) }
    }
    state.advance(to: life.horizon)
    takeCensus(mechanism, &state)
    state.close()
  }

  // MARK: The world

  private mutating func live<M: ContinuityMechanism>(
    _ activity: Activity, _ mechanism: inout M, _ state: inout UserState
  ) {
    let seat = Int(activity.seat)
    let wasConnected = state.isConnected(seat)
    var kind: Happening.Kind
    switch activity.kind {
    case .signIn, .unlock:
      state.beginSession(seat, online: activity.online)
      kind = activity.kind == .signIn ? .signIn : .unlock
      scheduleNotice(seat, until: activity.activeUntil, state)
    case .breakEnd:
      state.endBreak(seat)
      kind = .unlock
      scheduleNotice(seat, until: activity.activeUntil, state)
    case .breakStart, .lock:
      state.lock(seat)
      kind = .lock
    case .signOut, .shutdown:
      state.disconnect(seat)
      kind = .signOut
    case .sleep:
      state.disconnect(seat)
      kind = .sleep
    case .online, .offline:
      state.setOnline(seat, activity.kind == .online)
      kind = activity.kind == .online ? .online : .offline
    case .choice:
      state.choose(seat, Int(activity.slot), number: activity.number)
      kind = .choice
    case .handover:
      kind = .handover
    case .deviceEnd:
      endDevice(activity, &mechanism, &state)
      kind = .deviceEnd
    case .desktop:
      return beginDevice(activity, &mechanism, &state)
    case .departure:
      depart(&state)
      kind = .departure
    }
    tell(
      Happening(kind, seat: seat, slot: Int(activity.slot), wasConnected: wasConnected), &mechanism, &state)
  }

  @inline(__always)
  private mutating func tell<M: ContinuityMechanism>(
    _ happening: Happening, _ mechanism: inout M, _ state: inout UserState
  ) {
    agenda.delivered += 1 + mechanism.parts
    mechanism.hear(happening, &state, &agenda)
    if !state.restoredSlots.isEmpty { tellOfRestore(happening.seat, &mechanism, &state) }
  }

  private mutating func tellOfRestore<M: ContinuityMechanism>(
    _ seat: Int, _ mechanism: inout M, _ state: inout UserState
  ) {
    agenda.delivered += mechanism.parts
    mechanism.hear(Happening(.restored, seat: seat), &state, &agenda)
    state.forgetRestoredSlots()
  }

  // MARK: Replacement

  private mutating func endDevice<M: ContinuityMechanism>(
    _ activity: Activity, _ mechanism: inout M, _ state: inout UserState
  ) {
    let seat = Int(activity.seat)
    noticeGenerations[seat] &+= 1
    let ended = state.life.tenures[seat][Int(activity.number)]
    let replacement = state.replacements.count
    if ended.cause == .loss {
      state.narrateExposure(replacement, seat, isEncrypted: isEncrypted(ended, seat, state))
    }
    state.endDevice(seat, ended)
    var lost: Int32 = 0
    for slot in 0..<state.life.slotCount where isLost(slot, seat, mechanism, state) { lost += 1 }
    state.narrate(.lostWithDevice(replacement: Int32(replacement), choices: lost))
  }

  /// A current choice of an item that some mechanism of the catalogue could carry, and that nothing holds
  /// now.
  private func isLost<M: ContinuityMechanism>(
    _ slot: Int, _ seat: Int, _ mechanism: M, _ state: UserState
  ) -> Bool {
    let value = state.intention(seat, slot).value
    guard value != 0, state.wanted(seat, slot).value == value, state.exists(seat, slot) else { return false }
    let support = scene.catalog.support(Int(state.life.items[slot]), on: state.device(seat).system)
    guard !support.isDisjoint(with: .carried), !mechanism.holds(value, slot: slot) else { return false }
    for other in 0..<state.seatCount
    where other != seat && state.hasDevice(other) && state.visible(other, slot).value == value {
      return false
    }
    return true
  }

  private mutating func beginDevice<M: ContinuityMechanism>(
    _ activity: Activity, _ mechanism: inout M, _ state: inout UserState
  ) {
    let seat = Int(activity.seat)
    state.beginDevice(seat, state.life.tenures[seat][Int(activity.number)])
    tell(Happening(.desktop, seat: seat), &mechanism, &state)
    guard let replacement = state.replacement(of: seat) else { return }
    for point in CoveragePoint.allCases {
      let alarm = Alarm(
        kind: Own.coverage.rawValue, seat: seat, generation: UInt32(activity.number), first: replacement,
        second: point.rawValue)
      agenda.schedule(alarm, at: state.now + point.delay, rank: .observer)
    }
  }

  /// Takes one point; at the first desktop each missing item gets its reason.
  private func takeCoverage<M: ContinuityMechanism>(
    _ replacement: Int, _ point: CoveragePoint, _ seat: Int, _ mechanism: M, _ state: inout UserState
  ) {
    state.takeCoverage(replacement, point)
    guard point == .desktop else { return }
    for position in 0..<state.frozenCount(replacement) {
      let (slot, wanted) = state.frozenItem(replacement, position)
      guard !state.shows(seat, slot, atLeast: wanted) else { continue }
      let reason = mechanism.absence(of: slot, wanted: wanted, at: seat, state)
      state.narrate(.missing(replacement: Int32(replacement), slot: Int32(slot), reason))
    }
  }

  // MARK: Alarms

  private mutating func ring<M: ContinuityMechanism>(
    _ alarm: Alarm, _ rank: EventRank, _ mechanism: inout M, _ state: inout UserState
  ) {
    if rank == .mechanism {
      agenda.delivered += 1
      mechanism.ring(alarm, &state, &agenda)
      if !state.restoredSlots.isEmpty { tellOfRestore(Int(alarm.seat), &mechanism, &state) }
      return
    }
    let seat = Int(alarm.seat)
    switch Own(rawValue: alarm.kind) {
    case .census:
      agenda.delivered += 1
      takeCensus(mechanism, &state)
      scheduleCensus(after: state.now)
    case .administration:
      agenda.delivered += 1
      administer(Int(alarm.first), &mechanism, &state)
    case .erasure:
      agenda.delivered += 1
      erase(.departed, &mechanism, &state)
    case .notice:
      guard alarm.generation == noticeGenerations[seat] else { return }
      agenda.delivered += 1
      notice(seat, &mechanism, &state)
    case .ticket:
      agenda.delivered += 1
      if state.answerTicket(seat, Int(alarm.first), device: Int(alarm.second)) {
        tell(Happening(.choice, seat: seat, slot: Int(alarm.first)), &mechanism, &state)
      }
    case .coverage:
      guard state.hasDevice(seat), state.device(seat).ordinal == Int(alarm.generation) else { return }
      agenda.delivered += 1
      let point = CoveragePoint(rawValue: Int(alarm.second))!
      takeCoverage(Int(alarm.first), point, seat, mechanism, &state)
    case nil:
      preconditionFailure("an alarm of the timeline has a kind")
    }
  }

  // MARK: Repair

  private mutating func notice<M: ContinuityMechanism>(
    _ seat: Int, _ mechanism: inout M, _ state: inout UserState
  ) {
    while let slot = state.takeNoticed(seat) {
      switch state.remedy(seat, slot) {
      case .byHand:
        let wasConnected = state.isConnected(seat)
        state.repairValue(seat, slot, by: .byHand)
        tell(Happening(.choice, seat: seat, slot: slot, wasConnected: wasConnected), &mechanism, &state)
      case .livesWithIt:
        state.giveUp(seat, slot)
      case .helpDesk:
        call(seat, slot, &state)
      }
    }
    scheduleNotice(seat, until: .never, state)
  }

  /// The call is answered after the planned wait and a handling time, within working hours.
  private mutating func call(_ seat: Int, _ slot: Int, _ state: inout UserState) {
    let wanted = state.wanted(seat, slot).value
    var stream = state.life.key.stream(
      Purpose.handling.rawValue, state.repairIndex(seat, slot, wanted))
    let desk = scene.group.helpDesk
    let handling = TimeSpan.ofJob(desk.handling.draw(&stream))
    guard state.openTicket(seat, slot, handling: handling) else { return }
    let answered = state.life.calendar.advance(state.now, byWorking: desk.plannedWait + handling)
    let alarm = Alarm(
      kind: Own.ticket.rawValue, seat: seat, first: slot, second: state.device(seat).ordinal)
    agenda.schedule(alarm, at: answered, rank: .repair)
  }

  private mutating func scheduleNotices(_ state: inout UserState) {
    state.acknowledgeNotices()
    for seat in 0..<state.seatCount where state.isActive(seat) {
      scheduleNotice(seat, until: .never, state)
    }
  }

  /// Sets the alarm for what the user notices next at the seat; none where active time ends before.
  private mutating func scheduleNotice(_ seat: Int, until end: SimulationTime, _ state: UserState) {
    noticeGenerations[seat] &+= 1
    guard let time = state.nextNotice(seat), time < end else { return }
    let alarm = Alarm(kind: Own.notice.rawValue, seat: seat, generation: noticeGenerations[seat])
    agenda.schedule(alarm, at: time, rank: .repair)
  }
}
