// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import Continuity
@testable import FleetModel

@Suite struct RoamingProfileTests {
  typealias Line = (hours: Double, seat: Int, act: ScriptLine.Act)

  /// Two hybrid joined PCs.
  static func play(
    _ lines: [Line], days: Double = 1, _ change: (inout SmallFleet) -> Void = { _ in }
  ) -> UserState {
    SmallFleet.play(["roamingProfile"], lines, days: days) {
      $0.group.seats = SeatMix(counts: [0, 1], shares: [1, 1])
      $0.group.device.join = .hybrid
      change(&$0)
    }
  }

  /// Number of the choice of an item that a seat shows in the end; 0 is the default.
  private static func shown(_ item: Int32, _ seat: Int, _ state: UserState) -> Int32 {
    state.visible(seat, state.life.items.firstIndex(of: item)!).value
  }

  private static func outcomes(_ state: UserState) -> [Observation.Outcome?] {
    state.story.compactMap { if case .upload(_, _, let outcome, _) = $0 { .some(outcome) } else { nil } }
  }

  private static func lost(_ state: UserState) -> Int {
    state.story.count { if case .choiceLost = $0 { true } else { false } }
  }

  private static func out(_ from: Double, _ until: Double) -> [Outage] {
    [Outage(.fileServer, from: .zero + .hours(from), until: .zero + .hours(until))]
  }

  // MARK: Down at a sign-in, up at a sign-out

  private static let work: [Line] = [(8, 0, .signIn), (9, 0, .choice(item: 0)), (10, 0, .signOut)]

  @Test func aProfileComesDownAtASignInAndGoesUpAtASignOut() {
    let state = Self.play(Self.work + [(11, 1, .signIn)])
    #expect(Self.shown(0, 1, state) == 1)
    #expect(state.uploadHours == [10])
    #expect(
      state.requests.map(\.kind) == [.pull, .upload, .pull]
        && state.requests.allSatisfy { $0.custodian == .fileServer })
    #expect(state.requests.map(\.items) == [0, 1, 1])
  }

  @Test(arguments: [ScriptLine.Act.lock, .offline]) func nothingGoesUpButAtASignOut(act: ScriptLine.Act) {
    let state = Self.play([(8, 0, .signIn), (9, 0, .choice(item: 0)), (10, 0, act), (11, 1, .signIn)])
    #expect(Self.shown(0, 1, state) == 0 && state.uploadHours.isEmpty)
  }

  @Test func anUnlockIsNoSignIn() {
    let state = Self.play([(7, 1, .signIn), (7.5, 1, .lock)] + Self.work + [(11, 1, .unlock)])
    #expect(Self.shown(0, 1, state) == 0)
  }

  @Test func aSignOutWithoutTheServerLeavesTheProfileOnTheDevice() {
    let state = Self.play([
      (8, 0, .signIn), (9, 0, .choice(item: 0)), (9.5, 0, .offline), (10, 0, .signOut), (11, 1, .signIn),
    ])
    #expect(Self.shown(0, 1, state) == 0 && state.uploadHours.isEmpty)
  }

  // MARK: The hive

  /// Both are signed in at once, each sets another thing; the last to sign out has not seen the other's.
  private static let both: [Line] = [
    (8, 0, .signIn), (8, 1, .signIn), (9, 0, .choice(item: 0)), (10, 0, .signOut),
  ]

  @Test func theLastSessionToEndOverwritesTheHive() {
    let state = Self.play(Self.both + [(10.5, 1, .choice(item: 1)), (11, 1, .signOut), (12, 0, .signIn)])
    #expect(Self.outcomes(state) == [nil, .collateral] && Self.lost(state) == 1)
    #expect(Self.shown(0, 0, state) == 0 && Self.shown(1, 0, state) == 2)
  }

  @Test func aHiveThatNobodyTouchedOverwritesAllTheSame() {
    let state = Self.play(Self.both + [(11, 1, .signOut), (12, 0, .signIn)])
    #expect(Self.outcomes(state) == [nil, .collateral] && Self.lost(state) == 1)
    #expect(Self.shown(0, 0, state) == 0)
  }

  @Test func anOlderChoiceOfTheSameItemIsAWrongWinner() {
    let state = Self.play([
      (8, 0, .signIn), (8, 1, .signIn), (9, 1, .choice(item: 0)), (9.5, 0, .choice(item: 0)),
      (10, 0, .signOut), (11, 1, .signOut), (12, 0, .signIn),
    ])
    #expect(Self.outcomes(state) == [nil, .wrongWinner] && Self.lost(state) == 1)
    #expect(Self.shown(0, 0, state) == 1)
  }

  @Test func identicalContentMakesNoRevision() {
    let state = Self.play(
      Self.work + [(11, 1, .signIn), (12, 1, .signOut), (13, 0, .signIn), (14, 0, .signOut)])
    #expect(state.uploadHours == [10])
    #expect(state.requests.count { $0.kind == .upload } == 3, "the hive went up all the same")
  }

  // MARK: Files

  @Test func filesAreMergedOneByOne() {
    let state = Self.play(
      Self.both + [(10.5, 1, .choice(item: 1)), (11, 1, .signOut), (12, 0, .signIn)]
    ) { fleet in for item in 0..<2 { fleet.settings[item].profileFile = true } }
    #expect(Self.outcomes(state) == [nil, nil] && Self.lost(state) == 0)
    #expect(Self.shown(0, 0, state) == 1 && Self.shown(1, 0, state) == 2)
  }

  /// Of a file the later choice stands, whoever signs out last.
  @Test func ofAFileTheLastWriteStands() {
    let state = Self.play([
      (8, 0, .signIn), (8, 1, .signIn), (9, 1, .choice(item: 0)), (9.5, 0, .choice(item: 0)),
      (10, 0, .signOut), (11, 1, .signOut), (12, 1, .signIn),
    ]) { $0.settings[0].profileFile = true }
    #expect(Self.outcomes(state) == [nil, .harmless] && Self.lost(state) == 0)
    #expect(Self.shown(0, 0, state) == 2 && Self.shown(0, 1, state) == 2)
  }

  @Test func whatIsNeitherInTheHiveNorInAFileStays() {
    let state = Self.play(Self.work + [(11, 1, .signIn)]) { $0.settings[0].registry = false }
    #expect(Self.shown(0, 1, state) == 0 && state.uploadHours.isEmpty)
  }

  // MARK: Local sessions

  @Test func withoutTheServerASessionIsLocal() {
    let lines = Self.work + [(11, 1, .signIn)]
    let down = Self.play(lines) { $0.group.outages = Self.out(7, 9) }
    #expect(down.uploadHours.isEmpty && Self.shown(0, 1, down) == 0)
    #expect(down.requests.map(\.hour) == [11])
    let slow = Self.play(lines) { $0.group.roamingProfile.slowLink = 1 }
    #expect(slow.requests.isEmpty)
  }

  @Test func aServerThatFailsAtTheSignOutIsNotReached() {
    let state = Self.play(Self.work + [(11, 1, .signIn)]) { $0.group.outages = Self.out(9, 11) }
    #expect(state.requests.map(\.hour) == [8, 11] && Self.shown(0, 1, state) == 0)
  }

  /// What a local session wrote is newer than the server's, stays at the next sign-in, and goes up after.
  @Test func aLaterLocalSessionPrevails() {
    let state = Self.play(
      Self.work + [
        (12, 1, .signIn), (13, 1, .choice(item: 1)), (14, 1, .signOut), (16, 1, .signIn), (17, 1, .signOut),
      ]
    ) { $0.group.outages = Self.out(11, 15) }
    #expect(Self.shown(0, 1, state) == 0 && Self.shown(1, 1, state) == 2)
    #expect(Self.outcomes(state) == [nil, .collateral] && Self.lost(state) == 1)
  }

  @Test func anEarlierLocalSessionGivesWay() {
    let state = Self.play([
      (8, 1, .signIn), (8.2, 1, .choice(item: 1)), (8.4, 1, .signOut), (9.5, 0, .signIn),
      (10, 0, .choice(item: 0)), (11, 0, .signOut), (12, 1, .signIn),
    ]) { $0.group.outages = Self.out(7, 9) }
    #expect(Self.shown(0, 1, state) == 2 && Self.shown(1, 1, state) == 0)
    #expect(Self.outcomes(state) == [nil, .collateral] && Self.lost(state) == 1)
  }

  // MARK: In the background

  @Test func theHiveGoesUpInTheBackground() {
    let lines: [Line] = [
      (8, 0, .signIn), (9, 0, .choice(item: 0)), (9, 0, .choice(item: 1)), (13.1, 1, .signIn),
    ]
    let state = Self.play(lines) {
      $0.group.roamingProfile.backgroundUpload = .hours(2)
      $0.settings[1].profileFile = true
    }
    #expect(state.uploadHours.count == 1 && state.uploadHours.allSatisfy { $0 >= 10 && $0 < 11 })
    #expect(Self.shown(0, 1, state) == 1, "the hive")
    #expect(Self.shown(1, 1, state) == 0, "files wait for the sign-out")
  }

  @Test func itIsUpToAnHourLateEachTime() {
    let state = Self.play([(0, 0, .signIn)], days: 5) { $0.group.roamingProfile.backgroundUpload = .hours(2) }
    let calls = state.requests.filter { $0.kind == .upload }.map(\.hour)
    #expect((40...60).contains(calls.count))
    for (call, next) in zip(calls, calls.dropFirst()) { #expect((2...3).contains(next - call)) }
  }

  @Test func nothingGoesUpInTheBackgroundOfALocalSession() {
    let state = Self.play([(8, 0, .signIn), (9, 0, .choice(item: 0))]) {
      $0.group.roamingProfile = RoamingProfileParameters(slowLink: 1, backgroundUpload: .hours(2))
    }
    #expect(state.requests.isEmpty)
  }

  // MARK: Replacements

  @Test func aNewDeviceHasTheProfileAtItsDesktop() {
    let state = Self.play(Self.work + [(12, 0, .failure)])
    #expect(state.shown(.desktop) == [0])
  }

  @Test func whatNeverWentUpIsNotThere() {
    let state = Self.play([(8, 0, .signIn), (9, 0, .choice(item: 0)), (12, 0, .loss)])
    #expect(state.shown(.desktop).isEmpty && state.reasons == [0: .neverReachedService])
  }

  /// At a handover the user signs out, and the profile is up before the new device asks for it.
  @Test func aHandoverSignsOut() {
    let state = Self.play([(8, 0, .signIn), (9, 0, .choice(item: 0)), (9.5, 0, .lock), (12, 0, .planned)])
    #expect(state.shown(.desktop) == [0])
  }

  @Test(arguments: [JoinType.entra, .registered]) func aProfileNeedsADomain(join: JoinType) {
    let state = Self.play(Self.work + [(12, 0, .failure)]) { $0.group.device.join = join }
    #expect(state.reasons == [0: .gateJoin] && state.requests.isEmpty)
  }

  @Test func aFirstSignInWithoutTheServerIsTemporary() {
    let state = Self.play(
      Self.work + [
        (12, 0, .failure), (12.5, 0, .signIn), (13, 0, .choice(item: 1)), (13.5, 0, .signOut),
        (15, 0, .signIn),
        (16, 0, .signOut), (17, 1, .signIn),
      ]
    ) { $0.group.outages = Self.out(11, 14) }
    #expect(state.reasons == [0: .onItsWay])
    #expect(Self.shown(0, 0, state) == 1 && Self.shown(1, 0, state) == 0, "what was set there is gone")
    #expect(Self.shown(0, 1, state) == 1)
    #expect(Self.lost(state) == 1)
  }

  // MARK: The user's places

  @Test func whatEachSeatHasForItselfIsIntrudedUpon() {
    let state = Self.play(
      Self.work + [(11, 1, .signIn), (12, 1, .choice(item: 0)), (13, 1, .signOut), (14, 0, .signIn)]
    ) { $0.settings[0].scope = .seat }
    let intrusions = state.story.compactMap { observation -> [Bool]? in
      if case .intrusion(_, let seat, _, let replacedDefault) = observation {
        [seat == 0, replacedDefault]
      } else {
        nil
      }
    }
    #expect(intrusions == [[false, true], [true, false]])
    #expect(Self.shown(0, 0, state) == 2)
  }

  @Test func aSettledFleetHasItsProfilesOnTheServer() {
    var fleet = SmallFleet()
    fleet.group.device.join = .hybrid
    fleet.group.seats = SeatMix(counts: [0, 1], shares: [1, 1])
    fleet.group.usage.choicesPerActiveHour = 0
    fleet.group.life.failure = nil
    for user in 0..<5 {
      let state = fleet.play(["roamingProfile"], user: user)
      #expect(state.uploadHours.isEmpty && state.requests.contains { $0.kind == .upload })
      for case .held(_, let custodian, let position) in state.story {
        #expect(custodian == .fileServer)
        #expect(Int(state.holdings[Int(position)].items) == state.life.slotCount)
      }
    }
  }

  // MARK: The file server

  @Test func nobodyErasesAFileServerFromTheTenant() {
    let state = Self.play(Self.work + [(20, 0, .leave)], days: 200) {
      $0.administer(.delete, hour: 30)
      $0.makeTellable()
    }
    let told = TenantStory.told(state).filter { $0.contains("holds") || $0.contains("erased") }
    #expect(told.count > 20)
    #expect(
      told.allSatisfy {
        $0.hasSuffix("fileServer holds 1 profiles, 1 units, 1 items, 1 secrets, 1 bytes, 1 entries")
      })
  }
}
