// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Statistics

/// Morris' screening: what a factor does wherever the others are (Morris, Technometrics 33, 1991; the mean of
/// absolute effects after Campolongo, Cariboni and Saltelli, Environmental Modelling & Software 22, 2007).
extension SensitivityAnalysis {
  struct Screening: Equatable, Sendable {
    /// Its position among the factors.
    var factor: Int
    /// The mean size of its effects over its whole range, with its interval over trajectories.
    var size: Double
    var interval: Interval?
    /// The standard deviation of its effects: large where they depend on the other factors, or on where in
    /// its range it is.
    var spread: Double
    var reading: Reading
  }

  /// What the spread of the effects says beside their size (the bounds after Garcia Sanchez and others,
  /// Energy and Buildings 68, 2014).
  enum Reading: String, Sendable {
    case none = "no effect"
    case linear = "by itself, in proportion"
    case monotone = "by itself, one way"
    case almostMonotone = "mostly one way"
    case interacting = "in concert with others"

    init(size: Double, spread: Double) {
      switch spread {
      case _ where size == 0: self = .none
      case ..<(size * 0.1): self = .linear
      case ..<(size * 0.5): self = .monotone
      case ..<size: self = .almostMonotone
      default: self = .interacting
      }
    }
  }

  /// Trajectories of the screening.
  var trajectories: Int { design.points.compactMap(\.trajectory).max().map { $0 + 1 } ?? 0 }

  /// Factors with an effect in at least one trajectory, the largest first; empty without a screening.
  func screenings(_ answer: Answer) -> [Screening] {
    var effects = [[Double]](repeating: [], count: design.factors.count)
    for (index, point) in design.points.enumerated() {
      guard point.trajectory != nil, let factor = point.factor, let change = point.change, change != 0,
        let after = difference(answer, at: index + 1).value,
        let before = difference(answer, at: index).value
      else { continue }
      effects[factor].append((after - before) / change)
    }
    let screenings = effects.enumerated().compactMap { factor, effects -> Screening? in
      guard !effects.isEmpty else { return nil }
      let sizes = Tally(effects.map(\.magnitude))
      let spread = (Tally(effects).variance ?? 0).squareRoot()
      let size = sizes.mean ?? 0
      let interval = sizes.interval(level: Comparison.level).map {
        Interval(low: max($0.low, 0), high: $0.high, level: $0.level)
      }
      return Screening(
        factor: factor, size: size, interval: interval, spread: spread,
        reading: Reading(size: size, spread: spread))
    }
    return screenings.sorted { a, b in a.size == b.size ? a.factor < b.factor : a.size > b.size }
  }
}
