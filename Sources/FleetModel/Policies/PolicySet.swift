// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// How one setting stands for a group from an instant on, after assignment.
public enum PolicyStanding: Equatable, Sendable {
  case notConfigured
  case set(PolicyValue)
  /// Two Intune profiles differ: neither is applied, and Intune reports an error (Microsoft Learn, Intune for
  /// Education: avoiding policy conflicts).
  case conflict
  /// Intune and group policy differ, and nothing says which wins (policy CSP ControlPolicyConflict: off by
  /// default).
  case undefined(intune: PolicyValue, groupPolicy: PolicyValue)
}

/// The policies that reach a group, after assignment: for each setting, how it stands from when.
public struct PolicySet: Equatable, Sendable {
  public struct Step: Equatable, Sendable {
    public var from: SimulationTime
    public var standing: PolicyStanding

    public init(from: SimulationTime, standing: PolicyStanding) {
      self.from = from
      self.standing = standing
    }
  }

  /// By `PolicySetting.rawValue`, each in order of time; nothing is configured before the first.
  private var steps: [[Step]] = PolicySetting.allCases.map { _ in [] }

  public init() {}

  public static let none = PolicySet()

  /// `EnableWindowsBackup`, and nothing else.
  public static let backupOn: PolicySet = {
    var set = PolicySet()
    set[.enableWindowsBackup] = [Step(from: .zero, standing: .set(.enabled))]
    return set
  }()

  public subscript(setting: PolicySetting) -> [Step] {
    get { steps[setting.rawValue] }
    set { steps[setting.rawValue] = newValue.sorted { $0.from < $1.from } }
  }

  /// How a setting stands for the group at `time`, before any device has heard of it.
  public func standing(_ setting: PolicySetting, at time: SimulationTime) -> PolicyStanding {
    self[setting].last { $0.from <= time }?.standing ?? .notConfigured
  }

  /// Sets one value from `from` on, over what stood there before.
  public mutating func set(_ setting: PolicySetting, _ value: PolicyValue?, from: SimulationTime = .zero) {
    let standing = value.map { PolicyStanding.set($0) } ?? .notConfigured
    self[setting] = self[setting].filter { $0.from < from } + [Step(from: from, standing: standing)]
  }

  /// Every instant at which some setting changes, each once, in order.
  public var instants: [SimulationTime] {
    var instants: [SimulationTime] = []
    for step in steps.flatMap({ $0 }) where !instants.contains(step.from) { instants.append(step.from) }
    return instants.sorted()
  }
}
