// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics

// The profile at a sign-in, at a sign-out and between.
extension RoamingProfile {
  func isServed(at time: SimulationTime) -> Bool { scene.outage(of: .fileServer, at: time) == nil }

  /// Over a slow link the profile stays where it is, and the session is local. Drawn for each sign-in.
  private func isSlow(_ seat: Int, _ state: UserState) -> Bool {
    let share = scene.group.roamingProfile.slowLink
    guard share > 0 else { return false }
    let index = UInt64(seat) << 56 ^ UInt64(bitPattern: state.now.microseconds)
    var stream = state.life.key.stream(Purpose.slowLink.rawValue, index)
    return stream.bernoulli(share)
  }

  // MARK: Sign-in

  /// The profile is there before the desktop of the session is, or the session is a local one.
  mutating func signIn(_ seat: Int, _ state: inout UserState, _ agenda: inout Agenda) {
    clients[seat].generation &+= 1
    clients[seat].roams = state.isConnected(seat) && isServed(at: state.now) && !isSlow(seat, state)
    guard clients[seat].roams else { return }
    pull(seat, &state)
    scheduleBackgroundUpload(seat, state, &agenda)
  }

  /// The profile on the server and the one on the device are merged, file by file.
  private mutating func pull(_ seat: Int, _ state: inout UserState) {
    var load = RequestLoad()
    for file in slots.indices where server.revision(ofUnit: file) > locals[local(seat, file)].seen {
      let standing = server.current[file]
      let index = local(seat, file)
      if !clients[seat].hasProfile { locals[index].written = .min }
      // What a session without the server wrote later stays, and goes up at the sign-out.
      if locals[index].written != .min, locals[index].written >= server.parcels[standing].stamp { continue }
      if locals[index].isChanged { lose(file, seat, &state) }
      locals[index].seen = server.revision(ofUnit: file)
      for (offset, slot) in slots[file].enumerated() {
        let version = server.version(standing, offset)
        load.add(version, Int(state.life.items[slot]), scene.catalog)
        if state.exists(seat, slot) { state.showArriving(version, seat, slot) }
      }
    }
    clients[seat].hasProfile = true
    state.request(.pull, at: .fileServer, load)
  }

  /// What was set on the device, and never went up, gives way to a file that was written later.
  private mutating func lose(_ file: Int, _ seat: Int, _ state: inout UserState) {
    let parcel = pack(file, seat, state)
    let verdict = server.arrive(parcel, slots[file], &state)
    narrate(verdict, parcel, &state)
    settle(file, seat)
  }

  // MARK: Sign-out

  /// A session that came from the server goes back there, if it can be reached.
  mutating func signOut(_ seat: Int, isConnected: Bool, _ state: inout UserState) {
    clients[seat].generation &+= 1
    // Whatever session unloads the hive writes it.
    let hive = local(seat, Self.hive)
    locals[hive].written = max(locals[hive].written, state.now.microseconds)
    guard clients[seat].roams else { return }
    clients[seat].roams = false
    guard isConnected, isServed(at: state.now) else { return }
    push(slots.indices.filter { $0 == Self.hive || locals[local(seat, $0)].isChanged }, seat, &state)
  }

  mutating func push(_ files: [Int], _ seat: Int, _ state: inout UserState) {
    var load = RequestLoad()
    let hive = local(seat, Self.hive)
    locals[hive].written = max(locals[hive].written, state.now.microseconds)
    for file in files {
      for slot in slots[file] where state.exists(seat, slot) {
        load.add(state.visible(seat, slot), Int(state.life.items[slot]), scene.catalog)
      }
      upload(file, seat, &state)
    }
    state.request(.upload, at: .fileServer, load)
  }

  /// What is the same as on the server makes no revision.
  private mutating func upload(_ file: Int, _ seat: Int, _ state: inout UserState) {
    let index = local(seat, file)
    if isAsOnServer(file, seat, state) {
      locals[index].seen = server.revision(ofUnit: file)
    } else {
      let parcel = pack(file, seat, state)
      let verdict = server.arrive(parcel, slots[file], &state)
      narrate(verdict, parcel, &state)
      if verdict.isAccepted { locals[index].seen = server.parcels[parcel].revision }
    }
    settle(file, seat)
  }

  private func isAsOnServer(_ file: Int, _ seat: Int, _ state: UserState) -> Bool {
    slots[file].allSatisfy { slot in
      !state.exists(seat, slot) || state.visible(seat, slot).value == server.versions[slot].value
    }
  }

  private mutating func pack(_ file: Int, _ seat: Int, _ state: UserState) -> Int {
    let own = locals[local(seat, file)]
    let parcel = server.begin(
      Parcel(
        seat: seat, ordinal: clients[seat].ordinal, unit: file, stamp: own.written, base: own.seen, start: 0,
        isRestore: own.isRestored && !own.isChosen))
    for slot in slots[file] {
      let version = state.exists(seat, slot) ? state.visible(seat, slot) : Version(value: 0, order: -1)
      server.append(version, changed: changed[cell(seat, slot)])
    }
    return parcel
  }

  private func narrate(_ verdict: RoamingService.Verdict, _ parcel: Int, _ state: inout UserState) {
    let sent = server.parcels[parcel]
    state.narrate(
      .upload(at: state.now, seat: UInt8(sent.seat), verdict.outcome, isRestore: sent.isRestore))
  }

  /// The server has judged the file of the device: nothing in it is news any more.
  private mutating func settle(_ file: Int, _ seat: Int) {
    locals[local(seat, file)].isChosen = false
    locals[local(seat, file)].isRestored = false
    for slot in slots[file] { changed[cell(seat, slot)] = false }
  }

  // MARK: Between

  /// The hive goes up at an interval while somebody is signed in, each time up to an hour late, so that not
  /// all devices call at once.
  mutating func scheduleBackgroundUpload(_ seat: Int, _ state: UserState, _ agenda: inout Agenda) {
    guard let interval = scene.group.roamingProfile.backgroundUpload else { return }
    clients[seat].backgroundUploads += 1
    let index = UInt64(seat) << 56 | UInt64(clients[seat].backgroundUploads)
    var stream = state.life.key.stream(Purpose.backgroundUpload.rawValue, index)
    let delay = TimeSpan(rounding: Double(Self.longestDelay.microseconds) * stream.uniform())
    agenda.wake(
      at: state.now + interval + delay,
      Alarm(kind: Kind.backgroundUpload.rawValue, seat: seat, generation: clients[seat].generation))
  }

  /// Of a background upload (Microsoft Learn, policy CSP ADMX_UserProfiles, 2023-05).
  static let longestDelay = TimeSpan.minutes(60)
}
