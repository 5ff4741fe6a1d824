// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Testing

@testable import Results

@Suite struct StoppingJudgeTests {
  private static func scenario(_ run: String, more: String = "") -> Scenario {
    let head = "run: {start: 2026-01-05, horizon: 30 days, replications: 3, seed: 7}"
    return SmallRun.read(
      SmallRun.text.replacing(head, with: "run: {start: 2026-01-05, horizon: 30 days, \(run)}") + more)
  }

  private static let watching =
    "replications: 10, precision: 10%, atMost: 40, declared: [coverage.day1.mean, replacement.count.total]"

  private struct Trial {
    var judge: StoppingJudge
    let run: RunDescription

    init(_ scenario: Scenario) throws {
      run = RunDescription(scenario, version: "1.2.3", command: "")
      judge = try #require(StoppingJudge(scenario.run, run))
    }

    func record(_ strategy: String, _ metric: String, _ value: Double) throws -> MeasureRecord {
      let cell = ResultCell(strategy: try #require(run.strategies.firstIndex { $0.name == strategy }))
      return MeasureRecord(
        cell: cell, metric: try #require(run.metrics.firstIndex { $0.name == metric }),
        measure: Measure(numerator: value, denominator: 1, observations: 1))
    }

    func outcome() throws -> RunDescription.Stopping { judge.outcome(try #require(run.stopping)) }
  }

  @Test func aFixedNumberHasNoJudge() {
    let run = RunDescription(SmallRun.scenario, version: "1.2.3", command: "")
    #expect(StoppingJudge(SmallRun.scenario.run, run) == nil)
  }

  @Test("Nothing that varies ends it at the fifteenth, and what says nothing is named")
  func silentMeasures() throws {
    var trial = try Trial(Self.scenario(Self.watching))
    for number in 0..<15 {
      #expect(!trial.judge.isSatisfied)
      trial.judge.take([
        try trial.record("backup", "coverage.day1", 0.6 + (number.isMultiple(of: 2) ? 0.001 : -0.001)),
        try trial.record("nothing", "coverage.day1", 0.3),
      ])
    }
    #expect(trial.judge.isSatisfied)
    let outcome = try trial.outcome()
    #expect(outcome.isPrecise == true && outcome.last.isEmpty)
    #expect(outcome.unseen == ["coverage.day1.mean [weekly]"])
    // A total without a record is none, in every replication.
    #expect(
      outcome.unvaried == [
        "replacement.count.total [backup]", "coverage.day1.mean [nothing]",
        "replacement.count.total [nothing]", "replacement.count.total [weekly]",
      ])
  }

  @Test("The one that held it up is named with its strategy")
  func last() throws {
    var trial = try Trial(Self.scenario(Self.watching))
    for number in 0..<40 {
      let wild = number < 12 && number.isMultiple(of: 2) ? 0.9 : 0.5
      trial.judge.take([
        try trial.record("backup", "coverage.day1", 0.6), try trial.record("weekly", "coverage.day1", wild),
      ])
      if trial.judge.isSatisfied { break }
    }
    let outcome = try trial.outcome()
    #expect(outcome.isPrecise == true)
    #expect(outcome.last == "coverage.day1.mean [weekly]")
    #expect(try #require(outcome.halfWidth) <= 0.1)
  }

  @Test("More replications than the rule needs are judged as well")
  func atLeast() throws {
    let more = Self.watching.replacing("replications: 10", with: "replications: 20")
    var trial = try Trial(Self.scenario(more))
    for number in 0..<20 {
      #expect(!trial.judge.isSatisfied)
      trial.judge.take([try trial.record("backup", "coverage.day1", number == 18 ? 30 : 0.6)])
    }
    // Precise from the tenth to the eighteenth, and no more.
    #expect(!trial.judge.isSatisfied)
    #expect(try trial.outcome().last == "coverage.day1.mean [backup]")
  }

  @Test("Points of a sweep are watched as a whole, and not for parts that they do not have")
  func points() throws {
    // What is expected is declared: a total of one cause, and the coverage of one group.
    let run = "replications: 10, precision: 10%, atMost: 40"
    var trial = try Trial(Self.scenario(run, more: "\nsweep: {backup.cadence: [4 days]}"))
    for _ in 0..<10 { trial.judge.take([]) }
    let outcome = try trial.outcome()
    let point = " @ backup.cadence=4 days"
    #expect(
      outcome.unseen
        == ["backup", "nothing", "weekly"].flatMap {
          ["coverage.day1.mean [\($0); group=office]", "coverage.day1.mean [\($0)\(point); group=office]"]
        })
    #expect(
      outcome.unvaried
        == ["backup", "nothing", "weekly"].map { "replacement.count.total [\($0); cause=planned]" })
  }

  @Test("A run ends by itself, at the same replication on any number of threads, and the store says why")
  func wholeRun() async throws {
    let scenario = Self.scenario(
      "replications: 10, precision: 15%, atMost: 30, seed: 7, declared: [coverage.day1.mean, "
        + "restore.succeeded.share.mean]")
    var outcomes: [RunDescription] = []
    for threads in [1, 2] {
      let folder = try SmallRun.Folder()
      defer { folder.remove() }
      let store = try ResultStore.create(
        at: folder.store, describing: scenario, version: "1.2.3", command: "")
      let finished = try await ReplicationRunner(
        ExperimentPlan(scenario), threads: threads, scratch: folder.path
      ).run(into: store)
      try finished.finish()
      outcomes.append(try finished.description())
    }
    #expect(outcomes[0] == outcomes[1])
    let stopping = try #require(outcomes[0].stopping)
    #expect(stopping.isPrecise == true)
    #expect((15..<30).contains(outcomes[0].replications))
    #expect(stopping.unvaried == ["restore.succeeded.share.mean [nothing]"])
  }
}
