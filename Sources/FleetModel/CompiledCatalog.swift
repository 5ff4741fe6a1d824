// SPDX-License-Identifier: GPL-3.0-or-later

/// A catalogue laid out for drawing and looking up: one row a system in use, one column an item.
public final class CompiledCatalog: Sendable {
  /// What the catalogue says of an item on a system.
  public struct Support: OptionSet, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let exists = Support(rawValue: 1)
    public static let roams = Support(rawValue: 2)
    /// Uploaded by roaming, never applied.
    public static let writeOnly = Support(rawValue: 4)
    public static let backedUp = Support(rawValue: 8)
    public static let restored = Support(rawValue: 16)
    /// In the registry hive of a roaming user profile.
    public static let hive = Support(rawValue: 32)
    /// In a file of a roaming user profile.
    public static let profileFile = Support(rawValue: 64)
    /// Roaming or the backup of the organisation can carry it. What was lost with a device is counted over
    /// these, whatever the strategy, so that a further mechanism changes no other's results.
    public static let carried: Support = [.roams, .backedUp]
  }

  public let catalog: SettingsCatalog
  public let systems: [OperatingSystem]
  public let itemCount: Int
  /// `supports[system * itemCount + item]`.
  public let supports: [Support]
  /// Thousandths, so that sums of importance are exact.
  public let importance: [Int64]
  public let isSeatScope: [Bool]
  /// Number of the item's unit; items of one unit share it.
  public let unit: [Int32]
  public let category: [Int32]
  public let policyGroup: [UInt8]
  /// Microseconds to set again by hand.
  public let handwork: [Int64]
  public let bytes: [Int64]
  public let isSurroundings: [Bool]
  public let isEssential: [Bool]
  let samplers: [ItemSampler]

  /// Lays out `catalog` for the given systems (the position in `systems` is the system's index everywhere).
  public init(_ catalog: SettingsCatalog, systems: [OperatingSystem]) {
    let settings = catalog.settings
    self.catalog = catalog
    self.systems = systems
    itemCount = settings.count
    importance = settings.map { Int64(($0.importance * 1000).rounded()) }
    isSeatScope = settings.map { $0.scope == .seat }
    unit = Self.numberUnits(settings)
    category = settings.map { setting in Int32(catalog.categories.firstIndex(of: setting.category)!) }
    policyGroup = settings.map { UInt8($0.policyGroup.rawValue) }
    handwork = settings.map { Int64(($0.minutes * 60_000_000).rounded()) }
    bytes = settings.map { Int64($0.bytes) }
    isSurroundings = settings.map(\.surroundings)
    isEssential = settings.map(\.essential)
    supports = systems.flatMap { system in settings.map { Self.support(of: $0, on: system) } }
    samplers = systems.map { ItemSampler(catalog, on: $0) }
  }

  /// Units numbered in order of first appearance among the sorted items.
  private static func numberUnits(_ settings: [Setting]) -> [Int32] {
    var numbers: [String: Int32] = [:]
    return settings.map { setting in
      if let known = numbers[setting.unit] { return known }
      let number = Int32(numbers.count)
      numbers[setting.unit] = number
      return number
    }
  }

  private static func support(of setting: Setting, on system: OperatingSystem) -> Support {
    guard setting.exists.contains(system) else { return [] }
    var support: Support = .exists
    if setting.roams.contains(system) { support.insert(.roams) }
    if setting.roams.contains(system) && setting.writeOnly { support.insert(.writeOnly) }
    if setting.backedUp.contains(system) { support.insert(.backedUp) }
    if setting.restored.contains(system) { support.insert(.restored) }
    // What has both a value in the registry and a file is missed without the file.
    if setting.profileFile { support.insert(.profileFile) } else if setting.registry { support.insert(.hive) }
    return support
  }

  @inline(__always)
  public func support(_ item: Int, on system: Int) -> Support { supports[system * itemCount + item] }

  /// Credentials: what must not be read by others.
  @inline(__always)
  public func isSecret(_ item: Int) -> Bool {
    policyGroup[item] == UInt8(PolicyGroup.credentials.rawValue)
  }

  public func index(of system: OperatingSystem) -> Int { systems.firstIndex(of: system)! }
}
