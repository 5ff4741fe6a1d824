// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics

/// The roaming user profile: files on a server of the organisation, brought down at each sign-in and taken up
/// at each sign-out. One of them is the registry hive with all settings in it.
///
/// File by file the one written last stands. The hive is written by every session, so the last session to
/// end overwrites the settings of all others, whether or not anything was set in it.
public struct RoamingProfile: CataloguedMechanism {
  enum Kind: UInt8 { case backgroundUpload }

  /// The first file of every profile: the registry hive.
  static let hive = 0

  /// A file of the profile as one device has it.
  struct LocalFile: Sendable {
    /// Revision on the server that the device last saw.
    var seen: Int32 = 0
    /// When it was last written on the device, microseconds; never is before everything.
    var written = Int64.min
    /// Something in it was set by the user, or came by a restore, since it last was as on the server.
    var isChosen = false
    var isRestored = false

    var isChanged: Bool { isChosen || isRestored }
  }

  /// What the mechanism keeps of the device in a seat.
  struct Client: Sendable {
    var ordinal = 0
    /// It has had a profile that counts; before, what a local session leaves is temporary.
    var hasProfile = true
    /// Somebody is signed in whose profile came from the server; false in a local session, and in none.
    var roams = false
    /// Advanced where a background upload that was set is due no more.
    var generation: UInt32 = 0
    var backgroundUploads: UInt64 = 0
  }

  let scene: Scene
  /// Its units are files, and stamps the times at which they were written.
  var server = RoamingService()
  /// File of each slot, or -1 where the profile does not carry it.
  var fileOfSlot: [Int] = []
  /// Slots of each file.
  var slots: [[Int]] = []
  var clients: [Client] = []
  /// By seat and file.
  var locals: [LocalFile] = []
  /// By seat and slot: changed since its file was last as on the server.
  var changed: [Bool] = []

  public init(_ scene: Scene) { self.scene = scene }

  /// It needs a domain: hybrid joined devices have one, Entra joined and merely registered ones do not.
  var hasDomain: Bool { scene.group.device.join == .hybrid }

  @inline(__always)
  func local(_ seat: Int, _ file: Int) -> Int { seat * slots.count + file }

  @inline(__always)
  func cell(_ seat: Int, _ slot: Int) -> Int { seat * fileOfSlot.count + slot }

  // MARK: Opening

  public mutating func open(_ state: inout UserState, _ agenda: inout Agenda) {
    layOut(state.life)
    server.open(units: slots.count, slots: state.life.slotCount, rule: .lastWriterByClient)
    clients = (0..<state.seatCount).map { Client(ordinal: state.device($0).ordinal) }
    locals = [LocalFile](repeating: LocalFile(), count: state.seatCount * slots.count)
    changed = [Bool](repeating: false, count: state.seatCount * state.life.slotCount)
    guard hasDomain else { return }
    if state.life.isSettled, state.now == .zero {
      placeHistory(&state)
    } else {
      for seat in 0..<state.seatCount where state.hasDevice(seat) { takeUpLocalProfile(seat, state) }
    }
  }

  /// The hive first, then a file for each unit of which something is kept in a file.
  private mutating func layOut(_ life: Life) {
    fileOfSlot = []
    slots = [[]]
    for unit in 0..<life.unitCount {
      var file = -1
      for slot in life.slots(ofUnit: unit) {
        let support = Self.support(Int(life.items[slot]), scene.catalog)
        if support.contains(.profileFile) {
          if file < 0 {
            file = slots.count
            slots.append([])
          }
          slots[file].append(slot)
          fileOfSlot.append(file)
        } else if support.contains(.hive) {
          slots[Self.hive].append(slot)
          fileOfSlot.append(Self.hive)
        } else {
          fileOfSlot.append(-1)
        }
      }
    }
  }

  /// Where an item is kept, on whatever system it exists.
  private static func support(_ item: Int, _ catalog: CompiledCatalog) -> CompiledCatalog.Support {
    var support: CompiledCatalog.Support = []
    for system in catalog.systems.indices { support.formUnion(catalog.support(item, on: system)) }
    return support
  }

  /// In a settled fleet the server holds the latest, and every device has seen it.
  private mutating func placeHistory(_ state: inout UserState) {
    for file in slots.indices {
      let versions = slots[file].map { slot in
        (0..<state.seatCount).map { state.visible($0, slot) }.max { $0.order < $1.order } ?? .initial
      }
      guard versions.contains(where: { !$0.isDefault }) else { continue }
      let parcel = server.begin(
        Parcel(seat: -1, ordinal: 0, unit: file, stamp: .min + 1, base: 0, start: 0, isRestore: false))
      for version in versions { server.append(version, changed: !version.isDefault) }
      server.place(parcel, slots[file])
      for seat in 0..<state.seatCount { locals[local(seat, file)].seen = 1 }
    }
  }

  /// The profile that a device had before it roamed: its user's own work, as old as it is.
  private mutating func takeUpLocalProfile(_ seat: Int, _ state: UserState) {
    for (slot, file) in fileOfSlot.enumerated() where file >= 0 {
      let version = state.visible(seat, slot)
      if !version.isDefault { mark(slot, seat, at: state.writtenAt(version.order), isRestore: false) }
    }
    noteUse(seat, since: .zero, state)
  }

  /// A session since then has written the hive.
  private mutating func noteUse(_ seat: Int, since time: SimulationTime, _ state: UserState) {
    guard let start = state.sessionStart(seat), start >= time else { return }
    let hive = local(seat, Self.hive)
    locals[hive].written = max(locals[hive].written, start.microseconds)
  }

  /// A later term begins: the server has kept what it had, and devices what was set on them since.
  public mutating func resume(
    after ended: SimulationTime, _ state: inout UserState, _ agenda: inout Agenda
  ) {
    guard hasDomain else { return }
    for seat in 0..<state.seatCount {
      // What was set up in between has a profile of its own.
      if clients[seat].ordinal != state.device(seat).ordinal { meetDevice(seat, state, hasProfile: true) }
      cease(seat)
      guard state.hasDevice(seat) else { continue }
      for (slot, file) in fileOfSlot.enumerated() where file >= 0 {
        let written = state.writtenAt(state.visible(seat, slot).order)
        if written >= ended { mark(slot, seat, at: written, isRestore: false) }
      }
      noteUse(seat, since: ended, state)
    }
  }

  private mutating func meetDevice(_ seat: Int, _ state: UserState, hasProfile: Bool) {
    clients[seat].ordinal = state.device(seat).ordinal
    clients[seat].hasProfile = hasProfile
    cease(seat)
    for file in slots.indices { locals[local(seat, file)] = LocalFile() }
    for slot in fileOfSlot.indices { changed[cell(seat, slot)] = false }
  }

  // MARK: Hearing

  public mutating func hear(_ happening: Happening, _ state: inout UserState, _ agenda: inout Agenda) {
    guard hasDomain else { return }
    let seat = happening.seat
    switch happening.kind {
    case .desktop:
      // The user signs in to see it; the profile is there before.
      meetDevice(seat, state, hasProfile: false)
      signIn(seat, &state, &agenda)
    case .signIn:
      signIn(seat, &state, &agenda)
    case .signOut:
      signOut(seat, isConnected: happening.wasConnected, &state)
    case .handover:
      // Nobody hands over a device that they are still signed in to.
      signOut(seat, isConnected: true, &state)
    case .choice:
      mark(happening.slot, seat, at: state.now, isRestore: false)
    case .restored:
      for slot in state.restoredSlots { mark(slot, seat, at: state.now, isRestore: true) }
    case .deviceEnd:
      cease(seat)
    case .departure:
      for seat in clients.indices { cease(seat) }
    case .unlock, .lock, .sleep, .online, .offline:
      break
    }
  }

  private mutating func cease(_ seat: Int) {
    clients[seat].roams = false
    clients[seat].generation &+= 1
  }

  /// Something in a file was set on the device.
  private mutating func mark(_ slot: Int, _ seat: Int, at time: SimulationTime, isRestore: Bool) {
    let file = fileOfSlot[slot]
    guard file >= 0 else { return }
    let index = local(seat, file)
    locals[index].written = max(locals[index].written, time.microseconds)
    if isRestore { locals[index].isRestored = true } else { locals[index].isChosen = true }
    changed[cell(seat, slot)] = true
  }

  // MARK: Alarms

  public mutating func ring(_ alarm: Alarm, _ state: inout UserState, _ agenda: inout Agenda) {
    let seat = Int(alarm.seat)
    guard alarm.generation == clients[seat].generation else { return }
    if state.isConnected(seat), isServed(at: state.now) { push([Self.hive], seat, &state) }
    scheduleBackgroundUpload(seat, state, &agenda)
  }
}
