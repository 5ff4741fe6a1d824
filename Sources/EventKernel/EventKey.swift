// SPDX-License-Identifier: GPL-3.0-or-later

/// The place of an event in the order of things: (time, rank, order of insertion) in 128 bits.
@usableFromInline
@frozen
struct EventKey: Sendable {
  /// Time in the upper half; rank and insertion number in the lower.
  @usableFromInline let bits: UInt128

  @inlinable @inline(__always)
  init(time: SimulationTime, rank: EventRank, insertion: UInt64) {
    // A flipped sign bit makes the unsigned order of times the signed one.
    let upper = UInt64(bitPattern: time.microseconds) ^ (1 << 63)
    bits = UInt128(upper) << 64 | UInt128(UInt64(rank.rawValue) << 56 | insertion)
  }

  /// The one comparison of the kernel. Two keys of one list are never equal.
  @inlinable @inline(__always)
  func precedes(_ other: EventKey) -> Bool {
    bits < other.bits
  }

  @inlinable @inline(__always)
  var time: SimulationTime {
    let upper = UInt64(truncatingIfNeeded: bits >> 64) ^ (1 << 63)
    return SimulationTime(microseconds: Int64(bitPattern: upper))
  }

  @inlinable @inline(__always)
  var rank: EventRank {
    EventRank(rawValue: UInt8(truncatingIfNeeded: bits >> 56))
  }
}
