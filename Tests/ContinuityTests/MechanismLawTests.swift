// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import Testing

@testable import FleetModel

/// What every mechanism and every combination must do, whoever the user is.
@Suite struct MechanismLawTests {
  static let strategies = MechanismStrategies.all

  @Test func everyMechanismIsUnderTheLaw() {
    for name in MechanismCatalog.names {
      #expect(Self.strategies.contains([MechanismTerm(name)]))
      #expect(Self.strategies.count { $0.count > 1 && $0.contains { $0.name == name } } >= 5)
    }
  }

  @Test(arguments: strategies) func theStoryGoesForward(strategy: [MechanismTerm]) {
    for state in MechanismStrategies.plays(strategy) {
      var latest = SimulationTime(microseconds: 0)
      for observation in state.story {
        guard let time = time(of: observation) else { continue }
        #expect(time >= latest)
        latest = time
      }
    }
  }

  @Test(arguments: strategies) func aStoryIsTheSameEveryTime(strategy: [MechanismTerm]) {
    for (user, state) in zip(MechanismStrategies.users, MechanismStrategies.plays(strategy)).prefix(2) {
      let again = MechanismStrategies.fleet(user).play(strategy, user: user)
      #expect(state.story == again.story && state.requests == again.requests)
      #expect(!state.story.isEmpty)
    }
  }

  @Test(arguments: strategies) func theWorkloadIsTheSame(strategy: [MechanismTerm]) {
    for (state, nothing) in zip(MechanismStrategies.plays(strategy), MechanismStrategies.plays([])) {
      let choices = state.story.filter { if case .choice = $0 { true } else { false } }
      #expect(choices == nothing.story.filter { if case .choice = $0 { true } else { false } })
    }
  }

  @Test(arguments: strategies) func theWaterfallAddsUp(strategy: [MechanismTerm]) {
    var replacements = 0
    for state in MechanismStrategies.plays(strategy) {
      for number in state.replacements.indices {
        var shown: Int64 = 0
        var missing: Int64 = 0
        var wanted: Int64 = 0
        var reached = false
        for observation in state.story {
          switch observation {
          case .coverage(Int32(number), .desktop, let slot, true, _, _):
            shown += state.life.importance[Int(slot)]
          case .missing(Int32(number), let slot, _): missing += state.life.importance[Int(slot)]
          case .deviceEnded(_, _, Int32(number), _, let weight): wanted = weight
          case .desktop(_, _, Int32(number)): reached = true
          default: break
          }
        }
        if reached {
          replacements += 1
          #expect(shown + missing == wanted)
        }
      }
    }
    #expect(replacements > 5)
  }

  @Test(arguments: strategies) func disagreementNeverExceedsWhatMatters(strategy: [MechanismTerm]) {
    for state in MechanismStrategies.plays(strategy) {
      var mattered: Int64 = 0
      var disagreed: Int64 = 0
      for observation in state.story {
        switch observation {
        case .mattered(_, _, let active, _): mattered += active
        case .disagreed(_, _, let active, _): disagreed += active
        default: break
        }
      }
      #expect(disagreed <= mattered)
    }
  }

  @Test func nothingBringsNothing() {
    for state in MechanismStrategies.plays([]) {
      #expect(state.requests.allSatisfy { $0.kind == .administration } && state.holdings.isEmpty)
      for case .coverage(_, .desktop, _, let shown, _, _) in state.story { #expect(!shown) }
    }
  }

  /// No mechanism moves a desktop.
  @Test(arguments: strategies) func desktopsComeAtTheSameInstants(strategy: [MechanismTerm]) {
    for (state, nothing) in zip(MechanismStrategies.plays(strategy), MechanismStrategies.plays([])) {
      #expect(Self.desktops(state.story) == Self.desktops(nothing.story))
    }
  }

  private static func desktops(_ story: [Observation]) -> [SimulationTime] {
    story.compactMap { if case .desktop(let at, _, _) = $0 { at } else { nil } }
  }

  private func time(of observation: Observation) -> SimulationTime? {
    switch observation {
    case .choice(let at, _, _), .repair(let at, _, _, _), .ticket(let at, _, _, _), .upload(let at, _, _, _),
      .choiceLost(let at, _), .intrusion(let at, _, _, _), .backupRun(let at, _, _),
      .restored(let at, _, _, _),
      .deviceEnded(let at, _, _, _, _), .desktop(let at, _, _), .held(let at, _, _),
      .erased(let at, _, _, _),
      .departed(let at), .administered(let at, _, _, _), .evidenceLost(let at, _):
      at
    default: nil
    }
  }
}
