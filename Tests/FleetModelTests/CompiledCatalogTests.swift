// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import FleetModel

@Suite struct CompiledCatalogTests {
  private static let systems = ["windows10-22h2", "windows11-24h2"].map { OperatingSystem($0)! }

  private static func compile(_ settings: [Setting]) -> CompiledCatalog {
    CompiledCatalog(SettingsCatalog(name: "test", title: "Test", settings: settings), systems: systems)
  }

  private static func support(
    _ change: (inout Setting) -> Void
  ) -> [CompiledCatalog.Support] {
    var setting = Setting(name: "one", category: "Plain", registry: false)
    change(&setting)
    let catalog = compile([setting])
    return [catalog.support(0, on: 0), catalog.support(0, on: 1)]
  }

  @Test func supportIsBySystem() {
    #expect(Self.support { $0.exists = .windows11 } == [[], .exists])
    #expect(Self.support { $0.roams = .windows10 } == [[.exists, .roams], .exists])
    #expect(Self.support { $0.backedUp = .windows11 } == [.exists, [.exists, .backedUp]])
    #expect(Self.support { $0.restored = .windows11 } == [.exists, [.exists, .restored]])
    #expect(
      Self.support {
        $0.roams = .windows10
        $0.writeOnly = true
      } == [[.exists, .roams, .writeOnly], .exists])
  }

  /// What has a value in the registry and a file of its own goes with the file.
  @Test func aRoamingUserProfileHasAHiveAndFiles() {
    #expect(Self.support { $0.registry = true } == [[.exists, .hive], [.exists, .hive]])
    #expect(Self.support { $0.profileFile = true } == [[.exists, .profileFile], [.exists, .profileFile]])
    #expect(
      Self.support {
        ($0.registry, $0.profileFile) = (true, true)
        $0.exists = .windows11
      } == [[], [.exists, .profileFile]])
    #expect(CompiledCatalog.Support.carried.isDisjoint(with: [.hive, .profileFile]))
  }

  @Test func whatDoesNotExistIsNotSupported() {
    let support = Self.support {
      ($0.registry, $0.profileFile) = (true, true)
      $0.exists = .none
      $0.roams = .all
      $0.backedUp = .all
      $0.restored = .all
    }
    #expect(support == [[], []])
  }

  @Test func figuresKeepTheirUnits() {
    let catalog = Self.compile([
      Setting(
        name: "one", category: "Plain", scope: .seat, bytes: 321, importance: 0.125, minutes: 2.5,
        policyGroup: .language, surroundings: true),
      Setting(name: "two", category: "Plain"),
    ])
    let one = catalog.catalog.index(category: "Plain", name: "one")!
    #expect(catalog.importance[one] == 125 && catalog.importance[1 - one] == 1000)
    #expect(catalog.handwork[one] == 150_000_000)
    #expect(catalog.bytes[one] == 321)
    #expect(catalog.isSeatScope[one] && !catalog.isSeatScope[1 - one])
    #expect(catalog.isSurroundings[one] && !catalog.isSurroundings[1 - one])
    #expect(Int(catalog.policyGroup[one]) == PolicyGroup.language.rawValue)
  }

  @Test func itemsOfAUnitShareItsNumber() {
    var settings = (0..<6).map { Setting(name: "item \($0)", category: $0 < 3 ? "A" : "B") }
    settings[1].unit = "pair"
    settings[4].unit = "pair"
    let catalog = Self.compile(settings)
    let names = catalog.catalog.settings.map(\.name)
    let first = names.firstIndex(of: "item 1")!
    let second = names.firstIndex(of: "item 4")!
    #expect(catalog.unit[first] == catalog.unit[second])
    #expect(Set(catalog.unit).count == 5)
    #expect(catalog.unit.max() == 4 && catalog.unit.min() == 0)
    for (item, setting) in catalog.catalog.settings.enumerated() {
      #expect(catalog.catalog.categories[Int(catalog.category[item])] == setting.category)
    }
  }

  @Test func builtInCataloguesCompile() {
    for name in SettingsCatalog.builtInNames {
      let catalog = SettingsCatalog.builtIn(name)!
      let compiled = CompiledCatalog(catalog, systems: Self.systems)
      #expect(compiled.itemCount == catalog.settings.count)
      for system in 0...1 {
        for item in 0..<compiled.itemCount {
          let support = compiled.support(item, on: system)
          #expect(support.isEmpty || support.contains(.exists))
          #expect(
            support.contains(.roams)
              == (catalog.settings[item].roams.contains(Self.systems[system]) && support.contains(.exists)))
        }
      }
      #expect(Self.systems.map(compiled.index(of:)) == [0, 1])
    }
  }
}
