// SPDX-License-Identifier: GPL-3.0-or-later

/// A stream of random numbers that is a pure function of its key.
///
/// The generator hashes a counter, as SplitMix64 does, and lets a second key word enter in the middle of
/// the hash: two streams that meet on the counter still give unrelated numbers. A stream is 16 bytes and
/// costs nothing to make, so that each decision of a simulation has its own.
@frozen
public struct RandomStream: Sendable {
  @usableFromInline var counter: UInt64
  @usableFromInline let twist: UInt64

  /// The stream of a 64-bit key. Neighbouring keys give unrelated streams.
  @inlinable
  public init(key: UInt64) {
    self.init(counter: Mixing.mix(key ^ 0xD1B5_4A32_D192_ED03), twist: Mixing.mix(key &+ Mixing.golden))
  }

  @inlinable @inline(__always)
  init(counter: UInt64, twist: UInt64) {
    self.counter = counter
    self.twist = twist
  }

  /// 64 random bits.
  @inlinable @inline(__always)
  public mutating func next() -> UInt64 {
    counter &+= Mixing.golden
    var z = counter
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z ^= twist
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Uniform on [0, 1), a multiple of 2⁻⁵³.
  @inlinable @inline(__always)
  public mutating func uniform() -> Double {
    // Through Int64: the conversion of an unsigned word takes several instructions on x86-64.
    Double(Int64(bitPattern: next() >> 11)) * 0x1p-53
  }

  /// Uniform on (0, 1): the midpoints of 2⁵² equal cells, never 0 and never 1.
  @inlinable
  public mutating func uniformOpen() -> Double {
    (Double(Int64(bitPattern: next() >> 12)) + 0.5) * 0x1p-52
  }

  /// True with probability `p`: always for 1 and above, never for 0 and below.
  @inlinable
  public mutating func bernoulli(_ p: Double) -> Bool {
    uniform() < p
  }

  /// Uniform on 0 ..< `n`, without bias: D. Lemire, "Fast random integer generation in an interval", ACM
  /// Transactions on Modeling and Computer Simulation 29 (2019).
  ///
  /// - Precondition: `n` is positive.
  @inlinable
  public mutating func below(_ n: Int) -> Int {
    precondition(n > 0, "A draw below n needs a positive n.")
    let bound = UInt64(n)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold {
        product = next().multipliedFullWidth(by: bound)
      }
    }
    return Int(product.high)
  }

  /// An index drawn by weight.
  ///
  /// - Parameter cumulative: running sums of the weights, not decreasing; the last is the total. An index
  ///   of weight 0 is never drawn.
  /// - Precondition: the total is positive.
  @inlinable
  public mutating func pick(_ cumulative: [Double]) -> Int {
    guard let total = cumulative.last, total > 0 else {
      preconditionFailure("A draw by weight needs a positive total weight.")
    }
    // u < total holds after rounding too, since 1 − 2⁻⁵³ is the greatest uniform.
    let u = uniform() * total
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if u < cumulative[middle] { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
