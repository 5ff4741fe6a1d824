// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Numerics
import Testing

/// `ROAMBACK_LARGE=1` asks for the long run, meant for release builds.
private let points = ProcessInfo.processInfo.environment["ROAMBACK_LARGE"] == "1" ? 4_000_000 : 200_000

/// The distance in units in the last place of the expected value; 0 for the same value or two NaNs.
private func ulps(_ value: Double, _ expected: Double) -> Double {
  if value == expected || (value.isNaN && expected.isNaN) { return 0 }
  guard value.isFinite, expected.isFinite else { return .infinity }
  return (value - expected).magnitude / expected.ulp
}

/// The greatest distance over random arguments, and the argument that gave it.
private func worst(
  _ own: (Double) -> Double, _ library: (Double) -> Double, over draw: (inout RandomStream) -> Double
) -> (ulps: Double, at: Double) {
  var stream = RandomStream(key: 2_026)
  var worst = (ulps: 0.0, at: 0.0)
  for _ in 0..<points / 4 {
    let x = draw(&stream)
    let distance = ulps(own(x), library(x))
    if distance > worst.ulps { worst = (distance, x) }
  }
  return worst
}

@Suite struct ElementaryTests {
  @Test(arguments: ["any bits", "subnormal", "near 1", "around 1"])
  func logarithmIsTheLibrarys(range: String) {
    let found = worst(Elementary.log, Foundation.log) { stream in
      switch range {
      case "any bits": Double(bitPattern: stream.next() >> 1)
      case "subnormal": Double(bitPattern: stream.next() >> (12 + stream.next() % 52))
      case "near 1": 1 + (stream.uniform() - 0.5) * Elementary.power(2, -Double(stream.below(53)))
      default: 0.3 + 3 * stream.uniform()
      }
    }
    #expect(found.ulps <= 2, "\(range): \(found)")
  }

  @Test(arguments: ["all finite results", "small", "subnormal results", "any bits"])
  func exponentialIsTheLibrarys(range: String) {
    let found = worst(Elementary.exp, Foundation.exp) { stream in
      switch range {
      case "all finite results": -745.2 + 1455 * stream.uniform()
      case "small": (stream.uniform() - 0.5) * Elementary.power(2, -Double(stream.below(60)))
      case "subnormal results": -708 - 38 * stream.uniform()
      default: Double(bitPattern: stream.next())
      }
    }
    #expect(found.ulps <= 2, "\(range): \(found)")
  }

  @Test(arguments: [
    0, -0.0, 1, -1, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 0x1p-1022,
    0x1.fffffffffffffp-1,
    0x1.0000000000001p0, .greatestFiniteMagnitude, 709.782_712_893_384, 709.782_712_893_384_1, 709.79,
    -745.133_219_101_941_1, -745.133_219_101_941_2, -745.14, -708.396_418_532_264_1, 0.693_147_180_559_945_3,
    1e300, -1e300, 1e-300, 2.718_281_828_459_045,
  ])
  func edgesAreTheLibrarys(x: Double) {
    #expect(ulps(Elementary.log(x), Foundation.log(x)) <= 1)
    #expect(ulps(Elementary.exp(x), Foundation.exp(x)) <= 1)
  }

  @Test func bothAreMonotoneAcrossTheirSeams() {
    for seam in [0x1.6a09e667f3bcdp-1, 0x1.6a09e667f3bcdp0, 1, 0x1p-1022] {
      #expect(Elementary.log(seam.nextDown) <= Elementary.log(seam))
      #expect(Elementary.log(seam) <= Elementary.log(seam.nextUp))
    }
    for k in -20...20 {
      let seam = (Double(k) + 0.5) * 0.693_147_180_559_945_3
      #expect(Elementary.exp(seam.nextDown) <= Elementary.exp(seam.nextUp))
    }
  }

  /// Digits of the results, so that a change of one bit on any machine or build is seen.
  @Test func bitsAreFixed() {
    var digest = Fingerprint()
    var stream = RandomStream(key: 7)
    for _ in 0..<20_000 {
      digest.absorb(Elementary.log(Double(bitPattern: stream.next() >> 1)))
      digest.absorb(Elementary.exp(1_500 * stream.uniform() - 750))
      digest.absorb(Elementary.inverseNormal(stream.uniform()))
      digest.absorb(stream.normal())
      digest.absorb(stream.exponential())
    }
    #expect(digest.hex == "7043d64be2257fb49cd7b411bc73810e")
  }

  @Test func powerIsTheLibrarys() {
    var stream = RandomStream(key: 12)
    for _ in 0..<10_000 {
      let x = Elementary.exp(20 * stream.uniform() - 10)
      let y = 10 * stream.uniform() - 5
      let expected = Foundation.pow(x, y)
      let error = (Elementary.power(x, y) - expected).magnitude / expected
      #expect(error < (2 + 2 * (y * Foundation.log(x)).magnitude) * 0x1p-52)
    }
    #expect(Elementary.power(2, 0) == 1)
    #expect(Elementary.power(.infinity, 0) == 1)
  }
}
