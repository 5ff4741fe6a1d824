// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Synchronization

/// The best of several systems that were run on the same replications: who may be best, and by how much each
/// leads or trails the best of the others, all at one confidence.
///
/// Multiple comparisons with the best under common random numbers (Nelson & Matejcik, Using common random
/// numbers for indifference-zone selection and multiple comparisons in simulation, Management Science 1995).
/// The spread of a difference is taken from all pairs together, after what a replication does to all systems
/// (sphericity); a pair that swings more than the others makes it a little too short, which the procedure was
/// shown to bear.
public struct NelsonMatejcik: Equatable, Sendable {
  /// The mean of each system minus the largest mean of the others.
  public let leads: [Double]
  /// Half the length of the interval of every lead, at the level asked for all of them together.
  public let reach: Double
  public let level: Double
  private let n: Int

  /// - Parameter systems: `systems[system][replication]`, larger is better.
  /// - Returns: nil for fewer than two systems or two replications.
  public init?(_ systems: [[Double]], level: Double) {
    precondition(level > 0 && level < 1, "A confidence level lies strictly between 0 and 1.")
    let freedom = (systems.count - 1) * ((systems.first?.count ?? 0) - 1)
    guard freedom > 0 else { return nil }
    self.init(
      systems, reaching: Self.criticalValue(others: systems.count - 1, freedom: freedom, level: level),
      level: level)
  }

  /// With the critical value known, which depends on the numbers of systems and replications alone.
  init?(_ systems: [[Double]], reaching quantile: Double, level: Double) {
    precondition(systems.allSatisfy { $0.count == systems[0].count }, "Systems share their replications.")
    guard systems.count > 1, systems[0].count > 1 else { return nil }
    let means = systems.map { Tally($0).mean ?? 0 }
    leads = means.indices.map { system in
      means[system] - (means.indices.filter { $0 != system }.map { means[$0] }.max() ?? 0)
    }
    n = systems[0].count
    self.level = level
    reach = quantile * (2 * Self.residual(systems, means) / Double(n)).squareRoot()
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
  public var best: Int { leads.indices.max { leads[$0] < leads[$1] } ?? 0 }

  /// Those that cannot be told from the best, the best seen among them.
  public var mayBeBest: [Int] { leads.indices.filter { leads[$0] + reach >= 0 } }

  /// Of the lead of a system over the best of the others: it holds 0 unless the system is known to be best, or
  /// known not to be.
  public func interval(of system: Int) -> Interval {
    Interval(low: min(0, leads[system] - reach), high: max(0, leads[system] + reach), level: level)
  }

  /// How many replications choose a system that is at most `zone` worse than the best, with the level's
  /// probability, judged by the spread seen so far.
  public func replications(forIndifferenceZone zone: Double) -> Int {
    precondition(zone > 0, "An indifference zone is wider than nothing.")
    let ratio = reach / zone
    return max(n, Int((Double(n) * ratio * ratio).rounded(.up)))
  }
}

extension NelsonMatejcik {
  /// What the largest of `others` equicorrelated t variables (correlation one half) stays below with the
  /// given probability: Dunnett's one-sided constant (A multiple comparison procedure for comparing several
  /// treatments with a control, Journal of the American Statistical Association 1955).
  ///
  /// - Parameter freedom: degrees of freedom of the common variance, at least `others`, as it always is here:
  ///   with less the tails are too long for the few points at which they are looked at.
  public static func criticalValue(others: Int, freedom: Int, level: Double) -> Double {
    precondition(others >= 1 && freedom >= others, "Replications leave a freedom for each other system.")
    if others == 1 { return GSL.studentQuantile(level, df: Double(freedom)) }
    let key = Key(others: others, freedom: freedom, level: level)
    if let known = known.withLock({ $0[key] }) { return known }
    let scales = scales(freedom)
    // One comparison needs less; as many independent ones would need more.
    var low = GSL.studentQuantile(level, df: Double(freedom))
    var high = GSL.studentQuantile(1 - (1 - level) / Double(others), df: Double(freedom))
    while high - low > 5e-4 {
      let middle = (low + high) / 2
      if probability(middle, others, scales) < level { low = middle } else { high = middle }
    }
    let value = rounded9(high)
    known.withLock { $0[key] = value }
    return value
  }

  private struct Key: Hashable {
    var others: Int
    var freedom: Int
    var level: Double
  }

  /// A report asks for the same few again and again. Looked up and never iterated.
  private static let known = Mutex<[Key: Double]>([:])

  private static let normalSteps = (-12...12).map { Double($0) / 2 }
  private static let normalWeights = normalSteps.map { Elementary.exp(-$0 * $0 / 2) }

  /// P(max ≤ c): given the common part `z` of the means and the estimated scale, systems are independent. The
  /// trapezoid rule of a smooth function that vanishes at both ends converges faster than any power.
  private static func probability(
    _ c: Double, _ others: Int, _ scales: [(scale: Double, weight: Double)]
  ) -> Double {
    var (sum, weights) = (0.0, 0.0)
    for (scale, weight) in scales {
      for (z, density) in zip(normalSteps, normalWeights) {
        let each = 1 - GSL.normalTail(z + 2.0.squareRoot() * c * scale)
        var product = 1.0
        for _ in 0..<others { product *= each }
        sum += weight * density * product
        weights += weight * density
      }
    }
    return sum / weights
  }

  /// Points of the distribution of the estimated over the true standard deviation, with their densities up to
  /// a factor.
  private static func scales(_ freedom: Int) -> [(scale: Double, weight: Double)] {
    let df = Double(freedom)
    let spread = 1 / (2 * df).squareRoot()
    // With little freedom the scale is anywhere; with more the curve is as good as normal.
    let (steps, tail) = freedom < 8 ? (120, 12.0) : (24, 6.0)
    let (low, high) = (max(0, 1 - 5 * spread), 1 + tail * spread)
    return (1...steps).map { step in
      let s = low + (high - low) * Double(step) / Double(steps)
      return (s, Elementary.exp((df - 1) * Elementary.log(s) - df * (s * s - 1) / 2))
    }
  }
}
