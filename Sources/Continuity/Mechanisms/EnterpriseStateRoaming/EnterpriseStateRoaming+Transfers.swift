// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics
import Statistics

// Uploads, arrivals, deliveries and pulls.
extension EnterpriseStateRoaming {
  private func delay(
    _ distribution: Distribution, _ purpose: Purpose, _ index: UInt64, _ state: UserState
  ) -> TimeSpan {
    if case .constant(let value) = distribution { return TimeSpan(rounding: value) }
    var stream = state.life.key.stream(purpose.rawValue, index)
    return TimeSpan(rounding: distribution.draw(&stream))
  }

  /// Key of the n-th upload of a unit from a seat.
  private func uploadIndex(_ seat: Int, _ unit: Int, _ state: UserState) -> UInt64 {
    // The first item stands for the unit: slots differ between users, items do not.
    let item = UInt64(state.life.items[Int(state.life.unitStart[unit])])
    return UInt64(seat) << 56 | item << 32 | replicas[replica(seat, unit)].uploads
  }

  // MARK: Going up

  mutating func scheduleUpload(_ seat: Int, _ unit: Int, _ state: UserState, _ agenda: inout Agenda) {
    guard isConnected(seat, state) else { return awaitUnblocking(seat, state, &agenda) }
    let index = uploadIndex(seat, unit, state)
    let wait = delay(scene.group.roaming.uploadDelay, .uploadDelay, index, state)
    let generation = replicas[replica(seat, unit)].generation
    agenda.wake(
      at: state.now + wait,
      Alarm(kind: Kind.upload.rawValue, seat: seat, generation: generation, first: unit))
  }

  /// All dirty units at once, if the device is connected.
  mutating func uploadAll(_ seat: Int, _ state: inout UserState, _ agenda: inout Agenda) {
    if isConnected(seat, state) {
      startUploads(seat, &state, &agenda)
    } else {
      awaitUnblocking(seat, state, &agenda)
    }
  }

  mutating func startUploads(_ seat: Int, _ state: inout UserState, _ agenda: inout Agenda) {
    for unit in 0..<state.life.unitCount where replicas[replica(seat, unit)].isDirty {
      startUpload(seat, unit, &state, &agenda)
    }
  }

  /// A connected device that is blocked today is connected again at midnight; in an outage, at its end.
  mutating func awaitUnblocking(_ seat: Int, _ state: UserState, _ agenda: inout Agenda) {
    guard state.isConnected(seat), clients[seat].isOn, !clients[seat].awaitsUnblocking,
      hasDirtyUnit(seat, state)
    else { return }
    clients[seat].awaitsUnblocking = true
    let calendar = state.life.calendar
    let midnight = calendar.midnight(ofDay: calendar.day(of: state.now) + 1)
    agenda.wake(
      at: scene.outage(of: .tenantStore, at: state.now) ?? midnight,
      Alarm(kind: Kind.unblocked.rawValue, seat: seat, second: clients[seat].ordinal))
  }

  private func hasDirtyUnit(_ seat: Int, _ state: UserState) -> Bool {
    for unit in 0..<state.life.unitCount where replicas[replica(seat, unit)].isDirty { return true }
    return false
  }

  /// The unit's whole content leaves the device, and arrives whatever the device does next.
  mutating func startUpload(_ seat: Int, _ unit: Int, _ state: inout UserState, _ agenda: inout Agenda) {
    let index = replica(seat, unit)
    let slots = state.life.slots(ofUnit: unit)
    let parcel = service.begin(
      Parcel(
        seat: seat, ordinal: clients[seat].ordinal, unit: unit, stamp: replicas[index].stamp,
        base: replicas[index].base, start: 0, isRestore: replicas[index].isRestore))
    for slot in slots {
      let version = uploads(slot, seat, state) ? state.visible(seat, slot) : Version(value: 0, order: -1)
      service.append(version, changed: changed[seat * state.life.slotCount + slot])
    }
    var load = RequestLoad()
    add(parcel, to: &load, state)
    note(.upload, load, &state)
    let travel = delay(
      scene.group.roaming.transferDelay, .transferDelay, uploadIndex(seat, unit, state), state)
    replicas[index].isDirty = false
    replicas[index].generation &+= 1
    replicas[index].uploads += 1
    replicas[index].unanswered += 1
    replicas[index].latestArrival = max(state.now + travel, replicas[index].latestArrival)
    agenda.wake(
      at: replicas[index].latestArrival, Alarm(kind: Kind.arrival.rawValue, seat: seat, first: parcel))
  }

  /// The service decides; the writer has its answer at that instant.
  mutating func arrive(_ parcel: Int, _ state: inout UserState, _ agenda: inout Agenda) {
    let arrived = service.parcels[parcel]
    let verdict = service.arrive(parcel, state.life.slots(ofUnit: arrived.unit), &state)
    state.narrate(
      .upload(
        at: state.now, seat: UInt8(arrived.seat), verdict.outcome, isRestore: arrived.isRestore))
    if verdict.isAccepted {
      for seat in 0..<state.seatCount where !arrived.isFrom(seat, clients[seat].ordinal) {
        notify(seat, parcel, state, &agenda)
      }
    }
    guard state.hasDevice(arrived.seat), clients[arrived.seat].ordinal == arrived.ordinal else { return }
    answer(arrived, parcel, verdict.isAccepted, &state, &agenda)
  }

  private mutating func answer(
    _ arrived: Parcel, _ parcel: Int, _ isAccepted: Bool, _ state: inout UserState, _ agenda: inout Agenda
  ) {
    let index = replica(arrived.seat, arrived.unit)
    replicas[index].unanswered -= 1
    if isAccepted {
      replicas[index].seen = service.parcels[parcel].revision
    } else {
      notify(arrived.seat, service.current[arrived.unit], state, &agenda)
    }
    let waiting = replicas[index].setAside
    guard waiting >= 0, !replicas[index].isDirty, replicas[index].unanswered == 0 else { return }
    replicas[index].setAside = -1
    // A device that has gone offline meets it at its next pull.
    if isConnected(arrived.seat, state) { receive(waiting, arrived.seat, &state) }
  }

  // MARK: Coming down

  /// The revision reaches the device, if it is connected then.
  private mutating func notify(_ seat: Int, _ parcel: Int, _ state: UserState, _ agenda: inout Agenda) {
    guard state.hasDevice(seat) else { return }
    clients[seat].deliveries += 1
    let index = UInt64(seat) << 56 | clients[seat].deliveries
    let wait = delay(scene.group.roaming.notifyDelay, .notifyDelay, index, state)
    let alarm = Alarm(
      kind: Kind.delivery.rawValue, seat: seat, first: parcel, second: clients[seat].ordinal)
    agenda.wake(at: state.now + wait, alarm)
  }

  /// A device that was told of a revision fetches it, unless a pull has brought it meanwhile.
  mutating func fetch(_ parcel: Int, _ seat: Int, _ state: inout UserState) {
    let news = service.parcels[parcel]
    guard replicas[replica(seat, news.unit)].seen < news.revision else { return }
    var load = RequestLoad()
    add(parcel, to: &load, state)
    note(.pull, load, &state)
    receive(parcel, seat, &state)
  }

  mutating func schedulePull(_ seat: Int, _ state: UserState, _ agenda: inout Agenda) {
    clients[seat].pullGeneration &+= 1
    // In an outage the pull is set all the same, and waits for its end.
    guard state.isConnected(seat), isAllowed(seat, state) else { return }
    clients[seat].pulls += 1
    let index = UInt64(seat) << 56 | clients[seat].pulls
    let wait = delay(scene.group.roaming.pullDelay, .pullDelay, index, state)
    let alarm = Alarm(
      kind: Kind.pull.rawValue, seat: seat, generation: clients[seat].pullGeneration)
    agenda.wake(at: state.now + wait, alarm)
  }

  mutating func pull(_ seat: Int, _ state: inout UserState) {
    var load = RequestLoad()
    for unit in 0..<unitCount where service.revision(ofUnit: unit) > replicas[replica(seat, unit)].seen {
      add(service.current[unit], to: &load, state)
      receive(service.current[unit], seat, &state)
    }
    note(.pull, load, &state)
  }

  /// A revision reaches the device: applied, or set aside while a choice of its own is on the way.
  mutating func receive(_ parcel: Int, _ seat: Int, _ state: inout UserState) {
    let revision = service.parcels[parcel].revision
    let unit = service.parcels[parcel].unit
    let index = replica(seat, unit)
    guard replicas[index].seen < revision else { return }
    if replicas[index].isDirty || replicas[index].unanswered > 0 {
      let waiting = replicas[index].setAside
      if waiting < 0 || service.parcels[waiting].revision < revision { replicas[index].setAside = parcel }
      return
    }
    replicas[index].seen = revision
    for (offset, slot) in state.life.slots(ofUnit: unit).enumerated() where applies(slot, seat, state) {
      state.showArriving(service.version(parcel, offset), seat, slot)
    }
  }
}
