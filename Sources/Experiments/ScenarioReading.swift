// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

/// Reads the tree of a scenario once as it stands and once for every point of its sweep, and makes one
/// scenario of them, in which a point is a further strategy.
///
/// A point that leaves people and their devices alone is played on the same lives as the scenario itself; one
/// that changes them is a world of its own, with the same people by name and number.
struct ScenarioReading {
  let root: ScenarioFileNode
  let name: String
  let folder: SourceFolder
  let vocabulary: Scenario.Vocabulary

  /// nil only after an error was logged.
  func scenario(_ variations: [Variation]?, _ log: ScenarioIssueLog) -> Scenario? {
    let given = collect(root, log)
    let swept = given.sweep.map { ScenarioFileSweep(log: log).points($0) } ?? []
    let points = variations.map { self.points($0, log) } ?? swept
    var resolver = ScenarioResolver(
      given: given, root: root.place, log: log, folder: folder, vocabulary: vocabulary)
    resolver.knowsPoints = given.sweep == nil || !swept.isEmpty
    let scenario = resolver.resolve(defaultName: name) { names in
      (variations == nil ? swept : points + swept).flatMap { point in
        names.filter { point.strategies?.contains($0) ?? true }.map { Self.name($0, point) }
      }
    }
    let isReadable = log.errorCount == 0
    let sensitivity = ScenarioFileSensitivity(log: log, vocabulary: vocabulary)
    let study = given.sensitivity.map(sensitivity.plan)
    guard isReadable, var scenario else { return nil }
    if let node = given.sensitivity {
      scenario.sensitivity = study
      // Read for their mistakes alone.
      for point in sensitivity.points(node, groups: scenario.groups.map(\.name)) { _ = resolved(point, log) }
    }
    guard log.errorCount == 0 else { return nil }
    guard variations != nil else { return points.isEmpty ? scenario : varied(scenario, points, log) }
    return (points.isEmpty ? scenario : varied(scenario, points, log)).map(Self.expectingWhatIsPlayed)
  }

  /// Without what is expected of points of a sweep that is left out.
  private static func expectingWhatIsPlayed(_ scenario: Scenario) -> Scenario {
    var scenario = scenario
    let names = scenario.strategies.map(\.name)
    scenario.expectations = scenario.expectations.filter { expected in
      [expected.left, expected.right].allSatisfy { $0.map { names.contains($0.strategy) } ?? true }
    }
    return scenario
  }

  private func collect(_ root: ScenarioFileNode, _ log: ScenarioIssueLog) -> ScenarioFileAssignments {
    var collector = ScenarioFileCollector(log: log)
    collector.collect(root)
    return collector.result
  }

  /// Values of a variation are text as in `--set`.
  private func points(_ variations: [Variation], _ log: ScenarioIssueLog) -> [ScenarioPoint] {
    let file = ScenarioFile(log: log)
    return variations.enumerated().map { number, variation in
      ScenarioPoint(
        settings: variation.settings.compactMap { setting in
          let text = ScenarioText(
            path: "variation", text: setting.text, firstLine: number + 1, lead: setting.path.count + 1,
            shownLine: setting.line)
          guard let node = file.value(text) else { return nil }
          let place = ScenarioPlace(text: text, line: number + 1, column: 1)
          return ScenarioPoint.Setting(path: setting.path, place: place, node: node)
        }, title: variation.title)
    }
  }

  // MARK: Points

  /// A strategy at a point: what stands in brackets of an expectation.
  private static func name(_ strategy: String, _ point: ScenarioPoint) -> String {
    "\(strategy) @ \(point.variation.label)"
  }

  private func varied(
    _ base: Scenario, _ points: [ScenarioPoint], _ log: ScenarioIssueLog
  ) -> Scenario? {
    var scenario = base
    // By what was written: the position of its world. Looked up, never iterated.
    var worlds = ["": 0]
    for (index, point) in points.enumerated() {
      guard let there = resolved(point, log) else { continue }
      guard !there.means(the: base) else {
        scenario.expect(ofThe: base, by: { Self.name($0, point) })
        continue
      }
      let workload = point.workload
      let key = workload.variation.label
      // Read already where the point is about nothing else.
      let isWhole = workload.settings.count == point.settings.count
      let world =
        worlds[key] ?? self.world(isWhole ? there : resolved(workload, log), &scenario)
      worlds[key] = world
      for strategy in there.strategies where point.strategies?.contains(strategy.name) ?? true {
        scenario.strategies.append(variant(strategy, point, number: index + 1, world))
      }
      guard scenario.strategies.count <= ScenarioFileSweep.mostPoints else {
        log.error(
          .tooMany, point.settings.first?.place ?? root.place,
          "points and strategies make more than \(ScenarioFileSweep.mostPoints) cells")
        return nil
      }
    }
    guard log.errorCount == 0 else { return nil }
    scenario.strategies.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    scenario.warnings = log.sorted
    scenario.fingerprint = ScenarioResolver.fingerprint(scenario)
    return scenario
  }

  /// The position of the world of a point, which may mean what another means.
  private func world(_ there: Scenario?, _ scenario: inout Scenario) -> Int {
    guard let groups = there?.groups else { return 0 }
    if let known = scenario.worlds.firstIndex(of: groups) { return known }
    scenario.worlds.append(groups)
    return scenario.worlds.count - 1
  }

  private func variant(
    _ strategy: Strategy, _ point: ScenarioPoint, number: Int, _ world: Int
  ) -> Strategy {
    var variant = strategy
    variant.name = Self.name(strategy.name, point)
    variant.world = world
    variant.variation = point.variation
    variant.variation?.strategy = strategy.name
    variant.variation?.number = number
    variant.overrides += point.settings.map { .init(path: $0.path, text: $0.node.text) }
    return variant
  }

  private static let aside = ["expect", "sweep", "sensitivity"]

  /// The scenario at a point; what is wrong with it is wrong with the sweep.
  private func resolved(_ point: ScenarioPoint, _ log: ScenarioIssueLog) -> Scenario? {
    let own = ScenarioIssueLog()
    var root = root
    let file = ScenarioFile(log: own)
    for setting in point.settings { file.put(setting.node, at: setting.path, setting.place, into: &root) }
    // What is expected was read with the scenario itself.
    root.content = .map((root.entries ?? []).filter { !Self.aside.contains($0.key) })
    var resolver = ScenarioResolver(
      given: collect(root, own), root: root.place, log: own, folder: folder, vocabulary: vocabulary)
    let scenario = resolver.resolve(defaultName: name)
    log.take(own)
    return scenario
  }
}

extension Scenario {
  /// What is expected of a point that means what the scenario does is expected of the scenario.
  fileprivate mutating func expect(ofThe base: Scenario, by name: (String) -> String) {
    func plain(_ term: Expectation.Term) -> Expectation.Term {
      var term = term
      term.strategy = base.strategies.first { name($0.name) == term.strategy }?.name ?? term.strategy
      return term
    }
    for index in expectations.indices {
      expectations[index].left = plain(expectations[index].left)
      expectations[index].right = expectations[index].right.map(plain)
    }
  }

  /// Whether every parameter has the same value, whatever was written.
  fileprivate func means(the other: Scenario) -> Bool {
    groups == other.groups
      && strategies.elementsEqual(other.strategies) { a, b in
        a.name == b.name && a.mechanisms == b.mechanisms && a.groups == b.groups && a.policies == b.policies
      }
  }
}
