// SPDX-License-Identifier: GPL-3.0-or-later

/// What a scenario says under `sensitivity`: how much a study of its assumptions plays, and what it varies.
public struct SensitivityPlan: Equatable, Sendable {
  /// One line under `ranges`.
  public struct Range: Equatable, Sendable {
    /// Dotted, as in `--set`; `groups.*.` stands for every group.
    public var path: String
    /// Texts to try, the lower end first; empty leaves the parameter out.
    public var texts: [String]

    public init(path: String, texts: [String]) {
      self.path = path
      self.texts = texts
    }
  }

  /// About how many people to play, the first of each group.
  public var users: Int
  /// How many of the run's replications to play.
  public var replications: Int
  /// Trajectories of Morris' screening, in each of which every factor moves once; 0 is no screening.
  public var trajectories: Int
  /// Of each factor in the screening.
  public var levels: Int
  /// Names of the metrics that are kept.
  public var measures: [String]
  public var ranges: [Range]

  public static let defaultMeasures = [
    "coverage.day1", "coverage.byMechanism.day1", "user.wrongValueHours.perUserYear",
    "recovery.lostChoices.perReplacement", "provisioning.desktop",
  ]

  public init(
    users: Int = 200, replications: Int = 6, trajectories: Int = 4, levels: Int = 4,
    measures: [String] = SensitivityPlan.defaultMeasures, ranges: [Range] = []
  ) {
    self.users = users
    self.replications = replications
    self.trajectories = trajectories
    self.levels = levels
    self.measures = measures
    self.ranges = ranges
  }
}
