// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Numerics
import Testing

/// Pairs of p and z from the table of 30-digit values.
private func references() throws -> [(p: Double, z: Double)] {
  let url = try #require(
    Bundle.module.url(forResource: "inverse-normal", withExtension: "csv", subdirectory: "Resources"))
  return try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    .filter { !$0.hasPrefix("#") && $0 != "p,z" }
    .map { line in
      let fields = line.split(separator: ",")
      return (try #require(Double(fields[0])), try #require(Double(fields[1])))
    }
}

@Suite struct InverseNormalTests {
  /// 3.5 and not 4: the reference was rounded to a double as well.
  @Test func isWithinFourUlpsOfTheTrueValue() throws {
    let table = try references()
    #expect(table.count > 380)
    for (p, z) in table {
      let distance = (Elementary.inverseNormal(p) - z).magnitude / z.ulp
      #expect(distance <= 3.5, "p = \(p): \(Elementary.inverseNormal(p)), true \(z)")
    }
  }

  @Test func mirrorsExactly() {
    var stream = RandomStream(key: 3)
    for _ in 0..<20_000 {
      let p = 0.5 + 0.5 * stream.uniformOpen()
      #expect(Elementary.inverseNormal(1 - p) == -Elementary.inverseNormal(p))
    }
  }

  @Test func risesAcrossTheSeamsOfItsRegions() {
    for seam in [0.075, 0.5, 0.925, Elementary.exp(-25)] {
      var p = seam
      for _ in 0..<1_000 { p = p.nextDown }
      // A thousand steps are above the noise of the last places; one step may not be.
      #expect(Elementary.inverseNormal(p) < Elementary.inverseNormal(seam + (seam - p)))
    }
  }

  @Test func endsAndBeyond() {
    #expect(Elementary.inverseNormal(0) == -.infinity)
    #expect(Elementary.inverseNormal(1) == .infinity)
    #expect(Elementary.inverseNormal(0.5) == 0)
    #expect(Elementary.inverseNormal(-0.1).isNaN)
    #expect(Elementary.inverseNormal(1.1).isNaN)
    #expect(Elementary.inverseNormal(.nan).isNaN)
  }
}
