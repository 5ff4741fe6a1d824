// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Reporting
@testable import Results

@Suite struct StoppingSentenceTests {
  private func sentence(
    isPrecise: Bool?, last: String = "", halfWidth: Double? = nil, unseen: [String] = [],
    unvaried: [String] = []
  ) -> String? {
    var stopping = RunDescription.Stopping(
      precision: 0.02, atLeast: 10, atMost: 200, declared: ["coverage.day1.mean", "helpDesk.wait.p95"])
    stopping.isPrecise = isPrecise
    (stopping.last, stopping.halfWidth) = (last, halfWidth)
    (stopping.unseen, stopping.unvaried) = (unseen, unvaried)
    return stopping.sentence(replications: 42)?.plainText
  }

  @Test func nothingBeforeTheEnd() { #expect(sentence(isPrecise: nil) == nil) }

  @Test func anEndByItself() {
    #expect(
      sentence(isPrecise: true, last: "helpDesk.wait.p95 [both]", halfWidth: 0.0199) == """
        The run stopped after 42 replications (at least 10 and at most 200 were allowed): half the interval of \
        each declared measure was at most 2% of its mean under every strategy, and stayed so over the next \
        five. Declared: coverage.day1.mean and helpDesk.wait.p95. The one that held it up last was \
        helpDesk.wait.p95 [both].
        """)
    #expect(sentence(isPrecise: true)?.hasSuffix("None of them held the run up.") == true)
  }

  @Test("A measure that is 0 everywhere, or was never seen, is not passed over")
  func silent() {
    let text = sentence(isPrecise: true, unseen: ["a.mean [x]"], unvaried: (1...8).map { "b.mean [\($0)]" })
    #expect(
      text?.contains(" Without a case in any replication, so nothing is known of them: a.mean [x].") == true)
    #expect(
      text?.hasSuffix(
        " The same in every replication, so that they held nothing up: b.mean [1], b.mean [2], b.mean [3], "
          + "b.mean [4], b.mean [5], b.mean [6] and 2 more.") == true)
  }

  @Test func anEndForced() {
    let reached = sentence(isPrecise: false, halfWidth: 0.0512)
    #expect(reached?.contains("more than 2% of its mean, 5.1% for the least precise one. Declared") == true)
    let none = sentence(isPrecise: false, last: "a.mean [x]")
    #expect(none?.contains("is more than 2% of its mean. Declared") == true)
    // Precise at the end, but not yet for long enough.
    let late = sentence(isPrecise: false, halfWidth: 0.015)
    #expect(late?.contains("is at most 2% of its mean, but has not been so long enough") == true)
  }
}
