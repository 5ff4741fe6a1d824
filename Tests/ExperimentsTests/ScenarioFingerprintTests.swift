// SPDX-License-Identifier: GPL-3.0-or-later
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
    ])
  func values(set: String) throws {
    #expect(try readFixture(fixtureBase, sets: [set]).fingerprint != readFixture(fixtureBase).fingerprint)
  }

  /// The fingerprint names every field; whoever adds one must add it there, and correct the number here.
  @Test("no field has been added unnoticed")
  func fields() throws {
    let group = try readFixture(fixtureBase).groups[0]
    func fields(_ value: Any) -> Int { Mirror(reflecting: value).children.count }
    #expect(fields(group) == 15)
    #expect([fields(group.device), fields(group.seats), fields(group.calendar)] == [4, 2, 6])
    #expect([fields(group.usage), fields(group.roaming), fields(group.backup)] == [13, 8, 6])
    #expect([fields(group.restore), fields(group.policies), fields(group.life)] == [5, 3, 6])
    #expect([fields(group.repair), fields(group.helpDesk)] == [4, 2])
  }
}
