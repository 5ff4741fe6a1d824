// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics

/// Screening of many factors with few runs: trajectories through a grid of levels, in each of which every
/// factor moves once while the others stay (Morris, Factorial sampling plans for preliminary computational
/// experiments, Technometrics 1991).
///
/// The mean of a factor's elementary effects says how much it moves the answer, their spread whether it does
/// so alone or in concert with others. The mean of their sizes (mu*) does not cancel where a factor goes both
/// ways (Campolongo, Cariboni & Saltelli, An effective screening design for sensitivity analysis of large
/// models, Environmental Modelling & Software 2007).
public struct MorrisDesign: Equatable, Sendable {
  /// One run: the level of every factor, from 0 to 1.
  public typealias Point = [Double]

  /// `trajectories[t]` has one point more than there are factors.
  public let trajectories: [[Point]]
  /// `moved[t][s]`: the factor that moves from point `s` to `s + 1`.
  public let moved: [[Int]]

  /// - Parameters:
  ///   - levels: of each factor, an even number, so that every level is left and reached as often; 4 lie at
  ///     0, 1/3, 2/3 and 1.
  ///   - trajectories: how many, at least 1.
  ///   - key: names the chance; equal keys give equal designs.
  public init(levels: [Int], trajectories count: Int, key: StreamKey) {
    precondition(
      !levels.isEmpty && levels.allSatisfy { $0 >= 2 && $0.isMultiple(of: 2) },
      "A factor has an even number of levels.")
    precondition(count >= 1, "A design has at least one trajectory.")
    var (trajectories, moved): ([[Point]], [[Int]]) = ([], [])
    for number in 0..<count {
      var stream = key.stream(0x4D_6F72_7269_73, UInt64(number))
      let order = Self.order(levels.count, &stream)
      var steps = levels.map { Self.start($0, &stream) }
      var points = [Self.point(steps, levels)]
      for factor in order {
        let jump = levels[factor] / 2
        steps[factor] += steps[factor] >= jump ? -jump : jump
        points.append(Self.point(steps, levels))
      }
      trajectories.append(points)
      moved.append(order)
    }
    (self.trajectories, self.moved) = (trajectories, moved)
  }

  /// A level from which half the grid up or down is another level.
  private static func start(_ levels: Int, _ stream: inout RandomStream) -> Int {
    let jump = levels / 2
    let low = stream.below(levels - jump)
    return stream.bernoulli(0.5) ? low : low + jump
  }

  private static func point(_ steps: [Int], _ levels: [Int]) -> Point {
    zip(steps, levels).map { Double($0) / Double($1 - 1) }
  }

  /// Fisher and Yates.
  private static func order(_ count: Int, _ stream: inout RandomStream) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, stream.below(last + 1)) }
    return order
  }
}

extension MorrisDesign {
  /// What one factor does to an answer, per unit of its range.
  public struct Effect: Equatable, Sendable {
    /// The mean of its elementary effects.
    public var mean: Double
    /// The mean of their sizes.
    public var meanSize: Double
    /// Their standard deviation; nil of one trajectory.
    public var deviation: Double?
    /// Student's, of `meanSize`, over trajectories, at least 0; nil of one trajectory.
    public var interval: Interval?
  }

  /// Elementary effects of every factor, one a trajectory.
  ///
  /// - Parameter answers: `answers[t][s]` at point `s` of trajectory `t`.
  public func elementaryEffects(_ answers: [[Double]]) -> [[Double]] {
    precondition(
      answers.count == trajectories.count && zip(answers, trajectories).allSatisfy { $0.count == $1.count },
      "A design is judged by an answer at each of its points.")
    var effects = Array(repeating: [Double](), count: trajectories[0].count - 1)
    for (trajectory, points) in trajectories.enumerated() {
      for (step, factor) in moved[trajectory].enumerated() {
        let width = points[step + 1][factor] - points[step][factor]
        let change = answers[trajectory][step + 1] - answers[trajectory][step]
        effects[factor].append(change / width)
      }
    }
    return effects
  }

  /// The effects of every factor, in their order.
  public func effects(_ answers: [[Double]], level: Double = 0.95) -> [Effect] {
    elementaryEffects(answers).map { effects in
      let (signed, sizes) = (Tally(effects), Tally(effects.map(\.magnitude)))
      let interval = sizes.interval(level: level).map {
        Interval(low: max(0, $0.low), high: $0.high, level: level)
      }
      return Effect(
        mean: signed.mean ?? 0, meanSize: sizes.mean ?? 0, deviation: signed.standardDeviation,
        interval: interval)
    }
  }
}
