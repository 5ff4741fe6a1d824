// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import FleetModel

/// A scenario laid out for running: the catalogue compiled for the systems in use, and users cut into chunks.
public struct ExperimentPlan: Sendable {
  /// Users of one group that are played and summed together.
  public struct Chunk: Sendable, Equatable {
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

  public init(_ scenario: Scenario) {
    self.scenario = scenario
    var systems: Set<OperatingSystem> = []
    for strategy in scenario.strategies {
      for group in strategy.groups { systems.insert(group.device.system) }
    }
    for group in scenario.groups {
      systems.insert(group.device.system)
      for plan in group.refresh { systems.insert(plan.to) }
    }
    catalog = CompiledCatalog(scenario.catalog, systems: systems.sorted())
    horizon = .zero + scenario.run.horizon
    var chunks: [Chunk] = []
    for (index, group) in scenario.groups.enumerated() {
      for start in stride(from: 0, to: group.users, by: Self.chunkSize) {
        chunks.append(Chunk(group: index, users: start..<min(start + Self.chunkSize, group.users)))
      }
    }
    self.chunks = chunks
  }

  public var userCount: Int { scenario.groups.reduce(0) { $0 + $1.users } }

  /// Users x days x replications x strategies.
  public var userDays: Double {
    Double(userCount) * scenario.run.horizon.inDays * Double(scenario.run.replications)
      * Double(scenario.strategies.count)
  }
}
