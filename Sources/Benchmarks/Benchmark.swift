// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import EventKernel
import Experiments
import Foundation
import Numerics
import Probes

/// Measures the engine on a scenario, in turns with one thread and with two, and beside a reference: the
/// kernel's bare hold model. Machines are shared and noisy, so medians and ratios are what to quote.
@main
struct Benchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roamback-benchmark", abstract: "Measure user-days and events a second.")

  @Argument(help: "The scenario to play.")
  var scenario = "Scenarios/windows-11-refresh.yaml"

  @Option(help: "Replications in one run.")
  var replications = 4

  @Option(help: "Alternating runs of each kind.")
  var runs = 5

  @Option(name: .customLong("set"), help: "Set a parameter on top of the file.")
  var sets: [String] = []

  @Flag(help: "Instead: how much longer all cells take together than each plays on its own.")
  var cells = false

  func run() async throws {
    let plan = try plan()
    if cells { return try await compareCells(plan.scenario) }
    print(
      "\(plan.userCount) users, \(plan.scenario.strategies.count) strategies, \(replications) replications a run"
    )
    var single: [Measurement] = []
    var double: [Measurement] = []
    var holds: [Double] = []
    _ = try await measure(plan, threads: 1)
    for _ in 0..<runs {
      holds.append(Self.holdRate())
      single.append(try await measure(plan, threads: 1))
      double.append(try await measure(plan, threads: 2))
    }
    report(single, double, holds, plan)
  }

  private func plan() throws -> ExperimentPlan {
    let file = URL(fileURLWithPath: scenario)
    let bytes = Array(try Data(contentsOf: file))
    let vocabulary = Scenario.Vocabulary(
      metrics: { name in Metric.named(name).map { ($0.unit.rawValue, $0.statistics) } })
    do {
      return ExperimentPlan(
        try Scenario.read(
          bytes: bytes, path: scenario, folder: .disk(file.deletingLastPathComponent().path),
          sets: sets + ["run.replications=\(replications)"], vocabulary: vocabulary))
    } catch {
      FileHandle.standardError.write(Data((error.rendered + "\n").utf8))
      throw ExitCode(65)
    }
  }

  /// A cell is one strategy at one point of a sweep. Its own playing time is what a run with it alone takes
  /// longer than a run that only writes lives.
  private func compareCells(_ scenario: Scenario) async throws {
    var ratios: [Double] = []
    var savings: [Double] = []
    let count = scenario.strategies.count
    _ = try await measure(ExperimentPlan(scenario.playing([])), threads: 1)
    for _ in 0..<runs {
      let together = try await measure(ExperimentPlan(scenario), threads: 1).seconds
      let writing = try await measure(ExperimentPlan(scenario.playing([])), threads: 1).seconds
      var alone: [Double] = []
      for cell in 0..<count {
        alone.append(try await measure(ExperimentPlan(scenario.playing([cell])), threads: 1).seconds)
      }
      let sum = alone.reduce(0, +)
      ratios.append(together / (sum - Double(count) * writing))
      savings.append(together / sum)
    }
    print("\(count) cells, \(scenario.worlds.count) worlds, \(replications) replications, 1 thread")
    print("together: \(Self.median(ratios).rounded(toPlaces: 3)) times the cells' own playing time")
    print("          \(Self.median(savings).rounded(toPlaces: 3)) times as long as one after the other")
  }

  private struct Measurement {
    var seconds: Double
    var events: Double
  }

  private func measure(_ plan: ExperimentPlan, threads: Int) async throws -> Measurement {
    let clock = ContinuousClock()
    let started = clock.now
    let sink = try await ReplicationRunner(plan, threads: threads, scratch: NSTemporaryDirectory())
      .run(into: EventCounter())
    return Measurement(seconds: Self.seconds(started.duration(to: clock.now)), events: sink.events)
  }

  private func report(
    _ single: [Measurement], _ double: [Measurement], _ holds: [Double], _ plan: ExperimentPlan
  ) {
    let rates = single.map { $0.events / $0.seconds }
    let userDays = plan.userDays
    let hold = Self.median(holds)
    print("reference: \(Self.millions(hold)) hold operations a second (pop one, schedule one, 12 pending)")
    print("1 thread:  \(Self.millions(Self.median(rates))) events/s, \(Self.spread(rates))")
    print("           \(Self.millions(Self.median(single.map { userDays / $0.seconds }))) user-days/s")
    print(
      "           \(Self.median(zip(rates, holds).map { $0 / $1 }).rounded(toPlaces: 3)) of the reference")
    let speedups = zip(single, double).map { $0.seconds / $1.seconds }
    print("2 threads: \(Self.median(speedups).rounded(toPlaces: 2)) times as fast (median of \(runs) pairs)")
    print("events a run: \(Int(single[0].events)); peak memory \(Self.peakMegabytes()) MB")
  }

  // MARK: Reference

  /// The classical hold model on the kernel alone.
  private static func holdRate() -> Double {
    var list = FutureEventList<Int32>()
    var stream = RandomStream(key: 1)
    for number in 0..<12 {
      list.schedule(
        Int32(number), at: SimulationTime(microseconds: Int64(stream.exponential() * 1e6)), rank: .world)
    }
    let clock = ContinuousClock()
    let started = clock.now
    let operations = 3_000_000
    for _ in 0..<operations {
      guard let (time, rank, event) = list.popFirst() else { break }
      list.schedule(event, at: time + TimeSpan(microseconds: Int64(stream.exponential() * 1e6)), rank: rank)
    }
    return Double(operations) / seconds(started.duration(to: clock.now))
  }

  // MARK: Figures

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted[sorted.count / 2]
  }

  private static func millions(_ value: Double) -> String { "\((value / 1e6).rounded(toPlaces: 2)) million" }

  private static func spread(_ values: [Double]) -> String {
    "from \(millions(values.min() ?? 0)) to \(millions(values.max() ?? 0))"
  }

  private static func peakMegabytes() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    for line in status.split(separator: "\n") where line.hasPrefix("VmHWM:") {
      return (Int(line.filter(\.isNumber)) ?? 0) / 1024
    }
    return 0
  }
}

extension Scenario {
  /// With some of its strategies, on the world of the first of them.
  fileprivate func playing(_ positions: [Int]) -> Scenario {
    var scenario = self
    scenario.strategies = positions.map { strategies[$0] }
    scenario.worlds = [worlds[scenario.strategies.first?.world ?? 0]]
    for index in scenario.strategies.indices { scenario.strategies[index].world = 0 }
    return scenario
  }
}

/// Keeps nothing but the number of events.
private struct EventCounter: ResultSink {
  var events = 0.0
  private let metric = Metric.all.firstIndex { $0.name == "engine.events" }!

  mutating func receive(_ result: ReplicationResult) {
    for strategy in result.sheets {
      for sheet in strategy { events += sheet.entry(metric, .all).numerator }
    }
  }
}

extension Double {
  fileprivate func rounded(toPlaces places: Int) -> Double {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    return (self * scale).rounded() / scale
  }
}
