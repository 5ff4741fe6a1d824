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
    /// The mean is the target itself wherever it was seen.
    case alwaysOn
    case crossing(Double)
  }

  public let target: Double
  public let range: ClosedRange<Double>
  public let level: Double
  /// The search ends where the bracket is this share of the range, or neither of its ends is clearly off
  /// the target.
  public let tolerance: Double
  /// Whether only whole numbers can be looked at.
  public let isWhole: Bool
  /// From left to right.
  public private(set) var points: [Point] = []

  /// - Parameter range: where to look; its ends are the first two points.
  public init(
    target: Double, within range: ClosedRange<Double>, level: Double = 0.95, tolerance: Double = 0.01,
    isWhole: Bool = false
  ) {
    precondition(range.lowerBound < range.upperBound, "A search needs a range with a length.")
    (self.target, self.range, self.level, self.tolerance) = (target, range, level, tolerance)
    self.isWhole = isWhole
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

  /// Whether the mean rises through the target where it first reaches it; nil where it does not.
  public var isRising: Bool? { bracket.map { $0.right.mean > $0.left.mean } }

  /// The points at both ends of the range; nil before they are seen.
  private var ends: (first: Point, last: Point)? {
    guard let first = points.first, let last = points.last, first.x <= range.lowerBound,
      last.x >= range.upperBound
    else { return nil }
    return (first, last)
  }

  /// Where to look next; nil where the answer is as good as it gets.
  public var next: Double? {
    guard let (first, last) = ends else {
      return points.first.map { $0.x <= range.lowerBound } == true ? range.upperBound : range.lowerBound
    }
    guard let (left, right) = bracket else { return points.count < 3 ? inside(first, last, 0.5) : nil }
    guard right.x - left.x > tolerance * (range.upperBound - range.lowerBound) else { return nil }
    // More points where none is clearly off the target would chase the chance.
    if isUnclear(left), isUnclear(right) { return nil }
    let share = (target - left.mean) / (right.mean - left.mean)
    // A fifth from either end: false position alone would creep towards one of them.
    return inside(left, right, min(max(share, 0.2), 0.8))
  }

  /// Whether the interval of its mean holds the target.
  private func isUnclear(_ point: Point) -> Bool { (point.mean - target).magnitude <= point.reach }

  /// The place between two points; nil where no whole number is.
  private func inside(_ left: Point, _ right: Point, _ share: Double) -> Double? {
    let x = left.x + (right.x - left.x) * share
    if !isWhole { return x }
    return right.x - left.x > 1 ? min(max(x.rounded(), left.x + 1), right.x - 1) : nil
  }

  public var answer: Answer {
    guard ends != nil else { return .unknown }
    if let (left, right) = bracket {
      return .crossing(Self.crossing(of: target, left.x, left.mean, right.x, right.mean))
    }
    // Without a bracket the mean is on one side everywhere, or nowhere beside the target.
    if points[0].mean == target { return .alwaysOn }
    return points[0].mean > target ? .alwaysAbove : .alwaysBelow
  }

  /// Of the place of the crossing: those `x` at which the interval of the mean holds the target, with the
  /// interval's ends joined straight between points. Ends of the range where the band never leaves the
  /// target.
  public var interval: Interval? {
    guard ends != nil, let (left, right) = bracket, let isRising else { return nil }
    let low = edge([right] + points.reversed().filter { $0.x <= left.x }, isAbove: !isRising)
    let high = edge([left] + points.filter { $0.x >= right.x }, isAbove: isRising)
    return Interval(low: low ?? range.lowerBound, high: high ?? range.upperBound, level: level)
  }

  /// Whether chance covers the whole range: the band leaves the target at neither end.
  public var isOpen: Bool {
    interval.map { $0.low <= range.lowerBound && $0.high >= range.upperBound } ?? false
  }

  /// Whether the mean is the same wherever it was seen.
  public var isConstant: Bool { points.allSatisfy { $0.seen == points[0].seen } }

  /// Where the band leaves the target to one side, going along points away from the crossing; nil where it
  /// holds the target to the last of them.
  private func edge(_ path: [Point], isAbove: Bool) -> Double? {
    let sign = isAbove ? -1.0 : 1
    func band(_ point: Point) -> Double { point.mean + sign * point.reach }
    for (near, far) in zip(path, path.dropFirst())
    where isAbove ? band(far) > target : band(far) < target {
      return Self.crossing(of: target, near.x, band(near), far.x, band(far))
    }
    return nil
  }

  private static func crossing(
    of target: Double, _ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double
  ) -> Double {
    x0 + (x1 - x0) * (target - y0) / (y1 - y0)
  }
}
