// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Experiments

@Suite struct ScenarioFileSweepTests {
  private static let base = fixtureBase + "strategies: {backup: {}, nothing: {}}\n"

  private func names(_ sweep: String) throws -> [String] {
    try readFixture(Self.base + sweep).strategies.filter { $0.name.hasPrefix("backup") }
      .sorted { ($0.variation?.number ?? 0) < ($1.variation?.number ?? 0) }.map(\.name)
  }

  @Test func aGridHasEveryCombinationBesideTheScenarioItself() throws {
    let sweep = "sweep: {backup.cadence: [4 days, 16 days], restore.accepts: [50%, 60%]}\n"
    #expect(
      try names(sweep) == [
        "backup",
        "backup @ backup.cadence=4 days, restore.accepts=50%",
        "backup @ backup.cadence=4 days, restore.accepts=60%",
        "backup @ backup.cadence=16 days, restore.accepts=50%",
        "backup @ backup.cadence=16 days, restore.accepts=60%",
      ])
  }

  @Test("What is expected of a point that is the scenario itself is expected of the scenario")
  func thePointThatIsTheScenario() throws {
    let scenario = try readFixture(
      Self.base + """
        sweep: {backup.cadence: [4 days, 8 days]}
        expect:
          - "coverage.day1.mean [backup @ backup.cadence=8 days] - coverage.day1.mean [nothing] > 10%"
          - "coverage.day1.mean [nothing @ backup.cadence=4 days] < 10%"

        """)
    #expect(scenario.expectations.map(\.left.strategy) == ["backup", "nothing @ backup.cadence=4 days"])
    #expect(scenario.expectations[0].right?.strategy == "nothing")
    #expect(scenario.expectations[0].text.contains("cadence=8 days"))
  }

  @Test func aMistakeElsewhereTakesNoPointAway() {
    let text =
      Self.base + "sweep: {backup.cadence: [4 days]}\nrepiar: {}\n"
      + "expect: [\"coverage.day1.mean [backup @ backup.cadence=4 days] > 10%\"]\n"
    #expect(issues(text).filter { $0.severity == .error }.map(\.code) == ["E201"])
  }

  @Test("Without its points, what is expected of them is left out")
  func otherVariationsThanTheSweep() throws {
    let sweep = """
      sweep: {backup.cadence: [4 days]}
      expect:
        - "coverage.day1.mean [backup] > 10%"
        - "coverage.day1.mean [backup @ backup.cadence=4 days] > 20%"
        - "coverage.day1.mean [backup @ backup.cadence=4 days] - coverage.day1.mean [backup] > 20%"

      """
    func read(_ text: String, _ variations: [Variation]?) throws -> Scenario {
      try Scenario.read(
        bytes: Array(text.utf8), path: "s.yaml", vocabulary: fixtureVocabulary, variations: variations)
    }
    #expect(try read(Self.base + sweep, nil).expectations.count == 3)
    let alone = try read(Self.base + sweep, [])
    #expect(alone.strategies.map(\.name) == ["backup", "nothing"])
    #expect(alone.expectations.map(\.left.strategy) == ["backup"])
    let other = Variation([.init(path: "restore.accepts", text: "50%")])
    #expect(try read(Self.base + sweep, [other]).expectations.count == 1)
    // A point that is in no sweep is a mistake all the same.
    let wrong = Self.base + sweep.replacing("cadence=4 days] - ", with: "cadence=5 days] - ")
    #expect(throws: ScenarioErrors.self) { try read(wrong, []) }
  }

  @Test func thePointThatIsTheScenarioIsNotPlayedTwice() throws {
    #expect(
      try names("sweep: {backup.cadence: [4 days, 8 days, 192 h]}\n") == [
        "backup", "backup @ backup.cadence=4 days",
      ])
  }

  @Test func listsThatGoTogetherAreOneAxis() throws {
    #expect(
      try names("sweep: {together: {backup.cadence: [4 days, 16 days], restore.accepts: [50%, 60%]}}\n") == [
        "backup",
        "backup @ backup.cadence=4 days, restore.accepts=50%",
        "backup @ backup.cadence=16 days, restore.accepts=60%",
      ])
  }

  @Test(arguments: [
    ("backup.cadence < 16 days", ["4 days/50%", "4 days/60%", "12 days/50%", "12 days/60%"]),
    (
      "backup.cadence == 4 days or restore.accepts >= 60%",
      ["4 days/50%", "4 days/60%", "12 days/60%", "16 days/60%"]
    ),
    ("[backup.cadence != 4 days, restore.accepts < 60%]", ["12 days/50%", "16 days/50%"]),
    ("[backup.cadence > 288 h, restore.accepts > 0]", ["16 days/50%", "16 days/60%"]),
  ])
  func constraintsLeavePointsOut(_ constraint: String, _ wanted: [String]) throws {
    let sweep =
      "sweep: {backup.cadence: [4 days, 12 days, 16 days], restore.accepts: [50%, 60%], where: \(constraint)}\n"
    let scenario = try readFixture(Self.base + sweep)
    let points = scenario.strategies.filter { $0.variation?.strategy == "backup" }
      .compactMap(\.variation).sorted { $0.number < $1.number }
    #expect(points.map { $0.settings.map(\.text).joined(separator: "/") } == wanted)
  }

  @Test func whatPeopleDoMakesAWorldAndWhatStrategiesDoDoesNot() throws {
    let scenario = try readFixture(
      Self.base + "sweep: {backup.cadence: [4 days, 8 days], usage.neverCustomise: [8%, 20%]}\n")
    #expect(scenario.worlds.count == 2)
    #expect(scenario.worlds.map { $0[0].usage.neverCustomise } == [0.08, 0.2])
    let world = Dictionary(uniqueKeysWithValues: scenario.strategies.map { ($0.name, $0.world) })
    #expect(world["backup"] == 0)
    #expect(world["backup @ backup.cadence=4 days, usage.neverCustomise=8%"] == 0)
    #expect(world["backup @ backup.cadence=8 days, usage.neverCustomise=20%"] == 1)
    #expect(world["nothing @ backup.cadence=4 days, usage.neverCustomise=20%"] == 1)
  }

  @Test func aPathOfOneStrategyVariesThatStrategyAlone() throws {
    let scenario = try readFixture(Self.base + "sweep: {strategies.backup.restore.accepts: [10%]}\n")
    #expect(
      scenario.strategies.map(\.name) == [
        "backup", "backup @ strategies.backup.restore.accepts=10%", "nothing",
      ])
    #expect(scenario.strategies[1].groups[0].restore.accepts == 0.1)
  }

  @Test func aPointCanBeExpectedOf() throws {
    let scenario = try readFixture(
      Self.base + "sweep: {backup.cadence: [4 days]}\n"
        + "expect: [\"coverage.day1.mean [backup @ backup.cadence=4 days] > 10%\"]\n")
    #expect(scenario.expectations[0].left.strategy == "backup @ backup.cadence=4 days")
  }

  @Test func sweepsHaveFingerprintsOfTheirOwn() throws {
    let prints = try ["", "sweep: {backup.cadence: [4 days]}\n", "sweep: {usage.neverCustomise: [20%]}\n"]
      .map { try readFixture(Self.base + $0).fingerprint }
    #expect(Set(prints).count == 3)
  }

  private static let mistakes: [(sweep: String, line: String)] = [
    ("sweep: [1]", "s.yaml:5:8: error[E205]: `sweep` is a map of paths and their values"),
    (
      "sweep: {run.seed: [1, 2]}",
      "s.yaml:5:9: error[E411]: `run.seed` cannot be swept: every point shares it"
    ),
    (
      "sweep: {backup.cadence: 4 days}", "s.yaml:5:25: error[E205]: the values of `backup.cadence` are a list"
    ),
    ("sweep: {backup.cadence: [4 days, 4 days]}", "s.yaml:5:34: error[E108]: `4 days` is given twice"),
    ("sweep: {backup.cadense: [4 days]}", "s.yaml:5:16: error[E201]: there is no `cadense` in `backup`"),
    (
      "sweep: {backup.cadence: [four]}",
      "s.yaml:5:26: error[E301]: `four` is not a duration"
    ),
    (
      "sweep: {backup.cadence: [4 days], where: cadence < 8 days}",
      "s.yaml:5:42: error[E411]: `cadence` is not swept"
    ),
    (
      "sweep: {backup.cadence: [4 days], where: often}",
      "s.yaml:5:42: error[E411]: `often` is not a constraint"
    ),
    (
      "sweep: {backup.cadence: [4 days, 8 days], where: backup.cadence <= 5}",
      "s.yaml:5:50: error[E411]: `5` cannot be compared by <= with the values of `backup.cadence`"
    ),
    (
      "sweep: {backup.cadence: [4 days, 8 days], where: backup.cadence <= 1 parsec}",
      "s.yaml:5:50: error[E411]: `1 parsec` cannot be compared by <= with the values of `backup.cadence`"
    ),
    (
      "sweep: {restorePage: [on, off], where: restorePage < off}",
      "s.yaml:5:40: error[E411]: `off` cannot be compared by < with the values of `restorePage`"
    ),
    (
      "sweep: {restorePage: [on, off], where: restorePage == offf}",
      "s.yaml:5:40: error[E411]: `offf` cannot be compared by == with the values of `restorePage`"
    ),
    (
      "sweep: {backup.cadence: [4 days, 8 days], where: backup.cadence =< 5 days}",
      "s.yaml:5:50: error[E411]: `backup.cadence =< 5 days` is not a constraint"
    ),
    (
      "sweep: {backup.cadence: [4 days, 8 days], where: backup.cadence <= 5 days and restore.accepts > 1%}",
      "s.yaml:5:50: error[E411]: `backup.cadence <= 5 days and restore.accepts > 1%` is not a constraint"
    ),
    (
      "sweep: {backup.cadence: [4 days, 8 days], wheer: backup.cadence > 9 days}",
      "s.yaml:5:43: error[E201]: there is no `wheer` in a sweep"
    ),
    (
      "sweep: {backup.cadence: [4 days, 8 days], where: backup.cadence > 9 days}",
      "s.yaml:5:8: error[E411]: `where` leaves no point of the sweep"
    ),
    (
      "sweep: {together: {backup.cadence: [4 days], restore.accepts: [1%, 2%]}}",
      "s.yaml:5:63: error[E205]: lists that go together are of one length: 2 values here, 1 before"
    ),
  ]

  @Test(arguments: mistakes.indices)
  func mistakesAreNamedOnce(_ index: Int) {
    let (sweep, line) = Self.mistakes[index]
    let errors = issues(Self.base + sweep + "\n").filter { $0.severity == .error }
    #expect(errors.map(\.headline) == [line])
  }

  @Test("What is expected of the points of a wrong sweep is no second mistake; what names none says how")
  func expectedOfPoints() {
    let expected = "expect: [\"coverage.day1.mean [backup @ backup.cadence=4 days] > 10%\"]\n"
    func errors(_ sweep: String) -> [ScenarioIssue] {
      issues(Self.base + sweep + expected).filter { $0.severity == .error }
    }
    #expect(errors("sweep: {backup.cadence: [4 days], where: often}\n").map(\.code) == ["E411"])
    let unknown = errors("sweep: {restore.accepts: [1%], backup.cadence: [4 days]}\n")
    #expect(unknown.map(\.code) == ["E504"])
    #expect(
      unknown.first?.help?.hasSuffix("such as `backup @ restore.accepts=1%, backup.cadence=4 days`") == true)
    let paths = errors("sweep: {backup.cadence: [4 days, 8 days], where: cadence < 8 days}\n")
    #expect(paths.first?.help == "known are `backup.cadence`")
  }
}
