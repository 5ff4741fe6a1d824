// SPDX-License-Identifier: GPL-3.0-or-later

/// From when on a series of weeks is steady: the marginal standard error rule, MSER (White, An effective
/// truncation heuristic for bias reduction in simulation output, Simulation 1997; with batches, White, Cobb and
/// Spratt, Winter Simulation Conference 2000). It leaves out as many weeks at the start as make the mean of
/// the rest best known.
///
/// The batches of five observations of MSER-5 are here the seven days of a week, so that weekends are no
/// trend.
enum SteadyState: Equatable, Sendable {
  /// From this day of the run on; 0 is its start.
  case fromDay(Int)
  /// More than half of the run would have to be left out.
  case never

  /// Fewer whole weeks tell nothing.
  static let leastWeeks = 10
  /// The rule is blind for means of fewer.
  private static let leastRest = 5

  /// - Parameter days: a value for each day of the run.
  /// - Returns: nil for fewer than `leastWeeks` whole weeks.
  init?(days: [Double]) {
    let weeks = (0..<days.count / 7).map { week in days[week * 7..<week * 7 + 7].reduce(0, +) }
    guard weeks.count >= Self.leastWeeks else { return nil }
    var best = (start: 0, score: Double.infinity)
    for start in 0...weeks.count - Self.leastRest {
      let score = Self.score(weeks[start...])
      if score < best.score { best = (start, score) }
    }
    self = best.start * 2 > weeks.count ? .never : .fromDay(best.start * 7)
  }

  private static func score(_ rest: ArraySlice<Double>) -> Double {
    let count = Double(rest.count)
    let mean = rest.reduce(0, +) / count
    return rest.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count * count)
  }
}
