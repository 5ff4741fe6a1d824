// SPDX-License-Identifier: GPL-3.0-or-later

/// Counts of whole numbers of at least 0 in bins whose width grows with the value, for quantiles of many
/// millions of durations.
///
/// Up to 255 every number has its own bin; above, each doubling is cut in 128, so that a bin's midpoint is
/// within 0.4% of any value in it (the layout of HdrHistogram, G. Tene). All sums are integers: merging is
/// exact, in any order and grouping. Storage spans the lowest to the highest occupied bin and no more.
public struct Histogram: Equatable, Sendable {
  /// How many values.
  public private(set) var count = 0
  private var firstBin = 0
  private var bins: [Int] = []
  private var lowest = Int64.max
  private var highest = Int64.min

  private static let subBucketBits = 7

  public init() {}

  /// The smallest value, exact, or nil without values.
  public var min: Int64? { count > 0 ? lowest : nil }
  /// The largest value, exact, or nil without values.
  public var max: Int64? { count > 0 ? highest : nil }
  /// How many bins are stored.
  public var storedBins: Int { bins.count }

  /// Takes in one value.
  ///
  /// - Precondition: at least 0.
  public mutating func add(_ value: Int64) {
    precondition(value >= 0, "A histogram takes values of at least 0.")
    let bin = Self.bin(of: value)
    cover(bin, bin)
    bins[bin - firstBin] += 1
    count += 1
    lowest = Swift.min(lowest, value)
    highest = Swift.max(highest, value)
  }

  /// Takes in all values of another histogram.
  public mutating func merge(_ other: Histogram) {
    guard other.count > 0 else { return }
    cover(other.firstBin, other.firstBin + other.bins.count - 1)
    let shift = other.firstBin - firstBin
    for (offset, occupancy) in other.bins.enumerated() { bins[shift + offset] += occupancy }
    count += other.count
    lowest = Swift.min(lowest, other.lowest)
    highest = Swift.max(highest, other.highest)
  }

  /// The value that a share `p` of the values does not exceed: the value of rank `p * count + 1/2`, straight
  /// between the two whose ranks lie around it (Hazen; definition 5 of Hyndman & Fan, Sample quantiles in
  /// statistical packages, The American Statistician 1996). Each is the midpoint of the bin that holds it,
  /// never beyond the smallest or largest value.
  ///
  /// Reports average it over replications, and of the usual definitions this one is hardly too high or too
  /// low on average even where a replication has few values; the nearest rank is.
  ///
  /// - Precondition: 0 <= p <= 1.
  /// - Returns: nil without values.
  public func quantile(_ p: Double) -> Double? {
    precondition(p >= 0 && p <= 1, "A quantile's share lies between 0 and 1.")
    guard count > 0 else { return nil }
    let place = Swift.min(Swift.max(p * Double(count) + 0.5, 1), Double(count))
    let rank = Int(place)
    var (seen, below) = (0, Double?.none)
    for (offset, occupancy) in bins.enumerated() where occupancy > 0 {
      seen += occupancy
      guard seen >= rank else { continue }
      let value = midpoint(of: firstBin + offset)
      if seen > rank || place == Double(rank) {
        return below.map { $0 + (place - Double(rank)) * (value - $0) } ?? value
      }
      below = value
    }
    return below
  }
}

extension Histogram {
  /// The values that share a bin.
  public struct Bin: Equatable, Sendable {
    /// Of the bin, in the order of values: equal in two histograms for the same range of values.
    public let number: Int
    /// The middle of the bin's range, never beyond the smallest or largest value taken in.
    public let midpoint: Double
    /// How many values, at least 1.
    public let count: Int
  }

  /// The bins that hold a value, from the smallest values to the largest.
  public var occupied: [Bin] {
    bins.enumerated().filter { $0.element > 0 }.map { offset, occupancy in
      Bin(number: firstBin + offset, midpoint: midpoint(of: firstBin + offset), count: occupancy)
    }
  }

  private func midpoint(of bin: Int) -> Double {
    let (low, high) = Self.range(of: bin)
    let middle = Double(low) + Double(high - low) / 2
    return Swift.min(Swift.max(middle, Double(lowest)), Double(highest))
  }
}

extension Histogram {
  /// The bin of a value: its leading eight bits, after the power of two they start at.
  private static func bin(of value: Int64) -> Int {
    guard value >> subBucketBits > 0 else { return Int(value) }
    let shift = (Int64.bitWidth - 1 - value.leadingZeroBitCount) - subBucketBits
    return (shift << subBucketBits) + Int(value >> Int64(shift))
  }

  /// The smallest and largest value of a bin.
  private static func range(of bin: Int) -> (low: Int64, high: Int64) {
    let shift = Swift.max(0, (bin >> subBucketBits) - 1)
    let lead = Int64(bin - (shift << subBucketBits))
    return (lead << Int64(shift), (lead << Int64(shift)) + ((1 << Int64(shift)) - 1))
  }

  /// Extends the storage to the given bins and no further: equal contents have equal storage.
  private mutating func cover(_ first: Int, _ last: Int) {
    if bins.isEmpty {
      firstBin = first
      bins = Array(repeating: 0, count: last - first + 1)
      return
    }
    if first < firstBin {
      bins.insert(contentsOf: repeatElement(0, count: firstBin - first), at: 0)
      firstBin = first
    }
    let missing = last - (firstBin + bins.count - 1)
    if missing > 0 { bins.append(contentsOf: repeatElement(0, count: missing)) }
  }
}
