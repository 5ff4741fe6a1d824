// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Testing

/// The five parts that name a stream.
private struct Name {
  var seed: UInt64 = 20_260_105
  var replication = 3
  var entity: UInt64 = StreamKey.entity("office", 17)
  var purpose: UInt64 = 2
  var index: UInt64 = 5

  var stream: RandomStream {
    StreamKey(seed: seed, replication: replication, entity: entity).stream(purpose, index)
  }

  /// The same name with one part raised.
  func changed(_ part: Int, by step: UInt64) -> Name {
    var name = self
    switch part {
    case 0: name.seed &+= step
    case 1: name.replication += Int(step)
    case 2: name.entity &+= step
    case 3: name.purpose &+= step
    default: name.index &+= step
    }
    return name
  }
}

@Suite struct StreamKeyTests {
  /// Neighbours in any one part: half of the bits differ, and the uniforms are uncorrelated.
  @Test(arguments: 0..<5)
  func aChangeOfAnyPartGivesAnUnrelatedStream(part: Int) {
    var one = Name().stream
    var differing = 0
    var product = 0.0
    let steps = 200
    for step in 1...steps {
      var before = Name().changed(part, by: UInt64(step)).stream
      var after = Name().changed(part, by: UInt64(step + 1)).stream
      for _ in 0..<50 {
        let word = before.next()
        differing += (word ^ after.next()).nonzeroBitCount
        product += (Double(word >> 11) * 0x1p-53 - 0.5) * (one.uniform() - 0.5)
      }
    }
    let pairs = Double(steps * 50)
    #expect((Double(differing) - 32 * pairs).magnitude < 4 * (16 * pairs).squareRoot())
    #expect((12 * product / pairs.squareRoot()).magnitude < 4)
  }

  /// The first numbers along each part fill 256 cells evenly.
  @Test(arguments: 0..<5)
  func firstNumbersAreEquidistributed(part: Int) {
    var counts = [Int](repeating: 0, count: 256)
    for step in 0..<20_000 {
      var stream = Name().changed(part, by: UInt64(step)).stream
      counts[stream.below(256)] += 1
    }
    let expected = [Double](repeating: 20_000 / 256, count: 256)
    #expect(chiSquareScore(counts, expected: expected).magnitude < 4)
  }

  @Test func exchangedPartsDiffer() {
    let names = [
      (1, 2, 3, 4, 5), (2, 1, 3, 4, 5), (1, 3, 2, 4, 5), (1, 2, 4, 3, 5), (1, 2, 3, 5, 4), (5, 2, 3, 4, 1),
    ]
    let values = names.map { seed, replication, entity, purpose, index in
      StreamKey(seed: UInt64(seed), replication: replication, entity: UInt64(entity))
        .value(UInt64(purpose), UInt64(index))
    }
    #expect(Set(values).count == names.count)
  }

  @Test func aSmallGridOfNamesHasNoCollision() {
    var seen: Set<UInt64> = []
    for replication in 0..<20 {
      for user in 0..<20 {
        let key = StreamKey(seed: 1, replication: replication, entity: StreamKey.entity("g", user))
        for purpose in 0..<8 as Range<UInt64> {
          for index in 0..<8 as Range<UInt64> { seen.insert(key.value(purpose, index)) }
        }
      }
    }
    #expect(seen.count == 20 * 20 * 8 * 8)
  }

  @Test func valueIsTheFirstNumberOfTheStream() {
    let key = StreamKey(seed: 9, replication: 0, entity: 1)
    var stream = key.stream(6, 7)
    #expect(key.value(6, 7) == stream.next())
    #expect(key.value(6) == key.value(6, 0))
  }

  @Test func entitiesDifferByNameAndIndex() {
    let entities = [
      ("office", 0), ("office", 1), ("offic", 0), ("", 0), ("\0", 0), ("\0\0", 0), ("field", 0),
    ]
    #expect(Set(entities.map { StreamKey.entity($0.0, $0.1) }).count == entities.count)
  }

  @Test func isTheSameEverywhere() {
    let key = StreamKey(seed: 20_260_105, replication: 29, entity: StreamKey.entity("Zürich", 4_000))
    #expect(key.value(1, 2) == 15_030_619_565_007_338_298)
  }
}
