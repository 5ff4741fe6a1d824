// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import FleetModel
import Operations
import Probes

/// Plays chunks: writes each user's life once and plays it under every strategy of its world.
///
/// Holds the scratch space of one thread, for each group of each world that it has met.
public struct ChunkPlayer: Sendable {
  /// A strategy as it plays one group.
  private struct Stage: Sendable {
    var group: GroupParameters
    var mechanism: any ContinuityMechanism
    var timeline: Timeline

    mutating func play(_ life: Life, _ state: inout UserState) {
      mechanism.play(life, &state, &timeline)
    }
  }

  private struct Company: Sendable {
    var generator: ActivityGenerator
    var life: Life
    var state: UserState
    var stages: [Stage]
  }

  let plan: ExperimentPlan
  /// `companies[world][group]`.
  private var companies: [[Company?]]
  /// One a strategy.
  private var books: [SetupBook]
  /// `generators[world]`, for what the books ask of everybody; empty where no site is contended.
  private let generators: [[ActivityGenerator]]

  public init(_ plan: ExperimentPlan) {
    self.plan = plan
    companies = plan.scenario.worlds.map { Array(repeating: nil, count: $0.count) }
    let books = plan.scenario.strategies.map { SetupBook($0, plan.catalog) }
    generators = plan.scenario.worlds.indices.map { world in
      guard plan.strategies[world].contains(where: { books[$0].isContended }) else { return [] }
      return plan.scenario.worlds[world].map {
        ActivityGenerator(group: $0, catalog: plan.catalog, horizon: plan.horizon)
      }
    }
    self.books = books
  }

  private func assemble(_ group: Int, ofWorld world: Int) -> Company {
    let parameters = plan.scenario.worlds[world][group]
    return Company(
      generator: ActivityGenerator(group: parameters, catalog: plan.catalog, horizon: plan.horizon),
      life: Life(calendar: parameters.calendar),
      state: UserState(catalog: plan.catalog, group: parameters),
      stages: plan.strategies[world].map { position in
        let strategy = plan.scenario.strategies[position]
        let scene = Scene(group: strategy.groups[group], catalog: plan.catalog)
        return Stage(
          group: strategy.groups[group], mechanism: MechanismCatalog.make(strategy.mechanisms, scene),
          timeline: Timeline(scene))
      })
  }

  /// Sums of one chunk and the calls in it, one of each a strategy of its world.
  public mutating func play(_ chunk: ExperimentPlan.Chunk, replication: Int) -> ChunkResult {
    let blank = plan.blankSheet
    let count = plan.strategies[chunk.world].count
    var result = ChunkResult(
      sheets: Array(repeating: blank, count: count), tickets: Array(repeating: [], count: count),
      traffic: Array(repeating: StoreTraffic(until: plan.horizon), count: count))
    var recorder = EventRecorder.records(replication) ? EventRecorder(chunk, plan) : nil
    for user in chunk.users {
      play(user: user, ofGroup: chunk.group, world: chunk.world, replication: replication) {
        strategy, story in
        ProbePanel.read(story, &result.sheets[strategy])
        result.tickets[strategy] += story.tickets(ofGroup: chunk.group)
        result.traffic[strategy].add(story.requests)
        recorder?.record(story, of: user, strategy)
      }
    }
    result.events = recorder?.fingerprints ?? []
    return result
  }

  /// Plays one user under every strategy of a world and hands each story over, with the strategy's position
  /// in `ExperimentPlan.strategies[world]`.
  public mutating func play(
    user: Int, ofGroup group: Int, world: Int = 0, replication: Int,
    _ read: (_ strategy: Int, _ story: Story) -> Void
  ) {
    var company = companies[world][group].take() ?? assemble(group, ofWorld: world)
    let seed = plan.scenario.run.seed
    company.generator.write(user: user, seed: seed, replication: replication, into: &company.life)
    for (position, strategy) in plan.strategies[world].enumerated() {
      books[strategy].open(replication: replication, generators[world], seed: seed)
      company.stages[position].play(company.life, &company.state)
      let setups = books[strategy].setups(company.life, ofGroup: group, company.state.replacements)
      read(
        position,
        Story(
          company.state, company.stages[position].group, setups: setups,
          events: company.stages[position].timeline.delivered))
    }
    companies[world][group] = company
  }
}
