// SPDX-License-Identifier: GPL-3.0-or-later

/// Bijections of 64-bit words in which every input bit reaches every output bit.
@usableFromInline
enum Mixing {
  /// 2⁶⁴ divided by the golden ratio, odd: successive multiples are spread as evenly as can be.
  @inlinable
  static var golden: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  /// The finaliser "Mix13" of D. Stafford, as used by SplitMix64 (Steele, Lea and Flood, "Fast splittable
  /// pseudorandom number generators", OOPSLA 2014).
  @inlinable @inline(__always)
  static func mix(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Folds a word into a running hash. The order of the words counts.
  @inlinable @inline(__always)
  static func fold(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    mix(hash ^ mix(word &+ golden)) &+ golden
  }
}
