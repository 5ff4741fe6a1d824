// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Statistics

/// A number as it stands on paper: per cent for shares, as many digits as its interval deserves.
struct Figure: Equatable, Sendable {
  var value: Double?
  var interval: Interval?
  var unit: MetricUnit

  init(value: Double?, interval: Interval?, unit: MetricUnit) {
    self.value = value
    self.interval = interval
    self.unit = unit
  }

  init(_ estimate: Estimate, _ unit: MetricUnit) {
    self.init(value: estimate.value, interval: estimate.interval, unit: unit)
  }

  init(_ difference: Difference, _ unit: MetricUnit) {
    self.init(value: difference.value, interval: difference.interval, unit: unit)
  }

  private var scale: Double { unit == .share ? 100 : 1 }

  /// Digits after the point, by the width of the interval, or by the value where there is no width.
  private var places: Int {
    guard let value else { return 0 }
    if let interval, interval.high > interval.low {
      return NumberText.places(for: (interval.high - interval.low) * scale)
    }
    if value == 0 { return 0 }
    return value == value.rounded() && unit == .count
      ? 0 : min(NumberText.places(for: value.magnitude * scale) + 1, 6)
  }

  private func number(_ value: Double) -> String { NumberText.fixed(value * scale, places: places) }

  /// `64.3 (63.8 to 64.8)`, `no data`, or the value alone. The unit stands in the head of the column.
  var text: String {
    guard let value else { return "no data" }
    guard let interval else { return number(value) }
    if interval.low == interval.high { return "\(number(value)) (in every replication)" }
    return "\(number(value)) (\(number(interval.low)) to \(number(interval.high)))"
  }

  /// The value alone.
  var short: String { value.map(number) ?? "no data" }

  /// With the unit behind the value, for a sentence: `64.3% (63.8% to 64.8%)`.
  var spoken: String {
    guard let value else { return "no data" }
    let mark = unit == .share ? "%" : ""
    guard let interval, interval.high > interval.low else { return number(value) + mark }
    return "\(number(value))\(mark) (\(number(interval.low))\(mark) to \(number(interval.high))\(mark))"
  }

  /// What follows a number outside a table. Shares differ in percentage points.
  static func suffix(_ unit: MetricUnit, isDifference: Bool = false) -> String {
    switch unit {
    case .share: isDifference ? " percentage points" : "%"
    case .minutes: " min"
    case .days: " days"
    case .hours: " h"
    case .perUserYear: " a user-year"
    case .perReplacement: " a replacement"
    case .per1000Choices: " per 1,000 choices"
    case .count: ""
    }
  }

  /// For the head of a column or a row.
  static func head(_ unit: MetricUnit) -> String {
    switch unit {
    case .share: "%"
    case .minutes: "min"
    case .days: "days"
    case .hours: "h"
    case .perUserYear: "per user-year"
    case .perReplacement: "per replacement"
    case .per1000Choices: "per 1,000 choices"
    case .count: "count"
    }
  }
}
