// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

/// The least build of each Windows release that one way of backing up or restoring needs
/// (Microsoft Learn, Windows settings backup and restore, overview, 2026-09-29).
public struct BuildRequirement: Sendable {
  public let name: String
  /// Release build and the revision that it needs, in order; releases before the first are out, releases
  /// after the last are in at any revision.
  public let least: [(build: Int, revision: Int)]

  public static let backup = BuildRequirement(
    name: "backup", least: [(19045, 6216), (22621, 5768), (22631, 5768), (26100, 4946)])
  public static let restoreInSetup = BuildRequirement(
    name: "restore during setup", least: [(22621, 3958), (22631, 3958), (26100, 4770)])
  public static let restoreAtFirstSignIn = BuildRequirement(
    name: "restore at first sign-in", least: [(26100, 7922), (26200, 7922)])

  public func isMet(by system: OperatingSystem) -> Bool {
    for (build, revision) in least where build == system.build { return system.revision >= revision }
    return system.build > least[least.count - 1].build
  }
}
