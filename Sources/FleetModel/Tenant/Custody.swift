// SPDX-License-Identifier: GPL-3.0-or-later

/// Who could read what one mechanism keeps at one custodian, as far as it is publicly known. It computes
/// nothing: it stands beside what is counted.
public struct Custody: Equatable, Sendable {
  public let custodian: Custodian
  /// The short name of the mechanism that keeps it there.
  public let mechanism: String
  public let title: String
  /// What somebody sees who listens on the way.
  public let inTransit: String
  /// What somebody sees who has the custodian's disks.
  public let atRest: String
  /// Who reads it through the front door.
  public let readers: String
  /// Where that is said, with a date; an assumption begins with that word.
  public let source: String

  public static let all: [Custody] = [
    Custody(
      custodian: .tenantStore, mechanism: "roaming", title: "Roaming settings in the tenant's data store",
      inTransit: "nothing: encrypted",
      atRest: "nothing: encrypted; sensitive values already on the device, with keys of the tenant",
      readers: "the user, on devices that roam; administrators with the role, who may export it",
      source: "Microsoft Learn, Entra: roaming FAQ, 2018-10 to 2025-06; Microsoft Graph beta, 2025"),
    Custody(
      custodian: .tenantStore, mechanism: "backup", title: "Backup profiles in the tenant's data store",
      inTransit: "nothing: encrypted", atRest: "nothing: encrypted",
      readers: "the user, by restoring; administrators with the role, who may export it",
      source: "Get started with Windows Backup for Organizations, 2025; Microsoft Graph beta, 2025"),
    Custody(
      custodian: .fileServer, mechanism: "roamingProfile", title: "Roaming profiles on a file server",
      inTransit: "everything: signed, not encrypted", atRest: "everything, unless the server encrypts",
      readers: "the user; whoever administers the server",
      source: "Assumed: SMB as it is set up without a demand for encryption"),
    Custody(
      custodian: .personalAccount, mechanism: "consumerBackup", title: "Backups in personal accounts",
      inTransit: "nothing: encrypted", atRest: "nothing: encrypted",
      readers: "the owner of the account, in and after employment; the organisation cannot reach it",
      source: "Assumed, but for the place: Get started with Windows Backup for Organizations, 2025"),
  ]
}

extension Custodian {
  /// Whether what travels there is encrypted on the way. A file share is as its SMB settings make it: assumed
  /// is signed and not encrypted.
  public var isEncryptedInTransit: Bool { self != .fileServer }
}
