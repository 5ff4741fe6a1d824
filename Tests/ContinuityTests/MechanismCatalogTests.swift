// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Testing

@testable import Continuity

@Suite struct MechanismCatalogTests {
  private static let scene = Scene(group: SmallFleet().group, catalog: SmallFleet().catalog)

  @Test func everyNameMakesItsMechanism() {
    #expect(MechanismCatalog.names == ["roaming", "backup", "roamingProfile", "consumerBackup"])
    #expect(MechanismCatalog.make([], Self.scene) is NoContinuity)
    #expect(MechanismCatalog.make(["roaming"], Self.scene) is EnterpriseStateRoaming)
    #expect(MechanismCatalog.make(["backup"], Self.scene) is WindowsBackup)
    #expect(MechanismCatalog.make(["roamingProfile"], Self.scene) is RoamingProfile)
    #expect(MechanismCatalog.make(["consumerBackup"], Self.scene) is ConsumerBackup)
    #expect(MechanismCatalog.make(["backup", "roaming"], Self.scene) is Combined)
  }

  @Test func everyNameHasATitle() {
    for name in MechanismCatalog.names { #expect(MechanismCatalog.title(of: name) != nil) }
    #expect(MechanismCatalog.title(of: "backup") == "Windows Backup for Organizations")
    #expect(MechanismCatalog.title(of: "floppy disk") == nil)
  }

  /// What is said of a mechanism before there is a scene is what it says in one.
  @Test func carriersAreWhatMechanismsSayThemselves() {
    var fleet = SmallFleet.turbulent()
    fleet.settings[0].profileFile = true
    (fleet.settings[1].registry, fleet.settings[2].exists) = (false, .windows11)
    (fleet.settings[3].writeOnly, fleet.settings[4].restored) = (true, .none)
    let catalog = fleet.catalog
    let scene = Scene(group: fleet.group, catalog: catalog)
    let mechanisms = MechanismCatalog.names.map { MechanismCatalog.make([MechanismTerm($0)], scene) }
    var carried = 0
    for item in 0..<catalog.itemCount {
      for old in catalog.systems.indices {
        for new in catalog.systems.indices {
          let carriers = MechanismCatalog.carriers(of: item, from: old, to: new, by: catalog)
          #expect(carriers == mechanisms.map { $0.carries(item, from: old, to: new) })
          carried += carriers.count { $0 }
        }
      }
    }
    #expect(carried > 100)
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
