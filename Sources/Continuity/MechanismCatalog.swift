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

  /// The mechanism of a strategy: none, one, or several side by side or one after the other.
  public static func make(_ terms: [MechanismTerm], _ scene: Scene) -> any ContinuityMechanism {
    let members = lines.compactMap { line in
      let own = terms.filter { $0.name == line.name }
      return own.isEmpty ? nil : (terms: own, mechanism: line.make(scene))
    }
    precondition(
      members.reduce(0) { $0 + $1.terms.count } == terms.count, "a strategy names known mechanisms")
    if members.isEmpty { return NoContinuity() }
    if members.count == 1, members[0].terms.allSatisfy(\.isPermanent) { return members[0].mechanism }
    return Combined(members)
  }
}
