// SPDX-License-Identifier: GPL-3.0-or-later

/// One thing that a user can choose on a PC and miss on the next one: an item of a settings catalogue.
///
/// Its key is (`category`, `name`).
public struct Setting: Equatable, Sendable {
  /// For whom a choice holds.
  public enum Scope: String, CaseIterable, Sendable {
    /// The user wants it the same on every seat.
    case account
    /// Each seat has its own.
    case seat
  }

  /// What could carry it to another PC.
  public enum Carrier: String, CaseIterable, Sendable {
    /// Windows' own mechanisms, as `roams` and `backedUp` say.
    case windows
    case edgeSync, office, oneDrive
    /// The app that it belongs to, by its own account.
    case app
    /// It comes back by hand only.
    case nothing
  }

  public var name: String
  public var category: String
  public var scope: Scope
  /// What travels and conflicts as one: items of the same unit share this text.
  public var unit: String
  /// Size of a chosen value in a profile or an upload.
  public var bytes: Int
  /// How often it is chosen, relative to the other items of its category.
  public var changeWeight: Double
  /// How much it matters in every measure; 1 is ordinary. In steps of 0.001.
  public var importance: Double
  /// Minutes that it takes to set again by hand.
  public var minutes: Double
  /// The systems on which there is such a setting at all.
  public var exists: SystemRange
  /// The systems from and to which Enterprise State Roaming carries it.
  public var roams: SystemRange
  /// Roaming uploads it and never applies it to another PC.
  public var writeOnly: Bool
  /// The systems from which Windows Backup takes it.
  public var backedUp: SystemRange
  /// The systems to which Windows Backup gives it back.
  public var restored: SystemRange
  /// The opt-out of the backup policy that covers it.
  public var policyGroup: PolicyGroup
  /// Kept in the user's part of the registry, so that it goes with the hive of a roaming user profile.
  public var registry: Bool
  /// Kept in a file of the roaming part of the user's profile, so that it goes there, and not with the hive.
  public var profileFile: Bool
  public var carrier: Carrier
  /// Not a setting of Windows, but missed all the same: signatures, printers, mapped drives, favourites.
  public var surroundings: Bool
  /// People wait for it before they can work.
  public var essential: Bool
  /// The public source, with its date.
  public var source: String
  public var note: String
  /// The figures that the source gives; every other one is assumed.
  public var documented: Figures

  /// The defaults are those of an optional column in a catalogue file. Without `unit` the setting travels
  /// alone, without `restored` it comes back wherever it is backed up.
  public init(
    name: String, category: String, scope: Scope = .account, unit: String? = nil, bytes: Int = 400,
    changeWeight: Double = 1, importance: Double = 1, minutes: Double = 2, exists: SystemRange = .all,
    roams: SystemRange = .none, writeOnly: Bool = false, backedUp: SystemRange = .none,
    restored: SystemRange? = nil, policyGroup: PolicyGroup = .other, registry: Bool = true,
    profileFile: Bool = false, carrier: Carrier = .windows, surroundings: Bool = false,
    essential: Bool = false, source: String = "",
    note: String = "", documented: Figures = []
  ) {
    precondition(bytes >= 0 && changeWeight >= 0 && importance >= 0 && minutes >= 0, "no figure is negative")
    self.name = name
    self.category = category
    self.scope = scope
    self.unit = unit ?? "\(category)/\(name)"
    self.bytes = bytes
    self.changeWeight = changeWeight
    self.importance = importance
    self.minutes = minutes
    self.exists = exists
    self.roams = roams
    self.writeOnly = writeOnly
    self.backedUp = backedUp
    self.restored = restored ?? backedUp
    self.policyGroup = policyGroup
    self.registry = registry
    self.profileFile = profileFile
    self.carrier = carrier
    self.surroundings = surroundings
    self.essential = essential
    self.source = source
    self.note = note
    self.documented = documented
  }
}
