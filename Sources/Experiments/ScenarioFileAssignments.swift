// SPDX-License-Identifier: GPL-3.0-or-later

/// Which row of the parameter table is given which value, where; nothing is typed yet.
struct ScenarioFileAssignments {
  struct Assignment {
    var row: Int
    var node: ScenarioFileNode
    var place: ScenarioPlace
    /// The path as written, where one list stands for several rows.
    var shorthand: String?

    /// Whether the assignment is shown: a shorthand once, not with each of its rows.
    var isShown: Bool { shorthand == nil || row == ParameterTable.chainRows.first }
  }
  struct Group {
    var name: String
    var place: ScenarioPlace
    var given: [Assignment] = []
  }
  struct Override {
    /// As written, with the name of the group where it is one group's.
    var path: String
    var group: String?
    var assignment: Assignment
  }
  struct Strategy {
    var name: String
    var place: ScenarioPlace
    var mechanisms: ScenarioFileNode?
    var overrides: [Override] = []
  }

  var name: ScenarioFileNode?
  var scenario: [Assignment] = []
  var groups: [Group] = []
  var strategies: [Strategy]?
  var expectations: [ScenarioFileNode] = []
  var sweep: ScenarioFileNode?
  var sensitivity: ScenarioFileNode?
  /// By the names of metrics.
  var margins: [ScenarioFileNode.Entry] = []
}

/// Sorts the tree of a scenario by the parameter table, and says which keys it does not know.
struct ScenarioFileCollector {
  static let mostGroups = 1000
  static let mostStrategies = 100
  static let mostExpectations = 1000

  let log: ScenarioIssueLog
  private(set) var result = ScenarioFileAssignments()

  init(log: ScenarioIssueLog) { self.log = log }

  mutating func collect(_ root: ScenarioFileNode) {
    checkVersion(root)
    for entry in root.entries ?? [] {
      switch entry.key {
      case "roamback": break
      case "name": result.name = entry.value
      case "groups": collectGroups(entry)
      case "strategies": collectStrategies(entry)
      case "sweep": result.sweep = entry.value
      case "sensitivity": result.sensitivity = entry.value
      case "margins": collectMargins(entry)
      case "expect": result.expectations = entry.value.scalar == "" ? [] : entry.value.items
      default:
        var given: [ScenarioFileAssignments.Assignment] = []
        collect(entry, below: "", .scenario, dotted: false, into: &given)
        result.scenario += given
      }
    }
    if root["groups"] == nil {
      log.error(
        .missing, root.place, "the scenario has no groups", help: "write `groups: {office: {users: 100}}`")
    }
    if result.expectations.count > Self.mostExpectations {
      log.error(.tooMany, result.expectations[0].place, "more than \(Self.mostExpectations) expectations")
      result.expectations = []
    }
  }

  private mutating func collectMargins(_ entry: ScenarioFileNode.Entry) {
    guard let entries = entry.value.entries else {
      log.error(
        .shape, entry.value.place, "`margins` is a map, not \(entry.value.kind)",
        help: "write `margins: {coverage.*: 1%, default: 2%}`")
      return
    }
    guard entries.count <= Self.mostExpectations else {
      log.error(.tooMany, entry.place, "more than \(Self.mostExpectations) margins")
      return
    }
    result.margins = entries
  }

  private func checkVersion(_ root: ScenarioFileNode) {
    guard let version = root["roamback"] else {
      log.error(
        .version, root.place, "the format of the file is not stated", help: "begin it with `roamback: 1`")
      return
    }
    if version.scalar != "1" {
      log.error(
        .version, version.place, "the format \(ScenarioText.quoted(version.text)) is not known",
        help: "this version reads `roamback: 1`")
    }
  }

  // MARK: Parameters

  private func collect(
    _ entry: ScenarioFileNode.Entry, below prefix: String, _ scope: ParameterTable.Scope, dotted: Bool,
    into given: inout [ScenarioFileAssignments.Assignment]
  ) {
    let path = prefix.isEmpty ? entry.key : "\(prefix).\(entry.key)"
    if dotted || !entry.key.contains("."), let row = ParameterTable.row(path, scope) {
      return add(row, path, entry, into: &given)
    }
    if dotted || !entry.key.contains("."), case .list = entry.value.content,
      ParameterTable.chainShorthands.contains(path)
    {
      for row in ParameterTable.chainRows {
        add(row, path, entry, shorthand: ParameterTable.chainShorthands[0], into: &given)
      }
      return
    }
    guard dotted || !entry.key.contains("."), ParameterTable.isContainer(path, scope) else {
      return reportUnknown(entry, path, below: prefix, scope)
    }
    guard let entries = entry.value.entries else {
      log.error(
        .shape, entry.value.place, "`\(path)` is a map, not \(entry.value.kind)",
        help: "below it stand " + ParameterTable.keys(below: path, scope).joined(separator: ", "))
      return
    }
    for inner in entries { collect(inner, below: path, scope, dotted: dotted, into: &given) }
  }

  private func add(
    _ row: Int, _ path: String, _ entry: ScenarioFileNode.Entry, shorthand: String? = nil,
    into given: inout [ScenarioFileAssignments.Assignment]
  ) {
    guard !given.contains(where: { $0.row == row }) else {
      log.error(.duplicateKey, entry.place, "`\(path)` is given twice", help: "keep one of them")
      return
    }
    given.append(.init(row: row, node: entry.value, place: entry.place, shorthand: shorthand))
  }

  private func reportUnknown(
    _ entry: ScenarioFileNode.Entry, _ path: String, below prefix: String, _ scope: ParameterTable.Scope
  ) {
    let known = path.unicodeScalars.count <= 80
    if known, scope == .group, path == "restore.page" {
      log.error(
        .tenantWide, entry.place, "the restore page is tenant-wide and cannot be set for one group",
        help: "write `restore: {page: on}` at the top")
    } else if known, scope == .group, ParameterTable.row(path, .scenario) != nil {
      log.error(
        .wrongPlace, entry.place, "`\(path)` holds for the whole scenario, not for one group",
        help: "move it to the top of the file")
    } else if known, scope == .scenario, ParameterTable.row(path, .group) != nil {
      log.error(
        .wrongPlace, entry.place, "`\(path)` stands inside a group",
        help: "write `groups: {NAME: {\(path): …}}`")
    } else if known, entry.key.contains("."), ParameterTable.row(path, scope) != nil {
      log.error(
        .wrongPlace, entry.place, "dotted paths stand in strategies and in --set only",
        help: "write `" + Self.nested(path) + "`")
    } else {
      log.error(
        .unknownKey, entry.place,
        "there is no \(ScenarioText.quoted(entry.key)) "
          + (prefix.isEmpty ? "here" : "in `\(prefix)`"),
        help: ScenarioFileSuggestion.help(forKey: entry.key, below: prefix, scope))
    }
  }

  private static func nested(_ path: String) -> String {
    let parts = path.split(separator: ".")
    return parts.dropLast().map { "\($0): {" }.joined() + "\(parts[parts.count - 1]): …"
      + String(repeating: "}", count: parts.count - 1)
  }

  // MARK: Groups

  private mutating func collectGroups(_ entry: ScenarioFileNode.Entry) {
    guard let entries = entry.value.entries, !entries.isEmpty else {
      log.error(
        .shape, entry.value.place, "`groups` is a map of at least one group",
        help: "write `groups: {office: {users: 100}}`")
      return
    }
    guard entries.count <= Self.mostGroups else {
      log.error(.tooMany, entry.place, "more than \(Self.mostGroups) groups")
      return
    }
    for entry in entries where entry.isName(of: "a group", log) {
      var group = ScenarioFileAssignments.Group(name: entry.key, place: entry.place)
      guard let inner = entry.value.entries else {
        log.error(.shape, entry.value.place, "a group is a map, not \(entry.value.kind)")
        continue
      }
      for item in inner { collect(item, below: "", .group, dotted: false, into: &group.given) }
      result.groups.append(group)
    }
  }

  // MARK: Strategies

  private mutating func collectStrategies(_ entry: ScenarioFileNode.Entry) {
    guard let entries = entry.value.entries, !entries.isEmpty else {
      log.error(
        .shape, entry.value.place, "`strategies` is a map of at least one strategy",
        help: "write `strategies: {nothing: {}, roaming: {}, backup: {}, both: {}}`")
      return
    }
    guard entries.count <= Self.mostStrategies else {
      log.error(.tooMany, entry.place, "more than \(Self.mostStrategies) strategies")
      return
    }
    result.strategies = entries.compactMap(strategy)
  }

  private func strategy(_ entry: ScenarioFileNode.Entry) -> ScenarioFileAssignments.Strategy? {
    guard entry.isName(of: "a strategy", log) else { return nil }
    guard let entries = entry.value.entries else {
      log.error(.shape, entry.value.place, "a strategy is a map, not \(entry.value.kind)")
      return nil
    }
    var strategy = ScenarioFileAssignments.Strategy(name: entry.key, place: entry.place)
    for item in entries {
      if item.key == "mechanisms" {
        strategy.mechanisms = item.value
      } else if item.key == "groups" {
        for group in item.value.entries ?? [] {
          override(group.value.entries ?? [], group: group.key, groupPlace: group.place, &strategy)
        }
      } else if item.key.hasPrefix("groups.") {
        overrideDotted(item, &strategy)
      } else {
        override([item], group: nil, groupPlace: item.place, &strategy)
      }
    }
    return strategy
  }

  /// `groups.field.restore.accepts: 50%`, or `groups.field: {…}`.
  private func overrideDotted(
    _ item: ScenarioFileNode.Entry, _ strategy: inout ScenarioFileAssignments.Strategy
  ) {
    let parts = item.key.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else {
      return override(
        item.value.entries ?? [], group: parts.dropFirst().joined(), groupPlace: item.place, &strategy)
    }
    let inner = ScenarioFileNode.Entry(key: String(parts[2]), place: item.place, value: item.value)
    override([inner], group: String(parts[1]), groupPlace: item.place, &strategy)
  }

  private func override(
    _ entries: [ScenarioFileNode.Entry], group: String?, groupPlace: ScenarioPlace,
    _ strategy: inout ScenarioFileAssignments.Strategy
  ) {
    let names = result.groups.map(\.name)
    if let group, !names.contains(group) {
      log.error(
        .unknownGroup, groupPlace, "there is no group \(ScenarioText.quoted(group))",
        help: ScenarioFileSuggestion.help(for: group, among: names))
      return
    }
    let scope: ParameterTable.Scope = group == nil ? .scenario : .group
    var given: [ScenarioFileAssignments.Assignment] = []
    for entry in entries { collect(entry, below: "", scope, dotted: true, into: &given) }
    for assignment in given {
      let row = ParameterTable.rows[assignment.row]
      let local = assignment.shorthand ?? row.localPath
      let path = group.map { "groups.\($0).\(local)" } ?? assignment.shorthand ?? row.path
      guard !row.isWorkload else {
        log.error(
          .workload, assignment.place,
          "`\(path)` cannot differ between strategies: the workload is the same for every strategy",
          help: "set it for the scenario or a group, or compare two scenarios")
        continue
      }
      let isRepeated = strategy.overrides.contains {
        $0.assignment.row == assignment.row && $0.group == group
      }
      guard !isRepeated else {
        log.error(.duplicateKey, assignment.place, "`\(path)` is given twice", help: "keep one of them")
        continue
      }
      strategy.overrides.append(.init(path: path, group: group, assignment: assignment))
    }
  }
}
