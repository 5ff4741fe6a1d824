// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics

/// Corrections for looking at many comparisons at once.
public enum Holm {
  /// Holm's step-down adjusted p-values, in the order given (Holm, A simple sequentially rejective multiple
  /// test procedure, Scandinavian Journal of Statistics 1979). To reject where the adjusted value is at
  /// most alpha keeps the chance of any false rejection at alpha, whatever the dependence.
  ///
  /// - Precondition: every p in 0...1.
  public static func adjusted(_ p: [Double]) -> [Double] {
    precondition(p.allSatisfy { $0 >= 0 && $0 <= 1 }, "A p-value lies between 0 and 1.")
    let ascending = p.indices.sorted { (p[$0], $0) < (p[$1], $1) }
    var result = p
    var floor = 0.0
    for (rank, index) in ascending.enumerated() {
      floor = max(floor, min(1, Double(p.count - rank) * p[index]))
      result[index] = floor
    }
    return result
  }

  /// The size that the largest of `tests` independent standard normal scores keeps within, on both sides,
  /// with probability `level` (Šidák, Journal of the American Statistical Association 1967; a little under
  /// Bonferroni's, and conservative for correlated normal scores).
  ///
  /// - Precondition: at least one test, and a level strictly between 0 and 1, for example 0.95.
  public static func criticalZ(tests: Int, level: Double) -> Double {
    precondition(tests >= 1, "A critical score needs at least one test.")
    precondition(level > 0 && level < 1, "A confidence level lies strictly between 0 and 1.")
    let each = Elementary.power(level, 1 / Double(tests))
    return -Elementary.inverseNormal((1 - each) / 2)
  }
}
