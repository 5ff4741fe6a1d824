// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import Testing

@testable import FleetModel

/// What every mechanism and every combination must do, whoever the user is.
@Suite struct MechanismLawTests {
  static let strategies: [[MechanismTerm]] = [
    [], ["roaming"], ["backup"], ["roaming", "backup"],
    [MechanismTerm("roaming", until: day(20)), MechanismTerm("backup", from: day(20))],
    [MechanismTerm("roaming", until: day(30)), MechanismTerm("backup", from: day(15))],
    [MechanismTerm("roaming", until: day(10)), "backup", MechanismTerm("roaming", from: day(25))],
  ]

  /// Every other user lives under a tenant in motion.
  private static func fleet(_ user: Int) -> SmallFleet {
    user.isMultiple(of: 2) ? .turbulent() : .troubled()
  }

  private static func day(_ day: Double) -> SimulationTime { .zero + .days(day) }

  @Test(arguments: strategies) func theStoryGoesForward(strategy: [MechanismTerm]) {
    for user in 0..<30 {
      var latest = SimulationTime(microseconds: 0)
      for observation in Self.fleet(user).play(strategy, user: user).story {
        guard let time = time(of: observation) else { continue }
        #expect(time >= latest)
        latest = time
      }
    }
  }

  @Test(arguments: strategies) func aStoryIsTheSameEveryTime(strategy: [MechanismTerm]) {
    for user in 0..<10 {
      let first = Self.fleet(user).play(strategy, user: user).story
      #expect(first == Self.fleet(user).play(strategy, user: user).story)
      #expect(!first.isEmpty)
    }
  }

  @Test(arguments: strategies) func theWorkloadIsTheSame(strategy: [MechanismTerm]) {
    for user in 0..<30 {
      let fleet = Self.fleet(user)
      let choices = fleet.play(strategy, user: user).story.filter {
        if case .choice = $0 { true } else { false }
      }
      let baseline = fleet.play([], user: user).story.filter { if case .choice = $0 { true } else { false } }
      #expect(choices == baseline)
    }
  }

  @Test(arguments: strategies) func theWaterfallAddsUp(strategy: [MechanismTerm]) {
    var replacements = 0
    for user in 0..<60 {
      let state = Self.fleet(user).play(strategy, user: user)
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
    #expect(replacements > 50)
  }

  @Test(arguments: strategies) func disagreementNeverExceedsWhatMatters(strategy: [MechanismTerm]) {
    for user in 0..<30 {
      let state = Self.fleet(user).play(strategy, user: user)
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
    for user in 0..<30 {
      for case .coverage(_, .desktop, _, let shown, _, _) in Self.fleet(user).play([], user: user).story {
        #expect(!shown)
      }
    }
  }

  /// No mechanism moves a desktop.
  @Test(arguments: strategies) func desktopsComeAtTheSameInstants(strategy: [MechanismTerm]) {
    for user in 0..<40 {
      let fleet = Self.fleet(user)
      let nothing = Self.desktops(fleet.play([], user: user).story)
      #expect(Self.desktops(fleet.play(strategy, user: user).story) == nothing)
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
      .deviceEnded(let at, _, _, _, _), .desktop(let at, _, _):
      at
    default: nil
    }
  }
}
