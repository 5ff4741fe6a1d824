// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results
import Testing

@testable import Reporting

struct ContributionsTests {
  private let cell = ResultCell(strategy: 0)

  @Test("A proportion is taken over all cases, so that shares that exclude each other add up")
  func adding() throws {
    var small = SmallTable.setups
    small.addGates(ResultCell(strategy: SmallTable.nothing))
    let comparison = Comparison(small.table)
    var sum = 0.0
    for metric in Metric.all
    where metric.name.hasPrefix("restore.stopped.") || metric.name == "restore.succeeded.share" {
      sum += try #require(comparison.estimate(cell, metric.name).value)
    }
    #expect((sum - 1).magnitude < 1e-12)
  }

  /// Cochran's ratio estimate, worked by hand: 3 of 10, 8 of 20 and 3 of 5 are 14 of 35, 0.4; residuals -1,
  /// 0, 1 over the mean of 35/3 cases have the standard deviation 3/35, and the mean a standard error of
  /// 3/35/√3.
  @Test("Its interval is that of the ratio estimate")
  func interval() throws {
    var small = SmallTable()
    small.run.replications = 3
    small.add(
      cell, "recovery.noneLost.share",
      [(3, 10), (8, 20), (3, 5)].map { hits, cases in
        Measure(numerator: 100 * hits, denominator: 100 * cases, observations: Int(100 * hits))
      })
    let estimate = Comparison(small.table).estimate(cell, "recovery.noneLost.share")
    #expect(estimate.method == .student && estimate.n == 3 && estimate.observations == 3500)
    #expect((try #require(estimate.value) - 0.4).magnitude < 1e-12)
    // Student's 97.5% point with 2 degrees of freedom.
    let margin = 4.30265273 * (3.0 / 35) / 3.0.squareRoot()
    #expect((try #require(estimate.interval).low - (0.4 - margin)).magnitude < 1e-8)
    // What one fleet sees is its own share.
    #expect(estimate.spreadLow == 0.3 && estimate.spreadHigh == 0.6)
  }

  /// Three ratios of sums worked by hand: 2 of 4, 9 of 10 and 1 of 2 are 12 of 16, 0.75; without each in turn
  /// 10/12, 3/6 and 11/14; pseudovalues 7/12, 5/4 and 19/28, whose mean is 211/252.
  @Test("A ratio is that of all sums, by the jackknife, not the mean of ratios")
  func jackknife() throws {
    var small = SmallTable()
    small.run.replications = 4
    small.add(
      cell, "user.wrongValueHours.perUserYear",
      [(2, 4), (9, 10), nil, (1, 2)].map { sums in
        sums.map { Measure(numerator: $0.0, denominator: $0.1, observations: 1) }
      })
    let estimate = Comparison(small.table).estimate(cell, "user.wrongValueHours.perUserYear")
    #expect(estimate.method == .jackknife && estimate.n == 3)
    #expect((try #require(estimate.value) - 211.0 / 252).magnitude < 1e-12)
    let pseudovalues = small.series[0].contributions(to: "mean", .ratio)
    #expect(pseudovalues[2] == nil)
    for (value, expected) in zip(pseudovalues.compactMap { $0 }, [7.0 / 12, 5.0 / 4, 19.0 / 28]) {
      #expect((value - expected).magnitude < 1e-12)
    }
  }

  @Test("A share stays between 0 and 1, whatever rounding does")
  func share() throws {
    var small = SmallTable()
    small.run.replications = 3
    small.add(
      cell, "coverage.day1",
      [(0.1, 0.1), (0.7, 0.7), (1, 1.0000001)].map {
        Measure(numerator: $0, denominator: $1, observations: 1)
      })
    let value = try #require(Comparison(small.table).estimate(cell, "coverage.day1").value)
    #expect(value <= 1 && value > 0.999999)
  }

  @Test("A difference of proportions is the difference of the two estimates")
  func difference() throws {
    var small = SmallTable()
    small.run.replications = 3
    let other = ResultCell(strategy: 1)
    for (place, hits) in [(cell, [30.0, 80, 30]), (other, [20.0, 60, 40])] {
      small.add(
        place, "recovery.noneLost.share",
        zip(hits, [100.0, 200, 50]).map {
          Measure(numerator: $0, denominator: $1, observations: Int($0))
        })
    }
    let comparison = Comparison(small.table)
    let (a, b) = (
      comparison.estimate(cell, "recovery.noneLost.share"),
      comparison.estimate(other, "recovery.noneLost.share")
    )
    let difference = comparison.difference(cell, other, "recovery.noneLost.share")
    #expect((try #require(difference.value) - (try #require(a.value) - b.value!)).magnitude < 1e-12)
  }

  @Test(
    "A quantile that some replications with cases never reach has no value; one without cases does not matter"
  )
  func quantiles() {
    var small = SmallTable()
    small.run.replications = 3
    let reached = Measure(numerator: 60, denominator: 3, observations: 3, p50: 20)
    let open = Measure(numerator: 60, denominator: 3, observations: 0, censored: 3)
    let empty = Measure(numerator: 0, denominator: 0, observations: 0)
    small.add(cell, "provisioning.familiar", [reached, nil, empty])
    let other = ResultCell(strategy: 1)
    small.add(other, "provisioning.familiar", [reached, open, reached])
    let comparison = Comparison(small.table)
    #expect(comparison.estimate(cell, "provisioning.familiar", statistic: "p50").value == 20)
    let unknown = comparison.estimate(other, "provisioning.familiar", statistic: "p50")
    #expect(unknown.value == nil && unknown.interval == nil && unknown.spreadHigh == nil && unknown.n == 2)
    #expect(unknown.observations == 6 && unknown.censored == 3)
    #expect(comparison.estimate(other, "provisioning.familiar", statistic: "mean").value == 20)
    let metric = small.table.metric(named: "provisioning.familiar")!
    let difference = comparison.difference(cell, other, metric, statistic: "p50")
    #expect(difference.value == nil && difference.spreadLow == nil && difference.n == 0)
  }
}
