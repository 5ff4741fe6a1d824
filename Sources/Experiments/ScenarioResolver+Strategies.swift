// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import FleetModel

extension ScenarioResolver {
  /// The strategies of a scenario that names none, and what their names mean without `mechanisms`.
  static let defaultStrategies: [(name: String, mechanisms: [MechanismTerm])] = [
    ("nothing", []), ("roaming", ["roaming"]), ("backup", ["backup"]), ("both", ["roaming", "backup"]),
  ]

  func resolveStrategies() -> [Strategy] {
    let sources =
      given.strategies ?? Self.defaultStrategies.map { Given.Strategy(name: $0.name, place: root) }
    var strategies: [Strategy] = []
    for source in sources {
      guard let mechanisms = mechanisms(source) else { continue }
      let strategy = Strategy(
        name: source.name, mechanisms: mechanisms, groups: overridden(source),
        overrides: source.overrides.filter(\.assignment.isShown)
          .map { .init(path: $0.path, text: $0.assignment.node.text) }
          .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) },
        policies: ParameterPolicy.steps(policies(source), groups: groups.map(\.name)))
      warnOfNothing(strategy, source.place)
      strategies.append(strategy)
    }
    return strategies.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private func mechanisms(_ source: Given.Strategy) -> [MechanismTerm]? {
    guard let node = source.mechanisms else {
      if let known = Self.defaultStrategies.first(where: { $0.name == source.name }) {
        return known.mechanisms
      }
      log.error(
        .mechanism, source.place,
        "the strategy \(ScenarioText.quoted(source.name)) does not say which mechanisms it has",
        help: "write `mechanisms: [\(vocabulary.mechanisms.joined(separator: ", "))]`")
      return nil
    }
    var terms: [MechanismTerm] = []
    for item in node.items {
      guard let term = reader.text(item, { text throws(ParameterProblem) in try self.term(text, terms) })
      else {
        return nil
      }
      terms.append(term)
    }
    return vocabulary.mechanisms.flatMap { name in
      terms.filter { $0.name == name }.sorted { ($0.from ?? .zero) < ($1.from ?? .zero) }
    }
  }

  /// The strategy's own policies, or the scenario's.
  private func policies(_ source: Given.Strategy) -> [ParameterPolicy] {
    let row = ParameterTable.rows.firstIndex { $0.path == "policies" }
    guard let own = source.overrides.last(where: { $0.assignment.row == row }),
      case .policies(let list) = reader.read(.policies, own.assignment.node)
    else { return policies }
    return list
  }

  /// What holds for all groups is laid over the groups' own values, and what holds for one over that.
  private func overridden(_ source: Given.Strategy) -> [GroupParameters] {
    var (groups, chains) = (groups, chains)
    // In the order of the table, since a row may build on those before it.
    let inOrder = source.overrides.enumerated().sorted {
      ($0.element.assignment.row, $0.offset) < ($1.element.assignment.row, $1.offset)
    }.map(\.element)
    let overrides = inOrder.filter { $0.group == nil } + inOrder.filter { $0.group != nil }
    for override in overrides {
      let row = ParameterTable.rows[override.assignment.row]
      guard let value = reader.read(row.type, override.assignment.node) else { continue }
      noteWhatIf(row, override.assignment)
      for index in groups.indices where override.group == nil || override.group == groups[index].name {
        row.apply(&groups[index], value, context)
        note(value, of: row, in: &chains[index])
      }
    }
    for index in groups.indices where groups[index].device.join != self.groups[index].device.join {
      let join = groups[index].device.join
      groups[index].provisioning.chains = chains[index].map { $0.stages(join: join) }
    }
    return withFleet(groups)
  }

  /// Keeps a chain as it was read.
  func note(_ value: ParameterValue, of row: Parameter, in chains: inout [ParameterChain]) {
    guard case .chain(let mode) = row.type, case .chain(let chain) = value,
      let index = EnrollmentMode.allCases.firstIndex(of: mode)
    else { return }
    chains[index] = chain
  }

  /// A rollout of Known Folder Move shares its daily limit among all groups that take part.
  func withFleet(_ groups: [GroupParameters]) -> [GroupParameters] {
    let takesPart: (GroupParameters) -> Bool = { $0.files.knownFolderMove != .off }
    guard groups.contains(where: takesPart) else { return groups }
    var fleet = 0.0
    for group in groups where takesPart(group) { fleet += context.expectedSeats[group.name] ?? 0 }
    var groups = groups
    for index in groups.indices where takesPart(groups[index]) { groups[index].files.fleet = fleet }
    return groups
  }

  /// Every parameter with its value, in the order of the table, but no default of a mode that no device is
  /// set up in.
  func parameters(_ strategies: [Strategy]) -> [ResolvedParameter] {
    var result: [ResolvedParameter] = []
    let modes = EnrollmentMode.allCases.filter { mode in
      strategies.contains { $0.groups.contains { $0.provisioning.modes.contains(mode) } }
    }
    let isIdle = { (row: Parameter) in
      if case .chain(let mode) = row.type { return !modes.contains(mode) }
      return false
    }
    for (index, row) in ParameterTable.rows.enumerated() {
      if row.level != .group {
        let assignment = given.scenario.first { $0.row == index }
        if assignment != nil || !isIdle(row) { append(row.path, row, assignment, to: &result) }
      }
      guard row.level != .scenario else { continue }
      for group in given.groups {
        let own = group.given.first { $0.row == index }
        if own == nil, row.level == .both { continue }
        append("groups.\(group.name).\(row.localPath)", row, own, to: &result)
      }
    }
    return result
  }

  private func append(
    _ path: String, _ row: Parameter, _ assignment: Given.Assignment?, to result: inout [ResolvedParameter]
  ) {
    if let assignment {
      guard assignment.isShown else { return }
      let path = assignment.shorthand.map { path.replacing(row.path, with: $0) } ?? path
      result.append(ResolvedParameter(path: path, value: assignment.node.text, origin: .scenario))
    } else if let text = row.defaultText {
      result.append(ResolvedParameter(path: path, value: text, origin: .byDefault(row.origin)))
    }
  }
}
