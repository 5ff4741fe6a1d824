// SPDX-License-Identifier: GPL-3.0-or-later

/// A report could not be written.
public enum ReportError: Error, Equatable, Sendable {
  /// The file system refused the file.
  case cannotWrite(file: String, reason: String)
}

extension ReportError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .cannotWrite(let file, let reason): "cannot write \(file): \(reason)"
    }
  }
}
