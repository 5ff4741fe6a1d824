// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// People of a group who leave on one day: their accounts are deleted then.
public struct DeparturePlan: Equatable, Sendable {
  public var at: SimulationTime
  /// Share of the group's people; of several plans, none takes anybody whom another takes as well.
  public var share: Double

  public init(at: SimulationTime, share: Double) {
    self.at = at
    self.share = share
  }
}

/// What an administrator does on one day to the data of some people of a group.
public struct AdministrationPlan: Equatable, Sendable {
  public enum Action: String, CaseIterable, Sendable {
    /// Lists what the tenant's store holds of a user.
    case audit
    /// Lists and reads it, so that a copy is kept elsewhere.
    case export
    /// Removes everything of the user from the tenant's store, without undo.
    case delete
    /// From now on the user's data is wanted as evidence. Nothing stops a deletion.
    case hold
    case release

    /// A call to the store's interface, which asks for a role.
    public var isCall: Bool { self != .hold && self != .release }
  }

  /// What the administrator is; the interface asks for the first.
  public enum Role: String, CaseIterable, Sendable {
    case microsoft365BackupAdministrator, globalAdministrator

    /// Global Administrator alone is refused with 403 (github.com/microsoft/windows-backup-admin-scripts,
    /// 2026-08-19).
    public var mayAdminister: Bool { self == .microsoft365BackupAdministrator }
  }

  public var at: SimulationTime
  public var action: Action
  /// Share of the group's people that it is about: of two actions, the larger share takes in the smaller.
  public var share: Double
  /// Only people who have left by then.
  public var onlyDeparted: Bool
  public var role: Role

  public init(
    at: SimulationTime, action: Action, share: Double, onlyDeparted: Bool = false,
    role: Role = .microsoft365BackupAdministrator
  ) {
    self.at = at
    self.action = action
    self.share = share
    self.onlyDeparted = onlyDeparted
    self.role = role
  }
}

/// The paging of the list of a user's settings (Microsoft Graph beta, windowsSetting, 2025).
public enum AdministrationPage {
  public static let standard = 110
  public static let largest = 200

  /// Calls that it takes to list `entries`.
  public static func calls(for entries: Int, pageSize: Int = standard) -> Int {
    max(1, (entries + pageSize - 1) / pageSize)
  }
}
