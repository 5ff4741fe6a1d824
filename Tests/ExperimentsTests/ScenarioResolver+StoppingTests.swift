// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Experiments

@Suite struct ScenarioResolverStoppingTests {
  private func run(_ more: String) throws -> RunParameters {
    try readFixture(fixtureBase + more).run
  }

  @Test func aFixedNumberUnlessAPrecisionIsWanted() throws {
    let fixed = try run("")
    #expect(fixed.stopping == nil && fixed.mostReplications == 30)
    #expect(fixed.declared.map(\.metric).first == "coverage.day1")
    let text = fixtureBase.replacing("2026-01-05}", with: "2026-01-05, precision: 2%, atMost: 50}")
    let stopping = try readFixture(text).run
    #expect(stopping.stopping == StoppingParameters(precision: 0.02, atMost: 50))
    #expect(stopping.mostReplications == 50 && stopping.replications == 30)
  }

  @Test("What is declared is listed, or expected, each once")
  func declared() throws {
    let expect = """
      expect:
        - "coverage.day1.mean [backup; group=office] - coverage.day1.mean [nothing; group=office] > 5%"
        - "replacement.count.total [nothing] >= 10"
      """
    let expected = try run(expect).declared
    #expect(expected.map(\.metric) == ["coverage.day1", "replacement.count"])
    #expect(expected[0].group == "office" && expected[1].group == nil && expected[1].statistic == "total")
    let listed = fixtureBase.replacing(
      "2026-01-05}", with: "2026-01-05, declared: [provisioning.familiar.p90, provisioning.familiar.p90]}")
    #expect(
      try readFixture(listed + expect).run.declared == [
        .init(metric: "provisioning.familiar", statistic: "p90")
      ])
  }

  @Test func mistakes() {
    let text = fixtureBase.replacing(
      "2026-01-05}", with: "2026-01-05, precision: 0%, declared: [coverage.day1, nonsense.mean]}")
    #expect(issues(text).map(\.code) == ["E312", "E503", "E502"])
    let few = fixtureBase.replacing("2026-01-05}", with: "2026-01-05, precision: 2%, atMost: 20}")
    #expect(
      issues(few).filter { $0.severity == .error }.map(\.sentence) == [
        "at most 20 replications are fewer than the 30 that are played anyway"
      ])
    // The rule judges from the tenth on and looks five ahead: 14 could never meet it.
    let never = fixtureBase.replacing(
      "2026-01-05}", with: "2026-01-05, replications: 10, precision: 2%, atMost: 14}")
    #expect(issues(never).map(\.code) == ["E312"])
  }

  @Test("The fingerprint knows where a run may stop, and what it depends on then")
  func fingerprint() throws {
    let plain = try readFixture(fixtureBase).fingerprint
    let expect = "expect: [\"replacement.count.total [nothing] >= 10\"]\n"
    #expect(try readFixture(fixtureBase + expect).fingerprint == plain)
    let stopping = fixtureBase.replacing("2026-01-05}", with: "2026-01-05, precision: 2%}")
    let precise = try readFixture(stopping).fingerprint
    #expect(precise != plain)
    #expect(try readFixture(stopping + expect).fingerprint != precise)
  }
}
