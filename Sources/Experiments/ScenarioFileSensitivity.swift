// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads `sensitivity`: how much a study of the assumptions plays, what it measures and what it varies.
///
///     sensitivity:
///       users: 200
///       measures: [coverage.day1]
///       ranges: {repair.noticeActiveHours: [1, 16], roaming.rule: none}
struct ScenarioFileSensitivity {
  /// Key, what it takes, and its default, for the reader, the schema and the reference page.
  static let fields: [ParameterField] = {
    let plan = SensitivityPlan()
    let count = JSON.object([("type", .array([.string("integer"), .string("string")]))])
    let words = JSON.object([
      ("type", .string("array")), ("minItems", .number(1)),
      ("items", .object([("type", .string("string"))])),
    ])
    return [
      ParameterField("users", "whole number", "`\(plan.users)`", "About how many people to play", count),
      ParameterField(
        "replications", "whole number, 2 to 10000", "`\(plan.replications)`",
        "How many of the run's replications to play, at most its own number", count),
      ParameterField(
        "trajectories", "whole number, 0 to 1000", "`\(plan.trajectories)`",
        "Trajectories of Morris' screening; 0 is none", count),
      ParameterField(
        "levels", "even number, 2 to 20", "`\(plan.levels)`", "Levels of each factor in the screening", count),
      ParameterField(
        "measures", "list of measures",
        plan.measures.map { "`\($0)`" }.joined(separator: ", "), "What is measured", words),
      ParameterField(
        "ranges", "map of paths to a list of values, or to `none`", "`{}`",
        "Ranges that take the place of the simulator's own or join them; `none` leaves a parameter out",
        .object([("type", .string("object"))])),
    ]
  }()

  private static let mostValues = 8

  let log: ScenarioIssueLog
  let vocabulary: Scenario.Vocabulary

  /// What it says; the defaults stand for what it says wrong.
  func plan(_ node: ScenarioFileNode) -> SensitivityPlan {
    var plan = SensitivityPlan()
    let reader = ParameterReader(log: log, folder: .empty, groupNames: [])
    guard let fields = reader.fields(node, Self.fields.map(\.name)) else { return plan }
    for field in fields {
      switch field.key {
      case "users": plan.users = count(field, 1...10_000_000, reader) ?? plan.users
      case "replications": plan.replications = count(field, 2...10_000, reader) ?? plan.replications
      case "trajectories": plan.trajectories = count(field, 0...1000, reader) ?? plan.trajectories
      case "levels": plan.levels = levels(field, reader) ?? plan.levels
      case "measures": plan.measures = field.value.items.compactMap { measure($0, reader) }
      default: plan.ranges = ranges(field.value)
      }
    }
    return plan
  }

  private func count(
    _ field: ScenarioFileNode.Entry, _ range: ClosedRange<Int>, _ reader: ParameterReader
  ) -> Int? {
    reader.text(field.value) { text throws(ParameterProblem) in try ParameterText.count(text, in: range) }
  }

  /// A step of half the levels leads from every level to another.
  private func levels(_ field: ScenarioFileNode.Entry, _ reader: ParameterReader) -> Int? {
    reader.text(field.value) { text throws(ParameterProblem) in
      let count = try ParameterText.count(text, in: 2...20)
      if count.isMultiple(of: 2) { return count }
      throw ParameterProblem(
        .sensitivity, "the number of levels is even", help: "write `levels: \(count + 1)`")
    }
  }

  private func measure(_ node: ScenarioFileNode, _ reader: ParameterReader) -> String? {
    reader.text(node) { text throws(ParameterProblem) in
      if self.vocabulary.metrics(text) != nil { return text }
      throw ParameterProblem(
        .unknownMetric, "there is no measure \(ScenarioText.quoted(text))",
        help: ScenarioFileSuggestion.help(for: text, among: self.vocabulary.metricNames))
    }
  }

  // MARK: Ranges

  private func ranges(_ node: ScenarioFileNode) -> [SensitivityPlan.Range] {
    guard let entries = node.entries else {
      log.error(
        .shape, node.place, "`ranges` is a map of paths and their values, not \(node.kind)",
        help: "write `ranges: {restore.accepts: [50%, 95%]}`")
      return []
    }
    return entries.compactMap { entry in
      guard isVariable(entry) else { return nil }
      if entry.value.scalar == "none" { return SensitivityPlan.Range(path: entry.key, texts: []) }
      guard case .list(let values) = entry.value.content, (2...Self.mostValues).contains(values.count) else {
        log.error(
          .sensitivity, entry.value.place,
          "the range of \(ScenarioText.quoted(entry.key)) is a list of two to \(Self.mostValues) values",
          help: "write `\(ScenarioText.shown(entry.key)): [low, high]`, or `none` to leave it out")
        return nil
      }
      return SensitivityPlan.Range(path: entry.key, texts: values.map(\.text))
    }
  }

  private func isVariable(_ entry: ScenarioFileNode.Entry) -> Bool {
    guard ScenarioFileSweep.isShared(entry.key) else { return true }
    log.error(
      .sensitivity, entry.place, "\(ScenarioText.quoted(entry.key)) cannot be varied: every point shares it",
      help: "run the scenario twice with `--set`, and compare the two")
    return false
  }

  /// What every range stands for as points, to be read like those of a sweep, each mistake in its place.
  func points(_ node: ScenarioFileNode, groups: [String]) -> [ScenarioPoint] {
    (node["ranges"]?.entries ?? []).flatMap { entry -> [ScenarioPoint] in
      guard case .list(let values) = entry.value.content, !ScenarioFileSweep.isShared(entry.key) else {
        return []
      }
      return values.map { value in
        ScenarioPoint(
          settings: SensitivityDesign.targets(of: entry.key, groups: groups).map {
            ScenarioPoint.Setting(path: $0, place: entry.place, node: value)
          })
      }
    }
  }
}
