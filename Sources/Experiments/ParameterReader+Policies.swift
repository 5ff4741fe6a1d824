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
    remark(on: policies)
    return policies
  }

  private func policy(_ node: ScenarioFileNode) -> ParameterPolicy? {
    guard let fields = fields(node, ["name", "assign", "set", "from", "source"]) else { return nil }
    var policy = ParameterPolicy()
    for entry in fields {
      switch entry.key {
      case "assign": assign(entry.value, &policy)
      case "set": policy.entries = settings(entry.value)
      case "from": policy.from = instant(entry.value) ?? .zero
      case "source": policy.source = choice(entry.value, of: ParameterPolicy.Source.self) ?? .intune
      default: policy.name = text(entry.value) { text throws(ParameterProblem) in text } ?? ""
      }
    }
    guard node["set"] != nil else {
      log.error(
        .missing, node.place, "this policy sets nothing", help: "write `set: {EnableWindowsBackup: enabled}`")
      return nil
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

  private func settings(_ node: ScenarioFileNode) -> [ParameterPolicy.Entry] {
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
      guard let setting = PolicySetting(entry.key) else {
        log.error(
          .unknownPolicy, entry.place, "there is no policy \(ScenarioText.quoted(entry.key))",
          help: ScenarioFileSuggestion.help(for: entry.key, among: PolicySetting.allCases.map(\.name)))
        return nil
      }
      let value = text(entry.value) { text throws(ParameterProblem) in
        PolicyValue(rawValue: try ParameterText.word(text, of: setting.values.map(\.rawValue)))!
      }
      return value.map { ParameterPolicy.Entry(setting: setting, value: $0, place: entry.place) }
    }
  }
}
