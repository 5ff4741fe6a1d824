// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

extension ParameterReader {
  private static let mostPolicies = 1000

  func policies(_ node: ScenarioFileNode) -> [ParameterPolicy]? {
    guard case .list(let nodes) = node.content, nodes.count <= Self.mostPolicies else {
      log.error(.shape, node.place, "`policies` is a list of at most \(Self.mostPolicies) entries")
      return nil
    }
    let errorsBefore = log.errorCount
    let policies = nodes.compactMap(policy)
    guard log.errorCount == errorsBefore else { return nil }
    checkConflicts(policies)
    warnOfBlockers(policies)
    return log.errorCount == errorsBefore ? policies : nil
  }

  private func policy(_ node: ScenarioFileNode) -> ParameterPolicy? {
    guard let fields = fields(node, ["name", "assign", "set", "from"]) else { return nil }
    var policy = ParameterPolicy(include: nil, exclude: [], settings: [], from: .zero)
    for entry in fields {
      switch entry.key {
      case "assign": assign(entry.value, &policy)
      case "set": policy.settings = settings(entry.value)
      case "from": policy.from = instant(entry.value) ?? .zero
      default: _ = text(entry.value) { text throws(ParameterProblem) in text }
      }
    }
    guard let set = node["set"] else {
      log.error(
        .missing, node.place, "this policy sets nothing", help: "write `set: {EnableWindowsBackup: enabled}`")
      return nil
    }
    let setsBackup = policy.settings.contains { $0.policy == ParameterPolicy.enableBackup }
    if let from = fields.first(where: { $0.key == "from" }), !setsBackup, !policy.settings.isEmpty {
      log.error(
        .notSupported, from.place,
        "`from` is supported for \(ParameterPolicy.enableBackup) only, not yet for others")
    }
    if policy.settings.count > 1, setsBackup, fields.contains(where: { $0.key == "from" }) {
      log.error(
        .notSupported, set.place,
        "a policy with `from` sets \(ParameterPolicy.enableBackup) alone: dates of others are not supported yet"
      )
    }
    return policy
  }

  private func assign(_ node: ScenarioFileNode, _ policy: inout ParameterPolicy) {
    for entry in fields(node, ["include", "exclude"]) ?? [] {
      if entry.key == "include" {
        policy.include = entry.value.scalar == "all" ? nil : groups(entry.value).map { Set($0) }
      } else {
        policy.exclude = Set(groups(entry.value) ?? [])
      }
    }
  }

  private func settings(_ node: ScenarioFileNode) -> [(policy: String, enabled: Bool, place: ScenarioPlace)] {
    guard let entries = node.entries else {
      log.error(.shape, node.place, "a map of policies is expected here, not \(node.kind)")
      return []
    }
    return entries.compactMap { entry in
      if entry.key == "ShowRestorePage" {
        log.error(
          .tenantWide, entry.place, "the restore page is tenant-wide and cannot be assigned to groups",
          help: "write `restore: {page: on}` at the top")
        return nil
      }
      guard ParameterPolicy.names.contains(entry.key) else {
        log.error(
          .unknownPolicy, entry.place, "there is no policy \(ScenarioText.quoted(entry.key))",
          help: ScenarioFileSuggestion.help(for: entry.key, among: ParameterPolicy.names))
        return nil
      }
      let word = text(entry.value) { text throws(ParameterProblem) in
        try ParameterText.word(text, of: ["enabled", "disabled"])
      }
      return word.map { (entry.key, $0 == "enabled", entry.place) }
    }
  }

  /// Which of two policies wins is for a later version to say; until then they must agree.
  private func checkConflicts(_ policies: [ParameterPolicy]) {
    struct Setter {
      var enabled: Bool
      var from: SimulationTime
    }
    for group in groupNames {
      // Looked up by name and never iterated.
      var setters: [String: Setter] = [:]
      for policy in policies where policy.reaches(group) {
        for setting in policy.settings {
          let setter = setters[setting.policy]
          setters[setting.policy] = Setter(enabled: setting.enabled, from: policy.from)
          guard let setter, setter.enabled != setting.enabled || setter.from != policy.from else { continue }
          log.error(
            .policyConflict, setting.place,
            "another policy sets `\(setting.policy)` differently for the group \(ScenarioText.quoted(group))",
            help: "exclude the group from one of them: which one wins is not supported yet")
          return
        }
      }
    }
  }

  private func warnOfBlockers(_ policies: [ParameterPolicy]) {
    for policy in policies {
      let reached = groupNames.filter(policy.reaches)
      for setting in policy.settings
      where !setting.enabled && !reached.isEmpty && ParameterPolicy.silentBlockers.contains(setting.policy) {
        let names = reached.prefix(3).map(ScenarioText.quoted).joined(separator: ", ")
        log.remark(
          .silentBlocker, setting.place,
          "`\(setting.policy)` disabled stops the backup silently for \(names)\(reached.count > 3 ? ", …" : "")",
          help: "source: Microsoft Learn, Windows settings backup and restore, overview, 2026-09-29")
      }
    }
  }
}
