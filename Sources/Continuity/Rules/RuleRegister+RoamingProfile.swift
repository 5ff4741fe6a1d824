// SPDX-License-Identifier: GPL-3.0-or-later

// What is known of roaming user profiles.
extension RuleRegister {
  private static let pages =
    "Microsoft Learn, roaming user profiles, 2018-04; policy CSP ADMX_UserProfiles, 2023-05"

  static let roamingProfile: [Rule] = [
    .documented(
      "roamingProfile.hiveInBetween",
      "The registry hive may be uploaded in between, every 1 to 720 hours with a random delay of up to one.",
      source: pages, test: "theHiveGoesUpInTheBackground"),
    .documented(
      "roamingProfile.domain", "A roaming user profile needs a device that is joined to a domain.",
      source: pages, test: "aProfileNeedsADomain"),
    .documented(
      "roamingProfile.files", "Of each file the last write stands.", source: pages,
      test: "ofAFileTheLastWriteStands"),
    .documented(
      "roamingProfile.hiveIsOneFile",
      "The registry hive is one file: the last session to sign out overwrites all settings in it.",
      source: "\(pages); Citrix, 2008", test: "theLastSessionToEndOverwritesTheHive"),
    .documented(
      "roamingProfile.signInAndSignOut", "A profile is merged at the sign-in and uploaded at the sign-out.",
      source: pages, test: "aProfileComesDownAtASignInAndGoesUpAtASignOut"),
    .documented(
      "roamingProfile.localSession",
      "Without the server, or over a link under 500 kbit/s or over 120 ms, a session is local.",
      source: pages, test: "withoutTheServerASessionIsLocal"),
  ]
}
