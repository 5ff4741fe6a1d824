// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import Experiments

/// The formulas against a way of their own, and the rows in small; in full they run in the release checks.
@Suite struct ClosedFormQueuesTests {
  /// The stationary distribution of the birth and death chain of callers at the desk, state by state.
  private static func chain(servers: Int, load: Double) -> (waits: Double, meanWait: Double) {
    var weight = 1.0
    var (all, waiting, queue) = (0.0, 0.0, 0.0)
    for state in 0..<2_000 {
      all += weight
      if state >= servers {
        waiting += weight
        queue += weight * Double(state - servers)
      }
      weight *= load / Double(min(state + 1, servers))
    }
    // Little: what waits on average, over the arrival rate, in units of a handling time.
    return (waiting / all, queue / all / load)
  }

  @Test(arguments: [(1, 0.6), (2, 1), (3, 2.25), (3, 0.1), (10, 9.5)])
  func erlangsFormulaIsThatOfTheChain(servers: Int, load: Double) {
    let chain = Self.chain(servers: servers, load: load)
    let formula = ClosedForm.erlangC(servers: servers, load: load)
    #expect((formula - chain.waits).magnitude < 1e-12)
    #expect((formula / (Double(servers) - load) - chain.meanWait).magnitude < 1e-12)
  }

  /// One server is busy for its utilisation; two at half, a third of the calls wait.
  @Test func erlangsFormulaWhereItIsKnown() {
    #expect((ClosedForm.erlangC(servers: 1, load: 0.6) - 0.6).magnitude < 1e-15)
    #expect((ClosedForm.erlangC(servers: 2, load: 1) - 1.0 / 3).magnitude < 1e-15)
  }

  /// Within four standard errors, and far from a formula that is off by a fifth.
  private static func holds(_ samples: [ClosedForm.Sample], _ theory: Double) {
    let (value, error) = Verification.ratio(samples.filter { $0.denominator > 0 })
    #expect((value - theory).magnitude < 4 * error, "\(value) ± \(error), not \(theory)")
    #expect(4 * error < 0.2 * theory, "\(error) is too coarse")
  }

  @Test func callsWaitAsErlangSays() {
    let calls = PoissonCalls(agents: 2, load: 1, handling: .minutes(12))
    // A third of the calls waits, for 12 minutes on average.
    Self.holds(calls.cycles(calls: 60_000) { $0 > .zero ? 1 : 0 }, 1.0 / 3)
    Self.holds(calls.cycles(calls: 60_000) { $0.inMinutes }, 4)
  }

  @Test func downloadsShareTheirLink() {
    Self.holds(PoissonDownloads(meanSeconds: 10, utilisation: 0.5).cycles(downloads: 40_000), 20)
    Self.holds(
      PoissonDownloads(meanSeconds: 10, utilisation: 0.5, marked: 30).cycles(downloads: 40_000), 60)
  }

  /// The samples are whole stretches between idle queues, and hold every case but those of the last.
  @Test func aStretchBeginsAtAnIdleQueue() {
    let calls = PoissonCalls(agents: 1, load: 0.5, handling: .minutes(1))
    let samples = calls.cycles(calls: 1_000) { $0 > .zero ? 1 : 0 }
    // One server: the first of a stretch does not wait, all others do.
    for sample in samples.dropFirst() { #expect(sample.numerator == sample.denominator - 1) }
    #expect(samples.count > 300)
    #expect(samples.reduce(0) { $0 + $1.denominator } > 950)
  }

  @Test func theRowsStandInTheTable() {
    let rows = ClosedForm.all.filter { $0.name.hasPrefix("8") }
    #expect(rows.map(\.name) == ["8a", "8b", "8c", "8d"])
    #expect(rows.allSatisfy { !$0.isExact })
    #expect((rows[0].theory - 0.5678).magnitude < 1e-4)
    #expect((rows[2].theory, rows[3].theory) == (25, 50))
  }
}
