// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads `sweep`: a grid of dotted paths with their values, lists that go in lock-step, and constraints.
///
///     sweep:
///       backup.cadence: [4 days, 8 days, 16 days]
///       together: {usage.sessionsPerWorkday: [1, 3], usage.choicesPerActiveHour: [0.06, 0.02]}
///       where: "backup.cadence <= 8 days or usage.sessionsPerWorkday > 1"
struct ScenarioFileSweep {
  static let mostPoints = 10_000

  private struct Axis {
    /// Settings that change together, one list entry a step.
    var steps: [[ScenarioPoint.Setting]]
  }

  let log: ScenarioIssueLog

  /// Every point that the constraints leave, the last axis fastest; empty after an error of its own.
  func points(_ node: ScenarioFileNode) -> [ScenarioPoint] {
    // A mistake elsewhere takes no point away from those who name it.
    let known = log.errorCount
    guard let entries = node.entries, !entries.isEmpty else {
      log.error(
        .shape, node.place, "`sweep` is a map of paths and their values",
        help: "write `sweep: {backup.cadence: [4 days, 8 days]}`")
      return []
    }
    var axes: [Axis] = []
    var constraints: [SweepConstraint] = []
    for entry in entries {
      switch entry.key {
      case "together": for map in entry.value.items { if let axis = lockStep(map) { axes.append(axis) } }
      case "where": constraints += entry.value.items.compactMap { SweepConstraint($0, log) }
      default:
        if let word = ScenarioFileSuggestion.nearest(to: entry.key, among: ["together", "where"]) {
          log.error(
            .unknownKey, entry.place, "there is no \(ScenarioText.quoted(entry.key)) in a sweep",
            help: "did you mean `\(word)`?")
        } else if let axis = axis([entry]) {
          axes.append(axis)
        }
      }
    }
    checkPaths(axes)
    guard log.errorCount == known else { return [] }
    let settings = axes.flatMap { $0.steps.flatMap(\.self) }
    for constraint in constraints { constraint.check(against: settings, log) }
    guard log.errorCount == known else { return [] }
    var count = 1
    for axis in axes { count = min(count * axis.steps.count, Self.mostPoints + 1) }
    guard count <= Self.mostPoints else {
      log.error(.tooMany, node.place, "the sweep has more than \(Self.mostPoints) points")
      return []
    }
    let points = grid(axes).filter { point in constraints.allSatisfy { $0.holds(for: point) } }
    if points.isEmpty {
      log.error(
        .sweep, node.place, "`where` leaves no point of the sweep",
        help: "there would be \(count) without it; several lines under `where` must all hold")
    }
    return points
  }

  private func grid(_ axes: [Axis]) -> [ScenarioPoint] {
    var points = [ScenarioPoint(settings: [])]
    for axis in axes {
      points = points.flatMap { point in
        axis.steps.map { ScenarioPoint(settings: point.settings + $0) }
      }
    }
    return points
  }

  private func lockStep(_ node: ScenarioFileNode) -> Axis? {
    guard let entries = node.entries, entries.count > 1 else {
      log.error(
        .shape, node.place, "`together` is a map of at least two paths with lists of one length",
        help: "write `together: {backup.cadence: [4 days, 8 days], restore.accepts: [50%, 90%]}`")
      return nil
    }
    let counts = entries.map { $0.value.items.count }
    if let odd = entries.first(where: { $0.value.items.count != counts[0] }) {
      log.error(
        .shape, odd.value.place,
        "lists that go together are of one length: \(odd.value.items.count) values here, \(counts[0]) before")
      return nil
    }
    return axis(entries)
  }

  private func axis(_ entries: [ScenarioFileNode.Entry]) -> Axis? {
    for entry in entries {
      guard isSweepable(entry) else { return nil }
      guard case .list(let values) = entry.value.content, !values.isEmpty else {
        log.error(
          .shape, entry.value.place, "the values of \(ScenarioText.quoted(entry.key)) are a list",
          help: "write `\(ScenarioText.shown(entry.key)): [first, second]`")
        return nil
      }
      for (index, value) in values.enumerated()
      where values[..<index].contains(where: { $0.text == value.text }) {
        if entries.count == 1 {
          log.error(.duplicateKey, value.place, "\(ScenarioText.quoted(value.text)) is given twice")
          return nil
        }
      }
    }
    let count = entries[0].value.items.count
    return Axis(
      steps: (0..<count).map { step in
        entries.map {
          ScenarioPoint.Setting(path: $0.key, place: $0.place, node: $0.value.items[step])
        }
      })
  }

  /// What every point must share, since all are played in one run.
  private static let common = [
    "roamback", "name", "extends", "run", "catalog", "categories", "expect", "sweep", "margins",
    "sensitivity",
  ]

  /// Whether a path means the same at every point.
  static func isShared(_ path: String) -> Bool {
    let first = path.split(separator: ".", omittingEmptySubsequences: false).first.map(String.init) ?? ""
    return common.contains(first)
  }

  private func isSweepable(_ entry: ScenarioFileNode.Entry) -> Bool {
    guard Self.isShared(entry.key) else { return true }
    log.error(
      .sweep, entry.place, "\(ScenarioText.quoted(entry.key)) cannot be swept: every point shares it",
      help: "run the scenario twice with `--set`, and compare the two")
    return false
  }

  private func checkPaths(_ axes: [Axis]) {
    var seen: [ScenarioPoint.Setting] = []
    for setting in axes.flatMap({ $0.steps[0] }) {
      if seen.contains(where: { $0.path == setting.path }) {
        log.error(.duplicateKey, setting.place, "\(ScenarioText.quoted(setting.path)) is swept twice")
      }
      seen.append(setting)
    }
  }
}
