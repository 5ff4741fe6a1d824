// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

// What is no mistake in policies, and yet probably not meant.
extension ParameterReader {
  func remark(on policies: [ParameterPolicy]) {
    remarkOnBlockers(policies)
    for setting in PolicySetting.allCases { remarkOnDisagreements(policies, setting) }
  }

  private func remarkOnBlockers(_ policies: [ParameterPolicy]) {
    for policy in policies {
      let reached = groupNames.filter(policy.reaches)
      for entry in policy.entries
      where entry.value == .disabled && !reached.isEmpty
        && PolicySetting.silentBlockers.contains(entry.setting)
      {
        log.remark(
          .silentBlocker, entry.place,
          "`\(entry.setting.name)` disabled stops the backup silently for \(Self.list(reached))",
          help: "source: Microsoft Learn, Windows settings backup and restore, overview, 2026-09-29")
      }
    }
  }

  /// Two policies that reach one group and set one setting differently, from the later one's start on.
  private struct Disagreement: Equatable {
    var one: Int
    var other: Int
    var from: SimulationTime
    var isWithinIntune: Bool
  }

  private func remarkOnDisagreements(_ policies: [ParameterPolicy], _ setting: PolicySetting) {
    var found: [(disagreement: Disagreement, groups: [String])] = []
    for group in groupNames {
      for disagreement in Self.disagreements(policies, setting, group) {
        if let index = found.firstIndex(where: { $0.disagreement == disagreement }) {
          found[index].groups.append(group)
        } else {
          found.append((disagreement, [group]))
        }
      }
    }
    for (disagreement, groups) in found { say(disagreement, of: setting, in: policies, for: groups) }
  }

  /// At each instant at which a setting comes to stand in another disagreement than before.
  private static func disagreements(
    _ policies: [ParameterPolicy], _ setting: PolicySetting, _ group: String
  ) -> [Disagreement] {
    let setters = policies.indices.filter {
      policies[$0].reaches(group) && policies[$0].value(of: setting) != nil
    }
    var found: [Disagreement] = []
    var before: PolicyStanding?
    for instant in setters.map({ policies[$0].from }).sorted() {
      let present = setters.filter { policies[$0].from <= instant }
      let standing = ParameterPolicy.standing(of: setting, present.map { policies[$0] })
      defer { before = standing }
      guard standing != before, let pair = pair(policies, setting, present, standing) else { continue }
      found.append(
        Disagreement(
          one: pair.0, other: pair.1, from: instant, isWithinIntune: standing == .conflict))
    }
    return found
  }

  /// The two policies to name: of Intune the first two that differ, against group policy the ones that count.
  private static func pair(
    _ policies: [ParameterPolicy], _ setting: PolicySetting, _ present: [Int], _ standing: PolicyStanding
  ) -> (Int, Int)? {
    let intune = present.filter { policies[$0].source == .intune }
    guard let first = intune.first else { return nil }
    switch standing {
    case .conflict:
      let value = policies[first].value(of: setting)
      return intune.first { policies[$0].value(of: setting) != value }.map { (first, $0) }
    case .undefined:
      return present.last { policies[$0].source == .groupPolicy }.map { (first, $0) }
    case .notConfigured, .set:
      return nil
    }
  }

  private func say(
    _ disagreement: Disagreement, of setting: PolicySetting, in policies: [ParameterPolicy],
    for groups: [String]
  ) {
    let pair = [disagreement.one, disagreement.other]
    let names = pair.map { index in
      policies[index].name.isEmpty
        ? "the policy number \(index + 1)" : ScenarioText.quoted(policies[index].name)
    }
    let values = pair.map { policies[$0].value(of: setting)!.rawValue }
    let later = policies[pair[1]].from >= policies[pair[0]].from ? pair[1] : pair[0]
    guard let place = policies[later].entries.first(where: { $0.setting == setting })?.place else { return }
    let begins = disagreement.from == .zero ? "from the start" : "from \(day(disagreement.from)) on"
    if disagreement.isWithinIntune {
      log.remark(
        .profilesConflict, place,
        "\(begins), \(names[0]) sets `\(setting.name)` to \(values[0]) and \(names[1]) to \(values[1]) for "
          + "\(Self.list(groups)): neither is applied, and the default holds",
        help: "leave it to one of them, or exclude \(Self.list(groups)) from the other")
    } else {
      log.remark(
        .undefinedPolicy, place,
        "\(begins), \(names[0]) (Intune) sets `\(setting.name)` to \(values[0]) and \(names[1]) (group policy) "
          + "to \(values[1]) for \(Self.list(groups)): which one wins is not defined",
        help: "group policy wins on the share `tenant.groupPolicyWins` of devices; 0% is MDMWinsOverGP")
    }
  }

  private func day(_ time: SimulationTime) -> String {
    "day \(WorkCalendar(start: start, startOfDay: startOfDay).day(of: time))"
  }

  /// The first three by name.
  static func list(_ groups: [String]) -> String {
    groups.prefix(3).map(ScenarioText.quoted).joined(separator: ", ") + (groups.count > 3 ? ", …" : "")
  }
}
