// SPDX-License-Identifier: GPL-3.0-or-later

// What is known of the restore.
extension RuleRegister {
  static let restore: [Rule] = [
    .documented(
      "restore.builds", "The restore during setup needs 22621.3958, 22631.3958, 26100.4770 or later.",
      source: Source.overview, test: "restoreInSetupNeedsItsBuilds"),
    .documented(
      "restore.conditionalAccess",
      "A compliant-device rule on the Microsoft Activity Feed Service blocks the restore during setup.",
      source: "\(Source.overview); \(Source.intune)", test: "aCompliantDeviceRuleBlocksTheRestoreInSetup"),
    .documented(
      "restore.declinedIsRemembered", "Who declined is not offered the restore again.",
      source: Source.overview, test: "aDeclinedRestoreIsNotOfferedAgain"),
    .documented(
      "restore.enrollmentModes",
      "The page is shown in a user-driven setup; never in a self-deploying or pre-provisioned one, after an Autopilot reset, or under group policy or Configuration Manager enrollment.",
      source: Source.intune, test: "onlyUserDrivenSetupsShowThePage"),
    .documented(
      "restore.firstSignInBuilds", "The restore at the first sign-in needs 26100.7922, 26200.7922 or later.",
      source: Source.overview, test: "restoreAtFirstSignInNeedsItsBuilds"),
    .documented(
      "restore.firstSignInOfHybridPCs", "Hybrid joined devices, too, are offered it at the first sign-in.",
      source: Source.overview, test: "theFirstSignInReachesHybridPCsOnRecentBuilds"),
    .documented(
      "restore.firstSignInPolicy",
      "The restore at the first sign-in has a policy of its own, EnableWindowsRestore, assignable to groups.",
      source: Source.overview, test: "theOfferAtTheFirstSignInHasAPolicyOfItsOwn"),
    .documented(
      "restore.identity", "A profile is restored by the same user in the same tenant only.",
      source: "\(Source.overview); \(Source.intune)", test: "aRestoreForAnotherIdentityIsRefused"),
    .documented(
      "restore.joins", "The page during setup is for Entra joined devices, not for hybrid joined ones.",
      source: "\(Source.overview); \(Source.intune)", test: "aHybridPCGetsNoRestorePageThoughItIsBackedUp"),
    .documented(
      "restore.missedIsOfferedAgain", "A restore that was missed or failed is offered at the first sign-in.",
      source: Source.overview, test: "aMissedRestoreIsOfferedAgain"),
    .documented(
      "restore.otherPCs", "The page lists the user's previous PCs.",
      source: Source.overview, test: "theRestorePageListsOtherPCsAlone"),
    .documented(
      "restore.pageBeforeEnrollment",
      "The page must have been on before the device was enrolled: it is not retroactive.",
      source: Source.intune, test: "theRestorePageIsNotRetroactive"),
    .documented(
      "restore.pageIsTenantWide", "The page is on or off for the whole tenant.",
      source: Source.intune, test: "theRestorePageIsTenantWide"),
    .documented(
      "restore.staysOptIn", "The restore is never on by default.",
      source: Source.overview, test: "restoreStaysOptIn"),
    .documented(
      "restore.states",
      "Intune reports Not applicable, No policy assigned, Succeeded, Failed, No backup profiles or Set up as new PC.",
      source: Source.intune, test: "statesAreThoseOfIntunesReport"),
    .documented(
      "restore.windows10", "Windows 10 is never restored to.",
      source: Source.intune, test: "windows10IsNeverATarget"),
  ]
}
