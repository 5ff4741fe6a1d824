// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// How a setting stands for a group from an instant on, and whose doing that is.
public struct PolicyStep: Equatable, Sendable {
  public var group: String
  public var setting: PolicySetting
  public var from: SimulationTime
  public var standing: PolicyStanding
  /// The policies that set it, as the scenario names them.
  public var profiles: [String]

  /// Days since the start.
  public var fromDay: Double { (from - .zero).inDays }
}

extension ParameterPolicy {
  /// Every step of every setting of these groups, by group, setting and time.
  static func steps(_ policies: [ParameterPolicy], groups: [String]) -> [PolicyStep] {
    groups.flatMap { group in
      let set = resolved(policies, for: group)
      return PolicySetting.allCases.flatMap { setting in
        set[setting].map { step in
          let setters = policies.indices.filter {
            policies[$0].reaches(group) && policies[$0].from <= step.from
              && policies[$0].value(of: setting) != nil
          }
          return PolicyStep(
            group: group, setting: setting, from: step.from, standing: step.standing,
            profiles: setters.map { policies[$0].title(at: $0) })
        }
      }
    }
  }

  /// Its name, or its place in the list where it has none.
  func title(at index: Int) -> String {
    let title = name.isEmpty ? "policy number \(index + 1)" : name
    return source == .groupPolicy ? "\(title) (group policy)" : title
  }
}
