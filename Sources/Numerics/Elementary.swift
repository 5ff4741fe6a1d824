// SPDX-License-Identifier: GPL-3.0-or-later

/// Elementary functions that give the same bits on every machine.
///
/// The C library's `log` and `exp` choose another code path on processors with fused multiply-add, and
/// then differ in the last bit; a simulation that draws from them is not reproducible. These are built
/// from addition, subtraction, multiplication, division and bit patterns alone, which IEEE 754 fixes to
/// the last bit, and the compiler does not contract them.
public enum Elementary {
  /// ln 2 in two parts. The upper part ends in 21 zero bits, so that its product with any binary exponent
  /// is exact.
  private static let ln2High = 0x1.62e42p-1
  private static let ln2Low = 0x1.fdf473de6af28p-22
  private static let inverseLn2 = 0x1.71547652b82fep0

  /// The natural logarithm, within 2 units in the last place of the C library's.
  ///
  /// - Returns: −∞ for 0, NaN for a negative argument and for NaN, +∞ for +∞.
  public static func log(_ x: Double) -> Double {
    guard x > 0, x < .infinity else {
      return x == 0 ? -.infinity : (x < 0 ? .nan : x)
    }
    var bits = Int64(bitPattern: x.bitPattern)
    var exponent: Int64 = 0
    if x < 0x1p-1022 {
      bits = Int64(bitPattern: (x * 0x1p54).bitPattern)
      exponent = -54
    }
    // x = 2^shift · mantissa with the mantissa in [√½, √2), where the series is shortest.
    let shift = (bits - 0x3FE6_A09E_667F_3BCD) >> 52
    let mantissa = Double(bitPattern: UInt64(bitPattern: bits - (shift << 52)))
    exponent += shift

    // With s = f / (2 + f), log(1 + f) = 2·artanh(s) = f − s·(f − R): f is exact and leads, so that the
    // rounding of s and R only touches a small correction.
    let f = mantissa - 1
    let s = f / (2 + f)
    let correction = s * (f - artanhRemainder(s * s))
    let k = Double(exponent)
    return k * ln2High + (f - (correction - k * ln2Low))
  }

  /// 2·artanh(s)/s − 2 as a series in z = s², for z up to 0.0295: the first omitted term is below 2⁻⁵⁹.
  private static func artanhRemainder(_ z: Double) -> Double {
    let z2 = z * z
    let odd = 2.0 / 3 + z2 * (2.0 / 7 + z2 * (2.0 / 11 + z2 * (2.0 / 15 + z2 * (2.0 / 19))))
    let even = 2.0 / 5 + z2 * (2.0 / 9 + z2 * (2.0 / 13 + z2 * (2.0 / 17 + z2 * (2.0 / 21))))
    return z * (odd + z * even)
  }

  /// The exponential function, within 2 units in the last place of the C library's.
  ///
  /// - Returns: +∞ above 709.78, 0 below −745.13, NaN for NaN; subnormal results are rounded twice.
  public static func exp(_ x: Double) -> Double {
    guard x > -745.133_219_101_941_2, x < 709.782_712_893_384_1 else {
      return x.isNaN ? x : (x > 0 ? .infinity : 0)
    }
    // Adding and taking away 1.5·2⁵² rounds to an integer without a call of the C library.
    let k = (x * inverseLn2 + 0x1.8p52) - 0x1.8p52
    let high = x - k * ln2High
    let low = k * ln2Low
    let r = high - low
    let mantissa = 1 + (high + (r * r * exponentialRemainder(r) - low))
    return scaled(mantissa, by: Int64(k))
  }

  /// (eʳ − 1 − r) / r² as a Taylor series, for |r| up to 0.35: the first omitted term is below 2⁻⁵⁷ of eʳ.
  private static func exponentialRemainder(_ r: Double) -> Double {
    let r2 = r * r
    let even =
      1.0 / 2 + r2
      * (1.0 / 24 + r2 * (1.0 / 720 + r2 * (1.0 / 40_320 + r2 * (1.0 / 3_628_800 + r2 / 479_001_600))))
    let odd =
      1.0 / 6 + r2
      * (1.0 / 120 + r2 * (1.0 / 5_040 + r2 * (1.0 / 362_880 + r2 * (1.0 / 39_916_800 + r2 / 6_227_020_800))))
    return even + r * odd
  }

  /// mantissa · 2^k, for a mantissa in [½, 2) and k in −1075 ... 1024.
  private static func scaled(_ mantissa: Double, by k: Int64) -> Double {
    func shifted(_ k: Int64) -> Double {
      Double(bitPattern: UInt64(bitPattern: Int64(bitPattern: mantissa.bitPattern) + (k << 52)))
    }
    if k > 1022 { return shifted(k - 2) * 4 }
    if k < -1021 { return shifted(k + 1000) * 0x1p-1000 }
    return shifted(k)
  }

  /// x to the power y, for x > 0, as exp(y · log x).
  ///
  /// The relative error is about (1 + |y · log x|) · 2⁻⁵³: right for random draws, not for accounting.
  public static func power(_ x: Double, _ y: Double) -> Double {
    y == 0 ? 1 : exp(y * log(x))
  }
}
