// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import FleetModel
import Probes

/// Plays chunks: writes each user's life once and plays it under every strategy.
///
/// Holds the scratch space of one thread, for each group that it has met.
public struct ChunkPlayer: Sendable {
  /// A strategy as it plays one group.
  private struct Stage: Sendable {
    var mechanism: any ContinuityMechanism
    var timeline: Timeline

    mutating func play(_ life: Life, _ state: inout UserState) -> Story {
      mechanism.play(life, &state, &timeline)
      return Story(state, events: timeline.delivered)
    }
  }

  private struct Company: Sendable {
    var generator: ActivityGenerator
    var life: Life
    var state: UserState
    var stages: [Stage]
  }

  private let plan: ExperimentPlan
  private var companies: [Company?]

  public init(_ plan: ExperimentPlan) {
    self.plan = plan
    companies = Array(repeating: nil, count: plan.scenario.groups.count)
  }

  private func assemble(_ group: Int) -> Company {
    let parameters = plan.scenario.groups[group]
    return Company(
      generator: ActivityGenerator(group: parameters, catalog: plan.catalog, horizon: plan.horizon),
      life: Life(calendar: parameters.calendar),
      state: UserState(catalog: plan.catalog, group: parameters),
      stages: plan.scenario.strategies.map { strategy in
        let scene = Scene(group: strategy.groups[group], catalog: plan.catalog)
        return Stage(
          mechanism: MechanismCatalog.make(strategy.mechanisms, scene), timeline: Timeline(scene))
      })
  }

  /// Sums of one chunk, one sheet a strategy.
  public mutating func play(_ chunk: ExperimentPlan.Chunk, replication: Int) -> [ProbeSheet] {
    let blank = ProbeSheet(categoryCount: plan.scenario.catalog.categories.count)
    var sheets = Array(repeating: blank, count: plan.scenario.strategies.count)
    for user in chunk.users {
      play(user: user, ofGroup: chunk.group, replication: replication) { strategy, story in
        ProbePanel.read(story, &sheets[strategy])
      }
    }
    return sheets
  }

  /// Plays one user under every strategy and hands each story over.
  public mutating func play(
    user: Int, ofGroup group: Int, replication: Int, _ read: (_ strategy: Int, _ story: Story) -> Void
  ) {
    var company = companies[group].take() ?? assemble(group)
    company.generator.write(
      user: user, seed: plan.scenario.run.seed, replication: replication, into: &company.life)
    for strategy in company.stages.indices {
      read(strategy, company.stages[strategy].play(company.life, &company.state))
    }
    companies[group] = company
  }
}
