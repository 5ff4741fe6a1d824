// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Numerics

@Suite struct MixingTests {
  @Test func everyBitReachesEveryBit() {
    for bit in 0..<64 as Range<UInt64> {
      var mixed = 0
      for trial in 0..<256 as Range<UInt64> {
        let word = trial &* 0x9E37_79B9_7F4A_7C15
        mixed += (Mixing.mix(word) ^ Mixing.mix(word ^ (1 << bit))).nonzeroBitCount
      }
      // 256 · 64 fair coins have standard deviation 64.
      #expect((mixed - 256 * 32).magnitude < 5 * 64)
    }
  }

  @Test func foldingMindsTheOrder() {
    #expect(Mixing.fold(Mixing.fold(0, 1), 2) != Mixing.fold(Mixing.fold(0, 2), 1))
    #expect(Mixing.fold(0, 0) != 0)
    #expect(Mixing.fold(Mixing.fold(0, 0), 0) != Mixing.fold(0, 0))
  }
}
