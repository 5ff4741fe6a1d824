// SPDX-License-Identifier: GPL-3.0-or-later

/// A 128-bit digest of a sequence of values, the same on every platform.
///
/// It tells two results apart and finds damage; it does not resist someone who wants a collision. Each
/// call of `absorb` is a field of its own: absorbing "ab" and "c" differs from "a" and "bc".
public struct Fingerprint: Sendable, Hashable {
  private var left: UInt64 = 0x4528_21E6_38D0_1377
  private var right: UInt64 = 0xBE54_66CF_34E9_0C6C

  /// The digest of nothing.
  public init() {}

  public mutating func absorb(_ word: UInt64) {
    // For a given word the step is a bijection of the state: nothing absorbed is ever forgotten.
    left = Mixing.mix(left ^ word) &+ Mixing.golden
    right = Mixing.mix((right ^ (word << 32 | word >> 32)) &+ left &* 0xC2B2_AE3D_27D4_EB4F)
  }

  public mutating func absorb(_ value: Int) {
    absorb(UInt64(bitPattern: Int64(value)))
  }

  /// Absorbs the bit pattern: 0 and −0 differ, and so do different NaNs.
  public mutating func absorb(_ value: Double) {
    absorb(value.bitPattern)
  }

  /// Absorbs the UTF-8 bytes. Canonically equivalent strings of different bytes differ.
  public mutating func absorb(_ text: String) {
    absorb(bytes: text.utf8)
  }

  public mutating func absorb(_ bytes: some Sequence<UInt8>) {
    absorb(bytes: bytes)
  }

  private mutating func absorb(bytes: some Sequence<UInt8>) {
    var word: UInt64 = 0
    var count = 0
    for byte in bytes {
      word = word << 8 | UInt64(byte)
      count += 1
      if count & 7 == 0 {
        absorb(word)
        word = 0
      }
    }
    if count & 7 != 0 { absorb(word) }
    // The length closes the field, and tells a short last word from one that begins with zeros.
    absorb(~UInt64(count))
  }

  /// 32 lowercase hexadecimal digits.
  public var hex: String { Self.digits(Mixing.mix(right ^ word)) + Self.digits(word) }

  /// 64 of its bits, for many of them in little room.
  public var word: UInt64 { Mixing.mix(left &+ right) }

  private static func digits(_ word: UInt64) -> String {
    let text = String(word, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}
