// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Reporting

struct WaterfallTests {
  @Test("Every column adds up to 100%")
  func sum() {
    let waterfall = Waterfall(Comparison(SmallTable.whole.table))
    for strategy in 0..<3 {
      #expect(waterfall.steps.reduce(0) { $0 + ($1.parts[strategy] ?? 0) } == 1000)
    }
    #expect(waterfall.steps.map(\.title).count == 3)
    #expect(waterfall.steps[0].parts == [800, 300, 550])
  }

  @Test("What rounding leaves goes to the largest remainders")
  func rounding() {
    #expect(Waterfall.perMille([1.0 / 3, 1.0 / 3, 1.0 / 3]) == [334, 333, 333])
    #expect(Waterfall.perMille([0.0004, 0.9996]) == [0, 1000])
    #expect(Waterfall.perMille([0.5, 0.5]) == [500, 500])
  }

  @Test("Shares that do not add up are shown as they are")
  func honest() { #expect(Waterfall.perMille([0.5, 0.4]) == [500, 400]) }

  @Test(
    "Bars grow by eighths",
    arguments: [(0, ""), (1000, "██████████"), (500, "█████"), (13, "▏"), (113, "█▏")])
  func bar(perMille: Int, bar: String) { #expect(Waterfall.bar(perMille) == bar) }
}
