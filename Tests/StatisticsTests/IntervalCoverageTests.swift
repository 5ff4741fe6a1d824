// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Numerics
import Statistics
import Testing

/// How often each interval holds a truth that is known exactly. The table of `Intervals.md` says how often it
/// should; another kind is a row there and one here.
@Suite struct IntervalCoverageTests {
  typealias Outcome = (interval: Interval?, truth: Double)

  /// One experiment, repeated with other numbers each time.
  struct Kind: Sendable, CustomTestStringConvertible {
    let name: String
    /// Intervals that are to hold their truths together, mostly one.
    let experiment: @Sendable (inout RandomStream, _ level: Double) -> [Outcome]
    var testDescription: String { name }

    init(
      _ name: String, _ experiment: @escaping @Sendable (inout RandomStream, Double) -> Outcome
    ) {
      self.init(together: name) { [experiment(&$0, $1)] }
    }

    init(
      together name: String, _ experiment: @escaping @Sendable (inout RandomStream, Double) -> [Outcome]
    ) {
      (self.name, self.experiment) = (name, experiment)
    }

    /// The share of experiments whose intervals hold their truths; one without an interval does not.
    func coverage(level: Double, experiments: Int) -> Double {
      let key = StreamKey.entity(name, 0)
      let held = (0..<experiments).count { number in
        var stream = StreamKey(seed: 1958, replication: number, entity: key).stream(1)
        return experiment(&stream, level).allSatisfy { interval, truth in
          interval.map { $0.low <= truth && truth <= $0.high } ?? false
        }
      }
      return Double(held) / Double(experiments)
    }
  }

  static let kinds = single + joint

  private static let single: [Kind] = [
    Kind("Student, 10 normal values") { (Tally(sample(10, &$0) { $0.normal() }).interval(level: $1), 0) },
    Kind("Student, 10 exponential values") {
      (Tally(sample(10, &$0) { $0.exponential() }).interval(level: $1), 1)
    },
    Kind("Student, 101 exponential values") {
      (Tally(sample(101, &$0) { $0.exponential() }).interval(level: $1), 1)
    },
    Kind("paired difference, 10 pairs") { (pairedDifference(&$0, $1), 1) },
    Kind("jackknife, 10 replications of 20 cases") { (ratio(cases: 20, replications: 10, &$0, $1), 1) },
    Kind("jackknife, 10 replications of 2 cases") { (ratio(cases: 2, replications: 10, &$0, $1), 1) },
    Kind("jackknife, 40 replications of 2 cases") { (ratio(cases: 2, replications: 40, &$0, $1), 1) },
    Kind("Garwood, 3 events expected") {
      (Interval.poissonRate(count: $0.poisson(mean: 3), exposure: 1, level: $1), 3)
    },
    Kind("Garwood, 20 events expected") {
      (Interval.poissonRate(count: $0.poisson(mean: 20), exposure: 1, level: $1), 20)
    },
    Kind("Clopper-Pearson, 50 trials of 10%") {
      (Interval.clopperPearson(successes: successes(of: 50, 0.1, &$0), trials: 50, level: $1), 0.1)
    },
    Kind("Wilson, 50 trials of 20%") {
      (Interval.wilson(successes: successes(of: 50, 0.2, &$0), trials: 50, level: $1), 0.2)
    },
    Kind("order statistics, median of 20") {
      (Interval.orderStatistics(sample(20, &$0) { $0.exponential() }, quantile: 0.5, level: $1), ln2)
    },
    Kind("order statistics, 90% point of 100") {
      let values = sample(100, &$0) { $0.exponential() }
      return (Interval.orderStatistics(values, quantile: 0.9, level: $1), ln10)
    },
    Kind("one further exponential value, after 60") {
      let values = sample(61, &$0) { $0.exponential() }
      return (Interval.ofAnother(Array(values.dropLast()), level: $1), values[60])
    },
    Kind("sectioning, 90% point, 10 sections of 50") { (sectioned(sections: 10, of: 50, &$0, $1), ln10) },
    Kind("Student, 90% points of 10 replications of 50") { (pointwise(of: 50, &$0, $1), ln10) },
    Kind("Student, 90% points of 10 replications of 500") { (pointwise(of: 500, &$0, $1), ln10) },
    Kind("Kaplan-Meier share, 100 cases") {
      let share = Elementary.exp(-survivalLimit / meanLife)
      return (survival(100, &$0).shareInterval(after: survivalLimit - 1, level: $1), share)
    },
    Kind("Kaplan-Meier share, 25 cases") {
      let share = Elementary.exp(-survivalLimit / meanLife)
      return (survival(25, &$0).shareInterval(after: survivalLimit - 1, level: $1), share)
    },
    Kind("Kaplan-Meier median, 100 cases") {
      (survival(100, &$0).quantileInterval(0.5, level: $1), meanLife * ln2)
    },
    Kind("restricted mean, 100 cases") {
      let truth = meanLife * (1 - Elementary.exp(-survivalLimit / meanLife))
      return (survival(100, &$0).restrictedMeanInterval(upTo: survivalLimit, level: $1), truth)
    },
  ]

  // MARK: Samples whose truth is known

  static let ln2 = 0.693147180559945
  private static let ln10 = 2.302585092994046
  private static let meanLife = 480.0
  /// Where a bin of histograms begins, so that the share before it is exact.
  private static let survivalLimit = 512.0

  static func sample(
    _ n: Int, _ stream: inout RandomStream, _ draw: (inout RandomStream) -> Double
  ) -> [Double] {
    (0..<n).map { _ in draw(&stream) }
  }

  private static func successes(of trials: Int, _ p: Double, _ stream: inout RandomStream) -> Int {
    var count = 0
    for _ in 0..<trials where stream.bernoulli(p) { count += 1 }
    return count
  }

  /// Pairs that share most of their luck, and differ by 1 and some luck of their own.
  private static func pairedDifference(_ stream: inout RandomStream, _ level: Double) -> Interval? {
    let shared = sample(10, &stream) { 5 * $0.exponential() }
    let first: [Double?] = shared.map { $0 + 1 + stream.normal() }
    let second: [Double?] = shared.map { $0 + stream.normal() }
    return PairedComparison(first, second).interval(level: level)
  }

  /// Exponential times of cases by the cases, whose number is Poisson.
  private static func ratio(
    cases: Int, replications: Int, _ stream: inout RandomStream, _ level: Double
  ) -> Interval? {
    let parts: [Jackknife.Part?] = (0..<replications).map { _ in
      let count = stream.poisson(mean: Double(cases))
      return (sample(count, &stream) { $0.exponential() }.reduce(0, +), Double(count))
    }
    return Tally(Jackknife.pseudovalues(parts).compactMap { $0 }).interval(level: level)
  }

  private static func sectioned(
    sections: Int, of size: Int, _ stream: inout RandomStream, _ level: Double
  ) -> Interval? {
    let parts = (0..<sections).map { _ in sample(size, &stream) { $0.exponential() } }
    return Interval.sectioning(
      estimate: point(parts.flatMap { $0 }), sections: parts.map(point), level: level)
  }

  /// As reports do it: each replication has its own quantile.
  private static func pointwise(
    of size: Int, _ stream: inout RandomStream, _ level: Double
  ) -> Interval? {
    Tally((0..<10).map { _ in point(sample(size, &stream) { $0.exponential() }) }).interval(level: level)
  }

  /// The 90% point of values as large as microseconds are, as reports have it.
  private static func point(_ values: [Double]) -> Double {
    var histogram = Histogram()
    for value in values { histogram.add(Int64(1e6 * value)) }
    return (histogram.quantile(0.9) ?? 0) / 1e6
  }

  /// Exponential lives, each watched for an even time; more than a third are censored.
  private static func survival(_ cases: Int, _ stream: inout RandomStream) -> Survival {
    var (events, censored) = (Histogram(), Histogram())
    for _ in 0..<cases {
      let life = meanLife * stream.exponential()
      let watched = 2.5 * meanLife * stream.uniform()
      if life <= watched { events.add(Int64(life)) } else { censored.add(Int64(watched)) }
    }
    return Survival(events: events, censored: censored)
  }

  // MARK: Tests

  /// The measured coverage of each kind, in percent, from the page's table.
  private static let documented: [(name: String, percent: Double)] = {
    let page = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Statistics/Statistics.docc/Intervals.md")
    let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3, let percent = Double(cells[1]) else { return nil }
      return (cells[0], percent)
    }
  }()

  /// `ROAMBACK_LARGE=1` asks for enough to find a point and a half missing.
  private static let experiments =
    ProcessInfo.processInfo.environment["ROAMBACK_LARGE"] == "1" ? 2000 : 400
  /// In percentage points: 3.3 standard errors at 95%, 1.6 for 2,000 experiments.
  private static let tolerance = 330 * (0.95 * 0.05 / Double(experiments)).squareRoot()

  @Test func thePageHasARowForEachKind() {
    #expect(Self.documented.map(\.name) == Self.kinds.map(\.name))
  }

  @Test(arguments: kinds) func coverageIsWhatThePageSays(kind: Kind) throws {
    let percent = try #require(Self.documented.first { $0.name == kind.name }?.percent)
    let measured = 100 * kind.coverage(level: 0.95, experiments: Self.experiments)
    #expect((measured - percent).magnitude <= Self.tolerance, "\(measured)%")
  }

  /// The same experiment tells an interval that says 95% and is one of 80%.
  @Test(arguments: kinds) func anIntervalThatIsTooShortIsTold(kind: Kind) throws {
    let percent = try #require(Self.documented.first { $0.name == kind.name }?.percent)
    let measured = 100 * kind.coverage(level: 0.8, experiments: 500)
    #expect(measured < percent - 1.6, "\(measured)%")
  }
}
