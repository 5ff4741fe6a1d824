// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import FleetModel
@testable import Probes

@Suite struct AdministrationProbeTests {
  private static let day = SmallStory.at(days: 10)

  private static func story(_ observations: [Observation]) -> SmallStory {
    var small = SmallStory(observations)
    var holding = Holding()
    holding.profiles = 2
    holding.items = 9
    small.holdings = [holding]
    small.group.administration = [AdministrationPlan(at: day, action: .audit, share: 1)]
    return small
  }

  private static func administered(
    _ action: AdministrationPlan.Action, isRefused: Bool = false, calls: Int32 = 1
  ) -> Observation {
    .administered(at: day, action, isRefused: isRefused, calls: calls)
  }

  @Test("Calls that were answered and those that were not are counted apart")
  func calls() {
    let sheet = Self.story([
      Self.administered(.audit, calls: 3), Self.administered(.export, calls: 5),
      Self.administered(.delete, isRefused: true), Self.administered(.export, isRefused: true),
      Self.administered(.hold, calls: 0),
    ]).sheet
    #expect(sheet.sums("administration.calls") == [8, 0, 1, 0])
    #expect(sheet.sums("administration.refused") == [2, 0, 1, 0])
    #expect(sheet.sums("administration.exports") == [1, 0, 1, 0])
  }

  @Test("What was removed is told by why, and the other reasons are 0")
  func erasures() {
    for why in Erasure.allCases {
      let sheet = Self.story([.erased(at: Self.day, .tenantStore, why, holding: 0)]).sheet
      for other in Erasure.allCases {
        let name = "administration.erased.\(other.name)"
        #expect(sheet.sums("\(name).profiles") == [other == why ? 2 : 0, 0, 1, 0])
        #expect(sheet.sums("\(name).items") == [other == why ? 9 : 0, 0, 1, 0])
      }
    }
  }

  @Test("Evidence is a share of people on hold; who was not on hold does not count")
  func evidence() {
    let lost = Observation.evidenceLost(at: Self.day, holding: 0)
    let hold = Self.administered(.hold, calls: 0)
    #expect(Self.story([hold]).sheet.sums("administration.evidenceLost.share") == [0, 1, 0, 0])
    #expect(Self.story([hold, lost, lost]).sheet.sums("administration.evidenceLost.share") == [1, 1, 1, 0])
    #expect(Self.story([]).sheet.sums("administration.evidenceLost.share") == [0, 0, 0, 0])
  }

  @Test("Where nobody administers, leaves or is forgotten, nothing is said")
  func silence() {
    var small = Self.story([])
    small.group.administration = []
    #expect(small.sheet.sums("administration.calls") == [0, 0, 0, 0])
    small.leaves = 20
    #expect(small.sheet.sums("departure.count") == [1, 0, 1, 0])
    #expect(small.sheet.sums("administration.calls") == [0, 0, 1, 0])
    #expect(Self.story([]).sheet.sums("departure.count") == [0, 0, 1, 0])
    var stale = Self.story([.erased(at: Self.day, .tenantStore, .stale, holding: 0)])
    stale.group.administration = []
    #expect(stale.sheet.sums("administration.erased.stale.items") == [9, 0, 1, 0])
  }
}
