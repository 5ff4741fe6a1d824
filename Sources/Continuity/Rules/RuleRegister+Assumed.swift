// SPDX-License-Identifier: GPL-3.0-or-later

// What nobody says, so that the model had to choose. Reasons stand in the decisions of the rooms' pages.
extension RuleRegister {
  static let assumedOfMechanisms: [Rule] = [
    .assumed(
      "backup.catchUp", "A run that is due on a device that is not connected waits for its next connection."),
    .assumed("backup.emptyProfile", "A backup of nothing is a profile all the same."),
    .assumed(
      "backup.failedRun", "A run that fails leaves the old profile and is tried at the next connection."),
    .assumed(
      "backup.meteredLinkIsSpared",
      "The policy that spares metered links holds for the backup as for roaming."),
    .assumed(
      "backup.offAndOn", "A task that is due while the backup is off is due anew within a cadence after."),
    .assumed(
      "backup.uploadOutlivesALock",
      "An upload that has begun survives a lock, sleep and sign-out, and dies with its device."),
    .assumed(
      "consumerBackup.atTheFirstSignIn",
      "A personal account is restored from at the first sign-in, from the newest profile of another device."),
    .assumed(
      "consumerBackup.carriesBoth",
      "It carries what the organisation's backup carries, and what roams."),
    .assumed(
      "consumerBackup.noGate",
      "No policy, join type, edition or release of Windows keeps a personal account from it, but a shared device."
    ),
    .assumed("mechanisms.keepTheirStore", "A mechanism that begins again finds what it held when it ended."),
    .assumed(
      "mechanisms.termsAreHard",
      "A mechanism begins and ends for everybody at its instant; what was on its way arrives."),
    .assumed(
      "policies.checkInNeedsNoConnection", "A check-in is drawn, and does not wait for the device to connect."
    ),
    .assumed(
      "policies.conflictLeavesTheDefault", "A conflict leaves a setting as if nobody had configured it."),
    .assumed(
      "policies.groupPolicyByDevice", "Where it is open which policy wins, each device stays with its own."),
    .assumed("policies.lastGroupPolicyWins", "Of several group policies the one that stands last wins."),
    .assumed("policies.newDevices", "A new device has the policies of its groups with its desktop."),
    .assumed(
      "policies.optOutsReachBoth", "An opt-out of the backup policy keeps roaming from the item, too."),
    .assumed(
      "policies.silentBlockersSpareRoaming", "What stops the backup without a word does not stop roaming."),
    .assumed(
      "restore.allAtOnce",
      "A restore writes everything at the desktop, or at the first sign-in, in an instant."),
    .assumed(
      "restore.firstSignInModes",
      "The offer at the first sign-in is open to every enrollment mode that has a user, not to self-deploying ones."
    ),
    .assumed("restore.keepsTheRest", "A setting that is not in the profile keeps what the device shows."),
    .assumed("restore.onceAgain", "The offer at the first sign-in is made once, whatever becomes of it."),
    .assumed(
      "restore.optedOutSince", "What a profile holds from before an opt-out comes back all the same."),
    .assumed(
      "restore.orderOfGates", "The gates are asked in a fixed order, and the first that fails is reported."),
    .assumed("restore.outage", "A page that cannot reach the store ends as failed."),
    .assumed(
      "roaming.blockedByTheDay", "Whether a device is blocked is drawn for each of its days, until midnight."),
    .assumed("roaming.loserPulls", "The loser of a conflict is sent the revision that stands."),
    .assumed(
      "roaming.newDevice", "A new device pulls everything after its desktop, and offers nothing of its own."),
    .assumed("roaming.offIsOffline", "What is chosen while roaming is off goes up when it is on again."),
    .assumed("roaming.onesOwnIsNoConflict", "A device never conflicts with itself."),
    .assumed("roaming.outage", "In an outage uploads and pulls wait for its end; what had left arrives."),
    .assumed(
      "roaming.reuploadIsAsOldAsItIs",
      "What a device uploads again after a deletion has the time of the choice, not of the upload."),
    .assumed("roaming.seatScope", "What a catalogue says roams does so even where each seat has its own."),
    .assumed(
      "roaming.setAside", "A revision that meets an unsent choice waits until that is answered."),
    .assumed(
      "roaming.staleAtOnce", "All units of a user get stale together, counted from any device's last call."),
    .assumed("roaming.toggleForWholeDevices", "Roaming is on or off for a device as a whole."),
    .assumed("roaming.uploadsInOrder", "Uploads of one unit from one device arrive in the order they left."),
    .assumed(
      "tenant.callsServedFirstComeFirstServed",
      "Calls over the store's hourly limit come again in the next hour, those that wait longest first."),
    .assumed("tenant.deliveriesAreCalls", "A device that is told of a revision fetches it in a call."),
    .assumed(
      "roamingProfile.handover", "Who hands over a device signs out of it, within reach of the server."),
    .assumed(
      "roamingProfile.hiveOfEverySession",
      "Every session writes the hive, and a later one stands over the server's at the next sign-in."),
    .assumed("roamingProfile.instant", "A profile comes down and goes up in an instant."),
    .assumed(
      "roamingProfile.temporary",
      "A device that never had the profile works on a temporary one where the server is out of reach."),
    .assumed(
      "roamingProfile.version", "Windows 11 has the profiles of Windows 10, so that a release breaks nothing."
    ),
    .assumed("tenant.departedAtOnce", "Everything of a user who left is removed at one instant."),
    .assumed(
      "tenant.departedProfiles",
      "Backup profiles of a user who left are removed when roaming data is documented to be."),
    .assumed(
      "tenant.deletionUnderHold", "Nothing stops a deletion: data wanted as evidence is lost with it."),
    .assumed(
      "tenant.fileShareIsOpenOnTheWay",
      "What travels to a file server is signed and not encrypted, and its disks are open."),
    .assumed(
      "tenant.outageForAll", "An outage of the store is one for everybody, uploads, pulls and restores."),
    .assumed(
      "tenant.placeOfAPersonsData",
      "All of a person's data lies in one place: the tenant's home, or the person's own geography."),
  ]

  static let assumedOfPeople: [Rule] = [
    .assumed(
      "life.independence", "People are independent of each other, given service, policies and calendar."),
    .assumed("life.leavingHandsInAll", "Who leaves hands in every device on that instant."),
    .assumed(
      "life.lossAndFailure",
      "Loss strikes at a constant rate, failure by a Weibull lifetime, a reset at a constant rate."),
    .assumed(
      "life.wavesTakeWhatIsThere", "A wave replaces whatever device then holds the seat, in working hours."),
    .assumed(
      "repair.desk", "A call is answered after a planned wait and a handling time within working hours."),
    .assumed(
      "repair.notice",
      "A wrong value is noticed after an exponential active time that shortens with its importance."),
    .assumed(
      "repair.remedy", "What is noticed is set again by hand, by a call, or lived with until the next choice."
    ),
    .assumed(
      "setup.attempts",
      "A time-out runs for each attempt at each stage, and a setup starts over at most three times."),
    .assumed("setup.feedForward", "What people contend for at a site never moves a session of theirs."),
    .assumed("setup.fairLink", "Downloads share a link evenly."),
    .assumed("usage.choices", "Choices are a Poisson stream in active time, their items drawn by weight."),
    .assumed("usage.oneSeatAtATime", "A person is at one seat at a time, drawn by share for each session."),
    .assumed("usage.sessions", "Sessions are a Poisson number a working day, spread evenly over its hours."),
  ]
}
