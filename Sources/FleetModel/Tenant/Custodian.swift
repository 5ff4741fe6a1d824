// SPDX-License-Identifier: GPL-3.0-or-later

/// Who keeps what a mechanism carries.
public enum Custodian: UInt8, CaseIterable, Sendable {
  /// The organisation's data store in the Microsoft cloud.
  case tenantStore
  /// A share on the organisation's own server.
  case fileServer
  /// The user's personal account, outside the organisation.
  case personalAccount

  /// The stable name.
  public var name: String { String(describing: self) }

  /// As a reader meets it in a report.
  public var title: String {
    switch self {
    case .tenantStore: "the tenant's data store"
    case .fileServer: "the organisation's file server"
    case .personalAccount: "personal accounts"
    }
  }
}

/// What one custodian holds of one user at an instant.
public struct Holding: Equatable, Sendable {
  /// Profiles of devices, whole.
  public var profiles: Int32 = 0
  /// Units that roam, each with its current revision.
  public var units: Int32 = 0
  /// Values that are not default, each where it stands: twice in two profiles counts twice.
  public var items: Int32 = 0
  /// Of these, credentials.
  public var secrets: Int32 = 0
  public var bytes: Int64 = 0
  /// What an administrator's list shows: one entry a roaming unit, and one a profile and policy group in it.
  public var entries: Int32 = 0

  public init() {}

  public static let nothing = Holding()

  public var isEmpty: Bool { self == .nothing }

  /// Takes in one value at rest.
  public mutating func add(_ item: Int, _ catalog: CompiledCatalog) {
    items += 1
    if catalog.isSecret(item) { secrets += 1 }
    bytes += catalog.bytes[item]
  }

  public static func + (a: Holding, b: Holding) -> Holding {
    var sum = a
    sum.profiles += b.profiles
    sum.units += b.units
    sum.items += b.items
    sum.secrets += b.secrets
    sum.bytes += b.bytes
    sum.entries += b.entries
    return sum
  }
}

/// One call to a custodian: what travelled, when, and why.
public struct StoreRequest: Equatable, Sendable {
  public enum Kind: UInt8, CaseIterable, Sendable {
    /// A roaming unit or a roaming profile goes up.
    case upload
    /// A device asks what is new, whether or not something is, or fetches a revision that it was told of.
    case pull
    case backup
    /// The list of profiles on the restore page.
    case list
    case restore
    /// An administrator's call.
    case administration

    public var name: String { String(describing: self) }

    public var sentence: String {
      switch self {
      case .upload: "a device sends what was chosen on it"
      case .pull: "a device asks what is new, or fetches what it was told of"
      case .backup: "a device sends its profile"
      case .list: "a setup asks which profiles there are"
      case .restore: "a setup reads a profile"
      case .administration: "an administrator's call, refused ones included"
      }
    }
  }

  /// Hours since the start.
  public var hour: Int32
  public var kind: Kind
  public var custodian: Custodian
  /// Values that travelled, and the credentials among them.
  public var items: Int32
  public var secrets: Int32

  public init(hour: Int32, _ kind: Kind, at custodian: Custodian, items: Int = 0, secrets: Int = 0) {
    self.hour = hour
    self.kind = kind
    self.custodian = custodian
    self.items = Int32(items)
    self.secrets = Int32(secrets)
  }
}

/// Why everything of a user was removed from a custodian.
public enum Erasure: UInt8, CaseIterable, Sendable {
  /// By an administrator.
  case administrator
  /// Some time after the user's account was deleted.
  case departed
  /// Nobody had used it for long.
  case stale

  public var name: String { String(describing: self) }

  public var sentence: String {
    switch self {
    case .administrator: "by an administrator"
    case .departed: "some time after their user had left"
    case .stale: "because nobody had used them for long"
    }
  }
}
