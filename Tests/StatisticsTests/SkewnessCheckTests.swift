// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Statistics
import Testing

@Suite struct SkewnessCheckTests {
  /// The example in Microsoft's description of the function SKEW of Excel, which is G₁: 0.359543.
  @Test func theExampleOfASpreadsheet() throws {
    let check = SkewnessCheck([3, 4, 5, 2, 3, 4, 5, 6, 4, 7])
    let skewness = try #require(check.skewness)
    #expect((skewness - 0.359543071).magnitude < 1e-9)
    // 25 · 0.1293 is 3.23.
    #expect(check.needed == 4 && !check.isDoubtful && check.n == 10)
  }

  /// By hand: 0, 0, 3 have a mean of 1, a variance of 2 and a third moment of 2 with divisor 3, hence g₁ =
  /// 1/√2, and G₁ = g₁ · √6 / 1 = √3, the most that three values can have.
  @Test func threeByHand() throws {
    let check = SkewnessCheck([0, 0, 3])
    let skewness = try #require(check.skewness)
    #expect((skewness - 3.0.squareRoot()).magnitude < 1e-14)
    #expect(check.needed == 75 || check.needed == 76, "25 · 3 but for rounding")
    #expect(check.isDoubtful)
    #expect(SkewnessCheck([0, 0, -3]).skewness == -skewness)
  }

  /// One long value among n has a skewness of √n, so that n of 25 n is never enough.
  @Test(arguments: [5, 10, 100]) func oneLongValueIsDoubtful(n: Int) throws {
    let check = SkewnessCheck([Double](repeating: 1, count: n - 1) + [50])
    let (skewness, needed) = (try #require(check.skewness), try #require(check.needed))
    #expect((skewness - Double(n).squareRoot()).magnitude < 1e-9)
    #expect(check.isDoubtful && needed >= 25 * n)
  }

  @Test func nothingKnownIsDoubtful() {
    for values in [[], [1], [1, 2]] as [[Double]] {
      let check = SkewnessCheck(values)
      #expect(check.skewness == nil && check.needed == nil && check.isDoubtful)
    }
  }

  @Test func equalValuesAreNot() {
    for values in [[2, 2, 2], [0.1 + 0.2, 0.3, 0.3], [0, 0, 0, 0]] as [[Double]] {
      let check = SkewnessCheck(values)
      #expect(check.skewness == 0 && !check.isDoubtful)
    }
  }

  /// Neither moving nor stretching the values matters; turning them round turns the sign.
  @Test func itIsAPropertyOfTheShape() throws {
    let values: [Double] = [1, 2, 2, 4, 9, 30]
    let skewness = try #require(SkewnessCheck(values).skewness)
    let moved = try #require(SkewnessCheck(values.map { 1e6 + 3 * $0 }).skewness)
    let turned = try #require(SkewnessCheck(values.map { -1e100 * $0 }).skewness)
    #expect((moved - skewness).magnitude < 1e-8 && (turned + skewness).magnitude < 1e-12)
  }

  /// Of 20 exponential values, which need 100, most samples raise the alarm; of 20 normal ones few do.
  @Test func theAlarmTellsExponentialFromNormal() {
    var stream = RandomStream(key: 19)
    var (exponential, normal) = (0, 0)
    for _ in 0..<400 {
      if SkewnessCheck((0..<20).map { _ in stream.exponential() }).isDoubtful { exponential += 1 }
      if SkewnessCheck((0..<20).map { _ in stream.normal() }).isDoubtful { normal += 1 }
    }
    #expect(exponential > 300 && normal < 60, "\(exponential) and \(normal) of 400")
  }
}
