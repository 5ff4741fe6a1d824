// SPDX-License-Identifier: GPL-3.0-or-later

/// A setting of the settings catalog, or of group policy, that bears on roaming, backup or restore.
///
/// Sources: Microsoft Learn, Windows settings backup and restore, overview, 2026-09-29; policy CSP
/// SettingsSync, ADMX_SettingSync, WindowsBackupAndRestore.
public enum PolicySetting: Int, CaseIterable, Sendable {
  /// The backup; since July 2026 roaming as well.
  case enableWindowsBackup
  /// A missed restore is offered at the first sign-in. The restore page during setup is tenant-wide and no
  /// such setting.
  case enableWindowsRestore
  case disableSettingSync, disableAppSyncSettingSync, disableCredentialsSettingSync
  case disablePersonalizationSettingSync, disableWindowsSettingSync, disableAccessibilitySettingSync
  case disableLanguageSettingSync
  /// Nothing travels over metered links.
  case disableSyncOnPaidNetwork
  /// Disabled, each of these stops the backup without a word.
  case enableActivityFeed, publishUserActivities, uploadUserActivities, enableCDP, allowConnectedDevices

  /// As the settings catalog and scenarios write it.
  public var name: String {
    let name = String(describing: self)
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  public init?(_ name: String) {
    guard let setting = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = setting
  }

  /// The opt-outs: enabled means that the settings of these groups stay on the device.
  public static let optOuts: [(setting: PolicySetting, groups: [PolicyGroup])] = [
    (.disableSettingSync, PolicyGroup.allCases), (.disableAppSyncSettingSync, [.apps]),
    (.disableCredentialsSettingSync, [.credentials]),
    (.disablePersonalizationSettingSync, [.personalization]),
    (.disableWindowsSettingSync, [.other]), (.disableAccessibilitySettingSync, [.accessibility]),
    (.disableLanguageSettingSync, [.language]),
  ]

  public static let silentBlockers: [PolicySetting] = [
    .enableActivityFeed, .publishUserActivities, .uploadUserActivities, .enableCDP, .allowConnectedDevices,
  ]

  /// What it can be set to.
  public var values: [PolicyValue] { isOptOut ? PolicyValue.allCases : [.enabled, .disabled] }

  public var isOptOut: Bool { Self.optOuts.contains { $0.setting == self } }
}

/// What a policy sets a setting to.
public enum PolicyValue: String, CaseIterable, Sendable {
  case enabled, disabled
  /// Of an opt-out: enabled, and the user may turn syncing on.
  case userMayTurnOn

  /// As a reader meets it.
  public var words: String {
    switch self {
    case .enabled: "enabled"
    case .disabled: "disabled"
    case .userMayTurnOn: "enabled, and the user may turn it on"
    }
  }
}
