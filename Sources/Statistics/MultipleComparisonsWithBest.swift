// SPDX-License-Identifier: GPL-3.0-or-later

/// The best of several systems that were run on the same replications: who may be best, and by how much each
/// leads or trails the best of the others, all at one confidence.
///
/// All of it follows from one event: that the differences of the true best from every other lie within their
/// reach, on either side (Edwards & Hsu, Multiple comparisons with the best treatment, Journal of the
/// American Statistical Association 1983). Which one that is, nobody knows; so what is said holds for each
/// that it may be. One side would do for naming the best, but not for saying by how much the others trail.
///
/// Where differences spread alike, after Nelson & Matejcik (Using common random numbers for indifference-zone
/// selection and multiple comparisons in simulation, Management Science 1995): one spread is taken from all
/// pairs together, after what a replication does to all systems (sphericity). That is too short for a pair
/// that swings more than the others; so unless an F test at 10% finds the largest and the smallest variance
/// of a pair alike, each keeps its own, and the error is shared out among them (Bonferroni).
public struct MultipleComparisonsWithBest: Equatable, Sendable {
  public enum Method: Equatable, Sendable { case nelsonMatejcik, bonferroni }

  /// A difference smaller than this beside the values is rounding.
  private static let noise = 1e-12

  public let method: Method
  /// The mean of each system.
  public let means: [Double]
  public let level: Double
  /// Those that cannot be told from the best, the best seen among them.
  public let mayBeBest: [Int]
  /// Half the length of the interval of the difference of two systems; the same for both orders.
  private let reaches: [[Double]]

  /// - Parameter systems: `systems[system][replication]`, larger is better.
  /// - Returns: nil for fewer than two systems or two replications.
  public init?(_ systems: [[Double]], level: Double) {
    precondition(level > 0 && level < 1, "A confidence level lies strictly between 0 and 1.")
    precondition(systems.allSatisfy { $0.count == systems[0].count }, "Systems share their replications.")
    guard systems.count > 1, systems[0].count > 1 else { return nil }
    let means = systems.map { Tally($0).mean ?? 0 }
    self.means = means
    self.level = level
    let errors = systems.map { one in systems.map { PairedComparison(one, $0).standardError ?? 0 } }
    let (others, n) = (systems.count - 1, systems[0].count)
    method = Self.isUneven(errors, n) ? .bonferroni : .nelsonMatejcik
    let least = Self.noise * systems.joined().reduce(0) { max($0, $1.magnitude) }
    let reaches: [[Double]]
    switch method {
    case .nelsonMatejcik:
      let pooled = (2 * Self.residual(systems, means) / Double(n)).squareRoot()
      let reach = Dunnett.criticalValue(others: others, freedom: others * (n - 1), level: level) * pooled
      reaches = errors.map { $0.map { _ in max(reach, least) } }
    case .bonferroni:
      let quantile = GSL.studentQuantile(1 - (1 - level) / Double(2 * others), df: Double(n - 1))
      reaches = errors.map { $0.map { max(quantile * $0, least) } }
    }
    self.reaches = reaches
    mayBeBest = means.indices.filter { one in
      means.indices.allSatisfy { $0 == one || means[one] - means[$0] + reaches[one][$0] >= 0 }
    }
  }

  /// By the ratio of the largest to the smallest variance of a pair.
  private static func isUneven(_ errors: [[Double]], _ n: Int) -> Bool {
    let pairs = errors.indices.flatMap { one in errors[one][(one + 1)...] }
    let (low, high) = (pairs.min() ?? 0, pairs.max() ?? 0)
    return high * high > low * low * GSL.fQuantile(0.9, numerator: Double(n - 1), denominator: Double(n - 1))
  }

  /// The mean square of what is left of the values after systems and replications.
  private static func residual(_ systems: [[Double]], _ means: [Double]) -> Double {
    let rows = systems[0].indices.map { row in
      systems.reduce(0) { $0 + $1[row] } / Double(systems.count)
    }
    let grand = means.reduce(0, +) / Double(means.count)
    var sum = 0.0
    for (system, mean) in zip(systems, means) {
      for (value, row) in zip(system, rows) {
        let rest = value - mean - row + grand
        sum += rest * rest
      }
    }
    return sum / Double((systems.count - 1) * (rows.count - 1))
  }

  /// Position of the best seen; the first of equals.
  public var best: Int { means.indices.max { means[$0] < means[$1] } ?? 0 }

  /// Half the length of the interval of a difference.
  public func reach(_ system: Int, _ other: Int) -> Double { reaches[system][other] }

  /// The least by which a system is known to be worse than whichever is best; 0 where it may be that itself,
  /// or where it is not, but nothing is known of how far it trails.
  public func shortfall(of system: Int) -> Double {
    guard !mayBeBest.contains(system) else { return 0 }
    return max(0, mayBeBest.map { means[$0] - means[system] - reaches[system][$0] }.min() ?? 0)
  }

  /// Of the true mean of a system minus that of the best of the others: all above 0 where it is known to be
  /// better than each of them, all below where it is known to be worse than whichever is best.
  public func interval(of system: Int) -> Interval {
    let rivals = mayBeBest.filter { $0 != system }
    let farthest = rivals.map { means[system] - means[$0] - reaches[system][$0] }.min()
    guard mayBeBest.contains(system) else {
      return Interval(low: farthest ?? 0, high: -shortfall(of: system), level: level)
    }
    let others = means.indices.filter { $0 != system }
    let lead = others.map { means[system] - means[$0] - reaches[system][$0] }.min() ?? 0
    let most = others.map { means[system] - means[$0] + reaches[system][$0] }.min() ?? 0
    return Interval(low: farthest ?? max(0, lead), high: most, level: level)
  }
}
