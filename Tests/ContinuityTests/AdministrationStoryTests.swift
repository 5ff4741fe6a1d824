// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@testable import Continuity
@testable import FleetModel

/// What administrators may do to the data of one user, and what comes of it.
@Suite struct AdministrationStoryTests {
  private static func play(
    _ action: AdministrationPlan.Action, role: AdministrationPlan.Role = .microsoft365BackupAdministrator
  ) -> [String] {
    StoryTests.play(["backup"], ["0:00 1 signIn", "0:10 1 choice 0", "2+10:30 1 loss"], days: 4) {
      $0.group.backup.cadence = .hours(12)
      let at = StoryTests.time("2+10:20")
      $0.group.administration = [AdministrationPlan(at: at, action: action, share: 1, role: role)]
      // Nothing runs between the deletion and the loss.
      $0.group.policies.set(.enableWindowsBackup, .disabled, from: at)
    }.filter { !$0.contains("backup of") && !$0.contains("chooses") && !$0.hasPrefix("item") }
  }

  @Test func aListComesInPagesOf110AndAtMost200() {
    #expect([0, 1, 110, 111, 220, 221].map { AdministrationPage.calls(for: $0) } == [1, 1, 1, 2, 2, 3])
    let largest = AdministrationPage.largest
    #expect(largest == 200)
    #expect([200, 201].map { AdministrationPage.calls(for: $0, pageSize: largest) } == [1, 2])
  }

  @Test func aGlobalAdministratorAloneIsRefused() {
    let refused = Self.play(.delete, role: .globalAdministrator)
    #expect(refused.contains("2+10:20 delete: refused"))
    #expect(!refused.contains { $0.contains("erased") } && refused.contains("restore: Succeeded"))
    #expect(Self.play(.audit).contains("2+10:20 audit: 1 calls"))
  }

  @Test func aDeletionRemovesEverythingOfAUserWithoutUndo() {
    let told = Self.play(.delete)
    #expect(told.contains("2+10:20 delete: 1 calls"))
    #expect(told.contains("2+10:20 erased from tenantStore: administrator"))
    #expect(told.contains("restore: No backup profiles"))
  }
}
