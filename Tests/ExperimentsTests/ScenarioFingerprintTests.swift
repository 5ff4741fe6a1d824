// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import Experiments
import FleetModel
import Testing

struct ScenarioFingerprintTests {
  @Test("layout, comments and order do not matter, values do")
  func meaning() throws {
    let one = try readFixture(fixtureBase).fingerprint
    let other = try readFixture(
      """
      # another layout
      roamback: 1
      name: Another name
      groups:
        field: {users: 5, online: 97%}
        office:
          users: 10
      run:
        start: 2026-01-05 # a Monday
      backup: {cadence: 192 h}
      strategies: {both: {}, roaming: {}, nothing: {}, backup: {mechanisms: [backup]}}
      expect: [coverage.day1.mean [backup] > 1%]
      """.replacing("[coverage.day1.mean [backup] > 1%]", with: "[\"coverage.day1.mean [backup] > 1%\"]")
    ).fingerprint
    #expect(one.utf8.count == 32)
    #expect(one == other)
  }

  @Test(
    "each of these changes a result",
    arguments: [
      "run.seed=2", "groups.field.users=6", "groups.field.shared=on", "backup.cadence=9 days",
      "catalog=article",
      "usage.session=1 h", "usage.mode=alwaysOn", "tenant.roaming=none", "life.loss=never",
      "strategies={backup: {}}",
      "strategies={backup: {}, both: {}, nothing: {}, roaming: {restore.fails: 2%}}",
      "policies=[{set: {DisableSettingSync: enabled}}]", "restore.page=on", "repair.noticeActiveHours=never",
      "refresh={first: day 1, every: 1 day, wave: 10%, to: windows11-25h2}",
      "categories={Personalization: 0}",
      "groups.field.calendar.days=Mon", "helpDesk.plannedWait=1 h", "run.start=2026-01-05 08:00",
      "provisioning.mode=manual", "groups.field.provisioning.mode={reset: autopilotReset}",
      "provisioning.qualityUpdate=always", "provisioning.clicks=1%", "provisioning.clickAfter=1 h",
      "provisioning.installByHand=5 min", "provisioning=[]",
      "provisioning.stages.manual=[{stage: signIn, takes: 3 min}]",
      "sites={one: {technicians: 2}}", "sites={one: {link: 1 Gbit/s}}", "sites={one: {peerShare: 0%}}",
      "helpDesk.agents=5", "helpDesk.hours=Mon-Sat 08:00-18:00", "helpDesk.patience=never",
      "helpDesk.setupHandling=1 h", "helpDesk.first=setup", "costs.currency=EUR", "costs.ticket=unknown",
      "costs.userHour=40", "costs.technicianHour=60", "costs.deviceDay=2", "files.knownFolderMove=silent",
      "files.from=day 3", "files.accepts=1%", "files.inKnownFolders=1%", "life.reset=1 year",
      "life.leadTime.reset=1 h", "incidents={on: day 3, wave: 10%}", "repair.familiarAt=90%",
      "tenant.cloud=sovereign", "restore.needsCompliantDevice=on", "restore.otherIdentity=1%",
      "restore.identities={deletedUser: 100%}", "life.leaving=2 years", "metered=5%",
      "tenant.geography=EU", "tenant.geographies={field: EU}", "tenant.preferredDataLocation=50%",
      "tenant.roamingPolicyFrom=never", "tenant.roamingToggleUntil=2027-06-01", "tenant.policyCheckIn=8 h",
      "tenant.groupPolicyWins=0%", "tenant.deletesDepartedAfter=90 days", "tenant.staleAfter=100 days",
      "tenant.requestLimit=5 per hour", "tenant.encryptedDisks=100%",
      "switches.off={all: 1%}", "switches.off={language: 1%}", "switches.turnsOn=1%",
      "outages=[{of: tenantStore, from: day 3, for: 8 h}]", "departures=[{on: day 3, wave: 5%}]",
      "administration=[{on: day 3, what: audit}]", "roamingProfile.slowLink=1%",
      "roamingProfile.backgroundUpload=12 h", "consumerBackup.users=1%", "consumerBackup.cadence=2 days",
      "consumerBackup.accepts=1%", "policies=[{set: {EnableWindowsBackup: enabled}, from: day 3}]",
      "strategies={backup: {}, both: {}, nothing: {}, roaming: {mechanisms: [roaming until day 9]}}",
      "strategies={backup: {}, both: {}, nothing: {}, roaming: {mechanisms: [roaming from day 9]}}",
    ])
  func values(set: String) throws {
    #expect(try readFixture(fixtureBase, sets: [set]).fingerprint != readFixture(fixtureBase).fingerprint)
  }

  /// The fingerprint names every field; whoever adds one must add it there, and correct the number here.
  @Test("no field has been added unnoticed")
  func fields() throws {
    let group = try readFixture(fixtureBase).groups[0]
    func fields(_ value: Any) -> Int { Mirror(reflecting: value).children.count }
    #expect(fields(group) == 28)
    #expect([fields(group.device), fields(group.seats), fields(group.calendar)] == [5, 2, 6])
    #expect([fields(group.usage), fields(group.roaming), fields(group.backup)] == [13, 8, 6])
    #expect([fields(group.restore), fields(group.policies), fields(group.life)] == [8, 1, 9])
    #expect([fields(group.repair), fields(group.helpDesk), fields(group.site)] == [5, 7, 4])
    #expect([fields(group.provisioning), fields(group.files), fields(group.costs)] == [6, 5, 5])
    #expect(fields(group.provisioning.chains[0][0]) == 11)
    #expect([fields(group.tenant), fields(group.switches), fields(group.roamingProfile)] == [11, 3, 2])
    #expect(fields(group.consumerBackup) == 3)
    #expect(fields(Outage(.tenantStore, from: .zero, until: .zero)) == 3)
    #expect(fields(DeparturePlan(at: .zero, share: 0)) == 2)
    #expect(fields(AdministrationPlan(at: .zero, action: .audit, share: 0)) == 5)
    #expect(fields(PolicySet.Step(from: .zero, standing: .conflict)) == 2)
    #expect(fields(MechanismTerm("roaming")) == 3)
  }

  /// An outage, a departure or an action that differs in one field only.
  @Test(
    "each field of an event changes a result",
    arguments: [
      (
        "outages=[{of: tenantStore, from: day 3, for: 8 h}]",
        "outages=[{of: fileServer, from: day 3, for: 8 h}]"
      ),
      (
        "outages=[{of: tenantStore, from: day 3, for: 8 h}]",
        "outages=[{of: tenantStore, from: day 4, for: 8 h}]"
      ),
      (
        "outages=[{of: tenantStore, from: day 3, for: 8 h}]",
        "outages=[{of: tenantStore, from: day 3, for: 9 h}]"
      ),
      ("departures=[{on: day 3, wave: 5%}]", "departures=[{on: day 4, wave: 5%}]"),
      ("departures=[{on: day 3, wave: 5%}]", "departures=[{on: day 3, wave: 6%}]"),
      ("departures=[{on: day 3, wave: 5%}]", "departures=[{on: day 3, wave: 5%, groups: [field]}]"),
      ("administration=[{on: day 3, what: audit}]", "administration=[{on: day 4, what: audit}]"),
      ("administration=[{on: day 3, what: audit}]", "administration=[{on: day 3, what: delete}]"),
      (
        "administration=[{on: day 3, what: audit}]",
        "administration=[{on: day 3, what: audit, who: departed}]"
      ),
      (
        "administration=[{on: day 3, what: audit}]",
        "administration=[{on: day 3, what: audit, wave: 1 person}]"
      ),
      (
        "administration=[{on: day 3, what: audit}]",
        "administration=[{on: day 3, what: audit, role: globalAdministrator}]"
      ),
    ])
  func events(one: String, other: String) throws {
    let prints = try [one, other].map { try readFixture(fixtureBase, sets: [$0]).fingerprint }
    #expect(prints[0] != prints[1])
  }
}
