// SPDX-License-Identifier: GPL-3.0-or-later

/// Where a curve that is seen with chance crosses a target: a search by false position on the mean, and the
/// interval of the place.
///
/// Every point is seen on the same replications (common random numbers), so that the curve of each
/// replication is smooth where the model is. Between two points the curve is taken to be straight.
public struct BreakEven: Equatable, Sendable {
  public struct Point: Equatable, Sendable {
    public var x: Double
    /// One a replication.
    public var seen: [Double]
    public var mean: Double
    /// Half the length of Student's interval of the mean.
    public var reach: Double
  }

  public enum Answer: Equatable, Sendable {
    /// The ends of the range are not seen yet.
    case unknown
    /// Everywhere in the range, as far as it was seen.
    case alwaysAbove, alwaysBelow
    case crossing(Double)
  }

  public let target: Double
  public let range: ClosedRange<Double>
  public let level: Double
  /// The search ends where the bracket is this share of the range, or the interval is longer than it.
  public let tolerance: Double
  /// From left to right.
  public private(set) var points: [Point] = []

  /// - Parameter range: where to look; its ends are the first two points.
  public init(
    target: Double, within range: ClosedRange<Double>, level: Double = 0.95, tolerance: Double = 0.01
  ) {
    precondition(range.lowerBound < range.upperBound, "A search needs a range with a length.")
    (self.target, self.range, self.level, self.tolerance) = (target, range, level, tolerance)
  }

  /// Takes in what was seen at `x`.
  ///
  /// - Precondition: at least two values, as many as at the other points.
  public mutating func add(x: Double, values: [Double]) {
    precondition(values.count > 1, "A point needs at least two replications.")
    precondition(points.allSatisfy { $0.seen.count == values.count }, "Points share their replications.")
    let tally = Tally(values)
    let interval = tally.interval(level: level)
    let point = Point(
      x: x, seen: values, mean: tally.mean ?? 0,
      reach: interval.map { ($0.high - $0.low) / 2 } ?? 0)
    points.removeAll { $0.x == x }
    points.insert(point, at: points.firstIndex { $0.x > x } ?? points.count)
  }

  /// The first two neighbours between which the mean crosses the target.
  private var bracket: (left: Point, right: Point)? {
    for (left, right) in zip(points, points.dropFirst())
    where (left.mean - target) * (right.mean - target) <= 0 && left.mean != right.mean {
      return (left, right)
    }
    return nil
  }

  /// Where to look next; nil where the answer is as good as it gets.
  public var next: Double? {
    guard let first = points.first, first.x <= range.lowerBound else { return range.lowerBound }
    guard let last = points.last, last.x >= range.upperBound else { return range.upperBound }
    guard let (left, right) = bracket else { return points.count < 3 ? middle(first, last) : nil }
    let width = right.x - left.x
    guard width > tolerance * (range.upperBound - range.lowerBound) else { return nil }
    // More points inside the interval of the place would chase the chance.
    if let interval, interval.high - interval.low > 2 * width { return nil }
    let share = (target - left.mean) / (right.mean - left.mean)
    // A tenth from either end: false position alone would creep towards one of them.
    return left.x + width * min(max(share, 0.1), 0.9)
  }

  private func middle(_ left: Point, _ right: Point) -> Double { left.x + (right.x - left.x) / 2 }

  public var answer: Answer {
    guard points.count > 1 else { return .unknown }
    guard let (left, right) = bracket else {
      return points[0].mean > target ? .alwaysAbove : .alwaysBelow
    }
    return .crossing(Self.crossing(of: target, left.x, left.mean, right.x, right.mean))
  }

  /// Of the place of the crossing: those `x` at which the interval of the mean holds the target, with the
  /// interval's ends joined straight between points. Ends of the range where the band never leaves the
  /// target.
  public var interval: Interval? {
    guard let (left, right) = bracket else { return nil }
    let isRising = right.mean > left.mean
    func band(_ point: Point, _ sign: Double) -> Double { point.mean + sign * point.reach }
    /// Where the band's edge crosses the target, going away from the bracket.
    func edge(_ sign: Double, towardsRight: Bool) -> Double {
      let pairs = Array(zip(points, points.dropFirst()))
      let ordered = towardsRight ? pairs : pairs.reversed()
      for (a, b) in ordered
      where towardsRight ? b.x >= right.x : a.x <= left.x {
        let (ya, yb) = (band(a, sign), band(b, sign))
        if (ya - target) * (yb - target) <= 0, ya != yb {
          return Self.crossing(of: target, a.x, ya, b.x, yb)
        }
      }
      return towardsRight ? range.upperBound : range.lowerBound
    }
    // A rising curve is above the target as soon as its lower edge is, and below as long as its upper one is.
    let low = edge(isRising ? 1 : -1, towardsRight: false)
    let high = edge(isRising ? -1 : 1, towardsRight: true)
    return Interval(low: min(low, high), high: max(low, high), level: level)
  }

  private static func crossing(
    of target: Double, _ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double
  ) -> Double {
    x0 + (x1 - x0) * (target - y0) / (y1 - y0)
  }
}
