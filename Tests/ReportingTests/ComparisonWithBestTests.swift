// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Testing

@testable import Reporting

struct ComparisonWithBestTests {
  private func comparison(_ columns: [[Double]], isGain: Bool = true) throws -> ComparisonWithBest? {
    var small = SmallTable()
    small.run.replications = columns[0].count
    for (strategy, values) in columns.enumerated() {
      small.add(
        ResultCell(strategy: strategy), "cost.perReplacement",
        values.map { Measure(numerator: $0, denominator: 1, observations: 1) })
    }
    let table = small.table
    let metric = try #require(table.metric(named: "cost.perReplacement"))
    let series = columns.indices.compactMap { strategy in
      table.series(ResultCell(strategy: strategy), metric: metric).map { (strategy: strategy, series: $0) }
    }
    return ComparisonWithBest(series, small.run.metrics[metric], isGain: isGain, level: 0.95)
  }

  /// Worked by hand: the residuals of three strategies over four replications are ±0.5 in the second and the
  /// third, 0 in the first: a sum of squares of 2 and a mean square of 2/6. Dunnett's two-sided
  /// constant for two rivals and 6 degrees of freedom is 2.86 (2.8628 to four digits), and the reach that
  /// times sqrt(2 · (2/6) / 4) = 0.408248.
  private static let columns: [[Double]] = [
    [10, 20, 30, 40], [9.5, 18.5, 29.5, 38.5], [4.5, 15.5, 24.5, 35.5],
  ]

  @Test("What all strategies share in a replication cancels, and the reach is that of the pooled spread")
  func reach() throws {
    let found = try #require(try comparison(Self.columns))
    #expect((found.rivals[0].reach - 2.8628 * 0.408248).magnitude < 3e-4)
    #expect(found.method == .nelsonMatejcik && found.best == 0)
    #expect((found.rivals[0].trail - 1).magnitude < 1e-9)
    // One is behind by 1, less than the reach; the other by 5 and by 4, and either may be the best.
    #expect(found.level.map(\.strategy) == [1] && found.behind.map(\.strategy) == [2])
    #expect((found.behind[0].shortfall - (4 - found.rivals[1].reach)).magnitude < 1e-9)
  }

  @Test("Where little is better the order is the other way round")
  func loss() throws {
    let found = try #require(try comparison(Self.columns, isGain: false))
    #expect(found.best == 2 && found.rivals.map(\.strategy) == [1, 0])
    #expect((found.rivals[0].trail - 4).magnitude < 1e-9)
  }

  @Test("Who lies within the reach cannot be told from the best; equal strategies never can")
  func level() throws {
    // The second trails the first by 0.2, 1, 0.2 and 1, which is no more than it swings.
    let near = [Self.columns[0], [9.8, 19, 29.8, 39], Self.columns[1], Self.columns[2]]
    #expect(try #require(try comparison(near)).level.map(\.strategy) == [1])
    let equal = [[0.1, 0.2, 0.3], [0.1, 0.2, 0.3], [0, 0.1, 0.2]]
    let found = try #require(try comparison(equal))
    #expect(found.best == 0 && found.level.map(\.strategy) == [1])
    #expect(found.behind.map(\.strategy) == [2])
  }

  @Test("One strategy or one replication is no comparison")
  func none() throws {
    #expect(try comparison([[1, 2, 3]]) == nil)
    #expect(try comparison([[1], [2]]) == nil)
  }
}
