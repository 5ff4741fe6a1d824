// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Experiments
import FleetModel
import Testing

struct PolicyRemarkTests {
  private static let only = ["strategies={nothing: {}}"]

  private func headlines(_ policies: String, sets: [String] = []) throws -> [String] {
    try readFixture(fixtureBase + "policies:\n" + policies, sets: Self.only + sets).warnings.map(\.headline)
  }

  @Test("profiles that differ are a warning with both names, the setting, the group and the day")
  func conflicts() throws {
    let policies = """
        - {name: Rollout, set: {EnableWindowsBackup: enabled}}
        - {name: Freeze, assign: {include: [field]}, from: day 30, set: {EnableWindowsBackup: disabled}}

      """
    #expect(
      try headlines(policies) == [
        "s.yaml:6:68: warning[W708]: from day 30 on, `Rollout` sets `EnableWindowsBackup` to enabled and `Freeze` to disabled for `field`: neither is applied, and the default holds"
      ])
    let scenario = try readFixture(fixtureBase + "policies:\n" + policies, sets: Self.only)
    let steps = scenario.groups.map { $0.policies[.enableWindowsBackup].map(\.standing) }
    #expect(steps == [[.set(.enabled), .conflict], [.set(.enabled)]])
  }

  @Test("two that agree are none, and neither are two that reach different groups")
  func agreements() throws {
    #expect(
      try headlines(
        """
          - {set: {EnableWindowsBackup: enabled}}
          - {assign: {include: [field]}, set: {EnableWindowsBackup: enabled}}

        """) == [])
    #expect(
      try headlines(
        """
          - {assign: {exclude: [field]}, set: {EnableWindowsBackup: enabled}}
          - {assign: {include: [field]}, set: {EnableWindowsBackup: disabled}}

        """) == [])
  }

  @Test("Intune against group policy is undefined, and a third profile makes another disagreement")
  func groupPolicy() throws {
    #expect(
      try headlines(
        """
          - {name: Cloud, set: {DisableAppSyncSettingSync: userMayTurnOn}}
          - {name: Old, source: groupPolicy, set: {DisableAppSyncSettingSync: enabled}}
          - {from: day 9, set: {DisableAppSyncSettingSync: disabled}}

        """) == [
          "s.yaml:6:44: warning[W709]: from the start, `Cloud` (Intune) sets `DisableAppSyncSettingSync` to userMayTurnOn and `Old` (group policy) to enabled for `field`, `office`: which one wins is not defined",
          "s.yaml:7:25: warning[W708]: from day 9 on, `Cloud` sets `DisableAppSyncSettingSync` to userMayTurnOn and the policy number 3 to disabled for `field`, `office`: neither is applied, and the default holds",
        ])
  }

  @Test("each remark is explained")
  func explained() {
    for code in ["W708", "W709", "W710", "N802"] {
      #expect(ScenarioIssue.explanation(of: code) != nil, "\(code)")
    }
  }
}
