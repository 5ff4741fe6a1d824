// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Statistics

/// A number as it stands on paper: per cent for shares, as many digits as its interval deserves.
struct Figure: Equatable, Sendable {
  var value: Double?
  var interval: Interval?
  var unit: MetricUnit
  /// Digits after the point, where others stand beside it; nil is as many as it deserves.
  var givenPlaces: Int?

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

  /// All with as many digits as the most precise of them deserves, and up to two more until the third, on
  /// paper too, is the second minus the first.
  static func aligned(_ before: Figure, _ after: Figure, change: Figure) -> [Figure] {
    var figures = [before, after, change]
    guard let a = before.value, let b = after.value, let c = change.value else { return figures }
    let base = figures.map(\.ownPlaces).max() ?? 0
    func agree(_ places: Int) -> Bool {
      let unit = (0..<places).reduce(1.0) { unit, _ in unit / 10 }
      func rounded(_ value: Double) -> Double { (value * before.scale / unit).rounded() }
      return rounded(b) - rounded(a) == rounded(c)
    }
    let places = (base...base + 2).first(where: agree) ?? base + 2
    for index in figures.indices { figures[index].givenPlaces = min(places, 6) }
    return figures
  }

  /// Whether the interval has a width that is not rounding alone.
  private var hasWidth: Bool {
    guard let interval else { return false }
    let size = max(interval.low.magnitude, interval.high.magnitude)
    return interval.high - interval.low > 1e-9 * size
  }

  private var scale: Double { unit == .share ? 100 : 1 }

  /// Digits after the point, by the width of the interval, or by the value where there is no width.
  private var places: Int { givenPlaces ?? ownPlaces }

  private var ownPlaces: Int {
    guard let value else { return 0 }
    if let interval, hasWidth {
      let places = NumberText.places(for: (interval.high - interval.low) * scale)
      return Self.places(from: places, showing: max(interval.low, -interval.high) * scale)
    }
    if value == 0 { return 0 }
    return value == value.rounded() && (unit == .count || unit == .bytes)
      ? 0 : min(NumberText.places(for: value.magnitude * scale) + 1, 6)
  }

  /// One or two more where it takes them to see on which side of 0 an interval lies.
  private static func places(from places: Int, showing limit: Double) -> Int {
    guard limit > 0 else { return places }
    let most = min(places + 2, 6)
    return (places...max(most, places)).first {
      NumberText.fixed(limit, places: $0).contains { ("1"..."9").contains($0) }
    } ?? places
  }

  /// Exactly nothing and exactly everything need no digits after the point.
  private func number(_ value: Double) -> String {
    let isWhole = value == 0 || (unit == .share && value == 1)
    return NumberText.fixed(value * scale, places: isWhole ? 0 : places)
  }

  /// `64.3 (63.8 to 64.8)`, `no data`, or the value alone. The unit stands in the head of the column.
  var text: String { text(alike: "in every replication") }

  /// - Parameter alike: what stands in brackets where all that the interval is over is the same.
  func text(alike: String) -> String {
    guard let value else { return "no data" }
    guard let interval else { return number(value) }
    if !hasWidth { return "\(number(value)) (\(alike))" }
    return "\(number(value)) (\(number(interval.low)) to \(number(interval.high)))"
  }

  /// The value alone.
  var short: String { value.map(number) ?? "no data" }

  /// With the unit behind the value, for a sentence: `64.3% (63.8% to 64.8%)`.
  var spoken: String {
    guard let value else { return "no data" }
    let mark = unit == .share ? "%" : ""
    guard let interval, hasWidth else { return number(value) + mark }
    return "\(number(value))\(mark) (\(number(interval.low))\(mark) to \(number(interval.high))\(mark))"
  }

  /// What follows a number outside a table. Shares differ in percentage points.
  static func suffix(_ unit: MetricUnit, isDifference: Bool = false, currency: String) -> String {
    switch unit {
    case .share: isDifference ? " percentage points" : "%"
    case .minutes: " min"
    case .days: " days"
    case .hours: " h"
    case .perUserYear: " a user-year"
    case .perUserDay: " a user-day"
    case .perReplacement: " a replacement"
    case .money: " \(currency) a replacement"
    case .per1000Choices: " per 1,000 choices"
    case .count: ""
    case .bytes: " bytes"
    }
  }

  /// For the head of a column or a row.
  static func head(_ unit: MetricUnit, isDifference: Bool = false, currency: String) -> String {
    switch unit {
    case .share: isDifference ? "percentage points" : "%"
    case .minutes: "min"
    case .days: "days"
    case .hours: "h"
    case .perUserYear: "per user-year"
    case .perUserDay: "per user-day"
    case .perReplacement: "per replacement"
    case .money: "\(currency) per replacement"
    case .per1000Choices: "per 1,000 choices"
    case .count: "count"
    case .bytes: "bytes"
    }
  }
}
