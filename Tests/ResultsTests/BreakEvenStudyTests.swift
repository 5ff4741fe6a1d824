// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Foundation
import Probes
import Statistics
import Testing

@testable import Results

/// Searches along the share of people who accept a restore, in a handful of people.
@Suite struct BreakEvenStudyTests {
  private static let vocabulary = Scenario.Vocabulary(
    metricNames: Metric.all.map(\.name),
    metrics: { name in Metric.named(name).map { ($0.unit.rawValue, $0.statistics) } })

  private func search(_ target: String, threads: Int = 2) async throws -> BreakEvenStudy.Outcome {
    let parameter = try #require(NumericParameter(path: "restore.accepts"))
    let study = BreakEvenStudy(
      try BreakEvenTarget.read(target, option: "--where", in: SmallRun.scenario, vocabulary: Self.vocabulary),
      along: parameter, within: 0...1, version: "1.2.3")
    return try await study.play(threads: threads, scratch: NSTemporaryDirectory()) { text in
      SmallRun.read(SmallRun.text.replacing("restore: {", with: "restore: {accepts: \(text), "))
    }
  }

  /// Nobody is restored where nobody accepts, and those who accept are among those who accept more often.
  @Test func theShareOfRestoresFollowsTheShareWhoAccept() async throws {
    let outcome = try await search("restore.succeeded.share.mean [backup] = 40%")
    let points = outcome.search.points
    #expect(points[0].mean == 0 && points[0].reach == 0)
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.mean <= $1.mean })
    let interval = try #require(outcome.search.interval)
    // Of those who are asked a few fail, so that 40% need somewhat more who accept.
    #expect(interval.low < 0.45 && interval.high > 0.4)
    #expect(outcome.texts.first == "0%" && outcome.texts.last == "100%" && outcome.people == 10...10)
  }

  @Test("A difference that is nothing where nobody accepts is nothing there, in every replication")
  func aTargetAtTheEnd() async throws {
    let outcome = try await search(
      "restore.succeeded.share.mean [backup] - restore.succeeded.share.mean [nothing] = 0")
    #expect(outcome.search.answer == .crossing(0))
    #expect(outcome.search.isRising == true)
  }

  @Test("What a parameter does not touch is what it is everywhere, on any number of threads")
  func everywhere() async throws {
    let outcome = try await search("restore.succeeded.share.mean [nothing] = 0%")
    #expect(outcome.search.answer == .alwaysOn)
    let one = try await search("coverage.day1.mean [backup; group=office] = 99%", threads: 1)
    let two = try await search("coverage.day1.mean [backup; group=office] = 99%", threads: 2)
    #expect(one.search == two.search && one.search.answer == .alwaysBelow)
    // Why items are missing at the best point: largest first.
    #expect(!one.missing.isEmpty)
    #expect(zip(one.missing, one.missing.dropFirst()).allSatisfy { $0.share >= $1.share })
  }
}
