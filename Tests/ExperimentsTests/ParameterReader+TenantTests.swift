// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Experiments
import FleetModel
import Testing

struct ParameterReaderTenantTests {
  private func group(_ sets: [String], _ name: String = "field") throws -> GroupParameters {
    try #require(try readFixture(fixtureBase, sets: sets).groups.first { $0.name == name })
  }

  @Test("groups are at home where nothing else is said, under a strategy too")
  func geographies() throws {
    let sets = [
      "tenant.geography=EU", "tenant.geographies={field: JP}",
      "strategies={both: {}, backup: {tenant.geography: CA}, roaming: {tenant.geographies: {office: UK}},"
        + " nothing: {tenant.geographies: {field: IN}, tenant.geography: AU}}",
    ]
    let scenario = try readFixture(fixtureBase, sets: sets)
    func places(_ groups: [GroupParameters]) -> [Geography] {
      groups.flatMap { [$0.tenant.home, $0.tenant.geography] }
    }
    // Groups are sorted: field, office.
    #expect(places(scenario.groups) == [.eu, .japan, .eu, .eu])
    let strategies = scenario.strategies
    #expect(strategies.map(\.name) == ["backup", "both", "nothing", "roaming"])
    #expect(places(strategies[0].groups) == [.canada, .japan, .canada, .canada])
    #expect(places(strategies[1].groups) == places(scenario.groups))
    #expect(places(strategies[2].groups) == [.australia, .india, .australia, .australia])
    #expect(places(strategies[3].groups) == [.eu, .eu, .eu, .uk])
  }

  @Test("by default the policy governs roaming from July 2026, and the toggle counts for another year")
  func dates() throws {
    let tenant = try group(["run.start=2026-06-01"]).tenant
    #expect(tenant.policyGovernsRoamingFrom == .zero + .days(30))
    #expect(tenant.toggleCountsUntil == .zero + .days(395))
  }

  @Test("what began before the start holds from the start; what comes long after never comes")
  func past() throws {
    let late = try group(["run.start=2027-12-01"]).tenant
    #expect(late.policyGovernsRoamingFrom == .zero)
    #expect(late.toggleCountsUntil == .zero)
    let early = try group(["run.start=2001-01-01"]).tenant
    #expect(early.policyGovernsRoamingFrom == .never)
    let named = try group(["tenant.roamingPolicyFrom=never", "tenant.roamingToggleUntil=day 30"]).tenant
    #expect(named.policyGovernsRoamingFrom == .never)
    #expect(named.toggleCountsUntil == .zero + .days(30))
    let midday = try group(["run.start=2026-07-01 12:00"]).tenant
    #expect(midday.policyGovernsRoamingFrom == .zero)
  }

  @Test("a number of people is a share of the groups that it is about")
  func people() throws {
    // The fixture has 10 people in the office and 5 in the field.
    let sets = [
      "departures=[{on: day 3, wave: 3 people}, {on: day 4 10:00, wave: 5 people, groups: [field]}]",
      "administration=[{on: day 9, what: delete, who: departed}, {on: day 9, what: hold, wave: 99 people}]",
    ]
    let field = try group(sets)
    #expect(
      field.departures == [
        DeparturePlan(at: .zero + .days(3), share: 0.2),
        DeparturePlan(at: .zero + .days(4) + .hours(10), share: 1),
      ])
    #expect(try group(sets, "office").departures == [DeparturePlan(at: .zero + .days(3), share: 0.2)])
    #expect(
      field.administration == [
        AdministrationPlan(at: .zero + .days(9), action: .delete, share: 1, onlyDeparted: true),
        AdministrationPlan(at: .zero + .days(9), action: .hold, share: 1),
      ])
  }

  @Test("switches, outages, limits and the older mechanisms")
  func others() throws {
    let group = try group([
      "switches.off={all: 1%, credentials: 2%}", "switches.turnsOn=3%", "metered=4%",
      "outages={of: tenantStore, from: day 1 09:00, for: 8 h}", "tenant.requestLimit=500 per hour",
      "roamingProfile.backgroundUpload=12 h", "restore.identities={otherTenant: 25%, otherAccount: 75%}",
    ])
    #expect(
      group.switches == UserSwitches(allOff: 0.01, off: [0, 0.02, 0, 0, 0, 0], turnsOn: 0.03))
    #expect(group.metered == 0.04)
    let from = SimulationTime.zero + .days(1) + .hours(9)
    #expect(group.outages == [Outage(.tenantStore, from: from, until: from + .hours(8))])
    #expect(group.tenant.requestsPerHour == 500)
    #expect(group.roamingProfile.backgroundUpload == .hours(12))
    #expect(group.restore.identities == [0.75, 0.25, 0])
  }

  @Test("what is planned for a day after the end is a warning")
  func afterHorizon() throws {
    let scenario = try readFixture(
      fixtureBase,
      sets: [
        "run.horizon=10 days", "outages=[{of: tenantStore, from: day 10, for: 8 h}]",
        "departures=[{on: day 11, wave: 5%}]", "administration=[{on: day 9, what: audit}]",
      ])
    #expect(scenario.warnings.filter { $0.code == "W705" }.count == 2)
  }
}
