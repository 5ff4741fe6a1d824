// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Testing

private func digest(_ fill: (inout Fingerprint) -> Void) -> String {
  var fingerprint = Fingerprint()
  fill(&fingerprint)
  return fingerprint.hex
}

@Suite struct FingerprintTests {
  @Test func isThirtyTwoHexadecimalDigits() {
    var fingerprint = Fingerprint()
    for word in 0..<500 {
      fingerprint.absorb(word)
      #expect(fingerprint.hex.count == 32)
      #expect(fingerprint.hex.allSatisfy { "0123456789abcdef".contains($0) })
    }
  }

  @Test func isTheSameEverywhere() {
    let found = digest {
      $0.absorb(UInt64(1))
      $0.absorb(-2)
      $0.absorb(0.1)
      $0.absorb("Zürich")
      $0.absorb([UInt8]([1, 2, 3]))
    }
    #expect(found == "c1e29352be839ee5132dc49dbc18a452")
  }

  @Test func tellsApartWhatDiffers() {
    let all = [
      digest { _ in },
      digest { $0.absorb("") },
      digest { $0.absorb("a") },
      digest { $0.absorb("\0a") },
      digest {
        $0.absorb("ab")
        $0.absorb("c")
      },
      digest {
        $0.absorb("a")
        $0.absorb("bc")
      },
      digest { $0.absorb("abc") },
      digest { $0.absorb("abcdefgh") },
      digest { $0.absorb("abcdefgh\0") },
      digest {
        $0.absorb(1)
        $0.absorb(2)
      },
      digest {
        $0.absorb(2)
        $0.absorb(1)
      },
      digest { $0.absorb(0.0) },
      digest { $0.absorb(-0.0) },
    ]
    #expect(Set(all).count == all.count)
  }

  @Test func aFlippedBitAnywhereIsSeen() {
    let original = [UInt8](0..<40)
    var seen: Set<String> = [digest { $0.absorb(original) }]
    for bit in 0..<320 {
      var damaged = original
      damaged[bit / 8] ^= 1 << (bit % 8)
      seen.insert(digest { $0.absorb(damaged) })
    }
    for length in 0..<40 { seen.insert(digest { $0.absorb(original[..<length]) }) }
    #expect(seen.count == 361)
  }

  /// Either half alone tells twenty thousand neighbouring words apart.
  @Test func halvesDoNotCollide() {
    var left: Set<Substring> = []
    var right: Set<Substring> = []
    for word in 0..<20_000 {
      let hex = digest { $0.absorb(word) }
      left.insert(hex.prefix(16))
      right.insert(hex.suffix(16))
    }
    #expect(left.count == 20_000)
    #expect(right.count == 20_000)
  }
}
