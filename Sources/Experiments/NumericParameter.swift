// SPDX-License-Identifier: GPL-3.0-or-later

/// A parameter whose value is one number, so that it can be searched along: a duration, a share, a rate or a
/// count.
public struct NumericParameter: Equatable, Sendable {
  private enum Measure: Equatable, Sendable { case time, share, count, number }

  /// Dotted, as in `--set`.
  public let path: String
  private let measure: Measure
  /// Of times: how the file writes one, and its length in microseconds.
  private var unit: (name: String, length: Double) = ("days", 86_400e6)

  /// - Parameter path: may begin with the name of a strategy or a group.
  /// - Returns: nil where there is no such parameter, or where its value is no number.
  public init?(path: String) {
    self.path = path
    var parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)[...]
    if parts.first == "strategies", parts.count > 2 { parts = parts.dropFirst(2) }
    var scope = ParameterTable.Scope.scenario
    if parts.first == "groups", parts.count > 2 {
      parts = parts.dropFirst(2)
      scope = .group
    }
    guard let row = ParameterTable.row(parts.joined(separator: "."), scope),
      let measure = Self.measure(ParameterTable.rows[row].type)
    else { return nil }
    self.measure = measure
  }

  private static func measure(_ type: ParameterType) -> Measure? {
    switch type {
    case .count, .hourlyLimit: .count
    case .number, .rate, .activeHours, .cost: .number
    case .duration, .durationOrAlways, .durationOrNever, .distribution: .time
    case .share, .shareAboveZero, .shareOrNone: .share
    default: nil
    }
  }

  public static func == (a: NumericParameter, b: NumericParameter) -> Bool {
    a.path == b.path && a.unit.name == b.unit.name
  }

  /// Whether only whole numbers are values.
  public var isCount: Bool { measure == .count }

  private static let units: [(name: String, length: Double)] = [
    ("days", 86_400e6), ("h", 3_600e6), ("min", 60e6), ("s", 1e6),
  ]

  /// Shows times in a unit in which a value like this is more than one.
  public mutating func show(timesLike value: Double) {
    guard measure == .time else { return }
    unit = Self.units.first { value >= 2 * $0.length } ?? ("s", 1e6)
  }

  /// From text as in the file: times in microseconds, shares from 0 to 1.
  ///
  /// - Throws: what is wrong with it.
  public func value(of text: String, option: String) throws(ScenarioErrors) -> Double {
    do throws(ParameterProblem) {
      switch measure {
      case .time: return try ParameterText.microseconds(text)
      case .share: return try ParameterText.share(text)
      case .count: return Double(try ParameterText.count(text, in: 0...Int(Int32.max)))
      case .number: return try ParameterText.number(text)
      }
    } catch {
      let log = ScenarioIssueLog()
      log.error(error, at: ScenarioText(path: option, text: text).start)
      throw ScenarioErrors(issues: log.sorted)
    }
  }

  /// As it could be written in the file: to four digits after the point, and of small numbers at least five
  /// that count, which is all that a search is worth.
  public func text(of value: Double) -> String {
    switch measure {
    case .time: timed(Self.shown(value / unit.length))
    case .share: "\(Self.shown(value * 100))%"
    case .count: ParameterText.shown(value.rounded())
    case .number: Self.shown(value)
    }
  }

  private func timed(_ number: String) -> String {
    number == "1" && unit.name == "days" ? "1 day" : "\(number) \(unit.name)"
  }

  /// With three significant digits or so, for a sentence.
  public func spoken(_ value: Double) -> String {
    switch measure {
    case .time: timed(Self.short(value / unit.length))
    case .share: "\(Self.short(value * 100))%"
    case .count: ParameterText.shown((value * 10).rounded() / 10)
    case .number: Self.short(value)
    }
  }

  private static func shown(_ number: Double) -> String { text(number, places: 4, digits: 5) }

  private static func short(_ number: Double) -> String {
    let places = number.magnitude >= 100 ? 0 : number.magnitude >= 10 ? 1 : number.magnitude >= 1 ? 2 : 4
    return text(number, places: places, digits: number.magnitude >= 1 ? 0 : 2)
  }

  /// Rounded to so many places, or to more of them until so many digits count.
  private static func text(_ number: Double, places: Int, digits: Int) -> String {
    func power(_ exponent: Int) -> Double { (0..<exponent).reduce(1) { power, _ in power * 10 } }
    var places = places
    while number.magnitude * power(mostPlaces) >= power(digits), digits > 0,
      number.magnitude * power(places) < power(digits - 1)
    {
      places += 1
    }
    if places <= 4 { return ParameterText.shown((number * power(places)).rounded() / power(places)) }
    return small(number, scaled: Int64((number.magnitude * power(places)).rounded()), places: places)
  }

  /// Without an exponent, which the file does not know: `0.0000125`.
  private static func small(_ number: Double, scaled: Int64, places: Int) -> String {
    let digits = String(scaled)
    var text = "0." + String(repeating: "0", count: max(0, places - digits.count)) + digits
    while text.last == "0" { text.removeLast() }
    return (number < 0 ? "-" : "") + text
  }

  /// Beyond this a number is as good as nothing.
  private static let mostPlaces = 15
}
