// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// One entry of `policies`: what it sets, and for which groups.
struct ParameterPolicy: Sendable {
  /// nil is all.
  var include: Set<String>?
  var exclude: Set<String>
  var settings: [(policy: String, enabled: Bool, place: ScenarioPlace)]
  var from: SimulationTime

  func reaches(_ group: String) -> Bool {
    (include?.contains(group) ?? true) && !exclude.contains(group)
  }

  static let enableBackup = "EnableWindowsBackup"
  /// Enabled means opted out; nil is every group of settings.
  static let optOuts: [(policy: String, group: PolicyGroup?)] = [
    ("DisableSettingSync", nil), ("DisableAppSyncSettingSync", .apps),
    ("DisableCredentialsSettingSync", .credentials),
    ("DisablePersonalizationSettingSync", .personalization), ("DisableWindowsSettingSync", .other),
    ("DisableAccessibilitySettingSync", .accessibility), ("DisableLanguageSettingSync", .language),
  ]
  /// Disabled, each stops the backup without a word
  /// (Microsoft Learn, Windows settings backup and restore, overview, 2026-09-29).
  static let silentBlockers = [
    "EnableActivityFeed", "PublishUserActivities", "UploadUserActivities", "EnableCDP",
    "AllowConnectedDevices",
  ]
  static let names = [enableBackup] + optOuts.map(\.policy) + silentBlockers

  /// What a group ends up with. Conflicts have been refused before, so the order of policies is no matter.
  static func resolved(_ policies: [ParameterPolicy], for group: String) -> PolicySet {
    var set = PolicySet(
      backupFrom: nil, optedOut: PolicyGroup.allCases.map { _ in false }, silentBlockers: [])
    for policy in policies where policy.reaches(group) {
      for setting in policy.settings {
        if setting.policy == enableBackup {
          set.backupFrom = setting.enabled ? policy.from : nil
        } else if let optOut = optOuts.first(where: { $0.policy == setting.policy }) {
          guard setting.enabled else { continue }
          for case let covered in PolicyGroup.allCases where (optOut.group ?? covered) == covered {
            set.optedOut[covered.rawValue] = true
          }
        } else if !setting.enabled, !set.silentBlockers.contains(setting.policy) {
          set.silentBlockers.append(setting.policy)
        }
      }
    }
    set.silentBlockers.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return set
  }
}
