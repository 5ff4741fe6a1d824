// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics
import Statistics

/// Continuous sync: a choice makes its unit dirty, the unit travels to the service and from there to the
/// user's other devices; the service's rule decides between concurrent uploads.
public struct EnterpriseStateRoaming: CataloguedMechanism {
  enum Kind: UInt8 { case upload, arrival, delivery, pull, unblocked, stale }

  /// A unit as one device has it.
  struct Replica: Sendable {
    var isDirty = false
    /// Everything that made it dirty was a restore.
    var isRestore = false
    /// Revision last seen when it became dirty.
    var base: Int32 = 0
    var stamp: Int64 = 0
    /// Latest revision seen on the device.
    var seen: Int32 = 0
    var unanswered = 0
    /// Parcel that waits until uploads are answered, or -1.
    var setAside = -1
    var generation: UInt32 = 0
    var uploads: UInt64 = 0
    /// Uploads of one device arrive in order.
    var latestArrival = SimulationTime.zero
  }

  /// What the mechanism keeps of the device in a seat.
  struct Client: Sendable {
    var ordinal = 0
    /// What policies say on it, and whether it roams: it looks at each sign-in.
    var controls: DeviceControls
    var isOn = false
    /// The cloud copy was removed, or was never made: what the device has goes up at its next connection.
    var isUnseeded = false
    var skew: Int64 = 0
    /// Advanced where a pull that was set is due no more.
    var pullGeneration: UInt32 = 0
    var awaitsUnblocking = false
    /// Whether the device is blocked on the day that ends then.
    var isBlocked = false
    var blockedUntil = SimulationTime.zero
    var deliveries: UInt64 = 0
    var pulls: UInt64 = 0
  }

  let scene: Scene
  var service = RoamingService()
  var clients: [Client] = []
  /// By seat and unit.
  var replicas: [Replica] = []
  /// By seat and slot: changed since the replica became dirty.
  var changed: [Bool] = []
  /// When a device last called the service.
  var lastUse = SimulationTime.zero
  private(set) var unitCount = 0

  public init(_ scene: Scene) { self.scene = scene }

  // MARK: Who roams what

  /// The join type can roam: Entra joined or hybrid joined (Microsoft Learn, Entra: roaming troubleshooting,
  /// 2022-02 to 2025-06).
  var canRoam: Bool { scene.group.device.join != .registered }

  func support(_ slot: Int, _ seat: Int, _ state: UserState) -> CompiledCatalog.Support {
    scene.catalog.support(Int(state.life.items[slot]), on: state.device(seat).system)
  }

  /// Whether the item leaves this device for the service.
  func uploads(_ slot: Int, _ seat: Int, _ state: UserState) -> Bool {
    support(slot, seat, state).contains(.roams) && !isOptedOut(slot, seat, state)
  }

  func isOptedOut(_ slot: Int, _ seat: Int, _ state: UserState) -> Bool {
    let group = scene.catalog.policyGroup[Int(state.life.items[slot])]
    return clients[seat].controls.at(state.now).isOptedOut(group)
  }

  /// Whether the item comes from the service to this device.
  func applies(_ slot: Int, _ seat: Int, _ state: UserState) -> Bool {
    let support = support(slot, seat, state)
    return support.contains(.roams) && !support.contains(.writeOnly)
      && !isOptedOut(slot, seat, state)
  }

  /// Connected, not blocked today, not on a link that is to be spared, and the service answers.
  mutating func isConnected(_ seat: Int, _ state: UserState) -> Bool {
    state.isConnected(seat) && isServed(seat, state)
  }

  /// Whether the service would answer the device in the seat, were it connected.
  mutating func isServed(_ seat: Int, _ state: UserState) -> Bool {
    isAllowed(seat, state) && scene.outage(of: .tenantStore, at: state.now) == nil
  }

  /// Whether nothing on the device's own side keeps it from the service.
  mutating func isAllowed(_ seat: Int, _ state: UserState) -> Bool {
    clients[seat].isOn && !isBlocked(seat, state) && !isSparing(seat, state)
  }

  private func isSparing(_ seat: Int, _ state: UserState) -> Bool {
    scene.group.metered > 0 && clients[seat].controls.at(state.now).sparesMeteredLinks
      && scene.isMetered(seat, state)
  }

  /// Drawn once a day and device.
  mutating func isBlocked(_ seat: Int, _ state: UserState) -> Bool {
    guard scene.group.roaming.blocked > 0 else { return false }
    if state.now < clients[seat].blockedUntil { return clients[seat].isBlocked }
    let calendar = state.life.calendar
    let day = max(0, calendar.day(of: state.now))
    let index = UInt64(seat) << 56 | UInt64(clients[seat].ordinal) << 32 | UInt64(day)
    var stream = state.life.key.stream(Purpose.blocked.rawValue, index)
    clients[seat].isBlocked = stream.bernoulli(scene.group.roaming.blocked)
    clients[seat].blockedUntil = calendar.midnight(ofDay: day + 1)
    return clients[seat].isBlocked
  }

  @inline(__always)
  func replica(_ seat: Int, _ unit: Int) -> Int { seat * unitCount + unit }

  // MARK: Opening

  public mutating func open(_ state: inout UserState, _ agenda: inout Agenda) {
    let life = state.life
    unitCount = life.unitCount
    lastUse = state.now
    service.open(life, rule: scene.group.roaming.rule)
    clients.removeAll(keepingCapacity: true)
    replicas.removeAll(keepingCapacity: true)
    changed.removeAll(keepingCapacity: true)
    for seat in 0..<life.seatCount {
      clients.append(
        Client(controls: DeviceControls(scene, state.device(seat), seat: seat, life.key)))
      for _ in 0..<unitCount { replicas.append(Replica()) }
      for _ in 0..<life.slotCount { changed.append(false) }
      meetDevice(seat, state)
    }
    if canRoam, life.isSettled, state.now == .zero { placeHistory(&state) }
    scheduleStaleness(state, &agenda)
  }

  /// A settled history is in the service as revision 1, which every device has seen.
  private mutating func placeHistory(_ state: inout UserState) {
    for unit in 0..<unitCount {
      let slots = state.life.slots(ofUnit: unit)
      var versions: [Version] = []
      for slot in slots {
        var newest = Version.initial
        for seat in 0..<state.seatCount where clients[seat].isOn && uploads(slot, seat, state) {
          let version = state.visible(seat, slot)
          if version.order > newest.order { newest = version }
        }
        versions.append(newest)
      }
      guard versions.contains(where: { !$0.isDefault }) else { continue }
      let parcel = service.begin(
        Parcel(seat: -1, ordinal: 0, unit: unit, stamp: .min, base: 0, start: 0, isRestore: false))
      for version in versions { service.append(version, changed: !version.isDefault) }
      service.place(parcel, slots)
      for seat in 0..<state.seatCount { replicas[replica(seat, unit)].seen = 1 }
    }
  }

  // MARK: Hearing

  public mutating func hear(_ happening: Happening, _ state: inout UserState, _ agenda: inout Agenda) {
    let seat = happening.seat
    if happening.kind == .signIn { takeUpControls(seat, state) }
    if happening.kind == .desktop { return takeNewDevice(seat, state, &agenda) }
    switch happening.kind {
    case .choice:
      // Where roaming is off, as where the device is offline, the choice waits.
      if canRoam { mark(happening.slot, seat, state.now, state, &agenda) }
    case .restored:
      if canRoam { hearRestore(seat, state, &agenda) }
    case .departure:
      for seat in clients.indices { cancel(seat) }
    default:
      if clients[seat].isOn { hearOfPresence(happening, &state, &agenda) }
    }
  }

  private mutating func hearOfPresence(
    _ happening: Happening, _ state: inout UserState, _ agenda: inout Agenda
  ) {
    let seat = happening.seat
    switch happening.kind {
    case .signIn, .unlock:
      seed(seat, state, &agenda)
      // What was chosen while not connected goes up before anything is pulled.
      if !happening.wasConnected || clients[seat].awaitsUnblocking { uploadAll(seat, &state, &agenda) }
      schedulePull(seat, state, &agenda)
    case .lock:
      uploadAll(seat, &state, &agenda)
    case .signOut:
      // The session was still connected at the instant of signing out.
      if happening.wasConnected, isServed(seat, state) { startUploads(seat, &state, &agenda) }
      clients[seat].pullGeneration &+= 1
    case .sleep, .offline:
      clients[seat].pullGeneration &+= 1
    case .online:
      seed(seat, state, &agenda)
      uploadAll(seat, &state, &agenda)
    case .deviceEnd:
      cancel(seat)
    case .choice, .restored, .departure, .handover, .desktop:
      break
    }
  }

  /// What was set for the device in the seat is due no more.
  mutating func cancel(_ seat: Int) {
    clients[seat].pullGeneration &+= 1
    for unit in 0..<unitCount { replicas[replica(seat, unit)].generation &+= 1 }
  }

  /// Whether a restored value travels on is unknown of the real system, hence a parameter.
  private mutating func hearRestore(_ seat: Int, _ state: UserState, _ agenda: inout Agenda) {
    guard scene.group.backup.restoreIsWrite else { return }
    for slot in state.restoredSlots { mark(slot, seat, state.now, isRestore: true, state, &agenda) }
  }

  /// A value was set on the device: its unit is dirty, and remembers the revision that it was based on.
  mutating func mark(
    _ slot: Int, _ seat: Int, _ written: SimulationTime, isRestore: Bool = false, _ state: UserState,
    _ agenda: inout Agenda
  ) {
    guard uploads(slot, seat, state) else { return }
    let unit = Int(state.life.unitOfSlot[slot])
    let index = replica(seat, unit)
    if !replicas[index].isDirty {
      replicas[index].isDirty = true
      replicas[index].isRestore = true
      replicas[index].stamp = .min
      forgetChanges(seat, unit, state)
      replicas[index].base = replicas[index].seen
      scheduleUpload(seat, unit, state, &agenda)
    }
    replicas[index].isRestore = replicas[index].isRestore && isRestore
    replicas[index].stamp = max(replicas[index].stamp, written.microseconds + clients[seat].skew)
    changed[seat * state.life.slotCount + slot] = true
  }

  /// What changed counts since the base: a choice whose upload lost, and was not yet answered by a delivery,
  /// still does.
  private mutating func forgetChanges(_ seat: Int, _ unit: Int, _ state: UserState) {
    let index = replica(seat, unit)
    guard replicas[index].base != replicas[index].seen || replicas[index].unanswered > 0 else { return }
    for slot in state.life.slots(ofUnit: unit) { changed[seat * state.life.slotCount + slot] = false }
  }

  // MARK: Alarms

  public mutating func ring(_ alarm: Alarm, _ state: inout UserState, _ agenda: inout Agenda) {
    let seat = Int(alarm.seat)
    switch Kind(rawValue: alarm.kind) {
    case .upload:
      let unit = Int(alarm.first)
      guard alarm.generation == replicas[replica(seat, unit)].generation else { return }
      if isConnected(seat, state) {
        startUpload(seat, unit, &state, &agenda)
      } else {
        awaitUnblocking(seat, state, &agenda)
      }
    case .arrival:
      arrive(Int(alarm.first), &state, &agenda)
    case .delivery:
      guard state.hasDevice(seat), clients[seat].ordinal == Int(alarm.second), isConnected(seat, state)
      else { return }
      fetch(Int(alarm.first), seat, &state)
    case .pull:
      guard alarm.generation == clients[seat].pullGeneration else { return }
      if let end = scene.outage(of: .tenantStore, at: state.now) { return agenda.wake(at: end, alarm) }
      if isConnected(seat, state) { pull(seat, &state) }
    case .unblocked:
      guard clients[seat].ordinal == Int(alarm.second) else { return }
      clients[seat].awaitsUnblocking = false
      uploadAll(seat, &state, &agenda)
    case .stale:
      forgetIfStale(&state, &agenda)
    case nil:
      preconditionFailure("an alarm of roaming has a kind")
    }
  }

  // MARK: Absence

  public func absence(of slot: Int, wanted: Version, at seat: Int, _ state: UserState) -> Absence {
    let system = state.device(seat).system
    guard carries(Int(state.life.items[slot]), from: system, to: system) else { return .notInCatalog }
    let controls = clients[seat].controls.at(state.now)
    if !controls.roaming || isOptedOut(slot, seat, state) { return .policyOff }
    if !canRoam { return .gateJoin }
    let kept = service.versions[slot]
    // A newer value of account scope is one that the user wants here too; of seat scope, another seat's.
    if kept.value == wanted.value || (!state.life.isSeatScope[slot] && kept.value > wanted.value) {
      return .onItsWay
    }
    if service.arrived[slot] < wanted.order { return .neverReachedService }
    return state.life.isSeatScope[slot] ? .otherSeat : .lostInConflict
  }

  static func carries(_ item: Int, from old: Int, to new: Int, by catalog: CompiledCatalog) -> Bool {
    let support = catalog.support(item, on: new)
    return support.contains(.roams) && !support.contains(.writeOnly)
  }

  public func carries(_ item: Int, from old: Int, to new: Int) -> Bool {
    Self.carries(item, from: old, to: new, by: scene.catalog)
  }

  public func holds(_ value: Int32, slot: Int) -> Bool { service.versions[slot].value == value }
}
