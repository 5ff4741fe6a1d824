// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics
import Statistics

/// Snapshot and restore: one task per user and device takes the supported settings every cadence; a new
/// device may restore one of the user's profiles during its setup.
public struct WindowsBackup: CataloguedMechanism {
  enum Kind: UInt8 { case due, catchUp, stored, offer }

  /// The backup task of the device in a seat.
  struct Task: Sendable {
    var ordinal = 0
    /// What policies say on the device.
    var controls: DeviceControls
    /// It is due, and waits until the device has been connected for a while.
    var isWaiting = false
    var dueGeneration: UInt32 = 0
    var catchUpGeneration: UInt32 = 0
    var runs: UInt64 = 0
    /// How the restore on this device ended.
    var restore = RestoreOutcome()
  }

  /// What became of the restore on the device in a seat.
  struct RestoreOutcome: Sendable {
    /// What stopped it; nil where it succeeded, or on a first device.
    var stop: Absence?
    /// The profile that the page used, or would have.
    var profile: Int?
    var mayBeOfferedAgain = false
  }

  let scene: Scene
  let gates: RestoreGates
  var store = ProfileStore()
  var tasks: [Task] = []
  /// Profiles were there once, and were removed.
  var wasErased = false
  /// Captures whose upload has not ended.
  var underway: [Capture] = []

  public init(_ scene: Scene) {
    self.scene = scene
    gates = RestoreGates(scene)
  }

  // MARK: Policy

  func isBackedUp(_ slot: Int, _ seat: Int, _ state: UserState) -> Bool {
    let item = Int(state.life.items[slot])
    return scene.catalog.support(item, on: state.device(seat).system).contains(.backedUp)
      && !isOptedOut(item, seat, state)
  }

  func isOptedOut(_ item: Int, _ seat: Int, _ state: UserState) -> Bool {
    tasks[seat].controls.at(state.now).isOptedOut(scene.catalog.policyGroup[item])
  }

  // MARK: Opening

  public mutating func open(_ state: inout UserState, _ agenda: inout Agenda) {
    store.open(slotCount: state.life.slotCount)
    tasks.removeAll(keepingCapacity: true)
    underway.removeAll(keepingCapacity: true)
    wasErased = false
    for seat in 0..<state.seatCount {
      tasks.append(Task(controls: DeviceControls(scene, state.device(seat), seat: seat, state.life.key)))
      beginTask(seat, &state, &agenda, isFirst: true)
    }
  }

  /// A device's first run is due uniformly within one cadence after the policy lands, or after its desktop;
  /// in a settled fleet its profile was taken uniformly within the last.
  private mutating func beginTask(
    _ seat: Int, _ state: inout UserState, _ agenda: inout Agenda, isFirst: Bool
  ) {
    let device = state.device(seat)
    tasks[seat].ordinal = device.ordinal
    tasks[seat].isWaiting = false
    tasks[seat].dueGeneration &+= 1
    tasks[seat].catchUpGeneration &+= 1
    guard state.hasDevice(seat), gates.backupExclusion(of: device) == nil,
      let from = tasks[seat].controls.backupOn(from: state.now)
    else { return }
    var stream = state.life.key.stream(Purpose.firstBackup.rawValue, index(seat, device.ordinal))
    let phase = TimeSpan(rounding: Double(scene.group.backup.cadence.microseconds) * stream.uniform())
    if isFirst, state.life.isSettled, from == .zero {
      let taken = SimulationTime.zero - phase
      store.store(capture(seat, at: taken, state), state.life)
      scheduleDue(seat, at: taken + scene.group.backup.cadence, &agenda)
    } else {
      scheduleDue(seat, at: from + phase, &agenda)
    }
  }

  func index(_ seat: Int, _ ordinal: Int, _ run: UInt64 = 0) -> UInt64 {
    UInt64(seat) << 56 | UInt64(ordinal) << 32 | run
  }

  // MARK: Hearing

  public mutating func hear(_ happening: Happening, _ state: inout UserState, _ agenda: inout Agenda) {
    let seat = happening.seat
    switch happening.kind {
    case .signIn, .unlock, .online:
      if !state.isConnected(seat) {
        // Unlocked into a session without a network.
        tasks[seat].catchUpGeneration &+= 1
      } else if !happening.wasConnected {
        becomeConnected(seat, state, &agenda)
      }
      if happening.kind != .online { offerAgain(seat, &state, &agenda) }
    case .sleep, .signOut, .offline:
      tasks[seat].catchUpGeneration &+= 1
    case .handover:
      backUpByHand(seat, &state)
    case .deviceEnd:
      cancel(seat)
    case .departure:
      for seat in tasks.indices { cancel(seat) }
    case .desktop:
      tasks[seat].runs = 0
      tasks[seat].controls = DeviceControls(
        scene, state.device(seat), seat: seat, state.life.key)
      beginTask(seat, &state, &agenda, isFirst: false)
      restoreDuringSetup(seat, &state)
    case .choice, .lock, .restored:
      break
    }
  }

  private mutating func cancel(_ seat: Int) {
    tasks[seat].dueGeneration &+= 1
    tasks[seat].catchUpGeneration &+= 1
    tasks[seat].isWaiting = false
    // An upload that has not ended is gone with its device.
    underway.removeAll { $0.seat == seat }
  }

  private mutating func becomeConnected(_ seat: Int, _ state: UserState, _ agenda: inout Agenda) {
    guard tasks[seat].isWaiting else { return }
    let alarm = Alarm(
      kind: Kind.catchUp.rawValue, seat: seat, generation: tasks[seat].catchUpGeneration)
    agenda.wake(at: state.now + scene.group.backup.catchUpDelay, alarm)
  }

  // MARK: Alarms

  public mutating func ring(_ alarm: Alarm, _ state: inout UserState, _ agenda: inout Agenda) {
    let seat = Int(alarm.seat)
    switch Kind(rawValue: alarm.kind) {
    case .due:
      guard alarm.generation == tasks[seat].dueGeneration else { return }
      if !tasks[seat].controls.at(state.now).backup {
        sleepUntilOn(seat, state, &agenda)
      } else if isConnected(seat, state) {
        run(seat, &state, &agenda)
      } else {
        tasks[seat].isWaiting = true
      }
    case .catchUp:
      guard alarm.generation == tasks[seat].catchUpGeneration, tasks[seat].isWaiting else { return }
      guard tasks[seat].controls.at(state.now).backup else {
        tasks[seat].isWaiting = false
        return sleepUntilOn(seat, state, &agenda)
      }
      // Over a link that policy spares it goes on waiting, for the connection after.
      if isConnected(seat, state) { run(seat, &state, &agenda) }
    case .stored:
      finishUpload(seat, ordinal: Int(alarm.first), state)
    case .offer:
      if tasks[seat].ordinal == Int(alarm.first) { offerAgain(seat, &state, &agenda) }
    case nil:
      preconditionFailure("an alarm of backup has a kind")
    }
  }

  /// A policy has turned the backup off: the task is due again when one turns it on.
  private mutating func sleepUntilOn(_ seat: Int, _ state: UserState, _ agenda: inout Agenda) {
    guard let from = tasks[seat].controls.backupOn(from: state.now) else { return }
    let key = index(seat, tasks[seat].ordinal, tasks[seat].runs + 1)
    var stream = state.life.key.stream(Purpose.firstBackup.rawValue, key)
    let phase = TimeSpan(rounding: Double(scene.group.backup.cadence.microseconds) * stream.uniform())
    scheduleDue(seat, at: from + phase, &agenda)
  }

  private mutating func scheduleDue(_ seat: Int, at time: SimulationTime, _ agenda: inout Agenda) {
    tasks[seat].dueGeneration &+= 1
    agenda.wake(
      at: time, Alarm(kind: Kind.due.rawValue, seat: seat, generation: tasks[seat].dueGeneration))
  }

  // MARK: Running

  func capture(_ seat: Int, at time: SimulationTime, _ state: UserState) -> Capture {
    let device = state.device(seat)
    let versions = (0..<state.life.slotCount).map { slot in
      isBackedUp(slot, seat, state) ? state.visible(seat, slot) : .initial
    }
    return Capture(seat: seat, ordinal: device.ordinal, at: time, versions: versions)
  }

  private mutating func run(_ seat: Int, _ state: inout UserState, _ agenda: inout Agenda) {
    tasks[seat].isWaiting = false
    tasks[seat].runs += 1
    scheduleDue(seat, at: state.now + scene.group.backup.cadence, &agenda)
    let key = index(seat, tasks[seat].ordinal, tasks[seat].runs)
    var failing = state.life.key.stream(Purpose.backupFails.rawValue, key)
    if failing.bernoulli(scene.group.backup.fails) || scene.outage(of: .tenantStore, at: state.now) != nil {
      // It tries again after the next connection.
      tasks[seat].isWaiting = true
      tasks[seat].catchUpGeneration &+= 1
      state.narrate(.backupRun(at: state.now, seat: UInt8(seat), succeeded: false))
      return
    }
    state.narrate(.backupRun(at: state.now, seat: UInt8(seat), succeeded: true))
    var uploading = state.life.key.stream(Purpose.backupUpload.rawValue, key)
    let time = TimeSpan(rounding: scene.group.backup.uploadTime.draw(&uploading))
    let taken = capture(seat, at: state.now, state)
    note(.backup, of: taken.versions, &state)
    if time == .zero { return store.store(taken, state.life) }
    underway.append(taken)
    agenda.wake(
      at: state.now + time,
      Alarm(kind: Kind.stored.rawValue, seat: seat, first: tasks[seat].ordinal))
  }

  private mutating func finishUpload(_ seat: Int, ordinal: Int, _ state: UserState) {
    guard let first = underway.firstIndex(where: { $0.seat == seat && $0.ordinal == ordinal }) else { return }
    store.store(underway[first], state.life)
    underway.remove(at: first)
  }

  /// "Back up" at the handover: it succeeds, and does not move the schedule.
  private mutating func backUpByHand(_ seat: Int, _ state: inout UserState) {
    let device = state.device(seat)
    guard tasks[seat].controls.at(state.now).backup, gates.backupExclusion(of: device) == nil,
      scene.outage(of: .tenantStore, at: state.now) == nil
    else { return }
    var stream = state.life.key.stream(Purpose.manualBackup.rawValue, index(seat, device.ordinal))
    guard stream.bernoulli(scene.group.backup.manualBeforeRefresh) else { return }
    let taken = capture(seat, at: state.now, state)
    note(.backup, of: taken.versions, &state)
    store.store(taken, state.life)
    state.narrate(.backupRun(at: state.now, seat: UInt8(seat), succeeded: true))
  }

  /// Connected, and not over a link that policy spares.
  private func isConnected(_ seat: Int, _ state: UserState) -> Bool {
    let isSpared = tasks[seat].controls.at(state.now).sparesMeteredLinks && scene.isMetered(seat, state)
    return state.isConnected(seat) && !isSpared
  }

  /// A later term begins: each device has a task anew, and the store what it had.
  public mutating func resume(
    after ended: SimulationTime, _ state: inout UserState, _ agenda: inout Agenda
  ) {
    for seat in 0..<state.seatCount {
      tasks[seat].controls = DeviceControls(scene, state.device(seat), seat: seat, state.life.key)
      tasks[seat].restore = RestoreOutcome()
      beginTask(seat, &state, &agenda, isFirst: false)
    }
  }

  /// What left a device before the end of a term is stored.
  public func ringsAtRest(_ alarm: Alarm) -> Bool { alarm.kind == Kind.stored.rawValue }

  public func setupNeeds(of device: DeviceTenure, inSeat seat: Int, _ key: StreamKey) -> SetupNeeds {
    let otherIdentity = gates.hasOtherIdentity(device, inSeat: seat, key)
    let page = gates.firstFailing(for: device, otherIdentity: otherIdentity) == nil
    let controls = DeviceControls(scene, device, seat: seat, key)
    let isOffered = page || (!otherIdentity && gates.offersAtFirstSignIn(device, controls.at(device.desktop)))
    return SetupNeeds(
      restorePage: page, placeholders: isOffered && backsUpApps(controls.at(device.poweredOn)),
      qualityUpdate: gates.needsQualityUpdate(device))
  }

  /// Whether policy lets a profile with the list of Store apps exist.
  private func backsUpApps(_ controls: Controls) -> Bool {
    controls.backup && !controls.isOptedOut(UInt8(PolicyGroup.apps.rawValue))
  }

  public func holds(_ value: Int32, slot: Int) -> Bool { store.holds(value, slot: slot) }
}
