// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results
import Statistics

/// One strategy minus another, on the same replications.
struct Difference: Equatable, Sendable {
  var value: Double?
  var interval: Interval?
  var spreadLow: Double?
  var spreadHigh: Double?
  /// Pairs of replications.
  var n = 0
  /// Of both strategies together.
  var observations = 0
  var censored = 0
  /// How many times as many replications independent runs would have needed.
  var varianceReduction: Double?
  /// Whether the limits are exact ones on the counts of both strategies.
  var isByCount = false

  static let nothing = Difference()

  /// Whether the interval leaves 0 out.
  var isClear: Bool {
    guard let interval else { return false }
    return interval.low > 0 || interval.high < 0
  }
}

extension Difference {
  init(
    _ left: ResultTable.Series, minus right: ResultTable.Series, _ metric: Metric, statistic: String,
    level: Double
  ) {
    let (a, b) = (left.values(of: statistic), right.values(of: statistic))
    let pairs = PairedComparison(
      left.contributions(to: statistic, metric.kind), right.contributions(to: statistic, metric.kind))
    value = pairs.meanDifference
    interval = pairs.interval(level: level)
    n = pairs.n
    if n > 0 { (spreadLow, spreadHigh) = Estimate.spread(zip(a, b).compactMap(Self.subtract)) }
    if let spreadLow, let spreadHigh, spreadHigh - spreadLow > Self.noise * Self.largest(a, b) {
      varianceReduction = pairs.varianceReduction
    }
    // Bonferroni: both limits hold together at the wanted level.
    let first = Estimate(left, metric, statistic: statistic, level: (1 + level) / 2)
    let second = Estimate(right, metric, statistic: statistic, level: (1 + level) / 2)
    observations = first.observations + second.observations
    censored = first.censored + second.censored
    if first.isByCount && second.isByCount { settle(first, second, level: level) }
  }

  /// Differences that spread less than this, relative to what is subtracted, spread by rounding alone.
  private static let noise = 1e-12

  private static func largest(_ a: [Double?], _ b: [Double?]) -> Double {
    (a + b).reduce(0) { max($0, $1?.magnitude ?? 0) }
  }

  /// Whether the differences of all pairs are the same, up to rounding.
  static func isConstant(_ a: [Double?], _ b: [Double?]) -> Bool {
    let tally = Tally(zip(a, b).compactMap(subtract))
    guard let low = tally.min, let high = tally.max else { return true }
    return high - low <= noise * largest(a, b)
  }

  /// Whether a difference is 0, up to rounding.
  static func isNothing(_ value: Double?, _ a: [Double?], _ b: [Double?]) -> Bool {
    (value ?? 0).magnitude <= noise * largest(a, b)
  }

  private static func subtract(_ a: Double?, _ b: Double?) -> Double? {
    guard let a, let b else { return nil }
    return a - b
  }

  /// Where both sides are known by a few events, paired means would say 0 ± 0; their limits say how little is
  /// known.
  private mutating func settle(_ first: Estimate, _ second: Estimate, level: Double) {
    guard let a = first.value, let b = second.value, let inA = first.interval, let inB = second.interval
    else { return }
    value = a - b
    interval = Interval(low: inA.low - inB.high, high: inA.high - inB.low, level: level)
    varianceReduction = nil
    isByCount = true
  }
}
