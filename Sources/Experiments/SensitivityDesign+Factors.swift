// SPDX-License-Identifier: GPL-3.0-or-later

/// What of a scenario is varied.
extension SensitivityDesign {
  /// Parameters that only these mechanisms read; what is not named may matter to every strategy.
  private static let readers: [(prefix: String, mechanisms: [String])] = [
    ("roaming.", ["roaming"]), ("backup.", ["backup"]), ("restore.", ["backup", "consumerBackup"]),
    ("roamingProfile.", ["roamingProfile"]), ("consumerBackup.", ["consumerBackup"]),
    ("switches.", ["roaming", "backup", "consumerBackup"]), ("metered", ["roaming", "backup"]),
  ]

  /// The paths that a factor sets in a scenario.
  static func targets(of path: String, groups: [String]) -> [String] {
    guard path.hasPrefix("groups.*.") else { return [path] }
    return groups.map { "groups.\($0).\(path.dropFirst(9))" }
  }

  /// In the order of the parameter table; those that the scenario lists besides come last, in its order.
  static func factors(_ scenario: Scenario, _ plan: SensitivityPlan) -> [Factor] {
    let groups = scenario.groups.map(\.name)
    var factors: [Factor] = []
    for row in ParameterTable.rows where !plan.ranges.contains(where: { $0.path == row.path }) {
      guard let range = row.assumedRange?.range, canMatter(row, scenario) else { continue }
      let targets = assumedPlaces(of: row, scenario)
      guard !targets.isEmpty, let base = row.defaultText else { continue }
      factors.append(Factor(path: row.path, base: base, range: range, targets: targets))
    }
    for wish in plan.ranges where !wish.texts.isEmpty {
      let targets = targets(of: wish.path, groups: groups)
      let base = targets.first.flatMap { path in scenario.parameters.first { $0.path == path }?.value }
      let range = ParameterRange(
        wish.texts.map { .init($0) }, why: "the scenario says so", scale: scale(of: wish.path))
      factors.append(Factor(path: wish.path, base: base ?? "–", range: range, targets: targets))
    }
    return factors
  }

  private static func scale(of path: String) -> ParameterRange.Scale {
    let parts = path.split(separator: ".", omittingEmptySubsequences: false)
    let local = parts.first == "groups" ? parts.dropFirst(2).joined(separator: ".") : path
    let scope: ParameterTable.Scope = parts.first == "groups" ? .group : .scenario
    switch ParameterTable.row(local, scope).map({ ParameterTable.rows[$0].type }) {
    case .split, .seats, .seatShares: return .split
    case .count, .word, .flag, .system: return .steps
    default: return .numbers
    }
  }

  private static func canMatter(_ row: Parameter, _ scenario: Scenario) -> Bool {
    if row.path.hasPrefix("files.") {
      return scenario.strategies.contains { $0.groups.contains { $0.files.knownFolderMove != .off } }
    }
    if row.path == "tenant.groupPolicyWins" {
      let steps = scenario.strategies.flatMap(\.policies)
      return steps.contains { if case .undefined = $0.standing { true } else { false } }
    }
    guard let readers = readers.first(where: { row.path.hasPrefix($0.prefix) })?.mechanisms else {
      return true
    }
    return scenario.strategies.contains { strategy in readers.contains(where: strategy.has) }
  }

  /// Where the default holds: the scenario's own place, unless every group has a value of its own, or the
  /// groups without one.
  private static func assumedPlaces(of row: Parameter, _ scenario: Scenario) -> [String] {
    let assumed = scenario.parameters.filter { if case .byDefault = $0.origin { true } else { false } }
    let inGroups = scenario.groups.map { "groups.\($0.name).\(row.localPath)" }
    if row.level == .group {
      return inGroups.filter { path in assumed.contains { $0.path == path } }
    }
    let own = inGroups.count { path in scenario.parameters.contains { $0.path == path } }
    guard assumed.contains(where: { $0.path == row.path }), own < inGroups.count else { return [] }
    return [row.path]
  }
}
