// SPDX-License-Identifier: GPL-3.0-or-later

/// Finds damage to what was stored: 64-bit FNV-1a (Fowler, Noll, Vo). Each step is a bijection of the state,
/// so that any one changed byte shows.
struct Checksum: Equatable {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// As SQLite stores it.
  var value: Int64 { Int64(bitPattern: state) }

  mutating func absorb(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  mutating func absorb(_ word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) { absorb(UInt8(truncatingIfNeeded: word >> shift)) }
  }

  mutating func absorb(_ number: Int) { absorb(UInt64(bitPattern: Int64(number))) }

  // Adding 0 turns -0, which a column may not keep apart, into 0.
  mutating func absorb(_ number: Double) { absorb((number + 0).bitPattern) }

  /// The bytes and then the length, which tells "ab", "c" from "a", "bc".
  mutating func absorb(_ text: String) {
    for byte in text.utf8 { absorb(byte) }
    absorb(text.utf8.count)
  }
}
