// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Testing

@testable import Results

struct ResultQueriesTests {
  private static let run = RunDescription(
    scenario: "s", fingerprint: "f", seed: .max, replications: 3, start: "2026-01-05", timeZone: "UTC",
    horizonDays: 10, currency: "USD", version: "1", command: "c",
    catalog: RunDescription.Catalog(name: "n", title: "t", summary: "s"),
    strategies: [RunDescription.Strategy(name: "a", mechanisms: [])], groups: [], categories: ["Wi-Fi"],
    causes: ["planned"],
    metrics: [Metric("m", .share, .ratio, ""), Metric("t", .count, .total, "")])

  private static let table = ResultTable(
    run: run,
    series: [
      ResultTable.Series(
        cell: ResultCell(strategy: 0, category: 0), metric: 0,
        measures: [
          Measure(numerator: 1, denominator: 4, observations: 4, censored: 1), nil,
          Measure(numerator: 3, denominator: 4, observations: 4),
        ]),
      ResultTable.Series(
        cell: ResultCell(strategy: 0), metric: 1,
        measures: [Measure(numerator: 5, denominator: 0, observations: 5), nil, nil]),
    ])

  @Test("Values come by replication; a total over nothing is 0, a mean is unknown")
  func values() {
    let means = Self.table.replicationValues(strategy: "a", category: "Wi-Fi", metric: "m", statistic: "mean")
    #expect(means == [0.25, nil, 0.75])
    #expect(Self.table.replicationValues(strategy: "a", metric: "t", statistic: "total") == [5, 0, 0])
  }

  @Test("An unknown name has no values")
  func unknown() {
    #expect(Self.table.replicationValues(strategy: "b", metric: "m", statistic: "mean").isEmpty)
    #expect(Self.table.replicationValues(strategy: "a", group: "g", metric: "m", statistic: "mean").isEmpty)
    #expect(Self.table.replicationValues(strategy: "a", metric: "x", statistic: "mean").isEmpty)
  }

  @Test("Totals add up over replications")
  func totals() throws {
    let series = try #require(Self.table.series(ResultCell(strategy: 0, category: 0), metric: 0))
    #expect(series.totals == Measure(numerator: 4, denominator: 8, observations: 8, censored: 1))
  }
}
