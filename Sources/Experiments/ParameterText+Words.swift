// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

extension ParameterText {
  static func seed(_ text: String) throws(ParameterProblem) -> UInt64 {
    let digits = text.utf8
    guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }), let seed = UInt64(text) else {
      throw ParameterProblem(
        .number, "\(ScenarioText.quoted(text)) is not a whole number from 0 to 18446744073709551615")
    }
    return seed
  }

  static func number(_ text: String, in range: ClosedRange<Double>) throws(ParameterProblem) -> Double {
    let number = try number(text)
    try check(number, in: range, text)
    return number
  }

  private static func check(
    _ number: Double, in range: ClosedRange<Double>, _ text: String
  ) throws(ParameterProblem) {
    if range.contains(number) { return }
    throw ParameterProblem(
      .range,
      "\(ScenarioText.quoted(text)) is not from \(shown(range.lowerBound)) to \(shown(range.upperBound))")
  }

  /// `0.02`, or with its unit `0.02 per hour`, where the unit must be the row's.
  static func rate(
    _ text: String, per unit: String, in range: ClosedRange<Double>
  ) throws(ParameterProblem) -> Double {
    guard let (number, rest) = splitNumber(text) else {
      throw ParameterProblem(
        .rate, "\(ScenarioText.quoted(text)) is not a rate", help: "write `0.5 per \(unit)`")
    }
    let short = unit.split(separator: " ").last.map(String.init) ?? unit
    guard rest.isEmpty || rest == "per \(unit)" || rest == "per \(short)" else {
      throw ParameterProblem(
        .rate, "\(ScenarioText.quoted(rest)) is not the unit of this rate",
        help: "it is per \(unit): write `\(shown(number)) per \(unit)` if that is what you mean")
    }
    try check(number, in: range, text)
    return number
  }

  static func activeHours(_ text: String) throws(ParameterProblem) -> ParameterValue {
    if text == "never" { return .unbounded }
    guard let (number, rest) = splitNumber(text), rest.isEmpty || ["h", "hour", "hours"].contains(rest) else {
      throw ParameterProblem(
        .number, "\(ScenarioText.quoted(text)) is not a number of hours", help: "write `4`, `4 h` or `never`")
    }
    guard number >= 0.001, number <= 1e6 else {
      throw ParameterProblem(
        .range, "\(ScenarioText.quoted(text)) is not between 0.001 and 1000000", help: "write `never`")
    }
    return .number(number)
  }

  static func word(_ text: String, of words: [String]) throws(ParameterProblem) -> String {
    if words.contains(text) { return text }
    throw ParameterProblem(
      .choice, "\(ScenarioText.quoted(text)) is not one of \(words.joined(separator: ", "))",
      help: ScenarioFileSuggestion.nearest(to: text, among: words).map { "did you mean `\($0)`?" })
  }

  /// `500 per hour`; nil is `unlimited`.
  static func hourlyLimit(_ text: String) throws(ParameterProblem) -> Int? {
    if text == "unlimited" { return nil }
    guard text.hasSuffix(" per hour") else {
      throw ParameterProblem(
        .rate, "\(ScenarioText.quoted(text)) is not a number of requests per hour",
        help: "write `500 per hour`, or `unlimited`")
    }
    return try count(String(text.dropLast(9)), in: 1...1_000_000_000)
  }

  static func flag(_ text: String) throws(ParameterProblem) -> Bool {
    switch text {
    case "on", "yes", "true": return true
    case "off", "no", "false": return false
    default:
      throw ParameterProblem(
        .flag, "\(ScenarioText.quoted(text)) is neither on nor off", help: "write `on` or `off`")
    }
  }

  static func system(_ text: String) throws(ParameterProblem) -> OperatingSystem {
    if let system = OperatingSystem(text) { return system }
    throw ParameterProblem(
      .system, "\(ScenarioText.quoted(text)) is not a release of Windows that the simulator knows",
      help: ScenarioFileSuggestion.help(for: text, among: OperatingSystem.known.map(\.name)))
  }

  static func start(_ text: String) throws(ParameterProblem) -> ParameterValue {
    let (date, time) = try date(text)
    guard (1980...2200).contains(date.year), time < .days(1) else {
      throw ParameterProblem(.range, "\(ScenarioText.quoted(text)) is not between the years 1980 and 2200")
    }
    return .start(date, time)
  }

  static func hours(_ text: String) throws(ParameterProblem) -> ParameterValue {
    let (opens, closes) = try openingHours(text)
    return .hours(opens: opens, closes: closes)
  }
}
