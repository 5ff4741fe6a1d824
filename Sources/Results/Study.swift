// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments

/// A run beside the run: many variations of a scenario, a few metrics of the whole fleet, perhaps fewer
/// people and replications.
///
/// The people are the first of each group and the replications the first of the run, so that every figure is
/// about chances that the run itself takes, and differences are taken pair by pair.
public struct Study: Sendable {
  /// With every variation as further strategies.
  public var scenario: Scenario
  /// About how many users to play; nil is all.
  public var sample: Int?
  /// Names of the metrics to keep, in this order.
  public var metrics: [String]
  /// Whether groups, causes and categories are kept beside the whole; of points of a sweep groups alone.
  public var hasParts: Bool
  public var version: String
  /// The line that reproduces it.
  public var command: String
  /// What the variations are for, where they are a study of the assumptions.
  public var design: SensitivityDesign?

  /// - Parameter replications: nil is as many as the scenario has.
  public init(
    _ scenario: Scenario, sample: Int? = nil, replications: Int? = nil, metrics: [String],
    hasParts: Bool = false, version: String, command: String, design: SensitivityDesign? = nil
  ) {
    self.design = design
    self.scenario = scenario
    if let replications { self.scenario.run.replications = replications }
    self.scenario.run.stopping = nil
    self.sample = sample
    self.metrics = metrics
    self.hasParts = hasParts
    self.version = version
    self.command = command
  }

  public var plan: ExperimentPlan { ExperimentPlan(scenario, sample: sample, hasParts: hasParts) }

  /// Plays it.
  ///
  /// - Parameters:
  ///   - path: where to keep the store; nil keeps it in memory.
  ///   - scratch: an existing folder for what does not fit into memory.
  /// - Throws: `ResultStoreError`, `TicketSpillError`.
  public func play(
    threads: Int, storeAt path: String? = nil, scratch: String,
    progress: @escaping ReplicationRunner.Progress = { _, _ in }
  ) async throws -> ResultTable {
    let store = try ResultStore.study(
      at: path, of: scenario, metrics: metrics, version: version, command: command,
      sensitivity: design.map { RunDescription.Sensitivity($0, users: plan.userCount) })
    let finished = try await ReplicationRunner(plan, threads: threads, scratch: scratch)
      .run(into: store, progress: progress)
    try finished.finish()
    return try finished.table()
  }
}
