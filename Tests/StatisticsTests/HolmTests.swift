// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics
import Statistics
import Testing

@Suite struct HolmTests {
  @Test func aHandCheckedFamily() {
    // Sorted: 0.005, 0.01, 0.03, 0.04 times 4, 3, 2, 1, then the running maximum.
    let adjusted = Holm.adjusted([0.01, 0.04, 0.03, 0.005])
    for (value, expected) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) {
      #expect((value - expected).magnitude < 1e-15)
    }
  }

  @Test func adjustedValuesStayWithinOneAndOneTestIsUnchanged() {
    #expect(Holm.adjusted([0.9, 0.8]) == [1, 1])
    #expect(Holm.adjusted([0.2]) == [0.2])
    #expect(Holm.adjusted([]) == [])
  }

  @Test func criticalScores() {
    #expect((Holm.criticalZ(tests: 1, level: 0.95) - 1.959964).magnitude < 1e-6)
    // Twenty tests: each at 1 - 0.95^(1/20) = 0.0025614; Bonferroni's 0.0025 would give 3.0233.
    let twenty = Holm.criticalZ(tests: 20, level: 0.95)
    #expect((2 * GSL.normalTail(twenty) - 0.00256137).magnitude < 1e-8)
    #expect(twenty < 3.0233)
  }

  @Test func theLargestOfTwentyScoresPassesAsOftenAsItSays() {
    let critical = Holm.criticalZ(tests: 20, level: 0.9)
    var (passed, passedUncorrected) = (0, 0)
    var stream = RandomStream(key: 77)
    for _ in 0..<1000 {
      let largest = (0..<20).reduce(0.0) { most, _ in max(most, stream.normal().magnitude) }
      if largest < critical { passed += 1 }
      if largest < Holm.criticalZ(tests: 1, level: 0.9) { passedUncorrected += 1 }
    }
    #expect((Double(passed) / 1000 - 0.9).magnitude < 0.03)
    #expect(passedUncorrected < 200)
  }
}
