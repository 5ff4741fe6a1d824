// SPDX-License-Identifier: GPL-3.0-or-later

/// Why tickets could not be put aside or read back, with the system's reason: the outside world failing.
public enum TicketSpillError: Error, Equatable, Sendable {
  /// No temporary file can be made in the folder.
  case cannotCreate(folder: String, reason: String)
  /// The disk is full, for example.
  case cannotWrite(folder: String, reason: String)
  case cannotRead(folder: String, reason: String)
}

extension TicketSpillError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cannotCreate(let folder, let reason):
      "cannot make a temporary file for help desk tickets in \(folder): \(reason)"
    case .cannotWrite(let folder, let reason):
      "cannot write help desk tickets to a temporary file in \(folder): \(reason)"
    case .cannotRead(let folder, let reason):
      "cannot read help desk tickets back from a temporary file in \(folder): \(reason)"
    }
  }
}
