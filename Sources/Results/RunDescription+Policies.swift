// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import FleetModel
import GRDB

extension RunDescription {
  /// How a setting stands for a group under a strategy from a day on.
  public struct Policy: Equatable, Sendable {
    /// Its position among the strategies.
    public var strategy: Int
    public var group: String
    /// As the settings catalog writes it.
    public var setting: String
    /// Days since the start.
    public var fromDay: Double
    public var state: State
    /// In words, such as `enabled`.
    public var standing: String
    /// Names of the policies that set it.
    public var profiles: [String]

    /// Whether one value holds.
    public enum State: String, Sendable { case settled, conflict, undefined }

    public init(
      strategy: Int, group: String, setting: String, fromDay: Double, state: State, standing: String,
      profiles: [String]
    ) {
      self.strategy = strategy
      self.group = group
      self.setting = setting
      self.fromDay = fromDay
      self.state = state
      self.standing = standing
      self.profiles = profiles
    }
  }

  static func policies(_ strategies: [Experiments.Strategy]) -> [Policy] {
    strategies.enumerated().flatMap { position, strategy in
      strategy.policies.map { step in
        let (state, words) = standing(step.standing)
        return Policy(
          strategy: position, group: step.group, setting: step.setting.name,
          fromDay: step.fromDay, state: state, standing: words, profiles: step.profiles)
      }
    }
  }

  private static func standing(_ standing: PolicyStanding) -> (Policy.State, String) {
    switch standing {
    case .notConfigured: (.settled, "not configured")
    case .set(let value): (.settled, value.words)
    case .conflict: (.conflict, "conflict: neither is applied")
    case .undefined(let intune, let groupPolicy):
      (.undefined, "undefined: Intune \(intune.words), group policy \(groupPolicy.words)")
    }
  }

  func writePolicies(to db: Database) throws {
    for (position, policy) in policies.enumerated() {
      try db.execute(
        sql: "INSERT INTO policy VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          position, policy.strategy, policy.group, policy.setting, policy.fromDay, policy.state.rawValue,
          policy.standing, policy.profiles.joined(separator: "\n"),
        ])
    }
  }

  static func readPolicies(_ db: Database) throws -> [Policy] {
    try Row.fetchAll(db, sql: "SELECT * FROM policy ORDER BY position").map { row in
      var columns = RowReader(row, from: 1)
      let strategy: Int = try columns.next()
      let group: String = try columns.next()
      let setting: String = try columns.next()
      let fromDay: Double = try columns.next()
      guard let state = try Policy.State(rawValue: columns.next()) else {
        throw Nonsense(description: "a policy's state is unknown")
      }
      let standing: String = try columns.next()
      let profiles: String = try columns.next()
      return Policy(
        strategy: strategy, group: group, setting: setting, fromDay: fromDay, state: state,
        standing: standing, profiles: profiles.split(separator: "\n").map(String.init))
    }
  }
}
