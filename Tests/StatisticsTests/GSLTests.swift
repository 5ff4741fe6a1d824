// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import Statistics

@Suite struct GSLTests {
  /// Whether two numbers agree to the digits that a printed table gives.
  private func agree(_ value: Double, _ table: Double, within tolerance: Double = 5e-4) -> Bool {
    abs(value - table) <= tolerance
  }

  @Test(arguments: [
    (0.975, 1.0, 12.706), (0.975, 2, 4.303), (0.95, 5, 2.015), (0.975, 9, 2.262), (0.995, 10, 3.169),
    (0.975, 29, 2.045), (0.975, 120, 1.980),
  ])
  func studentQuantilesOfTheTables(p: Double, df: Double, table: Double) {
    #expect(agree(GSL.studentQuantile(p, df: df), table))
  }

  @Test(arguments: [
    (0.95, 1.0, 3.841), (0.975, 2, 7.378), (0.05, 10, 3.940), (0.95, 10, 18.307), (0.99, 30, 50.892),
  ])
  func chiSquareQuantilesOfTheTables(p: Double, df: Double, table: Double) {
    #expect(agree(GSL.chiSquareQuantile(p, df: df), table))
  }

  @Test func otherValuesOfTheTables() {
    #expect(agree(GSL.fQuantile(0.95, numerator: 3, denominator: 10), 3.708))
    #expect(agree(GSL.studentTail(2.262, df: 9), 0.025, within: 1e-5))
    #expect(agree(GSL.normalTail(1.959964), 0.025, within: 1e-7))
    #expect(agree(GSL.poissonCDF(2, mean: 3), 0.42319008, within: 1e-8))
    #expect(GSL.poissonCDF(-1, mean: 3) == 0)
    #expect(agree(GSL.binomialCDF(2, p: 0.5, trials: 10), 56.0 / 1024, within: 1e-10))
    #expect(GSL.binomialCDF(10, p: 0.5, trials: 10) == 1)
    #expect(GSL.gammaFunction(5) == 24)
    #expect(GSL.gammaFunction(0.5) == rounded9(Double.pi.squareRoot()))
  }

  @Test func betaQuantileInvertsTheBinomial() {
    // P(at most 3 of 20) at the upper Clopper-Pearson limit is the tail itself.
    let limit = GSL.betaQuantile(0.975, 4, 17)
    #expect(agree(GSL.binomialCDF(3, p: limit, trials: 20), 0.025, within: 1e-8))
  }

  /// Cases in which the library's own inverse functions find no value.
  @Test(arguments: [(1, 1_000), (1, 1_000_000), (5_000, 10_000), (999_999, 1_000_000), (3, 10_000_000)])
  func betaQuantilesHoldForLargeCounts(successes: Int, trials: Int) {
    let (hits, misses) = (Double(successes), Double(trials - successes))
    for p in [0.0005, 0.025, 0.5, 0.975, 0.9995] {
      // P(at most k) at the p quantile of beta(k + 1, n - k) is 1 - p.
      let upper = GSL.betaQuantile(p, hits + 1, misses)
      #expect(agree(GSL.binomialCDF(successes, p: upper, trials: trials), 1 - p, within: 1e-3))
      #expect(upper > 0 && upper < 1)
    }
    let mirrored = GSL.betaQuantile(0.025, misses, hits + 1)
    #expect(agree(GSL.betaQuantile(0.975, hits + 1, misses), 1 - mirrored, within: 2e-9))
  }

  @Test(arguments: [50_403, 613_260, 90_000_000])
  func chiSquareQuantilesHoldForLargeCounts(events: Int) {
    for p in [0.0005, 0.025, 0.5, 0.975, 0.9995] {
      // P(at most k events) where half the p quantile of 2k + 2 degrees is expected, is 1 - p.
      let mean = GSL.chiSquareQuantile(p, df: 2 * Double(events) + 2) / 2
      #expect(agree(GSL.poissonCDF(events, mean: mean), 1 - p, within: 1e-4))
    }
  }

  @Test func largeFQuantileNearsChiSquare() {
    let limit = GSL.chiSquareQuantile(0.95, df: 6) / 6
    #expect(agree(GSL.fQuantile(0.95, numerator: 6, denominator: 1e7), limit, within: 1e-5))
    // The square of a t variable is F with one degree in the numerator.
    let t = GSL.studentQuantile(0.5125, df: 9)
    #expect(agree(GSL.fQuantile(0.025, numerator: 1, denominator: 9), t * t, within: 1e-10))
  }

  @Test func nineDigitsRemain() {
    #expect(rounded9(1.0 / 3) == 0.333333333)
    #expect(rounded9(-2.0 / 3) == -0.666666667)
    #expect(rounded9(123_456_789.6) == 123_456_790)
    #expect(rounded9(999_999_999.7) == 1_000_000_000)
    #expect(rounded9(1.234567891234e25) == 1.23456789e25)
    #expect(rounded9(0) == 0)
    #expect(rounded9(.infinity) == .infinity)
    #expect(rounded9(.nan).isNaN)
  }

  @Test func roundingAgreesWithThePrinterAndIsIdempotent() {
    var mantissa = 1.0
    for step in -12...20 {
      mantissa = (mantissa * 7.31).truncatingRemainder(dividingBy: 9) + 1
      let value = mantissa * pow(10, Double(step))
      let printed = Double(String(format: "%.8e", value))
      #expect(rounded9(value) == printed)
      #expect(rounded9(rounded9(value)) == rounded9(value))
    }
  }

  @Test func aDifferenceInTheLastBitsVanishes() {
    let value = 0.123456789012345
    #expect(value != value.nextUp)
    #expect(rounded9(value) == rounded9(value.nextUp.nextUp))
  }
}
