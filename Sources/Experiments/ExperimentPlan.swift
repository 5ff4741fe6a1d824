// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import FleetModel
import Probes

/// A scenario laid out for running: the catalogue compiled for the systems in use, and users cut into chunks.
public struct ExperimentPlan: Sendable {
  /// Users of one group of one world that are played and summed together, under every strategy of that world.
  public struct Chunk: Sendable, Equatable {
    public var world: Int
    public var group: Int
    public var users: Range<Int>
  }

  /// A constant, not the number of cores: sums are merged chunk by chunk in this order, so their bits do not
  /// depend on the machine.
  public static let chunkSize = 256

  public let scenario: Scenario
  public let catalog: CompiledCatalog
  public let chunks: [Chunk]
  public let horizon: SimulationTime
  /// `strategies[world]`: positions of the strategies that are played on the world's people.
  public let strategies: [[Int]]

  /// Whether causes and categories are measured beside the whole.
  let hasParts: Bool

  /// - Parameters:
  ///   - sample: about how many users to play of each world, each group its share and at least one; nil is
  ///     all. The first of each group are the same people, with the same lives, as in the whole.
  ///   - hasParts: whether causes and categories are measured too; without them hundreds of strategies fit
  ///     into little memory.
  public init(_ scenario: Scenario, sample: Int? = nil, hasParts: Bool = true) {
    self.scenario = scenario
    self.hasParts = hasParts
    strategies = scenario.worlds.indices.map { world in
      scenario.strategies.indices.filter { scenario.strategies[$0].world == world }
    }
    var systems: Set<OperatingSystem> = []
    for strategy in scenario.strategies {
      for group in strategy.groups { systems.insert(group.device.system) }
    }
    for group in scenario.worlds.joined() {
      systems.insert(group.device.system)
      for plan in group.refresh { systems.insert(plan.to) }
    }
    catalog = CompiledCatalog(scenario.catalog, systems: systems.sorted())
    horizon = .zero + scenario.run.horizon
    chunks = scenario.worlds.indices.flatMap { world in
      Self.chunks(of: scenario.worlds[world], world: world, sample: sample)
    }
  }

  private static func chunks(of groups: [GroupParameters], world: Int, sample: Int?) -> [Chunk] {
    let everybody = groups.reduce(0) { $0 + $1.users }
    var chunks: [Chunk] = []
    for (index, group) in groups.enumerated() {
      var users = group.users
      if let sample, sample < everybody { users = max(1, group.users * sample / everybody) }
      for start in stride(from: 0, to: users, by: chunkSize) {
        chunks.append(Chunk(world: world, group: index, users: start..<min(start + chunkSize, users)))
      }
    }
    return chunks
  }

  /// A sheet on which nothing stands yet.
  var blankSheet: ProbeSheet {
    ProbeSheet(categoryCount: scenario.catalog.categories.count, hasParts: hasParts)
  }

  /// Users of the scenario's own world that are played.
  public var userCount: Int { chunks.reduce(0) { $0 + ($1.world == 0 ? $1.users.count : 0) } }

  /// Chunks x replications, as many replications as may be played: the steps of a runner's progress.
  public var stepCount: Int { chunks.count * scenario.run.mostReplications }

  /// Users x days x replications x strategies, as many replications as may be played.
  public var userDays: Double {
    let plays = chunks.reduce(0) { $0 + $1.users.count * strategies[$1.world].count }
    return Double(plays) * scenario.run.horizon.inDays * Double(scenario.run.mostReplications)
  }
}
