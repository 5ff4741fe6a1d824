// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Testing

@Suite struct RandomStreamTests {
  @Test func aKeyFixesItsStream() {
    var one = RandomStream(key: 42)
    var other = RandomStream(key: 42)
    for _ in 0..<100 { #expect(one.next() == other.next()) }
    var known = RandomStream(key: 0)
    let first = [known.next(), known.next(), known.next()]
    #expect(first == [13_230_818_579_220_101_543, 10_487_799_377_780_210_411, 5_392_789_347_333_493_338])
  }

  /// The upper and the lower byte of one stream, and of one number each of many neighbouring keys.
  @Test func bytesAreEquallyLikely() {
    var counts = [[Int]](repeating: [Int](repeating: 0, count: 256), count: 4)
    var stream = RandomStream(key: 1)
    for key in 0..<50_000 {
      let word = stream.next()
      var neighbour = RandomStream(key: UInt64(key))
      let first = neighbour.next()
      counts[0][Int(word >> 56)] += 1
      counts[1][Int(word & 255)] += 1
      counts[2][Int(first >> 56)] += 1
      counts[3][Int(first & 255)] += 1
    }
    let expected = [Double](repeating: 50_000 / 256, count: 256)
    for each in counts { #expect(chiSquareScore(each, expected: expected).magnitude < 4) }
    // Null control: bytes of which half are 8% too frequent and half too rare are found out.
    let biased = counts[0].enumerated().map { $0.offset < 128 ? $0.element + 16 : $0.element - 16 }
    #expect(chiSquareScore(biased, expected: expected) > 4)
  }

  @Test(arguments: [1, 2, 3, 7])
  func neighboursInAStreamAreUncorrelated(lag: Int) {
    var stream = RandomStream(key: UInt64(lag))
    let sample = (0..<50_000).map { _ in stream.uniform() - 0.5 }
    var sum = 0.0
    for index in lag..<sample.count { sum += sample[index] * sample[index - lag] }
    // The product of two centred uniforms has standard deviation 1/12.
    #expect((12 * sum / Double(sample.count - lag).squareRoot()).magnitude < 4)
  }

  /// Each of the key's 64 bits flips each of the first number's with probability one half.
  @Test func everyBitOfTheKeyReachesEveryBit() {
    var flips = [Int](repeating: 0, count: 64 * 64)
    let keys = 256
    for trial in 0..<keys {
      let key = UInt64(trial) &* 0x1234_5678_9ABC_DEF1
      for bit in 0..<64 {
        var one = RandomStream(key: key)
        var other = RandomStream(key: key ^ (1 << UInt64(bit)))
        var difference = one.next() ^ other.next()
        while difference != 0 {
          flips[bit * 64 + difference.trailingZeroBitCount] += 1
          difference &= difference - 1
        }
      }
    }
    // Standard deviation 8 about 128; 5.5 of them are rare even among 4,096 counts.
    #expect(flips.allSatisfy { ($0 - keys / 2).magnitude < 44 })
  }

  @Test func uniformStaysInItsInterval() {
    var stream = RandomStream(key: 5)
    var sum = 0.0
    for _ in 0..<50_000 {
      let half = stream.uniform()
      let open = stream.uniformOpen()
      #expect(half >= 0 && half < 1 && open > 0 && open < 1)
      sum += half + open - 1
    }
    #expect((sum / (100_000.0 / 12).squareRoot()).magnitude < 4)
  }

  @Test func belowIsUniform() {
    var stream = RandomStream(key: 6)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<35_000 { counts[stream.below(7)] += 1 }
    #expect(chiSquareScore(counts, expected: [Double](repeating: 5_000, count: 7)).magnitude < 4)
    #expect(stream.below(1) == 0)
    // A bound of 3/4 of the range: without rejection a third of the values would come twice as often.
    let bound = Int.max / 4 * 3
    var low = 0
    for _ in 0..<20_000 where stream.below(bound) < bound / 2 { low += 1 }
    #expect((low - 10_000).magnitude < 4 * 71)
  }

  @Test func bernoulliHasItsProbability() {
    var stream = RandomStream(key: 8)
    var hits = 0
    for _ in 0..<40_000 where stream.bernoulli(0.3) { hits += 1 }
    #expect((Double(hits) - 12_000).magnitude < 4 * (40_000 * 0.3 * 0.7).squareRoot())
    var never = 0
    var always = 0
    for _ in 0..<1_000 {
      if stream.bernoulli(0) { never += 1 }
      if stream.bernoulli(1) { always += 1 }
    }
    #expect(never == 0 && always == 1_000)
  }

  @Test func pickFollowsTheWeights() {
    var stream = RandomStream(key: 9)
    let weights = [0, 2, 0, 5, 3, 0]
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<20_000 { counts[stream.pick([0, 2, 2, 7, 10, 10])] += 1 }
    #expect(counts[0] == 0 && counts[2] == 0 && counts[5] == 0)
    let drawn = [1, 3, 4]
    let score = chiSquareScore(
      drawn.map { counts[$0] }, expected: drawn.map { 2_000.0 * Double(weights[$0]) })
    #expect(score.magnitude < 4)
    #expect(stream.pick([0.25]) == 0)
  }
}
