// SPDX-License-Identifier: GPL-3.0-or-later

// What is known of Enterprise State Roaming.
extension RuleRegister {
  static let roaming: [Rule] = [
    .documented(
      "roaming.blockedDeviceWaits",
      "A device whose token, certificate or credentials are refused neither uploads nor pulls.",
      source: Source.troubleshooting, test: "aBlockedDeviceIsOffline"),
    .documented(
      "roaming.catalogue2019", "In 2019, 94 of 108 listed items roamed on a Windows 10 desktop.",
      source: Source.reference, test: "whatRoamedIn2019"),
    .documented(
      "roaming.catalogue2025",
      "Since 2025, roaming carries 21 items on Windows 11 and 11 on Windows 10, none of which the backup does.",
      source: "\(Source.roamingCatalogue); \(Source.catalogue)", test: "whatIsCarriedIn2025IsDisjoint"),
    .documented(
      "roaming.changesTakeEffectAtSignIn", "A change of the control takes effect at the next sign-in.",
      source: Source.troubleshooting, test: "aChangeOfRoamingTakesEffectAtTheNextSignIn"),
    .documented(
      "roaming.defaultsStay", "A value that was never changed from its default is not uploaded.",
      source: Source.graph, test: "aDefaultThatWasNeverChangedIsNotUploaded"),
    .documented(
      "roaming.deletedCopyComesBack",
      "After the cloud copy was deleted, the next device to connect uploads its own.",
      source: Source.enable, test: "afterADeletionTheNextDeviceToConnectUploadsItsOwn"),
    .documented(
      "roaming.displayLanguageIsWriteOnly",
      "The display language is uploaded and never applied to another PC.",
      source: "Enterprise State Roaming settings reference, 2024-08",
      test: "theDisplayLanguageIsUploadedAndNeverApplied"),
    .documented(
      "roaming.joins", "Only Entra joined and hybrid joined devices roam.",
      source: Source.troubleshooting, test: "onlyEntraAndHybridJoinedDevicesRoam"),
    .inferred(
      "roaming.lastWriterWins",
      "Of two values of a Windows setting the one written last stands, by time stamp, as is documented for apps' data.",
      source: Source.appData, test: "theOlderChoiceLosesByTheClientsClock"),
    .documented(
      "roaming.lockSyncs", "Locking and unlocking a PC prompts a sync.",
      source: Source.troubleshooting, test: "lockingAndUnlockingPromptASync"),
    .documented(
      "roaming.meteredLinkIsSpared", "A device policy keeps roaming off metered links.",
      source: Source.enable, test: "nothingTravelsOverAMeteredLinkThatPolicySpares"),
    .inferred(
      "roaming.policyBeforeToggle",
      "In the year in which both are honoured, the policy goes before the Entra toggle.",
      source: "\(Source.grace); \(Source.migrate)", test: "thePolicyGoesBeforeTheToggleInTheYearOfGrace"),
    .documented(
      "roaming.policyFromJuly2026",
      "The policy governs roaming from 1 July 2026, and the toggle is honoured for another year.",
      source: "\(Source.policiesOnly); \(Source.grace)",
      test: "thePolicyGovernsRoamingFromJuly2026AndTheToggleForAnotherYear"),
    .documented(
      "roaming.policyOnly", "After that year the policy is the only control of roaming.",
      source: "\(Source.policiesOnly); \(Source.migrate)",
      test: "afterTheYearOfGraceThePolicyAloneGovernsRoaming"),
    .documented(
      "roaming.secondPCWithinFiveMinutes", "A change reaches the second PC in under five minutes.",
      source: Source.troubleshooting, test: "aChangeReachesTheSecondPCWithinFiveMinutes"),
    .documented(
      "roaming.staleAfterAYear",
      "A collection that nobody used for a year may be removed; in the model it is.",
      source: Source.enable, test: "whatNobodyUsedForAYearIsRemoved"),
    .documented(
      "roaming.toggle", "The tenant's toggle reaches all, selected groups or none.",
      source: Source.enable, test: "theToggleTakesAllSelectedGroupsOrNone"),
    .documented(
      "roaming.toggleBeforeThePolicy",
      "Before policies manage roaming, the Entra toggle alone decides, whatever the backup policy says.",
      source: "\(Source.enable); \(Source.grace)",
      test: "theToggleAloneGovernsRoamingBeforeThePolicyDoes"),
    .documented(
      "roaming.unitsAreWhole",
      "What is stored as one travels and loses as one: nothing is merged, nobody is told, no copy of the loser is kept.",
      source: Source.appData, test: "aWholeUnitFallsWithOneItem"),
    .documented(
      "roaming.writeOnlyNeverComesDown", "What is write-only goes up and is applied nowhere.",
      source: "Enterprise State Roaming settings reference, 2024-08",
      test: "whatIsWriteOnlyGoesUpAndNeverComesDown"),
  ]
}
