// SPDX-License-Identifier: GPL-3.0-or-later

extension SettingsCatalog {
  /// How many settings of a category each mechanism carries on one system.
  ///
  /// The four counts add up to the settings that exist there.
  public struct ListingRow: Equatable, Sendable {
    public var category: String
    public var roamOnly = 0
    public var backupOnly = 0
    public var both = 0
    public var neither = 0
    /// Uploaded by roaming and never applied; counted in `backupOnly` or `neither` as well.
    public var writeOnly = 0

    public init(category: String) { self.category = category }

    public var total: Int { roamOnly + backupOnly + both + neither }

    mutating func count(_ setting: Setting, on system: OperatingSystem) {
      guard setting.exists.contains(system) else { return }
      let uploaded = setting.roams.contains(system)
      if uploaded && setting.writeOnly { writeOnly += 1 }
      switch (uploaded && !setting.writeOnly, setting.backedUp.contains(system)) {
      case (true, false): roamOnly += 1
      case (false, true): backupOnly += 1
      case (true, true): both += 1
      case (false, false): neither += 1
      }
    }
  }

  /// One row a category, in the order of `categories`, for devices that run `system`.
  public func listing(system: OperatingSystem) -> [ListingRow] {
    var rows = categories.map(ListingRow.init)
    var row = 0
    for setting in settings {
      while rows[row].category != setting.category { row += 1 }
      rows[row].count(setting, on: system)
    }
    return rows
  }

  /// A setting that two catalogues both have, with other figures.
  public struct Change: Equatable, Sendable {
    public var before: Setting
    public var after: Setting
    /// Never empty.
    public var figures: Setting.Figures
  }

  /// How one catalogue differs from another; each list in the order of `settings`.
  public struct Difference: Equatable, Sendable {
    public var added: [Setting] = []
    public var removed: [Setting] = []
    public var changed: [Change] = []

    public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }
  }

  /// What this catalogue adds to, leaves out of and says otherwise than `other`, by key. Sources and notes
  /// are not compared.
  public func difference(from other: SettingsCatalog) -> Difference {
    var difference = Difference()
    for setting in settings {
      guard let index = other.index(category: setting.category, name: setting.name) else {
        difference.added.append(setting)
        continue
      }
      let figures = setting.differences(from: other.settings[index])
      if figures.isEmpty { continue }
      difference.changed.append(Change(before: other.settings[index], after: setting, figures: figures))
    }
    difference.removed = other.settings.filter { index(category: $0.category, name: $0.name) == nil }
    return difference
  }
}
