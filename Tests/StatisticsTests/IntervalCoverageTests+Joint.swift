// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Statistics

/// Intervals of procedures: those that hold several truths together, or come out of a search.
extension IntervalCoverageTests {
  static let joint: [Kind] = [
    Kind("Welch, 10 values against 20 with thrice the spread") { stream, level in
      let first = summary(sample(10, &stream) { $0.normal() })
      let second = summary(sample(20, &stream) { 3 * $0.normal() })
      let found = Equivalence(first, minus: second, margin: 1, alpha: (1 - level) / 2)
      return (found?.interval, 0)
    },
    Kind(together: "Bonferroni, 5 means of 10 values") { stream, level in
      let own = 1 - (1 - level) / 5
      return (0..<5).map { _ in (Tally(sample(10, &stream) { $0.normal() }).interval(level: own), 0) }
    },
    Kind(together: "best of 5 that spread alike, 10 replications") {
      leads(spread: [1, 1, 1, 1, 1], replications: 10, &$0, $1)
    },
    Kind(together: "best of 5, itself with twice the spread, 30 replications") {
      leads(spread: [2, 1, 1, 1, 1], replications: 30, &$0, $1)
    },
    Kind(together: "best of 5, itself with thrice the spread, 10 replications") {
      leads(spread: [3, 1, 1, 1, 1], replications: 10, &$0, $1)
    },
    Kind(together: "best of 2 equals, 10 replications") {
      leads([0, 0], spread: [1, 1], replications: 10, &$0, $1)
    },
    Kind(together: "best of 4 equals, 20 replications") {
      leads([0, 0, 0, 0], spread: [1, 1, 1, 1], replications: 20, &$0, $1)
    },
    Kind("place of a break-even, 10 replications") { (breakEven(&$0, $1), 2) },
    Kind("Morris' mean size, 8 trajectories") { (meanSize(&$0, $1), 0.5) },
    Kind("Student, stopped at 10% of the mean") { (stopped(&$0, $1), 1) },
  ]

  private static func summary(_ values: [Double]) -> Equivalence.Summary {
    let tally = Tally(values)
    return Equivalence.Summary(
      mean: tally.mean ?? 0, standardError: tally.standardError ?? 0, n: values.count)
  }

  /// Systems that share their luck.
  private static func leads(
    _ means: [Double] = [1, 0, 0, 0, 0], spread: [Double], replications: Int, _ stream: inout RandomStream,
    _ level: Double
  ) -> [Outcome] {
    let shared = sample(replications, &stream) { 5 * $0.normal() }
    let systems = zip(means, spread).map { mean, spread in
      shared.map { $0 + mean + spread * stream.normal() }
    }
    let found = MultipleComparisonsWithBest(systems, level: level)
    return means.indices.map { system in
      let rivals = means.indices.filter { $0 != system }.map { means[$0] }
      return (found?.interval(of: system), means[system] - (rivals.max() ?? 0))
    }
  }

  /// On a bent curve whose replications differ in height and slope.
  private static func breakEven(_ stream: inout RandomStream, _ level: Double) -> Interval? {
    let chance = (0..<10).map { _ in (height: 0.4 * stream.normal(), slope: 0.1 * stream.normal()) }
    var search = BreakEven(target: 4, within: 0...4, level: level)
    while let x = search.next {
      search.add(x: x, values: chance.map { x * x + $0.height + $0.slope * x })
    }
    return search.interval
  }

  /// Of the first factor of a product of two: its effect is the other, evenly on four levels.
  private static func meanSize(_ stream: inout RandomStream, _ level: Double) -> Interval? {
    let key = StreamKey(seed: UInt64(stream.below(1 << 40)), replication: 0, entity: 1)
    let design = MorrisDesign(levels: [4, 4], trajectories: 8, key: key)
    let answers = design.trajectories.map { $0.map { $0[0] * $0[1] } }
    return design.effects(answers, level: level)[0].interval
  }

  /// Of as many replications as the rule asks for.
  private static func stopped(_ stream: inout RandomStream, _ level: Double) -> Interval? {
    var rule = StoppingRule(metrics: 1, precision: 0.1)
    var tally = Tally()
    while !rule.isMet {
      let value = 1 + 0.3 * stream.normal()
      rule.take([value])
      tally.add(value)
    }
    return tally.interval(level: level)
  }
}
