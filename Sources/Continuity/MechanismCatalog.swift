// SPDX-License-Identifier: GPL-3.0-or-later

/// The mechanisms that a strategy may name, one line each.
public enum MechanismCatalog {
  typealias Maker = @Sendable (Scene) -> any ContinuityMechanism

  private static let lines: [(name: String, title: String, make: Maker)] = [
    ("roaming", "Enterprise State Roaming", { EnterpriseStateRoaming($0) }),
    ("backup", "Windows Backup for Organizations", { WindowsBackup($0) }),
  ]

  /// In the order in which a combination calls them.
  public static let names: [String] = lines.map(\.name)

  public static func title(of name: String) -> String? { lines.first { $0.name == name }?.title }

  /// The mechanism of a strategy: none, one, or several side by side.
  public static func make(_ names: [String], _ scene: Scene) -> any ContinuityMechanism {
    let members = lines.filter { names.contains($0.name) }.map { $0.make(scene) }
    precondition(members.count == names.count, "a strategy names known mechanisms, each once")
    switch members.count {
    case 0: return NoContinuity()
    case 1: return members[0]
    default: return Combined(members)
    }
  }
}
