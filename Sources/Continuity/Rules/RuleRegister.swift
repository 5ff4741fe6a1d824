// SPDX-License-Identifier: GPL-3.0-or-later

/// Every rule of behaviour that the model follows, documented or not. A documented one has a test named
/// after it.
public enum RuleRegister {
  /// In byte order of their ids.
  public static let all: [Rule] =
    (roaming + roamingProfile + backup + restore + policies + tenant + setup + assumedOfMechanisms
    + assumedOfPeople)
    .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }

  public static func rules(_ origin: Rule.Origin) -> [Rule] { all.filter { $0.origin == origin } }

  /// The pages that rules cite, each with its date.
  enum Source {
    static let overview = "Microsoft Learn, Windows settings backup and restore, overview, 2026-09-29"
    static let catalogue = "Microsoft Learn, Windows backup settings catalogue, 2025-04-22"
    static let roamingCatalogue = "Microsoft Learn, roaming settings catalogue, 2025-04-22"
    static let reference = "Microsoft Learn, roaming settings reference, 2019-06-28"
    static let intune = "Microsoft Learn, Intune: Windows Backup for Organizations, 2025-11"
    static let troubleshooting = "Microsoft Learn, Entra: roaming troubleshooting, 2022-02 to 2025-06"
    static let enable = "Microsoft Learn, Entra: enable Enterprise State Roaming, 2020-02 to 2025-06"
    static let questions = "Microsoft Learn, Entra: roaming FAQ, 2018-10 to 2025-06"
    static let migrate = "Microsoft Learn, Entra: migrate Enterprise State Roaming, 2026-09-14"
    static let appData = "Microsoft Learn, store and retrieve app data, 2017"
    static let graph = "Microsoft Graph beta, windowsSetting, 2025"
    static let scripts = "github.com/microsoft/windows-backup-admin-scripts, 2026-08-19"
    static let grace = "Microsoft 365 Message Center MC1274349, 2026-04"
    static let policiesOnly = "Microsoft 365 Message Center MC1411499, 2026-07-01"
    static let statusPage = "Microsoft Learn, Intune enrollment status page, 2026-01-20"
  }
}
