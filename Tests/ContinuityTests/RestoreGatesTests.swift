// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Numerics
import Testing

@testable import Continuity
@testable import FleetModel

/// Each gate is failed by a device that fails nothing before it.
@Suite struct RestoreGatesTests {
  private static let sound = SmallFleet()

  private static func gates(_ change: (inout GroupParameters) -> Void = { _ in }) -> RestoreGates {
    var group = sound.group
    change(&group)
    return RestoreGates(Scene(group: group, catalog: catalog))
  }

  private static let catalog = CompiledCatalog(
    SettingsCatalog(name: "test", title: "Test", settings: sound.settings),
    systems: [
      "windows10-22h2", "windows11-22h2.3957", "windows11-22h2.3958", "windows11-24h2.4769",
      "windows11-24h2.4770",
      "windows11-24h2.4945", "windows11-24h2", "windows11-25h2.1",
    ].map { OperatingSystem($0)! })

  private static func device(
    _ system: String, poweredOn: SimulationTime = .zero, after cause: Cause = .planned
  )
    -> DeviceTenure
  {
    DeviceTenure(
      ordinal: 1, system: catalog.index(of: OperatingSystem(system)!), poweredOn: poweredOn,
      desktop: poweredOn, replaces: cause)
  }

  /// A chain with a quality update in it, for every mode.
  private static func updating(_ update: ProvisioningParameters.QualityUpdate) -> ProvisioningParameters {
    var provisioning = ProvisioningParameters.immediate
    let stage = ProvisioningStage(.qualityUpdate, takes: .constant(1))
    provisioning.chains = EnrollmentMode.allCases.map { _ in [stage] }
    provisioning.qualityUpdate = update
    return provisioning
  }

  @Test func aSoundDevicePasses() {
    #expect(Self.gates().firstFailing(for: Self.device("windows11-24h2")) == nil)
  }

  @Test func editionsWithoutBackup() {
    for edition in [Edition.se, .iotCore, .teamOS] {
      let gates = Self.gates { $0.device.edition = edition }
      #expect(gates.firstFailing(for: Self.device("windows11-24h2")) == .gateEditionCloud)
      #expect(gates.backupExclusion(of: Self.device("windows11-24h2")) == .gateEditionCloud)
    }
  }

  @Test func sharedDevicesHaveNoBackup() {
    let gates = Self.gates { $0.device.shared = true }
    #expect(gates.firstFailing(for: Self.device("windows11-24h2")) == .gateSharedDevice)
    #expect(gates.backupExclusion(of: Self.device("windows11-24h2")) == .gateSharedDevice)
  }

  @Test func windows10IsNeverATarget() {
    #expect(Self.gates().firstFailing(for: Self.device("windows10-22h2")) == .gateTargetSystem)
    #expect(Self.gates().backupExclusion(of: Self.device("windows10-22h2")) == nil, "though it is backed up")
  }

  @Test func aHybridPCGetsNoRestorePageThoughItIsBackedUp() {
    let gates = Self.gates { $0.device.join = .hybrid }
    #expect(gates.firstFailing(for: Self.device("windows11-24h2")) == .gateJoin)
    #expect(gates.backupExclusion(of: Self.device("windows11-24h2")) == nil)
  }

  @Test func aRegisteredPCIsNeitherBackedUpNorRestored() {
    let gates = Self.gates { $0.device.join = .registered }
    #expect(gates.firstFailing(for: Self.device("windows11-24h2")) == .gateJoin)
    #expect(gates.backupExclusion(of: Self.device("windows11-24h2")) == .gateJoin)
  }

  @Test(arguments: [
    ("windows11-22h2.3957", false), ("windows11-22h2.3958", true), ("windows11-24h2.4769", false),
    ("windows11-24h2.4770", true), ("windows11-25h2.1", true),
  ])
  func theBuildThatRestoreNeeds(system: String, passes: Bool) {
    #expect(Self.gates().firstFailing(for: Self.device(system)) == (passes ? nil : .gateBuild))
  }

  @Test func aQualityUpdateDuringSetupOpensTheGateOfTheBuild() {
    let image = Self.device("windows11-24h2.4769")
    let gates = Self.gates { $0.provisioning = Self.updating(.whenNeeded) }
    #expect(gates.needsQualityUpdate(image))
    #expect(gates.firstFailing(for: image) == nil)
    #expect(gates.backupExclusion(of: image) == nil, "and it is backed up from then on")
    #expect(Self.gates { $0.provisioning = Self.updating(.never) }.firstFailing(for: image) == .gateBuild)
    let windows10 = Self.device("windows10-22h2")
    #expect(!gates.needsQualityUpdate(windows10), "no update makes it a target")
    let enough = Self.device("windows11-24h2.4770")
    #expect(!gates.needsQualityUpdate(enough))
    #expect(gates.backupExclusion(of: enough) == .gateBuild, "enough to restore, not to back up")
    let always = Self.gates { $0.provisioning = Self.updating(.always) }
    #expect(always.backupExclusion(of: enough) == nil)
  }

  @Test func aResetKeepsWhatItsMachineWasUpdatedTo() {
    let gates = Self.gates {
      $0.provisioning = Self.updating(.whenNeeded)
      $0.provisioning.modes[Cause.reset.rawValue] = .autopilotReset
      let reset = EnrollmentMode.allCases.firstIndex(of: .autopilotReset)!
      $0.provisioning.chains[reset] = []
    }
    var device = Self.device("windows11-24h2.4769", after: .reset)
    #expect(gates.backupExclusion(of: device) == .gateBuild, "nothing has updated this machine")
    device.machineReplaces = .planned
    #expect(gates.backupExclusion(of: device) == nil)
  }

  @Test func aDeviceThatWasThereAtTheStartHasNoSetupBehindIt() {
    var first = Self.device("windows11-24h2.4945")
    first.replaces = nil
    first.machineReplaces = nil
    let gates = Self.gates { $0.provisioning = Self.updating(.always) }
    #expect(gates.backupExclusion(of: first) == .gateBuild)
  }

  @Test(arguments: EnrollmentMode.allCases)
  func onlyUserDrivenSetupsShowThePage(mode: EnrollmentMode) {
    let gates = Self.gates { $0.provisioning.modes = Cause.allCases.map { _ in mode } }
    let passes = mode == .userDriven || mode == .manual
    #expect(gates.firstFailing(for: Self.device("windows11-24h2")) == (passes ? nil : .gateEnrollmentMode))
  }

  @Test func theModeIsThatOfTheCause() {
    let gates = Self.gates { $0.provisioning.modes[Cause.reset.rawValue] = .autopilotReset }
    #expect(gates.firstFailing(for: Self.device("windows11-24h2", after: .reset)) == .gateEnrollmentMode)
    #expect(gates.firstFailing(for: Self.device("windows11-24h2", after: .loss)) == nil)
  }

  @Test func conditionalAccessAndIdentityComeLast() {
    let blocked = Self.gates { $0.restore.needsCompliantDevice = true }
    let device = Self.device("windows11-24h2")
    #expect(blocked.firstFailing(for: device, otherIdentity: true) == .gateConditionalAccess)
    #expect(Self.gates().firstFailing(for: device, otherIdentity: true) == .gateIdentity)
    let page = Self.gates {
      $0.restore.needsCompliantDevice = true
      $0.restore.pageFrom = nil
    }
    #expect(page.firstFailing(for: device) == .gateRestorePage)
  }

  @Test func aCompliantDeviceRuleBlocksTheRestoreInSetup() {
    let blocked = Self.gates {
      $0.restore.needsCompliantDevice = true
      $0.restore.firstSignIn = true
    }
    #expect(blocked.firstFailing(for: Self.device("windows11-24h2")) == .gateConditionalAccess)
    #expect(blocked.offersAtFirstSignIn(Self.device("windows11-24h2"), Controls()), "compliant by then")
  }

  @Test func theOfferAtTheFirstSignInHasAPolicyOfItsOwn() {
    var controls = Controls()
    #expect(!Self.gates().offersAtFirstSignIn(Self.device("windows11-24h2"), controls))
    controls.backup = true
    #expect(!Self.gates().offersAtFirstSignIn(Self.device("windows11-24h2"), controls))
    controls.restoreAtFirstSignIn = true
    let offPage = Self.gates { $0.restore.pageFrom = nil }
    #expect(offPage.offersAtFirstSignIn(Self.device("windows11-24h2"), controls), "whatever the page")
  }

  @Test func aSovereignCloudHasNoBackup() {
    let gates = Self.gates { $0.device.sovereignCloud = true }
    #expect(gates.firstFailing(for: Self.device("windows11-24h2")) == .gateEditionCloud)
    #expect(gates.backupExclusion(of: Self.device("windows11-24h2")) == .gateEditionCloud)
    #expect(!gates.offersAtFirstSignIn(Self.device("windows11-24h2"), Controls()))
  }

  /// Each row fails its gate and everything that comes after it: the first is the reason.
  @Test func theOrderOfTheGates() {
    var group = Self.sound.group
    group.restore.needsCompliantDevice = true
    func first(_ device: DeviceTenure) -> Absence? {
      RestoreGates(Scene(group: group, catalog: Self.catalog)).firstFailing(for: device, otherIdentity: true)
    }
    let old = Self.device("windows11-24h2.4769")
    #expect(first(Self.device("windows11-24h2")) == .gateConditionalAccess)
    group.restore.pageFrom = nil
    #expect(first(Self.device("windows11-24h2")) == .gateRestorePage)
    #expect(first(old) == .gateBuild)
    group.provisioning.modes = Cause.allCases.map { _ in .groupPolicy }
    #expect(first(old) == .gateEnrollmentMode)
    group.device.join = .hybrid
    #expect(first(old) == .gateJoin)
    #expect(first(Self.device("windows10-22h2")) == .gateTargetSystem)
    group.device.shared = true
    #expect(first(Self.device("windows10-22h2")) == .gateSharedDevice)
    group.device.edition = .se
    #expect(first(Self.device("windows10-22h2")) == .gateEditionCloud)
  }

  @Test func theBuildThatBackupNeeds() {
    #expect(Self.gates().backupExclusion(of: Self.device("windows11-24h2.4945")) == .gateBuild)
    #expect(Self.gates().backupExclusion(of: Self.device("windows11-24h2")) == nil)
  }

  @Test func theRestorePageIsNotRetroactive() {
    let off = Self.gates { $0.restore.pageFrom = nil }
    #expect(off.firstFailing(for: Self.device("windows11-24h2")) == .gateRestorePage)
    let later = Self.gates { $0.restore.pageFrom = .zero + .days(10) }
    let before = Self.device("windows11-24h2", poweredOn: .zero + .days(9))
    let after = Self.device("windows11-24h2", poweredOn: .zero + .days(10))
    #expect(later.firstFailing(for: before) == .gateRestorePage)
    #expect(later.firstFailing(for: after) == nil)
  }

  @Test func theFirstSignInReachesHybridPCsOnRecentBuilds() {
    let on = Self.gates {
      $0.device.join = .hybrid
      $0.restore.firstSignIn = true
    }
    #expect(on.offersAtFirstSignIn(Self.device("windows11-24h2"), Controls()))
    #expect(!on.offersAtFirstSignIn(Self.device("windows11-24h2.4770"), Controls()))
    #expect(!on.offersAtFirstSignIn(Self.device("windows10-22h2"), Controls()))
    #expect(!Self.gates().offersAtFirstSignIn(Self.device("windows11-24h2"), Controls()))
    let kiosk = Self.gates {
      $0.restore.firstSignIn = true
      $0.provisioning.modes = Cause.allCases.map { _ in .selfDeploying }
    }
    #expect(!kiosk.offersAtFirstSignIn(Self.device("windows11-24h2"), Controls()), "nobody signs in")
  }

  @Test func statesAreThoseOfIntunesReport() {
    #expect(Absence.gateJoin.restoreState == .notApplicable)
    #expect(Absence.gateRestorePage.restoreState == .noPolicyAssigned)
    #expect(Absence.noProfile.restoreState == .noBackupProfiles)
    #expect(Absence.declined.restoreState == .setUpAsNew)
    #expect(Absence.failed.restoreState == .failed)
  }

  // MARK: What a setup needs

  private static func placeholders(
    poweredOn: SimulationTime = .zero, _ change: (inout GroupParameters) -> Void = { _ in }
  ) -> Bool {
    let backup = WindowsBackup(gates(change).scene)
    return backup.setupNeeds(
      of: device("windows11-24h2", poweredOn: poweredOn), inSeat: 0,
      StreamKey(seed: 1, replication: 0, entity: 1)
    ).placeholders
  }

  @Test func placeholdersComeWithAListThatPolicyAllows() {
    #expect(Self.placeholders())
    #expect(!Self.placeholders { $0.restore.pageFrom = nil }, "no page")
    #expect(
      Self.placeholders {
        $0.restore.pageFrom = nil
        $0.restore.firstSignIn = true
      })
    #expect(!Self.placeholders { $0.policies.set(.enableWindowsBackup, nil) }, "nothing is backed up")
    #expect(
      !Self.placeholders {
        $0.policies[.enableWindowsBackup] = []
        $0.policies.set(.enableWindowsBackup, .enabled, from: .zero + .days(1))
      }, "not yet")
    #expect(
      Self.placeholders(poweredOn: .zero + .days(1)) {
        $0.policies[.enableWindowsBackup] = []
        $0.policies.set(.enableWindowsBackup, .enabled, from: .zero + .days(1))
      })
    #expect(!Self.placeholders { $0.policies.set(.enableCDP, .disabled) })
    #expect(!Self.placeholders { $0.policies.set(.disableAppSyncSettingSync, .enabled) })
  }
}
