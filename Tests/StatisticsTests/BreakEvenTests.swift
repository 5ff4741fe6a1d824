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
}
