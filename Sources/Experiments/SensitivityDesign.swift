// SPDX-License-Identifier: GPL-3.0-or-later

/// Which points a study of the assumptions plays: each factor by itself, and all of them in concert.
///
/// Every point is a variation of the scenario, so that `--set` plays it too.
public struct SensitivityDesign: Equatable, Sendable {
  /// An assumption that may be otherwise.
  public struct Factor: Equatable, Sendable {
    /// Dotted, as in `--set`; `groups.*.` stands for every group in which it is assumed.
    public var path: String
    /// What the scenario has.
    public var base: String
    public var range: ParameterRange
    /// The paths that are set together.
    public var targets: [String]

    func settings(_ value: ParameterRange.Value) -> [Variation.Setting] {
      targets.map { Variation.Setting(path: $0, text: value.text) }
    }
  }

  /// One variation, and what it is for.
  public struct Point: Equatable, Sendable {
    public enum Role: Equatable, Sendable {
      /// One factor at one of its values, everything else as the scenario has it.
      case single(factor: Int, value: Int)
      /// Every factor at some level; `moved` is the factor that is otherwise than one step before, and `by`
      /// how far, in parts of its range; nil at the beginning of a trajectory.
      case joint(trajectory: Int, step: Int, moved: Int?, by: Double)
    }
    public var role: Role
    public var variation: Variation
  }

  /// Of everything that can change a result of the scenario itself.
  public let fingerprint: String
  public let plan: SensitivityPlan
  public let factors: [Factor]
  /// In the order of the variations.
  public let points: [Point]

  /// - Parameters:
  ///   - plan: nil is what the scenario says, or the default.
  ///   - isWanted: which of its factors to vary.
  public init(
    _ scenario: Scenario, plan: SensitivityPlan? = nil, where isWanted: (Factor) -> Bool = { _ in true }
  ) {
    let plan = plan ?? scenario.sensitivity ?? SensitivityPlan()
    fingerprint = scenario.fingerprint
    self.plan = plan
    factors = Self.factors(scenario, plan).filter(isWanted)
    points =
      Self.singlePoints(factors) + Self.jointPoints(factors, plan, seed: scenario.run.seed)
  }

  public var variations: [Variation] { points.map(\.variation) }

  private static func singlePoints(_ factors: [Factor]) -> [Point] {
    factors.enumerated().flatMap { index, factor in
      factor.range.values.enumerated().map { number, value in
        Point(role: .single(factor: index, value: number), variation: Variation(factor.settings(value)))
      }
    }
  }
}
