// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

// What policies let be backed up and roam.
extension Lever {
  static let policyLevers: [Lever] = [
    Lever(
      "backupPolicy", "The policy that turns the backup on",
      why: "Where no policy turns it on, nothing is backed up, and since July 2026 nothing roams by policy.",
      effort: "One policy, assigned to the groups that it does not reach."
    ) { $0.backupPolicy },
    Lever(
      "earlierPolicy", "The backup policy from the start",
      why: "A backup exists up to a cadence after the policy has come, not before.",
      effort: "The same policy, assigned earlier."
    ) { $0.earlierPolicy },
    Lever(
      "silentBlockers", "Policies that stop the backup silently",
      why: "Each of them stops it without an error on the PC or in Intune.",
      effort: "Ask whoever set it years ago, then remove one setting from a policy."
    ) { $0.silentBlockers },
    Lever(
      "optOuts", "Policies that leave settings out",
      why: "What a policy opts out of is neither backed up nor roams.",
      effort: "Remove one setting from a policy, if the reason for it is gone."
    ) { $0.optOuts },
  ]
}

extension LeverSituation {
  private static let path = "policies"
  private var travels: Bool { strategy.has("backup") || strategy.has("roaming") }
  private var policies: [ScenarioFileNode] { written(Self.path)?.items ?? [] }

  private func set(policies: [ScenarioFileNode]) -> [Variation.Setting] {
    guard let place = policies.first?.place ?? written(Self.path)?.place else {
      return set(Self.path, "[]")
    }
    return set(Self.path, ScenarioFileNode(content: .list(policies), place: place).text)
  }

  // MARK: On

  fileprivate var backupPolicy: Lever.Offer {
    guard travels else { return .doesNotApply("the strategy has neither backup nor roaming") }
    let missed = groups.filter { $0.policies[.enableWindowsBackup].isEmpty }.map(\.name)
    guard !missed.isEmpty else { return .doesNotApply("a policy decides it for every group") }
    return .trials([
      Lever.Trial(
        "Turn the backup on by policy for \(Self.list(missed.map { ScenarioText.shown($0) }))",
        set(policies: policies + [Self.backupOn(for: missed)]))
    ])
  }

  private static func backupOn(for groups: [String]) -> ScenarioFileNode {
    let place = ScenarioText(path: path, text: "").start
    func node(_ content: ScenarioFileNode.Content) -> ScenarioFileNode {
      ScenarioFileNode(content: content, place: place)
    }
    func map(_ entries: [(key: String, value: ScenarioFileNode)]) -> ScenarioFileNode {
      node(.map(entries.map { ScenarioFileNode.Entry(key: $0.key, place: place, value: $0.value) }))
    }
    return map([
      ("name", node(.scalar("Windows Backup on"))),
      ("assign", map([("include", node(.list(groups.map { node(.scalar($0)) })))])),
      ("set", map([("EnableWindowsBackup", node(.scalar("enabled")))])),
    ])
  }

  fileprivate var earlierPolicy: Lever.Offer {
    guard travels else { return .doesNotApply("the strategy has neither backup nor roaming") }
    var isChanged = false
    let earlier = policies.map { policy -> ScenarioFileNode in
      guard policy["from"] != nil, policy["set"]?["EnableWindowsBackup"]?.scalar == "enabled",
        let entries = policy.entries
      else { return policy }
      isChanged = true
      return ScenarioFileNode(content: .map(entries.filter { $0.key != "from" }), place: policy.place)
    }
    guard isChanged else { return .doesNotApply("no policy turns it on later than at the start") }
    return .trials([
      Lever.Trial("Assign the backup policy from the start", set(policies: earlier))
    ])
  }

  // MARK: Off

  fileprivate var silentBlockers: Lever.Offer {
    guard strategy.has("backup") else { return .doesNotApply("the strategy has no backup") }
    let blocking = PolicySetting.silentBlockers.filter { setting in
      groups.contains { group in
        group.policies[setting].contains { Self.stops($0.standing) }
      }
    }
    return without(
      blocking, values: [.disabled], one: "Stop disabling", all: "Stop disabling all that stops the backup",
      none: "no policy stops it")
  }

  private static func stops(_ standing: PolicyStanding) -> Bool {
    switch standing {
    case .set(let value): value == .disabled
    case .undefined(let intune, let groupPolicy): intune == .disabled || groupPolicy == .disabled
    case .notConfigured, .conflict: false
    }
  }

  fileprivate var optOuts: Lever.Offer {
    guard travels else { return .doesNotApply("the strategy has neither backup nor roaming") }
    let opting = PolicySetting.allCases.filter { setting in
      setting.isOptOut
        && groups.contains { group in
          group.policies[setting].contains { step in
            if case .set(let value) = step.standing { return value != .disabled }
            return false
          }
        }
    }
    return without(
      opting, values: [.enabled, .userMayTurnOn], one: "Drop the opt-out", all: "Drop every opt-out",
      none: "no policy opts out of anything")
  }

  /// Each setting taken out of every policy that sets it so, and all of them.
  private func without(
    _ settings: [PolicySetting], values: [PolicyValue], one: String, all: String, none: String
  ) -> Lever.Offer {
    guard !settings.isEmpty else { return .doesNotApply(none) }
    var trials = settings.map { setting in
      Lever.Trial(
        "\(one) \(setting.name)", note: whoSets(setting), set(policies: taking([setting], values)))
    }
    if settings.count > 1 {
      trials.append(
        Lever.Trial("\(all) (\(settings.count) settings)", set(policies: taking(settings, values))))
    }
    return .trials(trials)
  }

  /// `Set by Old hardening baseline for lab.`
  private func whoSets(_ setting: PolicySetting) -> String {
    let steps = strategy.policies.filter { $0.setting == setting }
    let profiles = steps.flatMap(\.profiles).reduced.map { ScenarioText.shown($0) }
    let groups = steps.map(\.group).reduced.map { ScenarioText.shown($0) }
    return "Set by \(Self.list(profiles)) for \(Self.list(groups))."
  }

  /// The policies without these settings at these values; one that sets nothing any more is gone.
  private func taking(_ settings: [PolicySetting], _ values: [PolicyValue]) -> [ScenarioFileNode] {
    policies.compactMap { policy in
      guard let entries = policy.entries, let set = policy["set"]?.entries else { return policy }
      let kept = set.filter { entry in
        !settings.contains { $0.name == entry.key } || !values.contains { $0.rawValue == entry.value.scalar }
      }
      if kept.isEmpty { return nil }
      return ScenarioFileNode(
        content: .map(
          entries.map { entry in
            var entry = entry
            if entry.key == "set" { entry.value.content = .map(kept) }
            return entry
          }), place: policy.place)
    }
  }
}
