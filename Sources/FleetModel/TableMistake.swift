// SPDX-License-Identifier: GPL-3.0-or-later

/// A person's mistake in a table, with its place.
public struct TableMistake: Equatable, Sendable {
  /// From 1.
  public var line: Int
  /// From 1, in Unicode scalars.
  public var column: Int
  /// A sentence without a full stop.
  public var message: String
  /// The word that is not known, where there is one, so that a caller can suggest another.
  public var word: String?
  /// The words that would have been accepted in its place.
  public var accepted: [String]

  public init(line: Int, column: Int, message: String, word: String? = nil, accepted: [String] = []) {
    self.line = line
    self.column = column
    self.message = message
    self.word = word
    self.accepted = accepted
  }
}
