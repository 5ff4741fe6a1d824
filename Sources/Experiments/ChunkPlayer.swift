// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import FleetModel
import Operations
import Probes

/// Plays chunks: writes each user's life once and plays it under every strategy.
///
/// Holds the scratch space of one thread, for each group that it has met.
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
  private var companies: [Company?]
  /// One a strategy.
  private var books: [SetupBook]
  /// For what the books ask of everybody; empty where no site is contended.
  private let generators: [ActivityGenerator]

  public init(_ plan: ExperimentPlan) {
    self.plan = plan
    companies = Array(repeating: nil, count: plan.scenario.groups.count)
    books = plan.scenario.strategies.map { SetupBook($0, plan.catalog) }
    generators =
      books.contains { $0.isContended }
      ? plan.scenario.groups.map {
        ActivityGenerator(group: $0, catalog: plan.catalog, horizon: plan.horizon)
      } : []
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
          group: strategy.groups[group], mechanism: MechanismCatalog.make(strategy.mechanisms, scene),
          timeline: Timeline(scene))
      })
  }

  /// Sums of one chunk and the calls in it, one of each a strategy.
  public mutating func play(_ chunk: ExperimentPlan.Chunk, replication: Int) -> ChunkResult {
    let blank = ProbeSheet(categoryCount: plan.scenario.catalog.categories.count)
    let count = plan.scenario.strategies.count
    var result = ChunkResult(
      sheets: Array(repeating: blank, count: count), tickets: Array(repeating: [], count: count),
      traffic: Array(repeating: StoreTraffic(until: plan.horizon), count: count))
    var recorder = EventRecorder.records(replication) ? EventRecorder(chunk, strategies: count) : nil
    for user in chunk.users {
      play(user: user, ofGroup: chunk.group, replication: replication) { strategy, story in
        ProbePanel.read(story, &result.sheets[strategy])
        result.tickets[strategy] += story.tickets(ofGroup: chunk.group)
        result.traffic[strategy].add(story.requests)
        recorder?.record(story, of: user, strategy)
      }
    }
    result.events = recorder?.fingerprints ?? []
    return result
  }

  /// Plays one user under every strategy and hands each story over.
  public mutating func play(
    user: Int, ofGroup group: Int, replication: Int, _ read: (_ strategy: Int, _ story: Story) -> Void
  ) {
    var company = companies[group].take() ?? assemble(group)
    company.generator.write(
      user: user, seed: plan.scenario.run.seed, replication: replication, into: &company.life)
    for strategy in company.stages.indices {
      books[strategy].open(replication: replication, generators, seed: plan.scenario.run.seed)
      company.stages[strategy].play(company.life, &company.state)
      let setups = books[strategy].setups(company.life, ofGroup: group, company.state.replacements)
      read(
        strategy,
        Story(
          company.state, company.stages[strategy].group, setups: setups,
          events: company.stages[strategy].timeline.delivered))
    }
    companies[group] = company
  }
}
