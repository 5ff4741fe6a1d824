// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics

// For cases that are independent of each other, as the users of one replication are where none waits for
// another. Cases of several replications, or of a common cause, are not: there the replications' own values
// are what an interval is made of.
extension Survival {
  /// The standard error of the share that still waits right after `time`, by Greenwood's formula.
  ///
  /// - Returns: nil where that share is 0 or 1, of whose error the formula knows nothing, and after the last
  ///   case was seen.
  public func standardErrorOfShare(after time: Double) -> Double? {
    guard time <= lastSeen, let step = steps.last(where: { $0.time <= time }), step.share > 0 else {
      return nil
    }
    return step.share * step.greenwood.squareRoot()
  }

  /// The interval for the share that still waits right after `time`: Greenwood's variance on the scale of
  /// log(-log share), which keeps the limits within 0...1 and their coverage near `level` (Kalbfleisch &
  /// Prentice, The Statistical Analysis of Failure Time Data, 1980; Borgan & Liestøl, Scandinavian Journal
  /// of Statistics 1990).
  ///
  /// Before the first event the lower limit is the exact one of Clopper and Pearson, from those watched
  /// longer. Once all have come to the event the upper limit is that of the moment before the last came, or
  /// the exact one where all came at once.
  ///
  /// - Returns: nil without cases, and where some still waited when the last case was seen, after that.
  public func shareInterval(after time: Double, level: Double) -> Interval? {
    Interval.requireLevel(level)
    guard let index = steps.lastIndex(where: { $0.time <= time }) else {
      return intervalBeforeEvents(after: time, level: level)
    }
    guard time <= lastSeen || steps[index].share == 0 else { return nil }
    return interval(at: index, level: level)
  }

  private func intervalBeforeEvents(after time: Double, level: Double) -> Interval? {
    let watched = cases - losses.reduce(0) { $0 + ($1.midpoint <= time ? $1.count : 0) }
    return Interval.clopperPearson(successes: watched, trials: watched, level: level)
  }

  /// The interval for the share right after a step.
  private func interval(at index: Int, level: Double) -> Interval? {
    let step = steps[index]
    guard step.share > 0 else {
      let last =
        index > 0
        ? interval(at: index - 1, level: level)
        : Interval.clopperPearson(successes: 0, trials: atRisk(at: step.time), level: level)
      return last.map { Interval(low: 0, high: $0.high, level: level) }
    }
    let hazard = -Elementary.log(step.share)
    let z = Elementary.inverseNormal((1 + level) / 2)
    let factor = Elementary.exp(z * step.greenwood.squareRoot() / hazard)
    return Interval(
      low: Elementary.exp(-hazard * factor), high: Elementary.exp(-hazard / factor), level: level)
  }

  /// How many were watched until `time`, the time of the first step.
  private func atRisk(at time: Double) -> Int {
    cases - losses.reduce(0) { $0 + ($1.midpoint < time ? $1.count : 0) }
  }

  /// The interval for the time by which a share `p` has come to the event: all times at which the interval
  /// for the share that still waits holds 1 - p (Brookmeyer & Crowley, A confidence interval for the median
  /// survival time, Biometrics 1982, on the scale of log(-log share)).
  ///
  /// - Precondition: p strictly between 0 and 1.
  /// - Returns: from 0 where the cases are too few to exclude a time before the first event; up to infinity
  ///   where the upper limit of the share never comes down to 1 - p; nil where the lower limit does not
  ///   either, since then no time seen was long enough.
  public func quantileInterval(_ p: Double, level: Double) -> Interval? {
    precondition(p > 0 && p < 1, "An interval is for a quantile strictly between 0 and 1.")
    guard let start = shareInterval(after: 0, level: level) else { return nil }
    // As in `quantile`: a limit that is 1 - p up to rounding is meant to be that.
    let share = 1 - p + 1e-9
    func first(_ limit: (Interval) -> Double) -> Double? {
      steps.indices.first { interval(at: $0, level: level).map { limit($0) <= share } ?? false }
        .map { steps[$0].time }
    }
    guard let low = start.low <= share ? 0 : first(\.low) else { return nil }
    return Interval(low: low, high: first(\.high) ?? .infinity, level: level)
  }

  /// The standard error of the mean restricted to `limit`: each step's part of Greenwood's sum with the
  /// square of the area that lies after it (Irwin, Journal of Hygiene 1949; Klein & Moeschberger, Survival
  /// Analysis, 2003, section 4.5).
  ///
  /// - Precondition: `limit` is at least 0.
  /// - Returns: in the unit of time; nil where no event before `limit` tells of any spread, and where the
  ///   last case was seen before `limit` and some waited on, since what would be carried on has no error.
  public func standardErrorOfRestrictedMean(upTo limit: Double) -> Double? {
    guard let mean = restrictedMean(upTo: limit), lastSeen >= limit || steps.last?.share == 0 else {
      return nil
    }
    var (variance, area) = (0.0, 0.0)
    var (before, share, sum) = (0.0, 1.0, 0.0)
    for step in steps where step.time < limit {
      area += share * (step.time - before)
      let after = mean - area
      // After the step that leaves nobody there is no area, and its part is none.
      if step.share > 0 { variance += after * after * (step.greenwood - sum) }
      (before, share, sum) = (step.time, step.share, step.greenwood)
    }
    return variance > 0 ? variance.squareRoot() : nil
  }

  /// The normal interval for the mean restricted to `limit`, within 0...limit.
  ///
  /// - Returns: in the unit of time, or nil where there is no standard error.
  public func restrictedMeanInterval(upTo limit: Double, level: Double) -> Interval? {
    Interval.requireLevel(level)
    guard let mean = restrictedMean(upTo: limit),
      let error = standardErrorOfRestrictedMean(upTo: limit)
    else { return nil }
    let margin = Elementary.inverseNormal((1 + level) / 2) * error
    return Interval(low: max(0, mean - margin), high: min(limit, mean + margin), level: level)
  }
}
