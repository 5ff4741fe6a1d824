// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Experiments

@Suite struct ScenarioFileSensitivityTests {
  @Test func whatIsNotSaidIsTheDefault() throws {
    #expect(try readFixture(fixtureBase).sensitivity == nil)
    #expect(try readFixture(fixtureBase + "sensitivity:\n").sensitivity == SensitivityPlan())
    let plan = try readFixture(
      fixtureBase
        + "sensitivity: {users: 50, replications: 3, trajectories: 0, levels: 6, measures: [coverage.day1]}\n"
    ).sensitivity
    #expect(
      plan
        == SensitivityPlan(
          users: 50, replications: 3, trajectories: 0, levels: 6, measures: ["coverage.day1"]))
  }

  @Test func itChangesNoResult() throws {
    let print = try readFixture(fixtureBase).fingerprint
    let sensitivity = "sensitivity: {users: 50, ranges: {restore.accepts: [10%, 20%]}}\n"
    #expect(try readFixture(fixtureBase + sensitivity).fingerprint == print)
  }

  private static let mistakes: [(text: String, line: String)] = [
    ("[1]", "s.yaml:4:14: error[E205]: a map is expected here, not a list"),
    ("{user: 5}", "s.yaml:4:15: error[E201]: there is no `user` here"),
    ("{users: 0}", "s.yaml:4:22: error[E312]: `0` is not from 1 to 10000000"),
    ("{replications: 1}", "s.yaml:4:29: error[E312]: `1` is not from 2 to 10000"),
    ("{levels: 5}", "s.yaml:4:23: error[E412]: the number of levels is even"),
    ("{measures: [coverage]}", "s.yaml:4:26: error[E502]: there is no measure `coverage`"),
    (
      "{ranges: 5}",
      "s.yaml:4:23: error[E205]: `ranges` is a map of paths and their values, not a single value"
    ),
    (
      "{ranges: {run.seed: [1, 2]}}",
      "s.yaml:4:24: error[E412]: `run.seed` cannot be varied: every point shares it"
    ),
    (
      "{ranges: {restore.accepts: 50%}}",
      "s.yaml:4:41: error[E412]: the range of `restore.accepts` is a list of two to 8 values"
    ),
    ("{ranges: {restore.acepts: [1%, 2%]}}", "s.yaml:4:32: error[E201]: there is no `acepts` in `restore`"),
    (
      "{ranges: {restore.accepts: [1%, 2]}}",
      "s.yaml:4:46: error[E302]: `2` is a share without a percent sign"
    ),
  ]

  @Test func allMistakesAreNamedTogether() {
    let text = "sensitivity: {users: 0, levels: 3, ranges: {restore.acepts: [1%, 2%], run.seed: [1, 2]}}\n"
    let errors = issues(fixtureBase + text).filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["E312", "E412", "E201", "E412"])
    let elsewhere = issues(fixtureBase + "repiar: {}\n" + text).filter { $0.severity == .error }
    #expect(elsewhere.map(\.code) == ["E201", "E312", "E412", "E412"])
  }

  @Test(arguments: mistakes.indices)
  func mistakesAreNamedOnce(_ index: Int) {
    let (text, line) = Self.mistakes[index]
    let errors = issues(fixtureBase + "sensitivity: \(text)\n").filter { $0.severity == .error }
    #expect(errors.map(\.headline) == [line])
  }
}
