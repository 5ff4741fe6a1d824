// SPDX-License-Identifier: GPL-3.0-or-later

extension Interval {
  /// The interval for a quantile between two of the values themselves, whatever their distribution (Thompson,
  /// On confidence ranges for the median and other expectation distributions for populations of unknown
  /// distribution form, Annals of Mathematical Statistics 1936; David & Nagaraja, Order Statistics, 2003,
  /// chapter 7).
  ///
  /// The ranks are exact binomial ones, each tail on its own, so that coverage is at least `level`: above it
  /// for few values, since ranks are whole, and for values that repeat.
  ///
  /// - Parameters:
  ///   - values: independent and alike, in any order.
  ///   - p: the share of values that do not exceed the quantile, strictly between 0 and 1.
  /// - Returns: in the units of the values, or nil where they are too few for `level`: a median needs 6 at
  ///   95%, the 95% point 72.
  public static func orderStatistics(_ values: [Double], quantile p: Double, level: Double) -> Interval? {
    guard let ranks = ranks(n: values.count, quantile: p, level: level) else { return nil }
    let ascending = values.sorted()
    return Interval(
      low: ascending[ranks.lowerBound - 1], high: ascending[ranks.upperBound - 1], level: level)
  }

  /// The ranks, from 1, of the two of `n` sorted values that hold the quantile `p` between them.
  ///
  /// The quantile lies below the value of rank r where fewer than r values do not exceed it, and the number
  /// of those is binomial.
  ///
  /// - Returns: nil where n is too small for `level`.
  public static func ranks(n: Int, quantile p: Double, level: Double) -> ClosedRange<Int>? {
    requireLevel(level)
    precondition(p > 0 && p < 1, "An interval is for a quantile strictly between 0 and 1.")
    precondition(n >= 0, "A number of values is at least 0.")
    // The binomial probabilities are known to nine digits; a tail that is met up to those is met.
    let tail = (1 - level) / 2 + 1e-9
    let low = firstRank(n) { GSL.binomialCDF($0, p: p, trials: n) > tail }
    let high = firstRank(n) { 1 - GSL.binomialCDF($0, p: p, trials: n) <= tail } + 1
    return low >= 1 && high <= n ? low...high : nil
  }

  /// The interval for one further value, whatever their distribution: a new value falls into each gap between
  /// neighbours equally often (Wilks, Determination of sample sizes for setting tolerance limits, Annals of
  /// Mathematical Statistics 1941), so the limits stand (n + 1)(1 - level) / 2 gaps from either end, part
  /// of a gap by straight interpolation.
  ///
  /// - Parameter values: independent and alike, in any order.
  /// - Returns: in the units of the values, or nil where they are too few for `level`: 19 are needed for 90%.
  public static func ofAnother(_ values: [Double], level: Double) -> Interval? {
    requireLevel(level)
    let rank = Double(values.count + 1) * (1 - level) / 2
    // What rounding takes from a whole rank is not missing.
    let whole = Int((rank + 1e-9).rounded(.down))
    guard whole >= 1, whole < values.count else { return nil }
    let part = max(rank - Double(whole), 0)
    let ascending = values.sorted()
    func between(_ near: Int, _ far: Int) -> Double {
      // The same number twice stays itself.
      let (a, b) = (ascending[near], ascending[far])
      return a == b ? a : a + part * (b - a)
    }
    let top = ascending.count - whole
    return Interval(low: between(whole - 1, whole), high: between(top, top - 1), level: level)
  }

  /// The smallest number of values from 0 to n at which an increasing condition holds, by bisection.
  private static func firstRank(_ n: Int, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, n)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The interval for a figure of all data together, such as a quantile, from the same figure of each
  /// section: Student's t, with the overall estimate in the middle and in the sum of squares (Asmussen &
  /// Glynn, Stochastic Simulation, 2007, section III.5; Nakayama, Confidence intervals for quantiles using
  /// sectioning, ACM Transactions on Modeling and Computer Simulation 2014).
  ///
  /// Replications are natural sections. The estimate of all data is less biased than the mean of those of
  /// the sections, which would shift an interval that grows short; the sections' own bias makes it wider.
  ///
  /// - Parameters:
  ///   - estimate: from the data of all sections together.
  ///   - sections: the same estimate from each, independent and of about equal size.
  /// - Returns: in the units of the estimate, or nil for fewer than two sections.
  public static func sectioning(estimate: Double, sections: [Double], level: Double) -> Interval? {
    guard sections.count >= 2 else { return nil }
    let squares = sections.reduce(0) { $0 + ($1 - estimate) * ($1 - estimate) }
    let deviation = (squares / Double(sections.count - 1)).squareRoot()
    return student(mean: estimate, standardDeviation: deviation, n: sections.count, level: level)
  }
}
