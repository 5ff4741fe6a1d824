// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

/// A mechanism with a line of its own in the catalogue: it is made from a scene, and says what it carries
/// before there is one.
protocol CataloguedMechanism: ContinuityMechanism {
  init(_ scene: Scene)
  /// Whether the settings catalogue lets it carry an item between devices with these systems.
  static func carries(_ item: Int, from old: Int, to new: Int, by catalog: CompiledCatalog) -> Bool
}

/// The mechanisms that a strategy may name, one line each.
public enum MechanismCatalog {
  private static let lines: [(name: String, title: String, type: any CataloguedMechanism.Type)] = [
    ("roaming", "Enterprise State Roaming", EnterpriseStateRoaming.self),
    ("backup", "Windows Backup for Organizations", WindowsBackup.self),
    ("roamingProfile", "Roaming user profile", RoamingProfile.self),
    ("consumerBackup", "Windows backup with a personal account", ConsumerBackup.self),
  ]

  /// In the order in which a combination calls them.
  public static let names: [String] = lines.map(\.name)

  public static func title(of name: String) -> String? { lines.first { $0.name == name }?.title }

  /// Which mechanisms the settings catalogue lets carry an item between devices with these systems: one a
  /// name, in the order of `names`.
  public static func carriers(
    of item: Int, from old: Int, to new: Int, by catalog: CompiledCatalog
  ) -> [Bool] {
    lines.map { $0.type.carries(item, from: old, to: new, by: catalog) }
  }

  /// The mechanism of a strategy: none, one, or several side by side or one after the other.
  public static func make(_ terms: [MechanismTerm], _ scene: Scene) -> any ContinuityMechanism {
    let members = lines.compactMap { line -> (terms: [MechanismTerm], mechanism: any ContinuityMechanism)? in
      let own = terms.filter { $0.name == line.name }
      return own.isEmpty ? nil : (terms: own, mechanism: line.type.init(scene))
    }
    precondition(
      members.reduce(0) { $0 + $1.terms.count } == terms.count, "a strategy names known mechanisms")
    if members.isEmpty { return NoContinuity() }
    if members.count == 1, members[0].terms.allSatisfy(\.isPermanent) { return members[0].mechanism }
    return Combined(members)
  }
}
