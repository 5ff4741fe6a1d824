// SPDX-License-Identifier: GPL-3.0-or-later

// What is known of policies, of the tenant's store and of setups.
extension RuleRegister {
  static let policies: [Rule] = [
    .documented(
      "policies.checkIn", "Devices check in with Intune about every eight hours.",
      source: "Microsoft Learn, Intune policy refresh intervals, 2025-10",
      test: "devicesHaveAPolicyAfterTheirCheckIn"),
    .documented(
      "policies.conflict",
      "Of two Intune profiles that set the same setting differently neither is applied, and an error is reported.",
      source: "Microsoft Learn, Intune for Education: avoid policy conflicts, undated, read in 2026-11",
      test: "profilesThatDifferAreNeitherApplied"),
    .documented(
      "policies.groupPolicy",
      "Where Intune and group policy differ, nothing guarantees which one wins unless MDMWinsOverGP is set, which it is not by default.",
      source: "policy CSP ControlPolicyConflict, undated, read in 2026-11",
      test: "whetherIntuneOrGroupPolicyWinsIsNotSettled"),
  ]

  static let tenant: [Rule] = [
    .documented(
      "tenant.deletion",
      "An administrator's deletion removes everything of a user, at once and without undo.",
      source: "\(Source.graph); \(Source.scripts)", test: "aDeletionRemovesEverythingOfAUserWithoutUndo"),
    .documented(
      "tenant.departed",
      "After a user was deleted, the user's roaming data is removed within 90 to 180 days; that is not configurable.",
      source: Source.enable, test: "aDepartedUsersDataGoesAfter90To180Days"),
    .documented(
      "tenant.departedDataStaysAWhile", "The roaming data of a deleted user outlasts the account.",
      source: Source.enable, test: "whoLeavesIsForgottenSomeTimeAfter"),
    .documented(
      "tenant.home", "The store lies in the geography that was chosen when the tenant was created.",
      source: Source.migrate, test: "theStoreLiesAtTheTenantsHome"),
    .documented(
      "tenant.paging", "A list of a user's data comes in pages of 110 entries, of 200 at most.",
      source: Source.graph, test: "aListComesInPagesOf110AndAtMost200"),
    .documented(
      "tenant.role",
      "The interface asks for the role Microsoft 365 Backup Administrator: a Global Administrator alone is refused.",
      source: Source.scripts, test: "aGlobalAdministratorAloneIsRefused"),
  ]

  static let setup: [Rule] = [
    .documented(
      "setup.knownFolderMoveLimits",
      "Known folders move silently on 1,000 devices a day and 4,000 a week at most, with a prompt on 5,000 and 20,000.",
      source: "Microsoft Learn, OneDrive: redirect known folders, undated, read in 2026",
      test: "knownFoldersMoveNoFasterThanTheServiceAllows"),
    .documented(
      "setup.qualityUpdate", "A quality update in the setup takes 20 to 40 minutes.",
      source: Source.statusPage, test: "aQualityUpdateTakes20To40Minutes"),
    .documented(
      "setup.statusPagePhases",
      "The enrollment status page has three phases: device preparation, device setup, account setup.",
      source: Source.statusPage, test: "theStatusPageHasThreePhases"),
    .documented(
      "setup.statusPageTimeOut",
      "The enrollment status page gives up after 60 minutes, 40 more where the join is hybrid.",
      source: Source.statusPage, test: "theStatusPageGivesUpAfter60Minutes"),
  ]
}
