// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a store could not be written or read, with the evidence.
public enum ResultStoreError: Error, Equatable, Sendable {
  /// There is no such file.
  case missing(path: String)
  /// The file cannot be made, or is there already.
  case cannotCreate(path: String, reason: String)
  /// The run that writes it has not ended: `stored` of `wanted` replications are there.
  case incomplete(path: String, stored: Int, wanted: Int)
  /// Not a store, or one whose content is not what was written.
  case damaged(path: String, reason: String)
  /// Written by another version of the simulator.
  case otherSchema(path: String, found: Int, known: Int)
  /// The file system failed, for example because the disk is full.
  case failed(path: String, reason: String)
}

extension ResultStoreError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let path): "there is no store at \(path)"
    case .cannotCreate(let path, let reason): "cannot create the store \(path): \(reason)"
    case .incomplete(let path, let stored, let wanted):
      "the store \(path) is incomplete: it holds \(stored) of \(wanted) replications"
    case .damaged(let path, let reason): "the store \(path) is damaged: \(reason)"
    case .otherSchema(let path, let found, let known):
      "the store \(path) has schema \(found); this version reads schema \(known)"
    case .failed(let path, let reason): "the store \(path) cannot be used: \(reason)"
    }
  }
}
