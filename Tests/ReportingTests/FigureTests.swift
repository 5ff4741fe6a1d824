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
}
