// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Statistics
import Testing

@testable import Reporting

@Suite struct FigureTests {
  private func text(_ value: Double, _ low: Double, _ high: Double, _ unit: MetricUnit = .minutes) -> String {
    Figure(value: value, interval: Interval(low: low, high: high, level: 0.95), unit: unit).text
  }

  @Test("An interval that leaves 0 out shows it; one that reaches it does not pretend")
  func sides() {
    #expect(text(-3.6, -7, -0.2) == "−3.6 (−7.0 to −0.2)")
    #expect(text(-3.6, -7, -0.02) == "−3.60 (−7.00 to −0.02)")
    #expect(text(0.036, 0.0002, 0.07, .share) == "3.60 (0.02 to 7.00)")
    #expect(text(-3.6, -7, -0.0002) == "−4 (−7 to 0)")
    #expect(text(-3.6, -7, 0) == "−4 (−7 to 0)")
    #expect(text(-3.6, -7, 0.2) == "−4 (−7 to 0)")
    #expect(text(12, 9, 15) == "12 (9 to 15)")
  }

  @Test("What stands side by side has the same digits, and adds up on paper")
  func aligned() {
    func figures(_ before: Double, _ after: Double, _ reach: Double) -> [String] {
      func figure(_ value: Double) -> Figure {
        Figure(
          value: value, interval: Interval(low: value - 20, high: value + 20, level: 0.95), unit: .minutes)
      }
      let middle = after - before
      let change = Figure(
        value: middle, interval: Interval(low: middle - reach, high: middle + reach, level: 0.9),
        unit: .minutes)
      return Figure.aligned(figure(before), figure(after), change: change).map(\.short)
    }
    #expect(figures(9.6, 9.4, 9) == ["9.6", "9.4", "−0.2"])
    #expect(figures(12, 9, 9) == ["12", "9", "−3"])
    #expect(figures(0.11, 0.0951, 0.002) == ["0.1100", "0.0951", "−0.0149"])
    let absent = Figure(value: nil, interval: nil, unit: .minutes)
    #expect(Figure.aligned(absent, figure(3), change: absent).map(\.short) == ["no data", "3", "no data"])
    func figure(_ value: Double) -> Figure {
      Figure(value: value, interval: Interval(low: 0, high: 20, level: 0.95), unit: .minutes)
    }
  }
}
