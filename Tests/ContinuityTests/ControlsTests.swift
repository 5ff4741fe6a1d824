// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Statistics
import Testing

@testable import Continuity
@testable import FleetModel

/// What policies, switches, defaults and dates come to on one device.
@Suite struct ControlsTests {
  private static func key(_ user: Int = 0) -> StreamKey {
    StreamKey(seed: 11, replication: 0, entity: StreamKey.entity("office", user))
  }

  private static func day(_ day: Double) -> SimulationTime { .zero + .days(day) }

  /// The controls of a first device, or of one whose desktop came on a day.
  private static func controls(
    system: String = "windows11-24h2", user: Int = 0, ordinal: Int = 0, desktop: Double = 0,
    _ change: (inout GroupParameters) -> Void
  ) -> DeviceControls {
    var fleet = SmallFleet()
    fleet.group.policies = .none
    fleet.systems.append(OperatingSystem("windows11-26h2")!)
    change(&fleet.group)
    let device = DeviceTenure(
      ordinal: ordinal, system: fleet.systems.firstIndex(of: OperatingSystem(system)!)!,
      poweredOn: day(desktop), desktop: day(desktop))
    return DeviceControls(Scene(group: fleet.group, catalog: fleet.catalog), device, seat: 0, key(user))
  }

  private static func now(
    system: String = "windows11-24h2", user: Int = 0, _ change: (inout GroupParameters) -> Void
  ) -> Controls { controls(system: system, user: user, change).at(.zero) }

  // MARK: Policies

  @Test func aPolicyTurnsTheBackupOn() {
    #expect(!Self.now { _ in }.backup, "nothing is configured, and the release has it off")
    #expect(Self.now { $0.policies = .backupOn }.backup)
    #expect(!Self.now { $0.policies.set(.enableWindowsBackup, .disabled) }.backup)
  }

  @Test func profilesThatDifferAreNeitherApplied() {
    func conflict(_ group: inout GroupParameters) {
      group.policies[.enableWindowsBackup] = [PolicySet.Step(from: .zero, standing: .conflict)]
    }
    // What is left is what the release does by itself.
    #expect(!Self.now(conflict).backup)
    #expect(Self.now(system: "windows11-26h2", conflict).backup)
    let ended = Self.controls {
      $0.policies[.enableWindowsBackup] = [
        PolicySet.Step(from: .zero, standing: .set(.enabled)),
        PolicySet.Step(from: Self.day(5), standing: .conflict),
        PolicySet.Step(from: Self.day(9), standing: .set(.enabled)),
      ]
    }
    #expect([4, 5, 8, 9].map { ended.at(Self.day($0)).backup } == [true, false, false, true])
  }

  /// Nothing says which of the two wins, so that each device goes its own way, and stays with it.
  @Test func whetherIntuneOrGroupPolicyWinsIsNotSettled() {
    func share(_ wins: Double) -> Int {
      (0..<400).count { user in
        let controls = Self.controls(user: user) {
          $0.tenant.groupPolicyWins = wins
          $0.policies[.enableWindowsBackup] = [
            PolicySet.Step(from: .zero, standing: .undefined(intune: .enabled, groupPolicy: .disabled))
          ]
        }
        #expect(controls.at(.zero) == controls.at(Self.day(300)))
        return !controls.at(.zero).backup
      }
    }
    #expect(share(0) == 0 && share(1) == 400)
    #expect((90...150).contains(share(0.3)), "120 in 400, four standard deviations")
  }

  @Test func devicesHaveAPolicyAfterTheirCheckIn() {
    var delays = Tally()
    for user in 0..<300 {
      let controls = Self.controls(user: user) {
        $0.tenant.policyCheckIn = .uniform(low: 0, high: 8 * 3_600e6)
        $0.policies.set(.enableWindowsBackup, .enabled, from: Self.day(10))
      }
      #expect(!controls.at(Self.day(10)).backup && controls.at(Self.day(10) + .hours(8)).backup)
      delays.add((controls.backupOn(from: .zero)! - Self.day(10)).inHours)
    }
    #expect(abs(delays.mean! - 4) < 4.5 * delays.standardError!)
  }

  @Test func aNewDeviceHasItsPoliciesWithItsDesktop() {
    func backup(at day: Double, desktop: Double) -> Bool {
      Self.controls(ordinal: 1, desktop: desktop) {
        $0.tenant.policyCheckIn = .constant(2 * SmallFleet.day)
        $0.policies.set(.enableWindowsBackup, .enabled, from: Self.day(10))
      }.at(Self.day(day)).backup
    }
    #expect(backup(at: 10, desktop: 10) && backup(at: 11, desktop: 11))
    #expect(!backup(at: 11, desktop: 9) && backup(at: 12, desktop: 9))
  }

  /// A later policy is never overtaken by one whose check-in was drawn longer.
  @Test func theLatestPolicyStands() {
    for user in 0..<200 {
      let controls = Self.controls(user: user) {
        $0.tenant.policyCheckIn = .exponential(mean: SmallFleet.day)
        $0.policies.set(.enableWindowsBackup, .enabled, from: Self.day(1))
        $0.policies.set(.enableWindowsBackup, .disabled, from: Self.day(2))
      }
      #expect(!controls.at(Self.day(60)).backup)
    }
  }

  @Test func backupOnFindsTheNextTime() {
    let controls = Self.controls {
      $0.policies.set(.enableWindowsBackup, .enabled)
      $0.policies.set(.enableWindowsBackup, .disabled, from: Self.day(3))
      $0.policies.set(.enableWindowsBackup, .enabled, from: Self.day(7))
      $0.policies.set(.enableWindowsBackup, .disabled, from: Self.day(9))
    }
    #expect(
      [0, 3, 6, 7, 9].map { controls.backupOn(from: Self.day($0)) }
        == [0, 7, 7, 7, nil].map { $0.map(Self.day) })
  }

  @Test(arguments: PolicySetting.silentBlockers) func silentBlockersStopTheBackup(setting: PolicySetting) {
    let blocked = Self.now {
      $0.policies = .backupOn
      $0.policies.set(setting, .disabled)
    }
    #expect(!blocked.backup && blocked.isSilentlyBlocked)
    let byDefault = Self.now(system: "windows11-26h2") { $0.policies.set(setting, .disabled) }
    #expect(!byDefault.backup && byDefault.isSilentlyBlocked)
    let enabled = Self.now {
      $0.policies = .backupOn
      $0.policies.set(setting, .enabled)
    }
    #expect(enabled.backup && !enabled.isSilentlyBlocked)
    let off = Self.now { $0.policies.set(setting, .disabled) }
    #expect(!off.isSilentlyBlocked, "what is off is not blocked")
  }

  // MARK: Opt-outs and switches

  @Test func optOutsCoverTheirGroups() {
    for (setting, groups) in PolicySetting.optOuts {
      let controls = Self.now { $0.policies.set(setting, .enabled) }
      for group in PolicyGroup.allCases {
        #expect(controls.isOptedOut(UInt8(group.rawValue)) == groups.contains(group), "\(setting)")
      }
      #expect(Self.now { $0.policies.set(setting, .disabled) }.optedOut == 0)
    }
  }

  @Test func theUserMayTurnOnWhatPolicyTurnedOff() {
    func optedOut(_ turnsOn: Double, _ value: PolicyValue = .userMayTurnOn) -> Bool {
      Self.now {
        $0.policies.set(.disableLanguageSettingSync, value)
        $0.switches.turnsOn = turnsOn
      }.isOptedOut(UInt8(PolicyGroup.language.rawValue))
    }
    #expect(optedOut(0) && !optedOut(1))
    #expect(optedOut(1, .enabled), "only where the policy lets them")
  }

  @Test func usersTurnOffWhatTheyLike() {
    let all = Self.now {
      $0.policies = .backupOn
      $0.switches.allOff = 1
    }
    #expect(!all.backup && !all.roaming)
    let language = Self.now {
      $0.policies = .backupOn
      $0.switches.off[PolicyGroup.language.rawValue] = 1
    }
    #expect(
      language.backup && language.roaming && language.optedOut == 1 << UInt8(PolicyGroup.language.rawValue))
    let share = (0..<400).count { user in Self.now(user: user) { $0.switches.allOff = 0.3 }.roaming }
    #expect((244...316).contains(share))
  }

  // MARK: Defaults

  @Test func backupIsOnByDefaultFrom26H2() {
    #expect(Self.now(system: "windows11-26h2") { _ in }.backup)
    #expect(!Self.now(system: "windows11-25h2") { _ in }.backup)
    let off = Self.now(system: "windows11-26h2") { $0.policies.set(.enableWindowsBackup, .disabled) }
    #expect(!off.backup, "unless policy says otherwise")
  }

  @Test(arguments: Geography.allCases) func theDefaultDoesNotHoldUnderTheDigitalMarketsAct(region: Geography)
  {
    let byDefault = Self.now(system: "windows11-26h2") { $0.tenant.geography = region }
    #expect(byDefault.backup == ![Geography.eu, .norway].contains(region))
    let byPolicy = Self.now(system: "windows11-26h2") {
      $0.policies = .backupOn
      $0.tenant.geography = region
    }
    #expect(byPolicy.backup, "a policy holds everywhere")
  }

  /// Where the tenant keeps its data plays no part.
  @Test func theRegionOfTheDeviceDecides() {
    func backup(home: Geography, people: Geography) -> Bool {
      Self.now(system: "windows11-26h2") {
        $0.tenant.home = home
        $0.tenant.geography = people
      }.backup
    }
    #expect(backup(home: .eu, people: .us) && !backup(home: .us, people: .eu))
  }

  @Test func restoreStaysOptIn() {
    #expect(!Self.now(system: "windows11-26h2") { _ in }.restoreAtFirstSignIn)
    #expect(!Self.now { $0.policies = .backupOn }.restoreAtFirstSignIn)
    #expect(Self.now { $0.policies.set(.enableWindowsRestore, .enabled) }.restoreAtFirstSignIn)
  }

  // MARK: Roaming through the years

  /// The policy from day 100, and the toggle until day 465.
  private static func years(
    toggle: Bool, system: String = "windows11-24h2", _ policy: PolicyValue?
  ) -> [Bool] {
    let controls = controls(system: system) {
      $0.roaming.enabled = toggle
      $0.tenant.policyGovernsRoamingFrom = day(100)
      $0.tenant.toggleCountsUntil = day(465)
      $0.policies.set(.enableWindowsBackup, policy)
    }
    return [99, 100, 464, 465].map { controls.at(day($0)).roaming }
  }

  @Test func theToggleAloneGovernsRoamingBeforeThePolicyDoes() {
    for policy in [PolicyValue?.none, .enabled, .disabled] {
      #expect(Self.years(toggle: true, policy)[0] && !Self.years(toggle: false, policy)[0])
    }
    let today = Self.controls { $0.roaming.enabled = true }
    #expect(today.at(Self.day(3000)).roaming, "a run without these dates lies before them")
  }

  @Test func thePolicyGoesBeforeTheToggleInTheYearOfGrace() {
    #expect(Self.years(toggle: true, .disabled)[1...2] == [false, false])
    #expect(Self.years(toggle: false, .enabled)[1...2] == [true, true])
    #expect(Self.years(toggle: true, nil)[1...2] == [true, true])
    #expect(Self.years(toggle: false, nil)[1...2] == [false, false])
    #expect(Self.years(toggle: false, system: "windows11-26h2", nil)[1...2] == [false, false])
  }

  @Test func afterTheYearOfGraceThePolicyAloneGovernsRoaming() {
    #expect(!Self.years(toggle: true, nil)[3])
    #expect(Self.years(toggle: false, .enabled)[3])
    #expect(Self.years(toggle: true, system: "windows11-26h2", nil)[3], "on by default there")
  }

  @Test func aMeteredLinkIsSparedByPolicy() {
    #expect(!Self.now { _ in }.sparesMeteredLinks)
    #expect(Self.now { $0.policies.set(.disableSyncOnPaidNetwork, .enabled) }.sparesMeteredLinks)
  }
}
