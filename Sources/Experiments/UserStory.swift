// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Probes

/// What happens to one user under one strategy, told for a reader.
public struct UserStory: Equatable, Sendable {
  /// What one replacement comes to.
  public struct Replacement: Equatable, Sendable {
    public var cause: Cause
    /// From 0.
    public var seat: Int
    /// From power-on to the desktop, as simulated at the site; nil where that lies beyond the horizon.
    public var setup: TimeSpan?
    /// Share by importance of what was wanted that the new device shows, by `CoveragePoint`; nil where the
    /// point was not reached or nothing was wanted.
    public var shown: [Double?]
    /// From power-on until it feels familiar; nil where that was not seen.
    public var familiar: TimeSpan?
  }

  public var strategy: String
  /// All of them: a run keeps the first of the same.
  public var events: [NarratedEvent]
  public var replacements: [Replacement]
}

extension ChunkPlayer {
  /// Plays one user alone and tells the story of each strategy, the same that a run plays; points of a sweep
  /// are left out unless they are asked for.
  ///
  /// - Parameters:
  ///   - group: position in the scenario.
  ///   - strategy: the only one to tell.
  public mutating func stories(
    ofUser user: Int, group: Int, replication: Int, strategy: String? = nil
  ) -> [UserStory] {
    var stories: [UserStory] = []
    for world in plan.scenario.worlds.indices where user < plan.scenario.worlds[world][group].users {
      let strategies = plan.strategies[world].map { plan.scenario.strategies[$0] }
      play(user: user, ofGroup: group, world: world, replication: replication) { position, story in
        let told = strategies[position]
        guard strategy.map({ $0 == told.name }) ?? (told.variation == nil) else { return }
        let sample = story.sample(of: user, inGroup: group, 0, limit: .max)
        stories.append(
          UserStory(strategy: told.name, events: sample.events, replacements: story.outcomes))
      }
    }
    return stories
  }
}

extension Story {
  fileprivate var outcomes: [UserStory.Replacement] {
    replacements.indices.map { position in
      let replacement = replacements[position]
      var outcome = UserStory.Replacement(
        cause: replacement.cause, seat: replacement.seat, setup: setups[position]?.desktop,
        shown: CoveragePoint.allCases.map { shown(position, $0) })
      for case .familiar(let at, let which) in observations where Int(which) == position {
        outcome.familiar = at - newDevice(replacement).poweredOn
      }
      return outcome
    }
  }

  private func shown(_ position: Int, _ point: CoveragePoint) -> Double? {
    var (shown, all) = (0.0, 0.0)
    for case .coverage(let which, point, let slot, let isShown, _, _) in observations
    where Int(which) == position {
      let weight = Double(life.importance[Int(slot)])
      all += weight
      if isShown { shown += weight }
    }
    return all > 0 ? shown / all : nil
  }
}
