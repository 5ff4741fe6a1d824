// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Testing

@testable import Continuity

@Suite struct MechanismCatalogTests {
  private static let scene = Scene(group: SmallFleet().group, catalog: SmallFleet().catalog)

  @Test func everyNameMakesItsMechanism() {
    #expect(MechanismCatalog.names == ["roaming", "backup"])
    #expect(MechanismCatalog.make([], Self.scene) is NoContinuity)
    #expect(MechanismCatalog.make(["roaming"], Self.scene) is EnterpriseStateRoaming)
    #expect(MechanismCatalog.make(["backup"], Self.scene) is WindowsBackup)
    #expect(MechanismCatalog.make(["backup", "roaming"], Self.scene) is Combined)
  }

  @Test func everyNameHasATitle() {
    for name in MechanismCatalog.names { #expect(MechanismCatalog.title(of: name) != nil) }
    #expect(MechanismCatalog.title(of: "backup") == "Windows Backup for Organizations")
    #expect(MechanismCatalog.title(of: "floppy disk") == nil)
  }

  @Test func partsCountDeliveries() {
    #expect(MechanismCatalog.make([], Self.scene).parts == 0)
    #expect(MechanismCatalog.make(["backup"], Self.scene).parts == 1)
    #expect(MechanismCatalog.make(["roaming", "backup"], Self.scene).parts == 2)
  }

  /// The order in which a strategy names them is no part of it.
  @Test func theOrderOfNamesIsNothing() {
    for user in 0..<4 {
      let fleet = SmallFleet.turbulent()
      #expect(
        fleet.play(["backup", "roaming"], user: user).story
          == fleet.play(["roaming", "backup"], user: user).story)
    }
  }
}
