// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results
import Statistics

extension Verdicts {
  /// Judges every expectation of a run on the bounds of its interval.
  public init(_ table: ResultTable) {
    let comparison = Comparison(table)
    lines = table.run.expectations.map { Line($0, comparison) }
  }
}

extension Verdicts.Line {
  init(_ wish: RunDescription.Expectation, _ comparison: Comparison) {
    let (value, interval, n) = Self.measured(wish, comparison)
    let metric = comparison.table.metric(named: wish.left.metric).map { comparison.run.metrics[$0] }
    self.init(
      text: wish.text, metric: "\(wish.left.metric).\(wish.left.statistic)",
      unit: metric?.unit.rawValue ?? "", comparator: wish.comparator, limit: wish.limit,
      level: wish.level, isDifference: wish.right != nil, value: value, interval: interval,
      margin: interval.map { Self.margin(wish, $0) },
      outcome: Self.judge(wish, interval), sentence: "")
    if outcome == .inconclusive, let value, let interval {
      replicationsToSettle = ReplicationNeed(
        value: value, interval: interval, n: n, played: comparison.run.replications
      ).settling(wish.limit)
    }
    sentence = Self.sentence(self, metric?.unit ?? .count, n: n, currency: comparison.run.currency)
  }

  private static func measured(
    _ wish: RunDescription.Expectation, _ comparison: Comparison
  ) -> (value: Double?, interval: Interval?, n: Int) {
    guard let left = cell(wish.left, comparison),
      let metric = comparison.table.metric(named: wish.left.metric)
    else { return (nil, nil, 0) }
    let statistic = wish.left.statistic
    guard let term = wish.right else {
      let estimate = comparison.estimate(left, metric, statistic: statistic, level: wish.level)
      return (estimate.value, estimate.interval, estimate.n)
    }
    guard let right = cell(term, comparison) else { return (nil, nil, 0) }
    let difference = comparison.difference(left, right, metric, statistic: statistic, level: wish.level)
    return (difference.value, difference.interval, difference.n)
  }

  private static func cell(_ term: RunDescription.Expectation.Term, _ comparison: Comparison) -> ResultCell? {
    comparison.table.cell(
      strategy: term.strategy, group: term.group, cause: term.cause, category: term.category)
  }

  /// Wholly on one side of the limit, or undecided.
  static func judge(_ wish: RunDescription.Expectation, _ interval: Interval?) -> Verdicts.Outcome {
    guard let interval else { return .inconclusive }
    switch (holds(wish, interval.low), holds(wish, interval.high)) {
    case (true, true): return .pass
    case (false, false): return .fail
    default: return .inconclusive
    }
  }

  private static func holds(_ wish: RunDescription.Expectation, _ value: Double) -> Bool {
    switch wish.comparator {
    case "<": value < wish.limit
    case "<=": value <= wish.limit
    case ">": value > wish.limit
    default: value >= wish.limit
    }
  }

  private static func margin(_ wish: RunDescription.Expectation, _ interval: Interval) -> Double {
    let (low, high) = (interval.low - wish.limit, interval.high - wish.limit)
    // Towards the wanted side, to the bound that decides: the nearer one where the interval lies apart.
    if wish.comparator.hasPrefix("<") { return low > 0 ? -low : -high }
    return high < 0 ? high : low
  }

  private static func sentence(_ line: Verdicts.Line, _ unit: MetricUnit, n: Int, currency: String)
    -> String
  {
    let measured = Figure(value: line.value, interval: line.interval, unit: unit)
    let points = Figure.suffix(unit, isDifference: true, currency: currency)
    let suffix = line.isDifference ? points : Figure.suffix(unit, currency: currency)
    var text = "\(line.outcome.rawValue): \(VisibleText.of(line.text)): measured \(measured.text)"
    if line.value != nil { text += suffix }
    if let margin = line.margin {
      text += ", margin \(Figure(value: margin, interval: line.interval, unit: unit).short)\(points)"
    }
    return text + settling(line, n: n)
  }

  /// What would decide an inconclusive expectation.
  private static func settling(_ line: Verdicts.Line, n: Int) -> String {
    guard line.outcome == .inconclusive, line.interval != nil else { return "" }
    if let count = line.replicationsToSettle {
      return "; about \(ReplicationNeed.spoken(count)) replications in all are likely to settle it"
    }
    // A mean of the limit itself is so up to rounding.
    if let value = line.value, (value - line.limit).magnitude <= 1e-12 * line.limit.magnitude {
      return "; the estimate lies on the limit, so that no number of replications is likely to settle it"
    }
    return n < 2
      ? "; one replication does not say how many would settle it"
      : "; the estimate is too near the limit for any number of replications to be likely to settle it"
  }
}
