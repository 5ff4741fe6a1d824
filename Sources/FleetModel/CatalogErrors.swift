// SPDX-License-Identifier: GPL-3.0-or-later

/// All mistakes of one catalogue, in order of their place.
public struct CatalogErrors: Error, Equatable, Sendable {
  /// Never empty.
  public let mistakes: [TableMistake]

  init(_ mistakes: [TableMistake]) {
    precondition(!mistakes.isEmpty, "an error holds a mistake")
    self.mistakes = mistakes.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }
}

extension CatalogErrors: CustomStringConvertible {
  public var description: String {
    mistakes.map { "\($0.line):\($0.column): \($0.message)" }.joined(separator: "\n")
  }
}
