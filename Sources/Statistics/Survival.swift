// SPDX-License-Identifier: GPL-3.0-or-later

/// How many are still waiting for something as time goes by, where some could not be watched to the end.
///
/// The product-limit estimate (Kaplan & Meier, Nonparametric estimation from incomplete observations, Journal
/// of the American Statistical Association 1958). A case whose watching ended before the event is censored:
/// it counts among those who wait up to that moment, and says nothing afterwards. Where an event and a
/// censoring fall in the same bin, the event comes first. Only sums, products and quotients are taken, in the
/// order of time, so that equal histograms give equal bits.
public struct Survival: Equatable, Sendable {
  /// A time at which the share falls.
  struct Step: Equatable {
    var time: Double
    /// The share that still waits after it.
    var share: Double
    /// The sum of d / (w · (w - d)) up to and with this step, where d of w that waited came to the event:
    /// infinite where all did (Greenwood, The natural duration of cancer, 1926).
    var greenwood: Double
  }

  /// How many cases came to the event.
  public let events: Int
  /// How many were still waiting when they could no longer be seen.
  public let censored: Int
  private(set) var steps: [Step] = []
  /// The bins in which watching ended before the event.
  let losses: [Histogram.Bin]
  /// When the last case was seen for the last time; 0 without cases.
  let lastSeen: Double

  /// From the times of events and the times at which watching ended, in the same unit.
  public init(events: Histogram, censored: Histogram) {
    self.events = events.count
    self.censored = censored.count
    losses = censored.occupied
    lastSeen = max(events.occupied.last?.midpoint ?? 0, losses.last?.midpoint ?? 0)
    var nextLoss = 0
    var waiting = events.count + censored.count
    var (share, greenwood) = (1.0, 0.0)
    for bin in events.occupied {
      while nextLoss < losses.count, losses[nextLoss].number < bin.number {
        waiting -= losses[nextLoss].count
        nextLoss += 1
      }
      share *= Double(waiting - bin.count) / Double(waiting)
      let came = Double(bin.count)
      greenwood += came / (Double(waiting) * (Double(waiting) - came))
      waiting -= bin.count
      steps.append(Step(time: bin.midpoint, share: share, greenwood: greenwood))
    }
  }

  /// How many cases there are.
  public var cases: Int { events + censored }

  /// The share that still waits right after `time`: 1 before the first event. After the last time at which a
  /// case was watched it is not known; the last known share is carried on.
  public func share(after time: Double) -> Double { steps.last { $0.time <= time }?.share ?? 1 }

  /// The first time at which at least a share `p` has come to the event; for cases that were all watched to
  /// their ends this is the quantile by nearest rank.
  ///
  /// - Precondition: 0 <= p <= 1.
  /// - Returns: nil where the curve never comes down to 1 - p, or without cases.
  public func quantile(_ p: Double) -> Double? {
    precondition(p >= 0 && p <= 1, "A quantile's share lies between 0 and 1.")
    // Products round; a share that is 1 - p up to rounding is meant to be that.
    return steps.first { $0.share <= 1 - p + 1e-9 }?.time
  }

  /// The mean of the smaller of a case's time and `limit`: the area under the curve from 0 to `limit` (Irwin,
  /// The standard error of an estimate of expectation of life, Journal of Hygiene 1949; Royston & Parmar,
  /// Restricted mean survival time, BMC Medical Research Methodology 2013).
  ///
  /// Where the last case was censored before `limit`, the curve is carried on from there, so that those of
  /// whom nothing more is known count as waiting until `limit`.
  ///
  /// - Precondition: `limit` is at least 0.
  /// - Returns: nil without cases.
  public func restrictedMean(upTo limit: Double) -> Double? {
    precondition(limit >= 0, "A mean is restricted to a time of at least 0.")
    guard cases > 0 else { return nil }
    var area = 0.0
    var (before, share) = (0.0, 1.0)
    for step in steps where step.time < limit {
      area += share * (step.time - before)
      (before, share) = (step.time, step.share)
    }
    return area + share * (limit - before)
  }

  /// Whether enough of the curve is known for a mean restricted to `limit`: cases were watched for so long,
  /// or at most half were still waiting when the last of them was seen, and only those are carried on.
  public func isFollowed(upTo limit: Double) -> Bool { lastSeen >= limit || quantile(0.5) != nil }
}

extension Survival {
  /// What the simulator restricts mean times to, in minutes: 14 days of 24 hours.
  ///
  /// A mean over all time does not exist where some never come to the event. Two weeks hold ten working days
  /// of a week of five, after which who is not at home on a new PC is not waiting for it any more (assumed).
  public static let restriction = 14.0 * 24 * 60
}
