// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Experiments
import FleetModel
import Numerics
import Statistics
import Testing

/// What a scenario that says nothing takes from the documentation.
struct DocumentedDefaultsTests {
  private func defaults() throws -> GroupParameters { try readFixture(fixtureBase).groups[0] }

  @Test func theCadenceIsEightDaysUnlessAScenarioAsksWhatIf() throws {
    #expect(try defaults().backup.cadence == .days(8))
  }

  /// Upload, travel and notice together.
  @Test func aChangeReachesTheSecondPCWithinFiveMinutes() throws {
    let roaming = try defaults().roaming
    var stream = StreamKey(seed: 3, replication: 0, entity: 0).stream(1)
    var late = 0
    for _ in 0..<20_000 {
      let steps = [roaming.uploadDelay, roaming.transferDelay, roaming.notifyDelay]
      var taken = 0.0
      for step in steps { taken += step.draw(&stream) }
      if taken > 300e6 { late += 1 }
    }
    #expect(late < 20, "under one in a thousand")
    #expect(roaming.pullDelay.mean < 300e6)
  }

  @Test func theToggleTakesAllSelectedGroupsOrNone() throws {
    func enabled(_ value: String) throws -> [Bool] {
      try readFixture(fixtureBase + "tenant: {roaming: \(value)}\n").groups.map(\.roaming.enabled)
    }
    #expect(try enabled("all") == [true, true] && enabled("none") == [false, false])
    #expect(try enabled("[office]") == [false, true], "field, office")
  }

  /// The fixture begins on 2026-01-05.
  @Test func thePolicyGovernsRoamingFromJuly2026AndTheToggleForAnotherYear() throws {
    let tenant = try defaults().tenant
    #expect(tenant.policyGovernsRoamingFrom == .zero + .days(177))
    #expect(tenant.toggleCountsUntil == .zero + .days(177 + 365))
  }

  @Test func theStoreLiesAtTheTenantsHome() throws {
    let groups = try readFixture(
      fixtureBase + "tenant: {geography: EU, geographies: {field: US}}\n"
    ).groups
    #expect(groups.map(\.tenant.home) == [.eu, .eu])
    #expect(groups.map(\.tenant.geography) == [.us, .eu], "field, office")
    #expect(groups.allSatisfy { $0.tenant.preferredDataLocation == 0 }, "multi-geo is an add-on")
  }

  @Test func aDepartedUsersDataGoesAfter90To180Days() throws {
    let after = try defaults().tenant.deletesDepartedAfter
    #expect(after == .uniform(low: 90 * 86_400e6, high: 180 * 86_400e6))
  }

  @Test func theRestorePageIsTenantWide() {
    let policy = "policies: [{name: P, assign: {include: [office]}, set: {ShowRestorePage: enabled}}]\n"
    #expect(issues(fixtureBase + policy).map(\.code) == ["E404"])
    let group = fixtureHead + "groups: {office: {users: 10, restore: {page: on}}}\n"
    #expect(issues(group).map(\.code) == ["E404"])
  }

  @Test func theStatusPageHasThreePhases() throws {
    let chain = try defaults().provisioning.chain(.userDriven).map(\.name)
    #expect(chain.filter(\.isOnStatusPage) == [.devicePreparation, .deviceSetup, .accountSetup])
  }

  @Test func knownFoldersMoveNoFasterThanTheServiceAllows() {
    typealias Move = FileParameters.KnownFolderMove
    #expect(Move.off.limits == nil)
    #expect(Move.silent.limits?.day == 1000 && Move.silent.limits?.week == 4000)
    #expect(Move.prompted.limits?.day == 5000 && Move.prompted.limits?.week == 20_000)
  }
}
