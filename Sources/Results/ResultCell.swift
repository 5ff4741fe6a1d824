// SPDX-License-Identifier: GPL-3.0-or-later

/// Which part of a run's cases a measure is about. Positions are those of the run's description; nil is all.
public struct ResultCell: Hashable, Sendable {
  public var strategy: Int
  public var group: Int?
  public var cause: Int?
  public var category: Int?

  public init(strategy: Int, group: Int? = nil, cause: Int? = nil, category: Int? = nil) {
    self.strategy = strategy
    self.group = group
    self.cause = cause
    self.category = category
  }

  /// The positions as the store counts them: all is 0.
  var stored: [Int] { [strategy, (group ?? -1) + 1, (cause ?? -1) + 1, (category ?? -1) + 1] }

  /// From positions as the store counts them.
  init(stored strategy: Int, _ team: Int, _ cause: Int, _ category: Int) {
    self.init(
      strategy: strategy, group: team > 0 ? team - 1 : nil, cause: cause > 0 ? cause - 1 : nil,
      category: category > 0 ? category - 1 : nil)
  }
}
