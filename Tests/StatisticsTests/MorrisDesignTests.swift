// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Testing

@testable import Statistics

@Suite struct MorrisDesignTests {
  private static let key = StreamKey(seed: 1991, replication: 0, entity: 0)

  @Test func everyFactorMovesOnceInATrajectoryByHalfTheGrid() {
    let design = MorrisDesign(levels: [4, 4, 2, 6], trajectories: 20, key: Self.key)
    for (points, moved) in zip(design.trajectories, design.moved) {
      #expect(points.count == 5)
      #expect(moved.sorted() == [0, 1, 2, 3])
      for (step, factor) in moved.enumerated() {
        for other in 0..<4 {
          let change = (points[step + 1][other] - points[step][other]).magnitude
          let width = [2.0 / 3, 2.0 / 3, 1, 3.0 / 5][other]
          #expect((change - (other == factor ? width : 0)).magnitude < 1e-12)
        }
      }
      for point in points { #expect(point.allSatisfy { $0 >= 0 && $0 <= 1 }) }
    }
  }

  @Test func equalKeysGiveEqualDesigns() {
    let one = MorrisDesign(levels: [4, 4], trajectories: 3, key: Self.key)
    #expect(one == MorrisDesign(levels: [4, 4], trajectories: 3, key: Self.key))
    let other = StreamKey(seed: 1992, replication: 0, entity: 0)
    #expect(one != MorrisDesign(levels: [4, 4], trajectories: 3, key: other))
  }

  /// 3a - 2b + 0c: every elementary effect is the coefficient, with no spread.
  @Test func aLineHasItsCoefficients() {
    let design = MorrisDesign(levels: [4, 4, 4], trajectories: 6, key: Self.key)
    let answers = design.trajectories.map { $0.map { 3 * $0[0] - 2 * $0[1] + 7 } }
    let effects = design.effects(answers)
    for (effect, coefficient) in zip(effects, [3.0, -2, 0]) {
      #expect((effect.mean - coefficient).magnitude < 1e-12)
      #expect((effect.meanSize - coefficient.magnitude).magnitude < 1e-12)
      #expect((effect.deviation ?? 1) < 1e-12)
    }
  }

  /// Sobol's g-function on four levels: |4x - 2| is 2, 2/3, 2/3, 2, so an elementary effect has the size
  /// 2 / (1 + a) times the other factors, whose mean is (4/3 + a) / (1 + a).
  @Test func theGFunctionHasItsEffects() throws {
    let a = [0.0, 1, 4.5, 99]
    func g(_ x: [Double]) -> Double {
      zip(x, a).reduce(1) { $0 * ((4 * $1.0 - 2).magnitude + $1.1) / (1 + $1.1) }
    }
    let design = MorrisDesign(levels: [4, 4, 4, 4], trajectories: 4000, key: Self.key)
    let effects = design.effects(design.trajectories.map { $0.map(g) })
    for (factor, effect) in effects.enumerated() {
      var exact = 2 / (1 + a[factor])
      for other in a.indices where other != factor { exact *= (4.0 / 3 + a[other]) / (1 + a[other]) }
      let interval = try #require(effect.interval)
      // Four standard errors: a chance of one in 15,000 for each of four factors.
      let reach = (interval.high - interval.low) / 2 / 1.96 * 4
      #expect((effect.meanSize - exact).magnitude < reach, "factor \(factor)")
      // It goes down as often as up.
      #expect(effect.mean.magnitude < 0.1 * effect.meanSize)
    }
  }
}
