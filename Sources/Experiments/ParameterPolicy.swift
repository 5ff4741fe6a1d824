// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// One entry of `policies`: what it sets, and for which groups.
struct ParameterPolicy: Sendable {
  /// Who applies it.
  enum Source: String, CaseIterable, Sendable { case intune, groupPolicy }

  struct Entry: Sendable {
    var setting: PolicySetting
    var value: PolicyValue
    var place: ScenarioPlace
  }

  var name = ""
  /// nil is all.
  var include: Set<String>?
  var exclude: Set<String> = []
  var entries: [Entry] = []
  var from = SimulationTime.zero
  var source = Source.intune

  func reaches(_ group: String) -> Bool {
    (include?.contains(group) ?? true) && !exclude.contains(group)
  }

  /// What it sets a setting to; nil where it leaves that alone.
  func value(of setting: PolicySetting) -> PolicyValue? {
    entries.first { $0.setting == setting }?.value
  }

  /// What a group ends up with, after assignment and conflicts.
  static func resolved(_ policies: [ParameterPolicy], for group: String) -> PolicySet {
    let reaching = policies.filter { $0.reaches(group) }
    var set = PolicySet()
    for setting in PolicySetting.allCases {
      let setters = reaching.filter { $0.value(of: setting) != nil }
      let instants = setters.map(\.from).sorted()
      var steps: [PolicySet.Step] = []
      for (index, instant) in instants.enumerated() where index == 0 || instants[index - 1] != instant {
        let standing = standing(of: setting, setters.filter { $0.from <= instant })
        if steps.last?.standing != standing {
          steps.append(PolicySet.Step(from: instant, standing: standing))
        }
      }
      set[setting] = steps
    }
    return set
  }

  /// Profiles of Intune that differ are a conflict. Of several group policies the one that stands last in the
  /// file wins, as the last that is applied does.
  static func standing(of setting: PolicySetting, _ policies: [ParameterPolicy]) -> PolicyStanding {
    func values(_ source: Source) -> [PolicyValue] {
      policies.filter { $0.source == source }.compactMap { $0.value(of: setting) }
    }
    let (intune, groupPolicy) = (values(.intune), values(.groupPolicy).last)
    if let first = intune.first, intune.contains(where: { $0 != first }) { return .conflict }
    switch (intune.first, groupPolicy) {
    case (nil, nil): return .notConfigured
    case (let value?, nil), (nil, let value?): return .set(value)
    case (let value?, let other?):
      return value == other ? .set(value) : .undefined(intune: value, groupPolicy: other)
    }
  }
}
