// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import Continuity
@testable import FleetModel

@Suite struct ConsumerBackupTests {
  typealias Line = (hours: Double, seat: Int, act: ScriptLine.Act)

  private static func play(
    _ lines: [Line], days: Double = 4, _ change: (inout SmallFleet) -> Void = { _ in }
  ) -> UserState {
    SmallFleet.play(["consumerBackup"], lines, days: days, change)
  }

  /// A choice, two days signed in, and a failure; the next session begins an hour after it.
  private static let story: [Line] = [
    (1, 0, .signIn), (2, 0, .choice(item: 0)), (50, 0, .failure), (51, 0, .signIn),
  ]

  private static func kinds(_ state: UserState) -> [StoreRequest.Kind] { state.requests.map(\.kind) }

  @Test func aBackupRunsEveryCadenceWhileConnected() {
    let hours = Self.play([(0, 0, .signIn)], days: 10).runHours
    #expect((9...10).contains(hours.count) && hours[0] < 24)
    for (run, next) in zip(hours, hours.dropFirst()) { #expect(abs(next - run - 24) < 1e-9) }
  }

  @Test func aRunThatIsDueWaitsForTheNextConnection() {
    let hours = Self.play([(30, 0, .signIn), (31, 0, .signOut), (80, 0, .signIn), (80.5, 0, .signOut)])
      .runHours
    #expect(hours == [30, 80])
  }

  @Test func itIsRestoredAtTheFirstSignInAndNotInTheSetup() {
    let state = Self.play(Self.story)
    #expect(state.shown(.desktop).isEmpty && state.reasons == [0: .onItsWay])
    #expect(state.shown(.day1) == [0])
    #expect(Self.kinds(state).filter { $0 == .list || $0 == .restore } == [.list, .restore])
    #expect(state.requests.allSatisfy { $0.custodian == .personalAccount })
    #expect(state.restoreStates.isEmpty, "Intune shows nothing of it")
  }

  @Test func itIsOfferedOnce() {
    let state = Self.play(
      Self.story + [(55, 0, .signOut), (60, 0, .signIn), (61, 0, .lock), (62, 0, .unlock)])
    #expect(Self.kinds(state).filter { $0 == .list || $0 == .restore } == [.list, .restore])
  }

  @Test func whoStaysConnectedIsBackedUpAgainAfterAnOutage() {
    let hours = Self.play([(0, 0, .signIn)], days: 10) {
      $0.group.outages = [Outage(.personalAccount, from: .zero + .hours(30), until: .zero + .hours(100))]
    }.runHours
    #expect(hours.contains(100) && hours.last! > 200 && !hours.contains { $0 > 30 && $0 < 100 })
  }

  @Test func whoDeclinesSetsUpAsNew() {
    let state = Self.play(Self.story) { $0.group.consumerBackup.accepts = 0 }
    #expect(state.shown(.day1).isEmpty && !Self.kinds(state).contains(.restore))
    #expect(Self.kinds(state).count { $0 == .list } == 1)
  }

  @Test func withoutAnAccountThereIsNoBackup() {
    let state = Self.play(Self.story) { $0.group.consumerBackup.users = 0 }
    #expect(state.requests.isEmpty && state.reasons == [0: .policyOff])
  }

  @Test func aShareOfPeopleHaveAnAccount() {
    var fleet = SmallFleet()
    fleet.group.consumerBackup.users = 0.25
    fleet.horizon = .days(20)
    let users = (0..<400).count { !fleet.play(["consumerBackup"], user: $0).requests.isEmpty }
    #expect((70...130).contains(users))
  }

  @Test func aSharedDeviceHasNone() {
    let state = Self.play(Self.story) { $0.group.device.shared = true }
    #expect(state.requests.isEmpty && state.reasons == [0: .gateSharedDevice])
  }

  @Test(arguments: JoinType.allCases) func itAsksForNoJoinAndNoPolicy(join: JoinType) {
    let state = Self.play(Self.story) {
      $0.group.device.join = join
      $0.group.policies = PolicySet()
      $0.group.restore.pageFrom = nil
    }
    #expect(state.shown(.day1) == [0])
  }

  @Test func itWorksToWindows10() {
    let state = Self.play(Self.story) { $0.group.device.system = OperatingSystem("windows10-22h2")! }
    #expect(state.shown(.day1) == [0])
  }

  @Test func itCarriesWhatRoamsAndWhatIsBackedUp() {
    let lines: [Line] = [(1, 0, .signIn)] + (0..<4).map { (2, 0, .choice(item: $0)) } + Self.story.suffix(2)
    let state = Self.play(lines) {
      for index in 0..<4 { ($0.settings[index].roams, $0.settings[index].backedUp) = (.none, .none) }
      for index in 0..<4 { $0.settings[index].restored = .none }
      $0.settings[0].roams = .all
      ($0.settings[1].backedUp, $0.settings[1].restored) = (.all, .all)
      ($0.settings[2].roams, $0.settings[2].writeOnly) = (.all, true)
    }
    #expect(state.shown(.day1) == [0, 1])
    #expect(state.reasons == [0: .onItsWay, 1: .onItsWay, 2: .notInCatalog, 3: .notInCatalog])
  }

  @Test func anOutageOfTheAccountPutsEverythingOff() {
    let state = Self.play(Self.story + [(70, 0, .lock), (80, 0, .unlock)]) {
      $0.group.outages = [Outage(.personalAccount, from: .zero + .hours(40), until: .zero + .hours(75))]
    }
    #expect(state.requests.allSatisfy { $0.hour < 40 || $0.hour >= 75 })
    #expect(state.shown(.day1).isEmpty)
    #expect(Self.kinds(state).contains(.restore))
  }

  @Test func whatWasSetSinceIsNotInTheProfile() {
    let state = Self.play([
      (1, 0, .signIn), (40, 0, .signOut), (49, 0, .signIn), (49.9, 0, .choice(item: 0)), (50, 0, .failure),
    ]) { $0.group.consumerBackup.cadence = .days(1.5) }
    // The run that was due in the night ran at nine before the choice, or nothing ran after it.
    #expect(state.reasons == [0: .changedSince])
  }

  /// It is nobody's in the tenant: not deleted by its administrators, nor after a departure.
  @Test func whoLeavesKeepsIt() {
    let state = Self.play([(1, 0, .signIn), (2, 0, .choice(item: 0)), (100, 0, .leave)], days: 200) {
      $0.administer(.delete, hour: 60)
      $0.group.tenant.deletesDepartedAfter = .constant(30 * SmallFleet.day)
      $0.makeTellable()
    }
    let told = TenantStory.told(state).filter { $0.contains("holds") || $0.contains("erased") }
    #expect(told.count > 20)
    #expect(
      told.allSatisfy {
        $0.hasSuffix("personalAccount holds 1 profiles, 0 units, 1 items, 1 secrets, 1 bytes, 1 entries")
      })
    #expect(state.requests.allSatisfy { $0.kind == .administration || $0.hour < 100 })
  }
}
