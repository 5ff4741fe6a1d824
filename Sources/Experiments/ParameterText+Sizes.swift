// SPDX-License-Identifier: GPL-3.0-or-later

extension ParameterText {
  /// Powers of 1000, in bytes.
  static let sizeUnits: [(name: String, factor: Double)] = [("kB", 1e3), ("MB", 1e6), ("GB", 1e9)]
  /// In bits a second.
  static let linkUnits: [(name: String, factor: Double)] = [
    ("kbit/s", 1e3), ("Mbit/s", 1e6), ("Gbit/s", 1e9),
  ]
  private static let largestSize = 1e15
  private static let links = 1e3...1e12

  /// `150 MB`, in bytes. A bare 0 needs no unit.
  static func bytes(_ text: String) throws(ParameterProblem) -> Double {
    guard let (number, rest) = splitNumber(text) else {
      throw ParameterProblem(
        .size, "\(ScenarioText.quoted(text)) is not a size", help: "write one such as `150 MB` or `1 GB`")
    }
    if rest.isEmpty, number == 0 { return 0 }
    let bytes = number * (try factor(text, number, rest, sizeUnits, .size, "a size"))
    guard bytes.magnitude <= largestSize else {
      throw ParameterProblem(.range, "\(ScenarioText.quoted(text)) is more than 1000000 GB")
    }
    return bytes
  }

  /// `200 Mbit/s`, in bits a second; nil is `unlimited`.
  static func link(_ text: String) throws(ParameterProblem) -> Double? {
    if text == "unlimited" { return nil }
    guard let (number, rest) = splitNumber(text) else {
      throw ParameterProblem(
        .link, "\(ScenarioText.quoted(text)) is not the speed of a link",
        help: "write one such as `200 Mbit/s`, or `unlimited`")
    }
    let bits = number * (try factor(text, number, rest, linkUnits, .link, "the speed of a link"))
    guard links.contains(bits) else {
      throw ParameterProblem(
        .range, "\(ScenarioText.quoted(text)) is not from 1 kbit/s to 1000 Gbit/s", help: "write `unlimited`")
    }
    return bits
  }

  private static func factor(
    _ text: String, _ number: Double, _ unit: String, _ units: [(name: String, factor: Double)],
    _ code: ScenarioIssueCode, _ noun: String
  ) throws(ParameterProblem) -> Double {
    if let known = units.first(where: { $0.name == unit }) { return known.factor }
    let names = units.map(\.name)
    guard !unit.isEmpty else {
      throw ParameterProblem(
        code, "\(ScenarioText.quoted(text)) has no unit",
        help: "the units are \(names.joined(separator: ", ")), as in `\(shown(number)) \(names[1])`")
    }
    let near = ScenarioFileSuggestion.nearest(to: unit, among: names)
    throw ParameterProblem(
      code, "\(ScenarioText.quoted(unit)) is not a unit of \(noun)",
      help: near.map { "did you mean `\(shown(number)) \($0)`?" }
        ?? "the units are \(names.joined(separator: ", "))")
  }

  private static let dearest = 1e9

  /// A plain number; nil is `unknown`.
  static func cost(_ text: String) throws(ParameterProblem) -> Double? {
    if text == "unknown" { return nil }
    guard let (number, rest) = splitNumber(text) else {
      throw ParameterProblem(
        .number, "\(ScenarioText.quoted(text)) is not an amount", help: "write a number, or `unknown`")
    }
    guard rest.isEmpty else {
      throw ParameterProblem(
        .number, "\(ScenarioText.quoted(text)) is not a plain number",
        help: text.contains(",")
          ? "decimals come after a point: `1.5`"
          : "write `\(shown(number))`: the currency is `costs.currency`")
    }
    guard (0...dearest).contains(number) else {
      throw ParameterProblem(.range, "\(ScenarioText.quoted(text)) is not from 0 to \(shown(dearest))")
    }
    return number
  }

  /// Three capital letters.
  static func currency(_ text: String) throws(ParameterProblem) -> String {
    if text.utf8.count == 3, text.utf8.allSatisfy({ (65...90).contains($0) }) { return text }
    throw ParameterProblem(
      .choice, "\(ScenarioText.quoted(text)) is not three capital letters", help: "write one such as `USD`")
  }

  /// Up to `most`; nil is `unlimited`.
  static func countOrUnlimited(_ text: String, in range: ClosedRange<Int>) throws(ParameterProblem) -> Int? {
    text == "unlimited" ? nil : try count(text, in: range)
  }

  /// `Mon-Fri 08:00-18:00`: seven flags, Monday first, and hours within each day.
  static func deskHours(_ text: String) throws(ParameterProblem) -> ParameterValue {
    guard let blank = text.lastIndex(of: " ") else {
      throw ParameterProblem(
        .calendar, "\(ScenarioText.quoted(text)) is not days and hours", help: "write `Mon-Fri 08:00-18:00`")
    }
    let hours = text[text.index(after: blank)...]
    let days = try weekdays(trimmed(text[..<blank]))
    do {
      let (opens, closes) = try openingHours(String(hours))
      return .deskHours(days: days, opens: opens, closes: closes)
    } catch {
      let offset = text.unicodeScalars.count - hours.unicodeScalars.count
      throw ParameterProblem(error.code, error.sentence, help: error.help, offset: offset)
    }
  }
}
