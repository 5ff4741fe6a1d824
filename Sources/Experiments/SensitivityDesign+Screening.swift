// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics

/// Trajectories of Morris' screening (Morris, Factorial sampling plans for preliminary computational
/// experiments, Technometrics 33, 1991): each begins at random levels and moves every factor once, in random
/// order, by half of its levels.
extension SensitivityDesign {
  static func jointPoints(_ factors: [Factor], _ plan: SensitivityPlan, seed: UInt64) -> [Point] {
    guard !factors.isEmpty else { return [] }
    return (0..<plan.trajectories).flatMap { number in
      var stream = StreamKey(seed: seed, replication: 0, entity: StreamKey.entity("screening", number))
        .stream(0)
      return trajectory(number, factors, plan.levels, &stream)
    }
  }

  private static func trajectory(
    _ number: Int, _ factors: [Factor], _ levels: Int, _ stream: inout RandomStream
  ) -> [Point] {
    var place = factors.map { _ in stream.below(levels) }
    var order = Array(factors.indices)
    for index in order.indices.reversed() { order.swapAt(index, stream.below(index + 1)) }
    var points = [
      Point(
        role: .joint(trajectory: number, step: 0, moved: nil, by: 0),
        variation: variation(factors, place, levels, "trajectory \(number + 1), start"))
    ]
    for (step, factor) in order.enumerated() {
      let isUpward = place[factor] < levels / 2
      place[factor] += isUpward ? levels / 2 : -levels / 2
      // From one word to another there is no part of a range.
      let part =
        factors[factor].range.scale == .steps ? 1 : Double(levels / 2) / Double(levels - 1)
      points.append(
        Point(
          role: .joint(
            trajectory: number, step: step + 1, moved: factor, by: isUpward ? part : -part),
          variation: variation(factors, place, levels, "trajectory \(number + 1), step \(step + 1)")))
    }
    return points
  }

  private static func variation(
    _ factors: [Factor], _ place: [Int], _ levels: Int, _ title: String
  ) -> Variation {
    Variation(
      zip(factors, place).flatMap { $0.settings($0.range.value(at: $1, of: levels)) }, title: title)
  }
}
