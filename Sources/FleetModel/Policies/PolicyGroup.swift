// SPDX-License-Identifier: GPL-3.0-or-later

/// The groups that an organisation can opt out of in the backup policy, besides `all`.
///
/// Source: Microsoft Learn, Windows settings backup and restore, overview, 2026-09-29.
public enum PolicyGroup: Int, CaseIterable, Sendable {
  case apps, credentials, personalization, other, accessibility, language

  /// The name used in scenarios and catalogues.
  public var name: String { String(describing: self) }

  /// The group of that name, or nil.
  public init?(_ name: String) {
    guard let group = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = group
  }
}
