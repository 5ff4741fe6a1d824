// SPDX-License-Identifier: GPL-3.0-or-later

// What is known of the backup, apart from the restore.
extension RuleRegister {
  static let backup: [Rule] = [
    .documented(
      "backup.builds",
      "Backup needs 19045.6216, 22621.5768, 22631.5768, 26100.4946 or later; an older build is not backed up, without an error.",
      source: Source.overview, test: "backupNeedsItsBuilds"),
    .documented(
      "backup.byHand", "The user may press Back up at any time.",
      source: Source.overview, test: "backUpPressedAtTheHandoverSavesTheLatest"),
    .documented(
      "backup.defaultFrom26H2",
      "The backup is on by default from Windows 11 26H2 on, unless policy says otherwise.",
      source: Source.overview, test: "backupIsOnByDefaultFrom26H2"),
    .weak(
      "backup.defaultNotUnderTheDigitalMarketsAct",
      "That default does not hold where the Digital Markets Act applies; no public page says so in detail.",
      source: "the requirements of this project, 2026-09; no public page",
      test: "theDefaultDoesNotHoldUnderTheDigitalMarketsAct"),
    .documented(
      "backup.editions", "SE, IoT Core and Team editions have no backup.",
      source: "\(Source.overview); \(Source.intune)", test: "editionsWithoutBackup"),
    .documented(
      "backup.everyEightDays", "One task backs up every eight days; no setting changes that.",
      source: Source.overview, test: "aBackupRunsEveryEightDays"),
    .documented(
      "backup.everyEightDaysByDefault", "A scenario that says nothing has that cadence.",
      source: Source.overview, test: "theCadenceIsEightDaysUnlessAScenarioAsksWhatIf"),
    .weak(
      "backup.firstWithinEightDays", "The first backup is taken within eight days after the policy lands.",
      source: "an administrator's runbook, 2026", test: "theFirstRunIsWithinACadenceAndTheOthersFollowIt"),
    .documented(
      "backup.joins", "Entra joined and hybrid joined devices are backed up; merely registered ones never.",
      source: Source.overview, test: "aRegisteredPCIsNeitherBackedUpNorRestored"),
    .documented(
      "backup.keyedByDevice", "A profile is that of one user on one device.",
      source: Source.graph, test: "devicesKeepProfilesOfTheirOwn"),
    .inferred(
      "backup.latestOverwrites", "The latest backup of a device overwrites the one before: no history.",
      source: Source.graph, test: "aProfileIsReplacedWhole"),
    .documented(
      "backup.offWithoutPolicy", "On earlier releases the backup is off until a policy enables it.",
      source: Source.overview, test: "aPolicyTurnsTheBackupOn"),
    .documented(
      "backup.optOuts",
      "All, apps, credentials, personalization, other Windows settings, accessibility and language can each be opted out.",
      source: "\(Source.overview); policy CSP SettingsSync, 2026", test: "optOutsCoverTheirGroups"),
    .documented(
      "backup.optOutsOfUsers", "An opt-out may leave the user the choice to turn it on.",
      source: "policy CSP ADMX_SettingSync, 2023", test: "theUserMayTurnOnWhatPolicyTurnedOff"),
    .documented(
      "backup.ownSwitches", "Users may turn the sync of all or of some settings off on their own devices.",
      source: Source.questions, test: "usersTurnOffWhatTheyLike"),
    .documented(
      "backup.profilesStay",
      "A profile is kept as long as account and device are active, for up to ten years.",
      source: "\(Source.graph); \(Source.migrate)", test: "aProfileOutlivesItsDevice"),
    .documented(
      "backup.regionOfTheSetup",
      "Where the Digital Markets Act applies is decided by the region chosen when the device is set up.",
      source: "Microsoft, Windows and the Digital Markets Act, 2023-11", test: "theRegionOfTheDeviceDecides"),
    .documented(
      "backup.release26H2", "Windows 11 26H2 is build 26300.",
      source: "Windows Insider builds, 2026-09", test: "windows11Release26H2IsBuild26300"),
    .documented(
      "backup.sharedDevices", "Shared and userless devices are neither backed up nor restored.",
      source: "\(Source.overview); \(Source.intune)", test: "sharedDevicesHaveNoBackup"),
    .documented(
      "backup.silentBlockers",
      "EnableActivityFeed, PublishUserActivities, UploadUserActivities, EnableCDP or AllowConnectedDevices disabled stops the backup without a word.",
      source: Source.overview, test: "silentBlockersStopTheBackup"),
    .documented(
      "backup.sovereignClouds", "Sovereign clouds and China have no backup.",
      source: "\(Source.overview); \(Source.intune)", test: "aSovereignCloudHasNoBackup"),
    .documented(
      "backup.storeAppsAsPlaceholders",
      "Store apps come back as placeholders: a click brings that app to the front, the rest follow.",
      source: "Microsoft, Windows app restore, 2023-05", test: "aClickBringsAnAppToTheFront"),
    .documented(
      "backup.taskbarPins", "Taskbar pins come back on Windows 11 up to 23H2 only.",
      source: Source.catalogue, test: "taskbarPinsComeBackUpTo23H2"),
    .documented(
      "backup.withoutAppData",
      "The backup holds settings and the list of Store apps, not the apps' data, which the article claims.",
      source: "\(Source.overview); \(Source.catalogue)", test: "theArticleClaimsMoreThanTheDocumentation"),
  ]
}
