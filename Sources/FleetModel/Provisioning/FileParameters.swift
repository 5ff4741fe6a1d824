// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// OneDrive Known Folder Move, which goes with any strategy.
public struct FileParameters: Equatable, Sendable {
  public enum KnownFolderMove: String, CaseIterable, Sendable {
    case off
    /// By policy, without asking: at most 1,000 devices a day and 4,000 a week.
    case silent
    /// People are asked: at most 5,000 devices a day and 20,000 a week.
    case prompted

    /// Devices whose folders move in a day and in a week at most (OneDrive: redirect known folders,
    /// Microsoft Learn); nil where none move.
    public var limits: (day: Int, week: Int)? {
      switch self {
      case .off: nil
      case .silent: (1000, 4000)
      case .prompted: (5000, 20_000)
      }
    }
  }

  public var knownFolderMove: KnownFolderMove
  /// When the rollout begins; nil where every device had been moved before the start.
  public var from: SimulationTime?
  /// Share of people who say yes when they are prompted.
  public var accepts: Double
  /// Share of a user's files that lie in Desktop, Documents and Pictures.
  public var inKnownFolders: Double
  /// Devices that the rollout has to move, over all groups that take part.
  public var fleet: Double

  public init(
    knownFolderMove: KnownFolderMove, from: SimulationTime?, accepts: Double, inKnownFolders: Double,
    fleet: Double
  ) {
    self.knownFolderMove = knownFolderMove
    self.from = from
    self.accepts = accepts
    self.inKnownFolders = inKnownFolders
    self.fleet = fleet
  }

  public static let off = FileParameters(
    knownFolderMove: .off, from: nil, accepts: 0, inKnownFolders: 0, fleet: 0)
}
