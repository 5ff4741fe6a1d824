// SPDX-License-Identifier: GPL-3.0-or-later

/// Who goes first among events at one instant. Part of the model: another order gives other results.
@frozen
public struct EventRank: RawRepresentable, Comparable, Hashable, Sendable {
  public var rawValue: UInt8

  @inlinable
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// What people and devices do: sessions, choices, failures, arrivals of new devices.
  @inlinable
  public static var world: EventRank { EventRank(rawValue: 0) }

  /// What someone sets right by hand.
  @inlinable
  public static var repair: EventRank { EventRank(rawValue: 1) }

  /// What a continuity mechanism does.
  @inlinable
  public static var mechanism: EventRank { EventRank(rawValue: 2) }

  /// What only looks; it sees the instant as everyone else has left it.
  @inlinable
  public static var observer: EventRank { EventRank(rawValue: 3) }

  @inlinable
  public static func < (left: EventRank, right: EventRank) -> Bool {
    left.rawValue < right.rawValue
  }
}
