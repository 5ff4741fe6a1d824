// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics

/// Windows' backup for consumers: people who have a personal account on their work devices let it back up
/// there, and restore from it once a new device is theirs.
///
/// No policy of the organisation reaches it here, and no deletion either: what it keeps lies outside.
public struct ConsumerBackup: CataloguedMechanism {
  enum Kind: UInt8 { case due, offer }

  /// What is drawn of a personal account; the low bits of the stream's index.
  private enum Draw: UInt64 { case account, phase, accepts }

  /// The backup task of the device in a seat.
  struct Task: Sendable {
    var ordinal = 0
    /// It is due, and waits until the device is connected.
    var isWaiting = false
    var generation: UInt32 = 0
    /// The restore is yet to be offered on this device.
    var isOfferOpen = false
  }

  let scene: Scene
  var store = ProfileStore()
  var tasks: [Task] = []
  /// The user has a personal account, and lets it back up.
  var hasAccount = false

  public init(_ scene: Scene) { self.scene = scene }

  // MARK: Opening

  public mutating func open(_ state: inout UserState, _ agenda: inout Agenda) {
    store.open(slotCount: state.life.slotCount)
    var stream = draw(.account, 0, state)
    hasAccount = stream.bernoulli(scene.group.consumerBackup.users)
    tasks = (0..<state.seatCount).map { _ in Task() }
    for seat in tasks.indices { beginTask(seat, state, &agenda) }
  }

  /// A later term begins: each device has a task anew, and the account what it had.
  public mutating func resume(
    after ended: SimulationTime, _ state: inout UserState, _ agenda: inout Agenda
  ) {
    for seat in tasks.indices {
      tasks[seat].isOfferOpen = false
      beginTask(seat, state, &agenda)
    }
  }

  private func draw(_ what: Draw, _ seat: Int, _ state: UserState) -> RandomStream {
    let ordinal = what == .account ? 0 : UInt64(state.device(seat).ordinal)
    let index = UInt64(seat) << 56 | ordinal << 8 | what.rawValue
    return state.life.key.stream(Purpose.personalAccount.rawValue, index)
  }

  /// Nobody signs in to a shared device with an account of their own.
  private var isPossible: Bool { hasAccount && !scene.group.device.shared }

  /// The first run is due uniformly within one cadence; in a settled fleet a profile was taken within the
  /// last.
  private mutating func beginTask(_ seat: Int, _ state: UserState, _ agenda: inout Agenda) {
    tasks[seat].ordinal = state.device(seat).ordinal
    tasks[seat].isWaiting = false
    tasks[seat].generation &+= 1
    guard isPossible, state.hasDevice(seat) else { return }
    let cadence = scene.group.consumerBackup.cadence
    var stream = draw(.phase, seat, state)
    let phase = TimeSpan(rounding: Double(cadence.microseconds) * stream.uniform())
    let isSettled = state.now == .zero && state.life.isSettled && tasks[seat].ordinal == 0
    if isSettled { store.store(capture(seat, at: .zero - phase, state), state.life) }
    scheduleRun(seat, at: isSettled ? .zero - phase + cadence : state.now + phase, &agenda)
  }

  private mutating func scheduleRun(_ seat: Int, at time: SimulationTime, _ agenda: inout Agenda) {
    tasks[seat].generation &+= 1
    agenda.wake(
      at: time, Alarm(kind: Kind.due.rawValue, seat: seat, generation: tasks[seat].generation))
  }

  // MARK: Hearing

  public mutating func hear(_ happening: Happening, _ state: inout UserState, _ agenda: inout Agenda) {
    guard isPossible else { return }
    let seat = happening.seat
    switch happening.kind {
    case .signIn, .unlock:
      meetConnection(seat, &state, &agenda)
      offer(seat, &state, &agenda)
    case .online:
      meetConnection(seat, &state, &agenda)
    case .deviceEnd:
      cease(seat)
    case .departure:
      for seat in tasks.indices { cease(seat) }
    case .desktop:
      // A work PC is set up with the work account; the personal one is added by whoever sits there first.
      tasks[seat].isOfferOpen = state.replacement(of: seat) != nil
      beginTask(seat, state, &agenda)
    case .lock, .signOut, .sleep, .offline, .choice, .handover, .restored:
      break
    }
  }

  private mutating func cease(_ seat: Int) {
    tasks[seat].generation &+= 1
    tasks[seat].isWaiting = false
    tasks[seat].isOfferOpen = false
  }

  private mutating func meetConnection(_ seat: Int, _ state: inout UserState, _ agenda: inout Agenda) {
    if tasks[seat].isWaiting { runIfPossible(seat, &state, &agenda) }
  }

  func isServed(_ seat: Int, _ state: UserState) -> Bool {
    state.isConnected(seat) && scene.outage(of: .personalAccount, at: state.now) == nil
  }

  // MARK: Running

  public mutating func ring(_ alarm: Alarm, _ state: inout UserState, _ agenda: inout Agenda) {
    let seat = Int(alarm.seat)
    switch Kind(rawValue: alarm.kind) {
    case .due:
      guard alarm.generation == tasks[seat].generation else { return }
      runIfPossible(seat, &state, &agenda)
    case .offer:
      if tasks[seat].ordinal == Int(alarm.first) { offer(seat, &state, &agenda) }
    case nil:
      preconditionFailure("an alarm of the consumer backup has a kind")
    }
  }

  private mutating func runIfPossible(_ seat: Int, _ state: inout UserState, _ agenda: inout Agenda) {
    tasks[seat].isWaiting = !isServed(seat, state)
    guard !tasks[seat].isWaiting else {
      // A device that stays connected meets the end of an outage by itself.
      if state.isConnected(seat), let end = scene.outage(of: .personalAccount, at: state.now) {
        scheduleRun(seat, at: end, &agenda)
      }
      return
    }
    scheduleRun(seat, at: state.now + scene.group.consumerBackup.cadence, &agenda)
    let taken = capture(seat, at: state.now, state)
    let load = RequestLoad(taken.versions, state.life, scene.catalog)
    state.request(.backup, at: .personalAccount, load)
    store.store(taken, state.life)
    state.narrate(.backupRun(at: state.now, seat: UInt8(seat), succeeded: true))
  }

  private func capture(_ seat: Int, at time: SimulationTime, _ state: UserState) -> Capture {
    let device = state.device(seat)
    let versions = (0..<state.life.slotCount).map { slot in
      let support = scene.catalog.support(Int(state.life.items[slot]), on: device.system)
      return Self.isTaken(support) ? state.visible(seat, slot) : .initial
    }
    return Capture(seat: seat, ordinal: device.ordinal, at: time, versions: versions)
  }

  // MARK: Restoring

  /// Offered once, at the first sign-in after the desktop that reaches the account.
  private mutating func offer(_ seat: Int, _ state: inout UserState, _ agenda: inout Agenda) {
    guard tasks[seat].isOfferOpen, isServed(seat, state) else { return }
    if state.now == state.device(seat).desktop {
      // The desktop is seen before what comes at a sign-in of the same instant.
      let alarm = Alarm(kind: Kind.offer.rawValue, seat: seat, first: state.device(seat).ordinal)
      return agenda.wake(at: state.now + .microseconds(1), alarm)
    }
    tasks[seat].isOfferOpen = false
    state.request(.list, at: .personalAccount)
    guard let profile = offered(at: seat, state) else { return }
    var stream = draw(.accepts, seat, state)
    if stream.bernoulli(scene.group.consumerBackup.accepts) { restore(profile, seat, &state) }
  }

  /// The newest profile of another device.
  func offered(at seat: Int, _ state: UserState) -> Int? {
    store.newest(besides: (seat: seat, ordinal: state.device(seat).ordinal))
  }

  private mutating func restore(_ profile: Int, _ seat: Int, _ state: inout UserState) {
    let forks = store.forks(of: profile, at: seat, state) { slot in
      !state.life.isSeatScope[slot] && isGivenBack(slot, seat, state)
    }
    let load = RequestLoad(store.versions(profile), state.life, scene.catalog)
    state.request(.restore, at: .personalAccount, load)
    store.restore(profile, to: seat, forks: forks, &state) { isGivenBack($0, seat, $1) }
  }

  private func isGivenBack(_ slot: Int, _ seat: Int, _ state: UserState) -> Bool {
    Self.isGiven(scene.catalog.support(Int(state.life.items[slot]), on: state.device(seat).system))
  }
}
