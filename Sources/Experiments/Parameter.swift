// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// One row of the parameter table: a path of the scenario file, what it takes and where its default is from.
public struct Parameter: Sendable {
  /// Where a path may stand.
  public enum Level: String, Sendable {
    /// Once, for the whole scenario.
    case scenario
    /// Inside `groups.NAME` only.
    case group
    /// At the top for every group, inside `groups.NAME` for one.
    case both
  }

  /// Dotted; `*` stands for the name of a group.
  public let path: String
  public let level: Level
  /// It shapes what people do and what happens to their devices, which is the same for every strategy.
  public let isWorkload: Bool
  public let type: ParameterType
  /// In the scenario's own notation; nil where the scenario must say, or where nothing is meant.
  public let defaultText: String?
  public let origin: ParameterOrigin
  /// One sentence without a full stop.
  public let summary: String
  /// Writes a value where the simulator reads it.
  let apply: @Sendable (inout GroupParameters, ParameterValue, ParameterContext) -> Void

  init(
    _ path: String, _ level: Level, workload: Bool = false, _ type: ParameterType, _ defaultText: String?,
    _ origin: ParameterOrigin, _ summary: String,
    apply: @escaping @Sendable (inout GroupParameters, ParameterValue, ParameterContext) -> Void
  ) {
    self.path = path
    self.level = level
    isWorkload = workload
    self.type = type
    self.defaultText = defaultText
    self.origin = origin
    self.summary = summary
    self.apply = apply
  }

  /// The path inside a group.
  var localPath: String { path.hasPrefix("groups.*.") ? String(path.dropFirst(9)) : path }
}

/// What a value needs to know of the scenario around it when it is applied.
struct ParameterContext: Sendable {
  /// Users times mean seats, by group; looked up by name and never iterated.
  var expectedSeats: [String: Double] = [:]
  /// By group; looked up by name and never iterated.
  var users: [String: Int] = [:]
  /// Where the scenario says that people of groups are; looked up by name and never iterated.
  var geographies: [String: Geography] = [:]
}
