// SPDX-License-Identifier: GPL-3.0-or-later

/// How busy the agents of a desk were up to the horizon. Integers, so that loads add up in any order; in 128
/// bits, since thousands of agents fill 64 bits within decades.
public struct HelpDeskLoad: Equatable, Sendable {
  /// Agents × microseconds of handling before the horizon.
  public var busy: Int128
  /// Agents × microseconds of the desk's working time before the horizon.
  public var available: Int128

  public init(busy: Int128 = 0, available: Int128 = 0) {
    self.busy = busy
    self.available = available
  }

  /// The share of the agents' working time that was handling, 0 to 1; nil where the desk never opened.
  public var utilisation: Double? { available > 0 ? Double(busy) / Double(available) : nil }

  public mutating func merge(_ other: HelpDeskLoad) {
    busy += other.busy
    available += other.available
  }
}
