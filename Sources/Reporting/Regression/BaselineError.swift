// SPDX-License-Identifier: GPL-3.0-or-later

/// Why something to compare with could not be read.
public enum BaselineError: Error, Equatable, Sendable {
  /// Neither a run nor a baseline is there.
  case missing(path: String)
  /// Not what `accept` writes.
  case damaged(path: String, reason: String)
  /// It is there, and the system does not give it.
  case unreadable(path: String, reason: String)
  /// Written by another version of the simulator.
  case otherSchema(path: String, found: Int, known: Int)
}

extension BaselineError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let path):
      "there is no run and no baseline at \(VisibleText.of(path)): a folder with \(Baseline.fileName) or "
        + "results.sqlite, or one of these files"
    case .damaged(let path, let reason): "the baseline \(VisibleText.of(path)) is damaged: \(reason)"
    case .unreadable(let path, let reason): "\(VisibleText.of(path)) cannot be read: \(reason)"
    case .otherSchema(let path, let found, let known):
      "the baseline \(VisibleText.of(path)) has schema \(found); this version reads schema \(known)"
    }
  }
}
