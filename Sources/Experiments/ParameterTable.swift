// SPDX-License-Identifier: GPL-3.0-or-later

/// Every parameter of a scenario, in one place: the reader, the JSON Schema and the reference page are all
/// written from it.
public enum ParameterTable {
  /// In the order in which values are read and listed: what others refer to comes first.
  public static let rows: [Parameter] =
    runRows + tenantRows + switchRows + groupRows + usageRows + roamingRows + backupRows + restoreRows
    + olderMechanismRows + lifeRows + incidentRows + administrationRows + repairRows + provisioningRows
    + chainTable + siteRows + deskRows + fileRows + costRows

  /// Keys at the top of a file that are no parameters.
  static let structure = [
    "roamback", "name", "extends", "groups", "strategies", "sweep", "sensitivity", "expect", "margins",
  ]

  /// A list of stages at one of these stands for the chain of every mode; the first is the one to show.
  static let chainShorthands = ["provisioning.stages", "provisioning"]

  /// The rows of the chains, in the order of the modes.
  static let chainRows = rows.indices.filter {
    if case .chain = rows[$0].type { return true }
    return false
  }

  /// Where in a scenario a path is looked up.
  enum Scope { case scenario, group }

  struct Match {
    var path: String
    var row: Int
  }

  private static let scenarioPaths = rows.indices.filter { rows[$0].level != .group }
    .map { Match(path: rows[$0].path, row: $0) }
  private static let groupPaths = rows.indices.filter { rows[$0].level != .scenario }
    .map { Match(path: rows[$0].localPath, row: $0) }

  static func paths(_ scope: Scope) -> [Match] { scope == .scenario ? scenarioPaths : groupPaths }

  // Looked up by path and never iterated.
  private static let scenarioIndex = Dictionary(
    uniqueKeysWithValues: scenarioPaths.map { ($0.path, $0.row) })
  private static let groupIndex = Dictionary(uniqueKeysWithValues: groupPaths.map { ($0.path, $0.row) })

  /// The row of a path, without the name of the group in the scope of one.
  static func row(_ path: String, _ scope: Scope) -> Int? {
    (scope == .scenario ? scenarioIndex : groupIndex)[path]
  }

  /// Whether rows stand below the path.
  static func isContainer(_ path: String, _ scope: Scope) -> Bool {
    paths(scope).contains { $0.path.hasPrefix(path + ".") }
  }

  /// The keys that may stand directly below a path (`""` is the top), in the order of the table.
  static func keys(below path: String, _ scope: Scope) -> [String] {
    let prefix = path.isEmpty ? "" : path + "."
    var keys = path.isEmpty && scope == .scenario ? structure : []
    for match in paths(scope) where match.path.hasPrefix(prefix) {
      let key = String(match.path.dropFirst(prefix.count).prefix { $0 != "." })
      if keys.last != key, !keys.contains(key) { keys.append(key) }
    }
    return keys
  }

  static func row(named path: String) -> Parameter {
    guard let row = rows.first(where: { $0.path == path }) else {
      preconditionFailure("the table has no row \(path)")
    }
    return row
  }
}
