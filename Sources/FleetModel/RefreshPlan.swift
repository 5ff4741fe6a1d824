// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// Planned refresh waves.
public struct RefreshPlan: Equatable, Sendable {
  /// Which devices come first.
  public enum Order: Equatable, Sendable {
    case random
    /// By age at the start: the oldest in the first wave.
    case oldestFirst
    /// Groups one after the other: this one's devices take the part of the sequence from `low` to `high`,
    /// 0 to 1.
    case groups(low: Double, high: Double)
  }

  /// The first wave's day, counted from the start.
  public var firstDay: Int
  /// Days between waves.
  public var everyDays: Int
  /// Share of the groups' seats in one wave, in (0, 1].
  public var wave: Double
  public var to: OperatingSystem
  /// How long the old device is kept after the handover.
  public var overlap: TimeSpan
  public var order: Order

  public init(
    firstDay: Int, everyDays: Int, wave: Double, to: OperatingSystem, overlap: TimeSpan = .zero,
    order: Order = .random
  ) {
    self.firstDay = firstDay
    self.everyDays = everyDays
    self.wave = wave
    self.to = to
    self.overlap = overlap
    self.order = order
  }
}
