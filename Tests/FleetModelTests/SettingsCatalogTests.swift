// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Testing

@Suite struct SettingsCatalogTests {
  private static let all = SettingsCatalog.builtInNames.compactMap(SettingsCatalog.builtIn)
  private static let documented2025 = SettingsCatalog.builtIn("documented-2025")!

  private static func setting(_ category: String, _ name: String, in catalog: SettingsCatalog) throws
    -> Setting
  {
    catalog.settings[try #require(catalog.index(category: category, name: name))]
  }

  private static func totals(_ catalog: SettingsCatalog, _ system: String) throws
    -> SettingsCatalog.ListingRow
  {
    var sum = SettingsCatalog.ListingRow(category: "all")
    for row in catalog.listing(system: try #require(OperatingSystem(system))) {
      sum.roamOnly += row.roamOnly
      sum.backupOnly += row.backupOnly
      sum.both += row.both
      sum.neither += row.neither
      sum.writeOnly += row.writeOnly
    }
    return sum
  }

  private static func counts(_ row: SettingsCatalog.ListingRow) -> [Int] {
    [row.roamOnly, row.backupOnly, row.both, row.neither, row.writeOnly]
  }

  // MARK: Built-in data

  @Test func everyBuiltInNameLoads() {
    #expect(Self.all.map(\.name) == SettingsCatalog.builtInNames)
    #expect(SettingsCatalog.builtIn("documented-1999") == nil)
    #expect(Self.all.map(\.settings.count) == [58, 127, 327, 327])
  }

  @Test func whatIsCarriedIn2025IsDisjoint() throws {
    // Roaming: 21 items on Windows 11 and 11 on Windows 10, as the roaming settings catalogue lists them.
    #expect(Self.counts(try Self.totals(Self.documented2025, "windows11-24h2")) == [21, 257, 0, 46, 1])
    #expect(Self.counts(try Self.totals(Self.documented2025, "windows11-23h2")) == [21, 259, 0, 44, 1])
    #expect(Self.counts(try Self.totals(Self.documented2025, "windows10-22h2")) == [11, 211, 0, 86, 1])
  }

  @Test func whatRoamedIn2019() throws {
    let catalog = try #require(SettingsCatalog.builtIn("documented-2019"))
    let ten = try Self.totals(catalog, "windows10-22h2")
    // 94 of 108 listed items synced on a Windows 10 desktop.
    #expect(ten.roamOnly + ten.both == 94)
    let eleven = try Self.totals(catalog, "windows11-24h2")
    #expect(eleven.roamOnly + eleven.both == 94 - 23, "without the browsers of that time")
  }

  @Test func theArticleClaimsMoreThanTheDocumentation() throws {
    let article = try #require(SettingsCatalog.builtIn("article"))
    let pins = try Self.setting("Personalization", "Taskbar: Pinned layout", in: article)
    #expect(pins.restored == .all)
    let claimed = try Self.setting("Credentials", "Wi-Fi profiles and passwords", in: article)
    let documented = try Self.setting(
      "Credentials", "Wi-Fi profiles and passwords", in: Self.documented2025)
    #expect(claimed.backedUp == .all)
    #expect(documented.backedUp.isEmpty)
    #expect(!documented.documented.contains(.backedUp))
  }

  @Test func taskbarPinsComeBackUpTo23H2() throws {
    let pins = try Self.setting("Personalization", "Taskbar: Pinned layout", in: Self.documented2025)
    #expect(pins.scope == .seat)
    for range in [pins.backedUp, pins.restored] {
      #expect(OperatingSystem.known.map(range.contains) == [true, true, true, false, false, false])
    }
    #expect(OperatingSystem.known.allSatisfy(pins.exists.contains))
  }

  @Test func theDisplayLanguageIsUploadedAndNeverApplied() throws {
    let language = try Self.setting("Time and language", "Display language", in: Self.documented2025)
    #expect(language.writeOnly)
    #expect(language.roams == .all)
  }

  @Test(arguments: SettingsCatalog.builtInNames)
  func everyRowHasASourceAndPlausibleFigures(name: String) throws {
    for setting in try #require(SettingsCatalog.builtIn(name)).settings {
      let key = "\(setting.category)/\(setting.name)"
      #expect(!setting.source.isEmpty, "\(key)")
      #expect((200...3000).contains(setting.bytes) || setting.name == "Store app list", "\(key)")
      #expect((0.2...3).contains(setting.importance), "\(key)")
      #expect((0.5...15).contains(setting.minutes), "\(key)")
      #expect(setting.changeWeight > 0 && setting.changeWeight <= 20, "\(key)")
      #expect(setting.documented.isDisjoint(with: [.changeWeight, .importance, .bytes, .minutes]), "\(key)")
      for system in OperatingSystem.known where !setting.exists.contains(system) {
        #expect(
          ![setting.roams, setting.backedUp, setting.restored].contains { $0.contains(system) }, "\(key)")
      }
    }
  }

  @Test(arguments: ["article", "documented-2019", "documented-2025"])
  func aUnitHasOneScopeAndRoamsWholeOrNotAtAll(name: String) throws {
    let settings = try #require(SettingsCatalog.builtIn(name)).settings
    for setting in settings {
      for other in settings where other.unit == setting.unit {
        #expect(other.scope == setting.scope, "\(setting.unit)")
        #expect(other.roams.isEmpty == setting.roams.isEmpty, "\(setting.unit)")
      }
    }
  }

  @Test func theSurroundingsAreInEveryCatalogueAndCarriedByNone() {
    for catalog in Self.all {
      let surroundings = catalog.settings.filter(\.surroundings)
      #expect(surroundings.count == 22)
      #expect(
        surroundings.allSatisfy { $0.category == "Surroundings" && $0.roams.isEmpty && $0.backedUp.isEmpty })
      #expect(surroundings.contains { $0.carrier == .edgeSync })
    }
  }

  /// Assumed throughout: no source says where a program keeps its files.
  @Test func whatARoamingProfileKeepsInFilesIsAssumed() {
    for catalog in Self.all {
      let files = catalog.settings.filter(\.profileFile)
      #expect(files.count { $0.surroundings } == 10)
      #expect(files.count == 11, "and the photos of the background: \(catalog.name)")
      #expect(catalog.settings.allSatisfy { $0.documented.isDisjoint(with: [.profileFile, .registry]) })
    }
  }

  @Test func everythingRoamsIsDerived() throws {
    let derived = try #require(SettingsCatalog.builtIn("everything-roams"))
    let difference = derived.difference(from: Self.documented2025)
    #expect(difference.added.isEmpty && difference.removed.isEmpty)
    #expect(difference.changed.count == 305)
    #expect(difference.changed.allSatisfy { $0.figures.isSubset(of: [.roams, .backedUp, .restored]) })
    for system in ["windows10-22h2", "windows11-25h2"] {
      let sum = try Self.totals(derived, system)
      #expect(sum.roamOnly + sum.backupOnly + sum.writeOnly == 0)
      #expect(sum.neither == 22)
      #expect(sum.total == (try Self.totals(Self.documented2025, system).total))
    }
    #expect(derived.summary.contains("counterfactual"))
  }

  // MARK: Order, weights, difference

  @Test func orderIsByBytesWhateverTheInput() {
    let settings = [("b", "B"), ("a", "B"), ("Z", "B"), ("é", "B"), ("x", "A")].map {
      Setting(name: $0.0, category: $0.1)
    }
    let forward = SettingsCatalog(name: "t", title: "", settings: settings)
    #expect(forward.settings.map(\.name) == ["x", "Z", "a", "b", "é"])
    #expect(forward.categories == ["A", "B"])
    #expect(SettingsCatalog(name: "t", title: "", settings: settings.reversed()) == forward)
  }

  @Test func categoryWeightsAreSumsUnlessOverridden() {
    let catalog = SettingsCatalog(
      name: "t", title: "",
      settings: [
        Setting(name: "a", category: "A", changeWeight: 2),
        Setting(name: "b", category: "A", changeWeight: 3),
        Setting(name: "c", category: "B", changeWeight: 7),
      ])
    #expect(catalog.categoryWeights == [5, 7])
    let weighted = catalog.weighted(by: [("A", 40)])
    #expect(weighted.categoryWeights == [40, 7])
    #expect(weighted.settings == catalog.settings)
  }

  @Test func differenceNamesTheFigures() {
    let before = SettingsCatalog(
      name: "x", title: "", settings: [Setting(name: "a", category: "A"), Setting(name: "b", category: "A")])
    let after = SettingsCatalog(
      name: "y", title: "",
      settings: [
        Setting(name: "b", category: "A", minutes: 9, roams: .windows11), Setting(name: "c", category: "A"),
      ])
    let difference = after.difference(from: before)
    #expect(difference.added.map(\.name) == ["c"])
    #expect(difference.removed.map(\.name) == ["a"])
    #expect(difference.changed.map(\.after.name) == ["b"])
    #expect(difference.changed.map(\.figures.names) == [["minutes", "roams"]])
    #expect(after.difference(from: after).isEmpty)
  }
}
