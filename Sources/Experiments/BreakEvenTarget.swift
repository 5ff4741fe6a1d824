// SPDX-License-Identifier: GPL-3.0-or-later

/// What is to be reached, such as `coverage.day1.mean [backup] = 60%`: a metric of one strategy, or the
/// difference of two, and the value at which the answer changes.
public struct BreakEvenTarget: Equatable, Sendable {
  /// As it was written.
  public var text: String
  public var left: Expectation.Term
  /// What is subtracted.
  public var right: Expectation.Term?
  /// In the metric's unit; a share from 0 to 1.
  public var value: Double
  /// The metric's unit.
  public var unit: String

  public init(
    text: String, left: Expectation.Term, right: Expectation.Term? = nil, value: Double, unit: String
  ) {
    self.text = text
    self.left = left
    self.right = right
    self.value = value
    self.unit = unit
  }

  /// The strategies that it is about.
  public var strategies: [String] { [left.strategy] + [right?.strategy].compactMap { $0 } }

  /// Whether it asks for a group, a cause or a category.
  public var isNarrowed: Bool { left.group != nil || left.cause != nil || left.category != nil }

  /// Reads one as it is written on the command line.
  ///
  /// - Throws: what is wrong with it, and where.
  public static func read(
    _ text: String, option: String, in scenario: Scenario, vocabulary: Scenario.Vocabulary
  ) throws(ScenarioErrors) -> BreakEvenTarget {
    let place = ScenarioText(path: option, text: text).start
    let reader = ExpectationReader(
      vocabulary: vocabulary, strategies: scenario.strategies.map(\.name),
      groups: scenario.groups.map(\.name), categories: scenario.catalog.categories)
    do throws(ParameterProblem) {
      return try reader.target(text)
    } catch {
      let log = ScenarioIssueLog()
      log.error(error, at: place)
      throw ScenarioErrors(issues: log.sorted)
    }
  }
}
