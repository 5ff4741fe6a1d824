// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics

/// How many replications an interval needs until it lies on one side of a limit.
struct ReplicationNeed: Sendable {
  var value: Double
  var interval: Interval
  /// Replications behind the interval: those with a case.
  var n: Int
  /// Replications in all; of more of them as large a part has a case.
  var played: Int

  /// Beyond this nobody runs them, and the estimate may as well lie on the limit.
  static let most = 1_000_000
  /// Fewer hardly know their own spread.
  static let least = 10

  /// How likely a number of replications is to settle what it is named for, if the value is the truth.
  static let power = 0.8

  init(value: Double, interval: Interval, n: Int, played: Int? = nil) {
    (self.value, self.interval, self.n, self.played) = (value, interval, n, max(played ?? n, n))
  }

  /// The smallest number of replications in all with which the interval is likely to leave the limit out, in
  /// four runs of five if the value is the truth: its length shrinks with their root and with Student's t
  /// (Law, Simulation Modeling and Analysis, section 9.4.1), and its middle is still moved by chance. For
  /// exact limits on counts this is an approximation.
  ///
  /// - Returns: at least `least`; nil where the value lies on the limit or more than `most` would be needed,
  ///   or where the interval says nothing of a spread.
  func settling(_ limit: Double) -> Int? {
    let distance = (limit - value).magnitude
    let reach = limit > value ? interval.high - value : value - interval.low
    guard n >= 2, reach > 0, distance > 0 else { return nil }
    let unit = reach * Double(n).squareRoot() / quantile(n)
    func leavesOut(_ count: Int) -> Bool {
      unit * (quantile(count) + chance(count)) / Double(count).squareRoot() < distance
    }
    guard leavesOut(Self.most) else { return nil }
    var (low, high) = (n, Self.most)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if leavesOut(middle) { high = middle } else { low = middle }
    }
    return inAll(high)
  }

  /// The smallest number of replications in all with which half the interval would be at most so long.
  ///
  /// - Returns: at least `least`; nil where it would be more than `most`.
  func reaching(_ halfWidth: Double) -> Int? {
    guard let reached = self.halfWidth(of: Self.most), reached <= halfWidth else { return nil }
    var (low, high) = (1, Self.most)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if let length = self.halfWidth(of: middle), length <= halfWidth { high = middle } else { low = middle }
    }
    return max(high, Self.least)
  }

  /// Half the length of the interval with so many replications in all, around the same value.
  func halfWidth(of all: Int) -> Double? {
    let count = Int((Double(all) * Double(n) / Double(max(played, 1))).rounded(.down))
    guard n >= 2, count >= 2 else { return nil }
    let now = (interval.high - interval.low) / 2
    return now * (Double(n) / Double(count)).squareRoot() * quantile(count) / quantile(n)
  }

  /// So many of which a part has a case.
  private func inAll(_ count: Int) -> Int {
    max(Int((Double(count) * Double(played) / Double(n)).rounded(.up)), Self.least)
  }

  private func chance(_ count: Int) -> Double { GSL.studentQuantile(Self.power, df: Double(count - 1)) }

  private func quantile(_ count: Int) -> Double {
    GSL.studentQuantile((1 + interval.level) / 2, df: Double(count - 1))
  }

  /// Rounded up to two digits, since it rests on an estimate.
  static func spoken(_ count: Int) -> String {
    var unit = 1
    while count / unit >= 100 { unit *= 10 }
    return NumberText.whole((count + unit - 1) / unit * unit)
  }
}
