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
}
