// SPDX-License-Identifier: GPL-3.0-or-later

/// One point of a sweep before it is read: where in the tree which values are put.
struct ScenarioPoint: Sendable {
  struct Setting: Sendable {
    var path: String
    var place: ScenarioPlace
    var node: ScenarioFileNode
  }

  var settings: [Setting]
  var title: String?

  var variation: Variation {
    Variation(settings.map { Variation.Setting(path: $0.path, text: $0.node.text) }, title: title)
  }

  /// Those of its settings that change what people are or do, and not only what strategies make of it.
  var workload: ScenarioPoint {
    ScenarioPoint(settings: settings.filter { ParameterTable.isWorkload($0.path) })
  }

  /// The only strategies that it changes, where it is about parameters of strategies alone; nil is all.
  var strategies: [String]? {
    var names: [String] = []
    for setting in settings {
      let parts = setting.path.split(separator: ".")
      guard parts.count > 1, parts[0] == "strategies" else { return nil }
      names.append(String(parts[1]))
    }
    return names
  }
}

extension ParameterTable {
  /// Whether a dotted path of a scenario, or anything below it, shapes what people do.
  static func isWorkload(_ path: String) -> Bool {
    let parts = path.split(separator: ".", omittingEmptySubsequences: false)
    if parts.first == "strategies" { return false }
    if parts.first == "groups" {
      let local = parts.dropFirst(2).joined(separator: ".")
      return isWorkload(local, .group)
    }
    return isWorkload(path, .scenario)
  }

  private static func isWorkload(_ path: String, _ scope: Scope) -> Bool {
    if let row = row(path, scope) { return rows[row].isWorkload }
    let below = paths(scope).filter { path.isEmpty || $0.path.hasPrefix(path + ".") }
    // What lies inside the value of a row, such as `refresh.wave`, belongs to that row.
    let around = paths(scope).filter { path.hasPrefix($0.path + ".") }
    return (below + around).contains { rows[$0.row].isWorkload }
  }
}
