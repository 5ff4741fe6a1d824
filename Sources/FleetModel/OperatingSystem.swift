// SPDX-License-Identifier: GPL-3.0-or-later

/// A release of Windows and how far it is patched.
///
/// Written `windows11-24h2` (fully patched) or `windows11-24h2.4946` (that update revision).
/// Build numbers: Microsoft Learn, Windows release information.
public struct OperatingSystem: Hashable, Sendable {
  /// The build, as in 10.0.**26100**.4946.
  public let build: Int
  /// The update revision, as in 10.0.26100.**4946**; `patched` means newer than any requirement.
  public let revision: Int

  /// The revision of a device that has every update.
  public static let patched = Int.max

  private static let releases: [(name: String, build: Int)] = [
    ("windows10-22h2", 19045), ("windows11-22h2", 22621), ("windows11-23h2", 22631),
    ("windows11-24h2", 26100), ("windows11-25h2", 26200), ("windows11-26h2", 26300),
  ]

  /// The releases that the simulator knows, fully patched, oldest first.
  public static let known = releases.map { OperatingSystem(knownBuild: $0.build, revision: patched) }

  private init(knownBuild: Int, revision: Int) {
    build = knownBuild
    self.revision = revision
  }

  /// The release of a build number, or nil for a build that is not in `known` or a revision below 0.
  public init?(build: Int, revision: Int = patched) {
    guard revision >= 0, Self.releases.contains(where: { $0.build == build }) else { return nil }
    self.init(knownBuild: build, revision: revision)
  }

  /// Parses `windows11-24h2` or `windows11-24h2.4946`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let release = Self.releases.first(where: { $0.name == parts[0] }) else { return nil }
    var revision = Self.patched
    if parts.count == 2 {
      // Nine digits at most, so that no written revision can be mistaken for `patched`.
      guard (1...9).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy({ (48...57).contains($0) }),
        let number = Int(parts[1])
      else { return nil }
      revision = number
    }
    self.init(knownBuild: release.build, revision: revision)
  }

  /// The release alone, such as `windows11-24h2`.
  public var name: String {
    // Every way to make a value checks the build against the same table.
    Self.releases.first { $0.build == build }!.name
  }

  /// The same release with every update.
  public var fullyPatched: OperatingSystem {
    OperatingSystem(knownBuild: build, revision: Self.patched)
  }

  /// The form that `init(_:)` reads.
  public var text: String { revision == Self.patched ? name : "\(name).\(revision)" }

  public var isWindows10: Bool { build < Self.firstWindows11Build }

  /// The backup is on where no policy says otherwise, from Windows 11 26H2 on (Microsoft Learn, Windows
  /// settings backup and restore, overview, 2026-09-29).
  public var isBackedUpByDefault: Bool { build >= 26300 }

  /// `windows10` or `windows11`.
  public var family: String { isWindows10 ? "windows10" : "windows11" }

  /// The first public build of Windows 11.
  static let firstWindows11Build = 22000
}

extension OperatingSystem: Comparable {
  public static func < (a: OperatingSystem, b: OperatingSystem) -> Bool {
    (a.build, a.revision) < (b.build, b.revision)
  }
}

extension OperatingSystem: CustomStringConvertible {
  public var description: String { text }
}
