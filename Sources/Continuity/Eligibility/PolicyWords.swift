// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

/// How a setting stands, in words, with the rules that make it so.
public enum PolicyWords {
  public static func reason(_ setting: PolicySetting, _ standing: PolicyStanding) -> (
    why: String, rules: [String]
  ) {
    switch standing {
    case .notConfigured:
      ("no policy sets \(setting.name)", [])
    case .set(let value):
      ("\(setting.name) is \(value.words)", [])
    case .conflict:
      ("profiles conflict on \(setting.name): neither is applied", ["policies.conflict"])
    case .undefined(let intune, let groupPolicy):
      (
        "\(setting.name) is undefined: Intune \(intune.words), group policy \(groupPolicy.words)",
        ["policies.groupPolicy"]
      )
    }
  }

  /// Whether what holds without a policy holds.
  static func leavesDefault(_ standing: PolicyStanding) -> Bool {
    standing == .notConfigured || standing == .conflict
  }
}
