// SPDX-License-Identifier: GPL-3.0-or-later

/// Names the random streams of one entity in one replication.
///
/// Every draw of a simulation hangs on (seed, replication, entity, purpose, index) and on nothing else:
/// not on the order in which entities are played, not on the strategy under test. Two strategies that
/// share a key meet the same luck (common random numbers).
public struct StreamKey: Sendable, Hashable {
  @usableFromInline let high: UInt64
  @usableFromInline let low: UInt64

  /// - Parameters:
  ///   - seed: the scenario's.
  ///   - replication: its number.
  ///   - entity: made by `entity(_:_:)`.
  @inlinable
  public init(seed: UInt64, replication: Int, entity: UInt64) {
    let number = UInt64(bitPattern: Int64(replication))
    high = Mixing.fold(Mixing.fold(Mixing.fold(0x243F_6A88_85A3_08D3, seed), number), entity)
    low = Mixing.fold(Mixing.fold(Mixing.fold(0x1319_8A2E_0370_7344, entity), seed), number)
  }

  /// The stream for one purpose, and for one of its occasions.
  @inlinable @inline(__always)
  public func stream(_ purpose: UInt64, _ index: UInt64 = 0) -> RandomStream {
    let name = Mixing.mix(Mixing.mix(purpose &+ Mixing.golden) &+ index &* Mixing.golden)
    return RandomStream(counter: Mixing.mix(high ^ name), twist: Mixing.mix(low &+ name))
  }

  /// One 64-bit value for a purpose and occasion: the first number of its stream.
  @inlinable
  public func value(_ purpose: UInt64, _ index: UInt64 = 0) -> UInt64 {
    var stream = stream(purpose, index)
    return stream.next()
  }

  /// The identity of the `index`-th entity of a named kind or group: a hash of the name's UTF-8 bytes.
  public static func entity(_ name: String, _ index: Int) -> UInt64 {
    var hash = Mixing.golden
    var length: UInt64 = 0
    for byte in name.utf8 {
      hash = Mixing.mix(hash ^ UInt64(byte))
      length += 1
    }
    return Mixing.fold(Mixing.fold(hash, length), UInt64(bitPattern: Int64(index)))
  }
}
