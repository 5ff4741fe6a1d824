// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Results

struct ChecksumTests {
  @Test("It is FNV-1a: the published value of \"foobar\"")
  func published() {
    var checksum = Checksum()
    for byte in "foobar".utf8 { checksum.absorb(byte) }
    #expect(UInt64(bitPattern: checksum.value) == 0x8594_4171_F739_67E8)
  }

  @Test("Texts do not run into each other, and the two zeros are one")
  func fields() {
    var (a, b) = (Checksum(), Checksum())
    for text in ["ab", "c"] { a.absorb(text) }
    for text in ["a", "bc"] { b.absorb(text) }
    #expect(a != b)
    var (plus, minus) = (Checksum(), Checksum())
    plus.absorb(0.0)
    minus.absorb(-0.0)
    #expect(plus == minus)
  }
}
