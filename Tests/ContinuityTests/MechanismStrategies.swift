// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import Foundation

@testable import FleetModel

/// The strategies over which the laws of mechanisms run: every mechanism that the catalogue names alone, in
/// pairs, all together, and one after the other. A further line of the catalogue is among them by itself.
enum MechanismStrategies {
  private static let names = MechanismCatalog.names

  static let all: [[MechanismTerm]] = [[]] + singles + pairs + [together] + terms + handOvers + plans

  static let singles: [[MechanismTerm]] = names.map { [MechanismTerm($0)] }

  static let pairs: [[MechanismTerm]] = names.indices.flatMap { first in
    names.indices.dropFirst(first + 1).map { [MechanismTerm(names[first]), MechanismTerm(names[$0])] }
  }

  static let together: [MechanismTerm] = names.map { MechanismTerm($0) }

  /// Each begins late, ends, and begins again.
  static let terms: [[MechanismTerm]] = names.map {
    [MechanismTerm($0, from: day(5), until: day(15)), MechanismTerm($0, from: day(30))]
  }

  /// From each to the next by a cut, and back round.
  static let handOvers: [[MechanismTerm]] = names.indices.map {
    [
      MechanismTerm(names[$0], until: day(20)),
      MechanismTerm(names[($0 + 1) % names.count], from: day(20)),
    ]
  }

  static let plans: [[MechanismTerm]] = [
    // Both for a while, neither for a while, the backup first, and a return to roaming.
    [MechanismTerm("roaming", until: day(30)), MechanismTerm("backup", from: day(15))],
    [MechanismTerm("roaming", until: day(15)), MechanismTerm("backup", from: day(30))],
    [MechanismTerm("backup", until: day(30)), MechanismTerm("roaming", from: day(20))],
    [MechanismTerm("roaming", until: day(10)), "backup", MechanismTerm("roaming", from: day(25))],
    [MechanismTerm("roamingProfile", until: day(30)), MechanismTerm("backup", from: day(15))],
    [
      MechanismTerm("roamingProfile", until: day(15)), "consumerBackup",
      MechanismTerm("roaming", from: day(25)),
    ],
  ]

  static func day(_ day: Double) -> SimulationTime { .zero + .days(day) }

  // MARK: Lives

  /// Users of each strategy; `ROAMBACK_LARGE=1` asks for many.
  static let users = 0..<(isLarge ? 150 : 6)
  static let isLarge = ProcessInfo.processInfo.environment["ROAMBACK_LARGE"] == "1"

  /// Entra joined for users of even numbers, hybrid joined for the rest, in a tenant where everything
  /// happens: outages, deletions, departures; for every third, policies in motion as well.
  static func fleet(_ user: Int) -> SmallFleet {
    var fleet = user % 3 == 2 ? SmallFleet.troubled() : .turbulent()
    fleet.horizon = .days(45)
    fleet.group.device.join = user.isMultiple(of: 2) ? .entra : .hybrid
    fleet.group.restore.firstSignIn = true
    fleet.group.roamingProfile = RoamingProfileParameters(slowLink: 0.1, backgroundUpload: .hours(4))
    fleet.group.consumerBackup = ConsumerBackupParameters(users: 0.8, cadence: .days(1), accepts: 0.8)
    fleet.group.tenant.deletesDepartedAfter = .constant(5 * SmallFleet.day)
    fleet.group.tenant.staleAfter = .days(12)
    fleet.group.switches.allOff = 0.1
    fleet.group.metered = 0.1
    fleet.group.departures = [DeparturePlan(at: day(32), share: 0.3)]
    fleet.group.administration = [
      AdministrationPlan(at: day(8), action: .hold, share: 0.5),
      AdministrationPlan(at: day(9.3), action: .delete, share: 0.4),
      AdministrationPlan(at: day(38), action: .export, share: 0.5),
    ]
    fleet.group.outages = outages
    for index in 5..<7 { fleet.settings[index].profileFile = true }
    fleet.settings[7].registry = false
    fleet.settings[2].policyGroup = .credentials
    return fleet
  }

  /// In whole hours, in the middle of working days.
  static let outages: [Outage] = Custodian.allCases.enumerated().flatMap { index, custodian in
    [2.0, 14, 23].map { start in
      let from = day(start + Double(index)) + .hours(10)
      return Outage(custodian, from: from, until: from + .hours(6))
    }
  }

  /// The plays of one strategy, each user once however many laws look at them.
  static func plays(_ strategy: [MechanismTerm]) -> [UserState] {
    played[all.firstIndex(of: strategy)!]
  }

  private static let played: [[UserState]] = all.map { strategy in
    users.map { fleet($0).play(strategy, user: $0) }
  }
}
