// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import FleetModel
import Probes
import Statistics

/// At which value of a parameter a measure reaches a target: a study at each point of a search, all on the
/// same replications.
public struct BreakEvenStudy: Sendable {
  /// What was found.
  public struct Outcome: Sendable {
    public var search: BreakEven
    /// How each point was written, in the order of `search.points`.
    public var texts: [String]
    /// Replications that were left out because some point had no case in them.
    public var leftOut: Int
    /// At the point nearest to the target: why items are missing, by name, largest first; empty where the
    /// measure is no coverage.
    public var missing: [(reason: String, share: Double)]
    /// Who was played; not the same number at each point where that is what varies.
    public var people: ClosedRange<Int>
    /// Who the scenario has, in the same way.
    public var everybody: ClosedRange<Int>
  }

  /// Fewer than two replications have cases at every point.
  public struct NoCases: Error, Sendable {}

  private struct Point {
    var x: Double
    var text: String
    var values: [Double?]
    var missing: [(reason: String, share: Double)]
    var people: Int
    var everybody: Int
  }

  /// Beyond this the target lies where the curve is nearly flat.
  private static let mostPoints = 24

  private let target: BreakEvenTarget
  private let parameter: NumericParameter
  private let range: ClosedRange<Double>
  private let sample: Int?
  private let replications: Int?
  private let version: String

  /// - Parameter range: in the parameter's own measure.
  public init(
    _ target: BreakEvenTarget, along parameter: NumericParameter, within range: ClosedRange<Double>,
    sample: Int? = nil, replications: Int? = nil, version: String
  ) {
    (self.target, self.parameter, self.range) = (target, parameter, range)
    (self.sample, self.replications, self.version) = (sample, replications, version)
  }

  /// Plays points until the place is known well enough.
  ///
  /// - Parameters:
  ///   - scratch: an existing folder for what does not fit into memory.
  ///   - scenario: reads the scenario with the parameter set to a text.
  ///   - progress: told before each point is played.
  /// - Throws: what `scenario` throws, `NoCases`, `ResultStoreError`, `TicketSpillError`.
  public func play(
    threads: Int, scratch: String, scenario: (_ text: String) throws -> Scenario,
    progress: (_ text: String) -> Void = { _ in }
  ) async throws -> Outcome {
    var points: [Point] = []
    var search = blank
    while let next = search.next, points.count < Self.mostPoints {
      let text = parameter.text(of: next)
      let x = isEnd(next) ? next : try parameter.value(of: text, option: parameter.path)
      // Values that can be written run out before the search does.
      guard !points.contains(where: { $0.x == x }) else { break }
      progress(text)
      let narrowed = narrowed(try scenario(text))
      points.append(try await point(x, text, narrowed, threads: threads, scratch: scratch))
      search = try self.search(points)
    }
    return outcome(search, points)
  }

  private func isEnd(_ x: Double) -> Bool { x == range.lowerBound || x == range.upperBound }

  /// With the strategies of the target alone.
  private func narrowed(_ scenario: Scenario) -> Scenario {
    var scenario = scenario
    scenario.strategies = scenario.strategies.filter { target.strategies.contains($0.name) }
    scenario.expectations = []
    return scenario
  }

  private var isCoverage: Bool { target.left.metric.hasPrefix("coverage.") && target.right == nil }

  private func point(
    _ x: Double, _ text: String, _ scenario: Scenario, threads: Int, scratch: String
  ) async throws -> Point {
    let reasons = isCoverage ? Absence.allCases.map { "coverage.missing.\($0.name)" } : []
    let study = Study(
      scenario, sample: sample, replications: replications, metrics: [target.left.metric] + reasons,
      hasParts: target.isNarrowed, version: version, command: "")
    let table = try await study.play(threads: threads, scratch: scratch)
    let left = values(target.left, table)
    let right = target.right.map { values($0, table) }
    let seen = zip(left, right ?? left.map { _ in 0 }).map { a, b -> Double? in
      guard let a, let b else { return nil }
      return a - b
    }
    return Point(
      x: x, text: text, values: seen, missing: missing(reasons, table),
      people: ExperimentPlan(scenario, sample: sample).userCount,
      everybody: scenario.groups.map(\.users).reduce(0, +))
  }

  private func values(_ term: Expectation.Term, _ table: ResultTable) -> [Double?] {
    let values = table.replicationValues(
      strategy: term.strategy, group: term.group, cause: term.cause, category: term.category,
      metric: term.metric, statistic: term.statistic)
    return values.isEmpty ? Array(repeating: nil, count: table.run.replications) : values
  }

  private func missing(_ reasons: [String], _ table: ResultTable) -> [(reason: String, share: Double)] {
    let term = target.left
    let shares = zip(Absence.allCases, reasons).compactMap {
      reason, name -> (reason: String, share: Double)? in
      let values = table.replicationValues(
        strategy: term.strategy, group: term.group, cause: term.cause, category: term.category, metric: name,
        statistic: "mean"
      ).compactMap { $0 }
      guard let mean = Tally(values).mean, mean > 0 else { return nil }
      return (reason.sentence, mean)
    }
    return shares.enumerated().sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }
      .map(\.element)
  }

  // MARK: The search

  private var blank: BreakEven {
    BreakEven(target: target.value, within: range, isWhole: parameter.isCount)
  }

  /// The replications in which every point has cases.
  private func complete(_ points: [Point]) -> [Int] {
    points[0].values.indices.filter { index in points.allSatisfy { $0.values[index] != nil } }
  }

  private func search(_ points: [Point]) throws -> BreakEven {
    let complete = complete(points)
    guard complete.count > 1 else { throw NoCases() }
    var search = blank
    for point in points { search.add(x: point.x, values: complete.compactMap { point.values[$0] }) }
    return search
  }

  private func outcome(_ search: BreakEven, _ points: [Point]) -> Outcome {
    let nearest = search.points.min {
      ($0.mean - search.target).magnitude < ($1.mean - search.target).magnitude
    }
    func range(_ counts: [Int]) -> ClosedRange<Int> { (counts.min() ?? 0)...(counts.max() ?? 0) }
    return Outcome(
      search: search, texts: search.points.map { seen in points.first { $0.x == seen.x }?.text ?? "" },
      leftOut: (points.first?.values.count ?? 0) - complete(points).count,
      missing: points.first { $0.x == nearest?.x }?.missing ?? [],
      people: range(points.map(\.people)), everybody: range(points.map(\.everybody)))
  }
}
