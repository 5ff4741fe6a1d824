// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the warm-up of a time series ends: the truncation point of MSER-5.
///
/// Means of five values each are taken, and as many of the first are left out as make the squared standard
/// error of the mean of the rest, taken as if they were independent, the least (White, An effective
/// truncation heuristic for bias reduction in simulation output, Simulation 1997; White, Cobb & Spratt, A
/// comparison of five steady-state truncation heuristics for simulation, Winter Simulation Conference 2000).
/// A point beyond half of the series says that it had not settled: it should be longer.
///
/// The last four batches are never all that is left, since a few values are alike by luck (Hoad, Robinson &
/// Davies, Automating warm-up length estimation, Journal of the Operational Research Society 2010).
public struct SteadyState: Equatable, Sendable {
  /// How many of the first values to leave out, a multiple of 5; nil where the series had not settled or is
  /// shorter than ``shortest``.
  public let truncation: Int?
  /// The mean of the values after the truncation point, in their unit; those of an incomplete last batch
  /// included. Nil where there is no truncation point.
  public let mean: Double?

  /// A batch.
  private static let batch = 5
  /// The least number of batches that are left.
  private static let least = 5
  /// The shortest series that is judged: ten batches.
  public static let shortest = 50

  /// From finite values at equal steps of time.
  public init(_ series: [Double]) {
    guard series.count >= Self.shortest, let start = series.first else {
      (truncation, mean) = (nil, nil)
      return
    }
    // From the first value on: a constant is 0, and nothing of it is left to rounding.
    let batches = (0..<series.count / Self.batch).map { index in
      series[(index * Self.batch)..<((index + 1) * Self.batch)].reduce(0) { $0 + ($1 - start) }
        / Double(Self.batch)
    }
    let dropped = Self.leastError(batches)
    let isSettled = 2 * dropped <= batches.count
    truncation = isSettled ? dropped * Self.batch : nil
    mean = isSettled ? Tally(series[(dropped * Self.batch)...]).mean : nil
  }

  /// Whether the series had come to its steady state within its first half.
  public var isSettled: Bool { truncation != nil }

  /// How many of the first batches to leave out; the fewest of several that are as good.
  private static func leastError(_ batches: [Double]) -> Int {
    var rest = Tally()
    var best = (dropped: batches.count, error: Double.infinity)
    for index in batches.indices.reversed() {
      rest.add(batches[index])
      guard rest.n >= least else { continue }
      let error = rest.m2 / (Double(rest.n) * Double(rest.n))
      if error <= best.error { best = (index, error) }
    }
    return best.dropped
  }
}
