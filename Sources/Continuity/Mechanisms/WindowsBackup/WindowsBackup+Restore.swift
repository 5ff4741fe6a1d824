// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics

// The restore page, the choice on it, and why an item did not come back.
extension WindowsBackup {
  mutating func restoreDuringSetup(_ seat: Int, _ state: inout UserState) {
    let device = state.device(seat)
    let otherIdentity = gates.hasOtherIdentity(device, inSeat: seat, state.life.key)
    let gate = gates.firstFailing(for: device, otherIdentity: otherIdentity)
    tasks[seat].restore = RestoreOutcome(
      stop: gate, profile: chooseProfile(seat, state), mayBeOfferedAgain: false)
    if gate == nil { offer(seat, &state, attempt: 0) }
    let stop = tasks[seat].restore.stop
    tasks[seat].restore.mayBeOfferedAgain =
      stop != nil && stop != .declined && !otherIdentity
    if gate == .gateIdentity { narrateRefusal(seat, device, &state) }
    narrateState(seat, &state)
  }

  /// A missed or failed restore is offered again at the first sign-in; a declined one is not.
  mutating func offerAgain(_ seat: Int, _ state: inout UserState, _ agenda: inout Agenda) {
    guard tasks[seat].restore.mayBeOfferedAgain, state.isConnected(seat) else { return }
    if state.now == state.device(seat).desktop {
      // The user goes on at once after a handover: the desktop is seen before what comes at its sign-in.
      let alarm = Alarm(kind: Kind.offer.rawValue, seat: seat, first: state.device(seat).ordinal)
      return agenda.wake(at: state.now + .microseconds(1), alarm)
    }
    tasks[seat].restore.mayBeOfferedAgain = false
    let controls = tasks[seat].controls.at(state.now)
    guard gates.offersAtFirstSignIn(state.device(seat), controls) else { return }
    tasks[seat].restore.profile = chooseProfile(seat, state)
    offer(seat, &state, attempt: 1)
    narrateState(seat, &state)
  }

  /// The page is shown: the user takes a profile or sets up as new, and the transfer may fail.
  private mutating func offer(_ seat: Int, _ state: inout UserState, attempt: UInt64) {
    guard scene.outage(of: .tenantStore, at: state.now) == nil else {
      tasks[seat].restore.stop = .failed
      return
    }
    state.request(.list, at: .tenantStore)
    guard let profile = tasks[seat].restore.profile else {
      tasks[seat].restore.stop = .noProfile
      return
    }
    let key = index(seat, state.device(seat).ordinal, attempt)
    var accepting = state.life.key.stream(Purpose.accepts.rawValue, key)
    guard accepting.bernoulli(scene.group.restore.accepts) else {
      tasks[seat].restore.stop = .declined
      return
    }
    var failing = state.life.key.stream(Purpose.restoreFails.rawValue, key)
    guard !failing.bernoulli(scene.group.restore.fails) else {
      tasks[seat].restore.stop = .failed
      return
    }
    tasks[seat].restore.stop = nil
    apply(profile, seat, &state)
  }

  private mutating func apply(_ profile: Int, _ seat: Int, _ state: inout UserState) {
    let forks = store.forks(of: profile, at: seat, state) { canFork($0, seat, state) }
    note(.restore, of: store.versions(profile), &state)
    store.restore(profile, to: seat, forks: forks, &state) { isRestored($0, seat, $1) }
  }

  private func isRestored(_ slot: Int, _ seat: Int, _ state: UserState) -> Bool {
    let item = Int(state.life.items[slot])
    return scene.catalog.support(item, on: state.device(seat).system).contains(.restored)
  }

  /// An account-scope item that the backup supports for this user.
  private func canFork(_ slot: Int, _ seat: Int, _ state: UserState) -> Bool {
    !state.life.isSeatScope[slot] && isRestored(slot, seat, state)
      && isBackedUp(slot, seat, state)
  }

  /// The profile that the user takes, or would take, among all that exist at this moment.
  ///
  /// The page lists the user's other PCs: not the one that is being set up.
  private func chooseProfile(_ seat: Int, _ state: UserState) -> Int? {
    let own = (seat: seat, ordinal: state.device(seat).ordinal)
    let newest = store.newest(besides: own)
    let sameSeat = store.newest(ofSeat: seat, besides: own) ?? newest
    switch scene.group.restore.profile {
    case .newest: return newest
    case .sameSeat: return sameSeat
    case .richest: return store.richest(besides: own)
    case .weights(let first, let second, let third):
      var stream = state.life.key.stream(Purpose.profileChoice.rawValue, index(seat, own.ordinal))
      switch stream.pick([first, first + second, first + second + third]) {
      case 0: return newest
      case 1: return sameSeat
      default: return store.richest(besides: own)
      }
    }
  }

  /// Profiles are tied to the user's identity: anybody else is refused.
  private func narrateRefusal(_ seat: Int, _ device: DeviceTenure, _ state: inout UserState) {
    guard let replacement = state.replacement(of: seat) else { return }
    let who = gates.identity(of: device, inSeat: seat, state.life.key)
    state.narrate(.restoreRefused(replacement: Int32(replacement), who))
  }

  private mutating func narrateState(_ seat: Int, _ state: inout UserState) {
    guard let replacement = state.replacement(of: seat) else { return }
    let outcome = tasks[seat].restore
    let reported = outcome.stop?.restoreState ?? .succeeded
    let wasOffered = outcome.stop == nil || outcome.stop == .declined || outcome.stop == .failed
    state.narrate(
      .restoreState(replacement: Int32(replacement), reported, offered: wasOffered, stop: outcome.stop))
    if outcome.stop == .noProfile {
      state.narrate(.noProfile(replacement: Int32(replacement), whyNoProfile(replacement, seat, state)))
    }
  }

  /// Why the device that ended has left no profile, nor any other of the user's.
  private func whyNoProfile(_ replacement: Int, _ seat: Int, _ state: UserState) -> MissingProfile {
    if wasErased { return .erased }
    let ended = state.replacements[replacement].ended
    let old = state.life.tenures[seat][state.replacements[replacement].ordinal]
    let controls = DeviceControls(scene, old, seat: seat, state.life.key).at(ended)
    if !controls.backup { return controls.isSilentlyBlocked ? .silentBlocker : .policy }
    switch gates.backupExclusion(of: old) {
    case .gateEditionCloud: return .editionCloud
    case .gateSharedDevice: return .sharedDevice
    case .gateJoin: return .join
    case .gateBuild: return .build
    default: return .neverRan
    }
  }

  // MARK: Absence

  public func absence(of slot: Int, wanted: Version, at seat: Int, _ state: UserState) -> Absence {
    guard let replacement = state.replacement(of: seat) else { return .noProfile }
    let item = Int(state.life.items[slot])
    let oldSystem = state.replacements[replacement].oldSystem
    guard carries(item, from: oldSystem, to: state.device(seat).system) else { return .notInCatalog }
    guard tasks[seat].controls.at(state.now).backup, !isOptedOut(item, seat, state) else { return .policyOff }
    let outcome = tasks[seat].restore
    if let gate = outcome.stop, gate < .noProfile { return gate }
    guard let profile = outcome.profile else { return .noProfile }
    let kept = store.version(profile, slot)
    if kept.value == wanted.value { return outcome.stop ?? .onItsWay }
    return store.absence(of: slot, wanted: wanted, from: profile, at: seat, state)
  }
}
