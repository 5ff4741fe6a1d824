// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Statistics

@Suite struct BreakEvenTests {
  /// Searches a curve whose replications share their chance.
  private func search(
    _ curve: (Double) -> Double, target: Double, within range: ClosedRange<Double>, noise: [Double]
  ) -> BreakEven {
    var search = BreakEven(target: target, within: range)
    while let x = search.next { search.add(x: x, values: noise.map { curve(x) + $0 }) }
    return search
  }

  @Test func aLineIsCrossedWhereItIs() throws {
    let noise = [-0.3, -0.1, 0, 0.1, 0.3]
    let found = search({ 2 * $0 }, target: 3, within: 0...4, noise: noise)
    guard case .crossing(let x) = found.answer else {
      Issue.record("no crossing")
      return
    }
    #expect((x - 1.5).magnitude < 1e-9)
    let reach = try #require(Tally(noise).interval(level: 0.95)).high / 2
    let interval = try #require(found.interval)
    #expect((interval.low - (1.5 - reach)).magnitude < 1e-9)
    #expect((interval.high - (1.5 + reach)).magnitude < 1e-9)
    // The ends, and one for each tenth at most: the interval is longer than what is left.
    #expect(found.points.count <= 5)
  }

  @Test func aFallingCurveToo() throws {
    let found = search({ 1 / $0 }, target: 0.5, within: 0.5...8, noise: [-1e-6, 1e-6])
    guard case .crossing(let x) = found.answer else {
      Issue.record("no crossing")
      return
    }
    #expect((x - 2).magnitude < 0.03)
    #expect(try #require(found.interval).low < 2.03)
  }

  @Test func noCrossingSaysOnWhichSide() {
    #expect(search({ $0 }, target: 9, within: 0...4, noise: [0, 0.1]).answer == .alwaysBelow)
    #expect(search({ $0 }, target: -1, within: 0...4, noise: [0, 0.1]).answer == .alwaysAbove)
    #expect(BreakEven(target: 1, within: 0...1).answer == .unknown)
    #expect(search({ $0 }, target: 9, within: 0...4, noise: [0, 0.1]).interval == nil)
  }

  /// A curve that comes back has its crossing found by the point in the middle.
  @Test func theMiddleIsLookedAt() {
    let found = search({ 4 - ($0 - 2) * ($0 - 2) }, target: 3, within: 0...4, noise: [0, 1e-9])
    guard case .crossing(let x) = found.answer else {
      Issue.record("no crossing")
      return
    }
    #expect((x - 1).magnitude < 0.05)
  }

  @Test func aWideIntervalEndsAtTheRange() throws {
    let found = search({ 0.01 * $0 }, target: 0.02, within: 0...4, noise: [-1, 1, -1, 1])
    #expect(found.interval == Interval(low: 0, high: 4, level: 0.95))
    #expect(found.points.count == 3 || found.points.count == 2)
  }

  @Test("Of whole numbers the two neighbours of the place are looked at, whatever it is between")
  func wholeNumbers() {
    for (target, low) in [(5.0, 2.0), (0.2, 7), (40, 1), (0.4, 6)] {
      var search = BreakEven(target: target, within: 1...30, isWhole: true)
      while let x = search.next {
        #expect(x == x.rounded() && !search.points.contains { $0.x == x })
        let mean = 100 / (x * x * x)
        search.add(x: x, values: [mean * 0.999, mean * 1.001])
      }
      #expect([low, low + 1].allSatisfy { end in search.points.contains { $0.x == end } }, "\(target)")
    }
    // Between neighbours there is nothing to look at, crossed or not.
    for target in [0.5, 7] {
      var narrow = BreakEven(target: target, within: 1...2, isWhole: true)
      while let x = narrow.next { narrow.add(x: x, values: [x - 1, x - 1]) }
      #expect(narrow.points.map(\.x) == [1, 2])
    }
  }

  @Test("A search does not chase the chance between points that are not clearly off the target")
  func noChase() {
    let found = search({ $0 }, target: 2, within: 0...4, noise: [-1, -0.5, 0, 0.5, 1])
    #expect(found.points.count <= 5)
    let band = found.points.filter { ($0.mean - 2).magnitude <= $0.reach }
    #expect(band.count <= 3)
  }

  @Test("Nothing is said before both ends of the range were seen")
  func noAnswerBeforeTheEnds() {
    var search = BreakEven(target: 1, within: 0...4)
    search.add(x: 0, values: [3, 3.1])
    search.add(x: 2, values: [4, 4.1])
    #expect(search.answer == .unknown)
    search.add(x: 4, values: [0, 0.1])
    #expect(search.answer != .unknown)
    // The upper end alone is not enough either.
    var other = BreakEven(target: 1, within: 0...4)
    other.add(x: 1, values: [0, 0])
    other.add(x: 4, values: [2, 2])
    #expect(other.answer == .unknown && other.interval == nil && other.next == 0)
  }

  @Test("A mean that is the target everywhere is neither above nor below it")
  func theTargetEverywhere() {
    #expect(search({ _ in 0 }, target: 0, within: 0...4, noise: [0, 0]).answer == .alwaysOn)
    #expect(search({ _ in 0 }, target: 0, within: 0...4, noise: [-1, 1]).answer == .alwaysOn)
  }

  /// Nothing happens at 0, in no replication; beside it the band holds the target for a while.
  @Test func aTargetAtTheEndHasTheBandBesideIt() throws {
    var search = BreakEven(target: 0, within: 0...4)
    search.add(x: 0, values: [0, 0])
    search.add(x: 1, values: [-0.5, 2.5])
    search.add(x: 4, values: [4, 4])
    #expect(search.answer == .crossing(0))
    #expect(search.isRising == true)
    let interval = try #require(search.interval)
    // The lower edge is 1 - 19.06 at 1 and 4 at 4.
    let edge = try #require(Tally([-0.5, 2.5]).interval(level: 0.95)).low
    #expect(interval.low == 0)
    #expect((interval.high - (1 - 3 * edge / (4 - edge))).magnitude < 1e-9)
  }

  @Test("Whether the curve rises or falls is known where a point lies on the target")
  func directionAtAPoint() {
    var search = BreakEven(target: 2, within: 0...4)
    for x in [0.0, 2, 4] { search.add(x: x, values: [4 - x, 4 - x]) }
    #expect(search.answer == .crossing(2))
    #expect(search.isRising == false)
    #expect(search.interval == Interval(low: 2, high: 2, level: 0.95))
  }
}
