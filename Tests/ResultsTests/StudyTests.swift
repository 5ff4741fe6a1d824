// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Foundation
import Probes
import Testing

@testable import Results

@Suite struct StudyTests {
  private static let metrics = ["coverage.day1", "user.choices.perUserYear", "provisioning.familiar"]

  private func play(_ variations: [Variation], sample: Int? = nil) async throws -> ResultTable {
    let scenario = try Scenario.read(
      text: SmallRun.text.split(separator: "expect:")[0].description, path: "small.yaml",
      variations: variations)
    return try await Study(
      scenario, sample: sample, replications: 2, metrics: Self.metrics, version: "1", command: "study"
    ).play(threads: 2, scratch: NSTemporaryDirectory())
  }

  @Test func itSeesWhatTheRunSees() async throws {
    let point = Variation([.init(path: "restore.accepts", text: "10%")])
    let study = try await play([point])
    #expect(study.run.metrics.map(\.name).sorted() == Self.metrics.sorted())
    #expect(study.run.replications == 2)
    let folder = try SmallRun.Folder()
    defer { folder.remove() }
    var store = try SmallRun.create(at: folder.store)
    for result in SmallRun.replications { try store.receive(result) }
    try store.finish()
    let run = try ResultStore.open(at: folder.store).table()
    for metric in Self.metrics {
      for strategy in ["backup", "nothing", "weekly"] {
        let whole = run.replicationValues(strategy: strategy, metric: metric, statistic: "mean")
        let part = study.replicationValues(strategy: strategy, metric: metric, statistic: "mean")
        #expect(part == Array(whole.prefix(2)), "\(metric) under \(strategy)")
        #expect(!part.isEmpty)
      }
    }
    let plain = study.replicationValues(strategy: "backup", metric: "coverage.day1", statistic: "mean")
    let less = study.replicationValues(
      strategy: "backup @ restore.accepts=10%", metric: "coverage.day1", statistic: "mean")
    #expect(plain != less)
  }

  @Test func aSampleIsTheFirstOfEachGroup() async throws {
    let study = try await play([], sample: 5)
    let scenario = SmallRun.scenario
    #expect(ExperimentPlan(scenario, sample: 5).chunks.map(\.users) == [0..<2, 0..<3])
    #expect(ExperimentPlan(scenario, sample: 1).chunks.map(\.users) == [0..<1, 0..<1])
    #expect(ExperimentPlan(scenario, sample: 99).chunks == ExperimentPlan(scenario).chunks)
    #expect(
      study.replicationValues(strategy: "backup", metric: "coverage.day1", statistic: "mean").count == 2)
  }

  /// A point of a study of the assumptions is the run that its options ask for.
  @Test func everyPointIsTheRunOfItsOptions() async throws {
    let text = SmallRun.text.split(separator: "expect:")[0].description
    let base = try Scenario.read(text: text, path: "small.yaml")
    let ranges = ["restore.accepts", "usage.choicesPerActiveHour"]
    let points = SensitivityDesign(base, plan: SensitivityPlan(trajectories: 0)) { ranges.contains($0.path) }
      .points
    #expect(points.count == 4)
    let table = try await play(points.map(\.variation))
    for point in points {
      let sets = point.variation.settings.map { "\($0.path)=\($0.text)" }
      let scenario = try Scenario.read(text: text, path: "small.yaml", sets: sets)
      let alone = try await Study(
        scenario, replications: 2, metrics: Self.metrics, version: "1", command: "run"
      ).play(threads: 1, scratch: NSTemporaryDirectory())
      for metric in Self.metrics {
        let values = alone.replicationValues(strategy: "backup", metric: metric, statistic: "mean")
        #expect(!values.isEmpty)
        #expect(
          table.replicationValues(
            strategy: "backup @ \(point.variation.label)", metric: metric, statistic: "mean") == values,
          "\(metric) at \(point.variation.label)")
      }
    }
  }

  @Test func theStoreKeepsWhatThePointsAre() async throws {
    let text = SmallRun.text.split(separator: "expect:")[0].description
    let base = try Scenario.read(text: text, path: "small.yaml")
    let ranges = [SensitivityPlan.Range(path: "restore.accepts", texts: ["50%", "95%"])]
    let design = SensitivityDesign(base, plan: SensitivityPlan(trajectories: 1, ranges: ranges)) {
      $0.path == "restore.accepts"
    }
    let varied = try Scenario.read(text: text, path: "small.yaml", variations: design.variations)
    let table = try await Study(
      varied, replications: 2, metrics: Self.metrics, version: "1", command: "study", design: design
    ).play(threads: 2, scratch: NSTemporaryDirectory())
    let kept = try #require(table.run.sensitivity)
    #expect(kept == RunDescription.Sensitivity(design, users: 10))
    #expect(kept.factors.map(\.values) == [["50%", "95%"]])
    #expect(kept.points.map(\.options).prefix(1) == ["--set 'restore.accepts=50%'"])
    #expect(kept.points.count == 4)
  }
}
