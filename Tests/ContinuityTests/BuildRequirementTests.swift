// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import FleetModel
import Testing

@Suite struct BuildRequirementTests {
  @Test(arguments: [
    ("windows10-22h2.6215", false), ("windows10-22h2.6216", true), ("windows11-22h2.5767", false),
    ("windows11-22h2.5768", true), ("windows11-23h2.5767", false), ("windows11-23h2.5768", true),
    ("windows11-24h2.4945", false), ("windows11-24h2.4946", true), ("windows11-25h2.0", true),
    ("windows11-24h2", true),
  ])
  func backupNeedsItsBuilds(system: String, isMet: Bool) {
    #expect(BuildRequirement.backup.isMet(by: OperatingSystem(system)!) == isMet)
  }

  @Test(arguments: [
    ("windows10-22h2", false), ("windows11-22h2.3957", false), ("windows11-22h2.3958", true),
    ("windows11-23h2.3957", false), ("windows11-23h2.3958", true), ("windows11-24h2.4769", false),
    ("windows11-24h2.4770", true), ("windows11-25h2.0", true),
  ])
  func restoreInSetupNeedsItsBuilds(system: String, isMet: Bool) {
    #expect(BuildRequirement.restoreInSetup.isMet(by: OperatingSystem(system)!) == isMet)
  }

  @Test(arguments: [
    ("windows10-22h2", false), ("windows11-23h2", false), ("windows11-24h2.7921", false),
    ("windows11-24h2.7922", true), ("windows11-25h2.7921", false), ("windows11-25h2.7922", true),
  ])
  func restoreAtFirstSignInNeedsItsBuilds(system: String, isMet: Bool) {
    #expect(BuildRequirement.restoreAtFirstSignIn.isMet(by: OperatingSystem(system)!) == isMet)
  }
}
