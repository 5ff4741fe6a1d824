// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Statistics

/// Trajectories of Morris' screening, in the notation of the scenario.
extension SensitivityDesign {
  static func jointPoints(_ factors: [Factor], _ plan: SensitivityPlan, seed: UInt64) -> [Point] {
    guard !factors.isEmpty, plan.trajectories > 0 else { return [] }
    let design = MorrisDesign(
      levels: factors.map { _ in plan.levels }, trajectories: plan.trajectories,
      key: StreamKey(seed: seed, replication: 0, entity: StreamKey.entity("sensitivity", 0)))
    return design.trajectories.enumerated().flatMap { trajectory, points in
      points.enumerated().map { step, point in
        let moved = step == 0 ? nil : design.moved[trajectory][step - 1]
        let change = moved.map { point[$0] - points[step - 1][$0] } ?? 0
        return Point(
          role: .joint(
            trajectory: trajectory, step: step, moved: moved,
            by: moved.map { factors[$0].range.part(change) } ?? 0),
          variation: variation(
            factors, point, plan.levels, "trajectory \(trajectory + 1), step \(step)"))
      }
    }
  }

  private static func variation(
    _ factors: [Factor], _ point: MorrisDesign.Point, _ levels: Int, _ title: String
  ) -> Variation {
    Variation(
      zip(factors, point).flatMap { factor, place in
        let level = Int((place * Double(levels - 1)).rounded())
        return factor.settings(factor.range.value(at: level, of: levels))
      }, title: title)
  }
}

extension ParameterRange {
  /// What a change of level is of the range: from one word to another it is always the whole.
  fileprivate func part(_ change: Double) -> Double {
    scale == .steps ? (change < 0 ? -1 : 1) : change
  }
}
