// SPDX-License-Identifier: GPL-3.0-or-later

/// Who sets a device up, where it is not the user in the user's tenant: profiles are tied to that identity,
/// so a restore is refused.
public enum ForeignIdentity: Int, CaseIterable, Sendable {
  case otherAccount, otherTenant, deletedUser

  public var name: String { String(describing: self) }

  public var sentence: String {
    switch self {
    case .otherAccount: "another account of the tenant"
    case .otherTenant: "an account of another tenant"
    case .deletedUser: "a user who was deleted"
    }
  }
}
