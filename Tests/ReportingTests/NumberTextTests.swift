// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Reporting

struct NumberTextTests {
  @Test(
    "Files get 8 significant digits and no more",
    arguments: [
      (0.0, "0"), (-0.0, "0"), (1, "1"), (-1.5, "-1.5"), (0.123456789, "0.12345679"),
      (123_456_789, "123456790"), (99999999.9, "100000000"), (1e-7, "1e-7"), (1.5e300, "1.5e300"),
      (0.00001, "0.00001"), (2.0 / 3, "0.66666667"), (.leastNonzeroMagnitude, "5e-324"), (1e22, "1e22"),
      (1200, "1200"),
    ] as [(Double, String)])
  func file(value: Double, text: String) { #expect(NumberText.file(value) == text) }

  @Test("What is written reads back within the last digit")
  func readsBack() throws {
    var value = 1.2345678901e-12
    for _ in 0..<60 {
      let back = try #require(Double(NumberText.file(value)))
      #expect((back / value - 1).magnitude < 5.1e-8)
      value *= -3.7
    }
  }

  @Test(
    "Paper gets fixed places, rounded half away from 0",
    arguments: [
      (0.0, 2, "0"), (64.349, 1, "64.3"), (0.05, 1, "0.1"), (-0.04, 1, "0.0"), (-2.5, 0, "−3"),
      (999.96, 1, "1000.0"), (12345.6, 0, "12,346"), (0.5, 0, "1"), (0.4, 0, "0"), (9.99, 1, "10.0"),
      (0.0004, 2, "0.00"), (123456.789, 1, "123,456.8"),
    ] as [(Double, Int, String)])
  func fixed(value: Double, places: Int, text: String) {
    #expect(NumberText.fixed(value, places: places) == text)
  }

  @Test(
    "Narrow intervals show more digits",
    arguments: [(50.0, 0), (3, 1), (7, 0), (0.3, 2), (0.7, 1), (0.03, 3), (1e-9, 6)] as [(Double, Int)])
  func places(width: Double, places: Int) { #expect(NumberText.places(for: width) == places) }
}
