// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Foundation
import Probes

/// How fast this machine is on a run, measured on a few of its chunks on one thread.
struct PilotRun {
  private static let mostChunks = 6
  /// Of what was played.
  private let events: Double
  private let seconds: Double
  /// Users times strategies.
  private let plays: Double

  /// Plays chunks that are spread evenly over the plan.
  init(_ plan: ExperimentPlan) {
    let count = min(Self.mostChunks, plan.chunks.count)
    let started = ContinuousClock.now
    let metric = Metric.all.firstIndex { $0.name == "engine.events" }
    var player = ChunkPlayer(plan)
    var (events, plays) = (0.0, 0.0)
    for index in 0..<count {
      let chunk = plan.chunks[index * plan.chunks.count / count]
      let result = player.play(chunk, replication: 0)
      for sheet in result.sheets { events += metric.map { sheet.entry($0, .all).numerator } ?? 0 }
      plays += Double(chunk.users.count * result.sheets.count)
    }
    let elapsed = started.duration(to: .now).components
    seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    (self.events, self.plays) = (events, plays)
  }

  private func scale(_ plan: ExperimentPlan) -> Double {
    let all = plan.chunks.reduce(0) { $0 + $1.users.count * plan.strategies[$1.world].count }
    return plays > 0 ? Double(all) / plays : 0
  }

  /// As an estimate; threads are taken to help in full.
  func seconds(ofReplications count: Int, _ plan: ExperimentPlan, threads: Int) -> Double {
    seconds * scale(plan) * Double(count) / Double(threads)
  }

  func rows(of plan: ExperimentPlan, threads: Int) -> [(what: String, value: String)] {
    let run = plan.scenario.run
    let most = events * scale(plan) * Double(run.mostReplications)
    let time = Self.spoken(seconds(ofReplications: run.mostReplications, plan, threads: threads))
    let upTo = run.stopping == nil ? "" : "at most "
    return [
      ("Events", "\(upTo)about \(ProgressMeter.short(most))"),
      ("Time", "\(upTo)about \(time) on \(threads) \(threads == 1 ? "thread" : "threads") of this machine"),
    ]
  }

  /// In steps that an estimate deserves.
  static func spoken(_ seconds: Double) -> String {
    if seconds < 1 { return "a second" }
    if seconds < 100 { return "\(Int(seconds.rounded(.up))) s" }
    if seconds < 6000 { return "\(Int((seconds / 60).rounded(.up))) min" }
    return "\(Int((seconds / 3600).rounded(.up))) h"
  }

  /// Of the process until now; 0 where the system does not say.
  static var peakMegabytes: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    for line in status.split(separator: "\n") where line.hasPrefix("VmHWM:") {
      return (Int(line.filter(\.isNumber)) ?? 0) / 1024
    }
    return 0
  }
}
