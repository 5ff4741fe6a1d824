// SPDX-License-Identifier: GPL-3.0-or-later

/// Which levers there are to try for a strategy of a scenario, and why not the others.
public struct LeverSurvey: Sendable {
  /// One thing to try.
  public struct Candidate: Sendable {
    public var lever: Lever
    public var trial: Lever.Trial

    /// The point that plays it.
    public var variation: Variation { Variation(trial.settings) }
  }

  /// A lever without an offer, and the reason as the rest of a sentence.
  public struct Declined: Sendable {
    public var title: String
    public var reason: String
  }

  /// The name of the strategy that is varied.
  public let strategy: String
  public private(set) var candidates: [Candidate] = []
  public private(set) var declined: [Declined] = []

  /// - Parameters:
  ///   - scenario: without points of a sweep.
  ///   - strategy: nil is the first with the backup, or else the first.
  ///   - isSample: whether only some of the people are to be played.
  /// - Returns: nil where the scenario has no strategy of that name.
  public init?(
    _ scenario: Scenario, strategy name: String? = nil, isSample: Bool = false, levers: [Lever] = Lever.all
  ) {
    let chosen =
      if let name {
        scenario.strategies.first { $0.name == name }
      } else {
        scenario.strategies.first { $0.has("backup") } ?? scenario.strategies.first
      }
    guard let chosen else { return nil }
    strategy = chosen.name
    let situation = LeverSituation(scenario, chosen, isSample: isSample)
    for lever in levers {
      switch lever.offer(situation) {
      case .trials(let trials): candidates += trials.map { Candidate(lever: lever, trial: $0) }
      case .doesNotApply(let reason): declined.append(Declined(title: lever.title, reason: reason))
      }
    }
  }

  /// What to read the scenario with, one point a candidate.
  public var variations: [Variation] { candidates.map(\.variation) }

  /// The scenario with the strategy alone, as it stands and at every point, and for each candidate the name
  /// of the strategy that plays it; nil where it means what the scenario says already.
  ///
  /// - Parameter varied: read with `variations`.
  public func narrowed(_ varied: Scenario) -> (scenario: Scenario, names: [String?]) {
    var scenario = varied
    scenario.strategies = varied.strategies.filter {
      $0.name == strategy || $0.variation?.strategy == strategy
    }
    scenario.expectations = []
    let names = candidates.indices.map { index in
      scenario.strategies.first { $0.variation?.number == index + 1 }?.name
    }
    return (scenario, names)
  }
}
