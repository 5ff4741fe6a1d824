// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import Testing

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

  private static func device(_ system: String, poweredOn: SimulationTime = .zero) -> DeviceTenure {
    DeviceTenure(
      ordinal: 1, system: catalog.index(of: OperatingSystem(system)!), poweredOn: poweredOn,
      desktop: poweredOn)
  }

  @Test func aSoundDevicePasses() {
    #expect(Self.gates().firstFailing(for: Self.device("windows11-24h2")) == nil)
  }

  @Test func editionsWithoutBackup() {
    for edition in [Edition.se, .iotCore, .teamOS] {
      let gates = Self.gates { $0.device.edition = edition }
      #expect(gates.firstFailing(for: Self.device("windows11-24h2")) == .gateEditionCloud)
      #expect(gates.backupExclusion(onSystem: 6) == .gateEditionCloud)
    }
  }

  @Test func sharedDevices() {
    let gates = Self.gates { $0.device.shared = true }
    #expect(gates.firstFailing(for: Self.device("windows11-24h2")) == .gateSharedDevice)
    #expect(gates.backupExclusion(onSystem: 6) == .gateSharedDevice)
  }

  @Test func windows10IsNeverATarget() {
    #expect(Self.gates().firstFailing(for: Self.device("windows10-22h2")) == .gateTargetSystem)
    #expect(Self.gates().backupExclusion(onSystem: 0) == nil, "though it is backed up")
  }

  @Test func aHybridPCGetsNoRestorePageThoughItIsBackedUp() {
    let gates = Self.gates { $0.device.join = .hybrid }
    #expect(gates.firstFailing(for: Self.device("windows11-24h2")) == .gateJoin)
    #expect(gates.backupExclusion(onSystem: 6) == nil)
  }

  @Test func aRegisteredPCIsNeitherBackedUpNorRestored() {
    let gates = Self.gates { $0.device.join = .registered }
    #expect(gates.firstFailing(for: Self.device("windows11-24h2")) == .gateJoin)
    #expect(gates.backupExclusion(onSystem: 6) == .gateJoin)
  }

  @Test(arguments: [
    ("windows11-22h2.3957", false), ("windows11-22h2.3958", true), ("windows11-24h2.4769", false),
    ("windows11-24h2.4770", true), ("windows11-25h2.1", true),
  ])
  func theBuildThatRestoreNeeds(system: String, passes: Bool) {
    #expect(Self.gates().firstFailing(for: Self.device(system)) == (passes ? nil : .gateBuild))
  }

  @Test func theBuildThatBackupNeeds() {
    #expect(Self.gates().backupExclusion(onSystem: 5) == .gateBuild)
    #expect(Self.gates().backupExclusion(onSystem: 6) == nil)
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
    #expect(on.offersAtFirstSignIn(Self.device("windows11-24h2")))
    #expect(!on.offersAtFirstSignIn(Self.device("windows11-24h2.4770")))
    #expect(!on.offersAtFirstSignIn(Self.device("windows10-22h2")))
    #expect(!Self.gates().offersAtFirstSignIn(Self.device("windows11-24h2")))
  }

  @Test func intunesStates() {
    #expect(RestoreGates.state(at: .gateJoin) == .notApplicable)
    #expect(RestoreGates.state(at: .gateRestorePage) == .noPolicyAssigned)
    #expect(RestoreGates.state(at: .noProfile) == .noBackupProfiles)
    #expect(RestoreGates.state(at: .declined) == .setUpAsNew)
    #expect(RestoreGates.state(at: .failed) == .failed)
  }
}
