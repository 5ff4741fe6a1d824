// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// Reads numbers, durations, shares and dates from the text that a person wrote.
enum ParameterText {
  static let year = 365.0 * 86_400e6
  /// The names of the units, and their length in microseconds.
  static let units: [(names: [String], length: Double)] = [
    (["ms"], 1e3), (["s", "sec", "second", "seconds"], 1e6), (["min", "minute", "minutes"], 60e6),
    (["h", "hour", "hours"], 3_600e6), (["day", "days", "d"], 86_400e6), (["week", "weeks"], 604_800e6),
    (["year", "years"], year),
  ]
  static let unitHelp = "the units are ms, s, min, h, days, weeks and years"
  /// Far beyond any scenario and far within the range of simulated time.
  static let longest = 1000 * year

  static func trimmed(_ text: some StringProtocol) -> String {
    var text = Substring(text)
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }

  /// A decimal number and what follows it; nil where there is no number. No exponents, no hexadecimals, no
  /// infinities: nobody writes a duration so, and a slip should not become one.
  static func splitNumber(_ text: String) -> (number: Double, rest: String)? {
    let text = trimmed(text)
    var digits = 0
    var points = 0
    var end = text.utf8.startIndex
    for (offset, byte) in text.utf8.enumerated() {
      if (48...57).contains(byte) {
        digits += 1
      } else if byte == UInt8(ascii: "."), digits > 0, points == 0 {
        points += 1
      } else if !(offset == 0 && (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"))) {
        break
      }
      end = text.utf8.index(after: end)
    }
    guard digits > 0, digits <= 30, text[..<end].last != ".", let number = Double(text[..<end]) else {
      return nil
    }
    return (number, trimmed(text[end...]))
  }

  static func number(_ text: String) throws(ParameterProblem) -> Double {
    guard let (number, rest) = splitNumber(text) else {
      throw ParameterProblem(.number, "\(ScenarioText.quoted(text)) is not a number")
    }
    if rest.isEmpty { return number }
    throw ParameterProblem(
      .number, "\(ScenarioText.quoted(text)) is not a plain number",
      help: text.contains(",") ? "decimals come after a point: `1.5`" : "write `\(shown(number))`")
  }

  static func count(_ text: String, in range: ClosedRange<Int>) throws(ParameterProblem) -> Int {
    let sign = trimmed(text).hasPrefix("-") ? 1 : 0
    let digits = trimmed(text).utf8.dropFirst(sign)
    guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) else {
      throw ParameterProblem(.number, "\(ScenarioText.quoted(text)) is not a whole number")
    }
    guard digits.count < 19, let count = Int(trimmed(text)), range.contains(count) else {
      throw ParameterProblem(
        .range, "\(ScenarioText.quoted(text)) is not from \(range.lowerBound) to \(range.upperBound)")
    }
    return count
  }

  /// In microseconds. A bare 0 needs no unit.
  static func microseconds(_ text: String) throws(ParameterProblem) -> Double {
    guard let (number, rest) = splitNumber(text) else {
      throw ParameterProblem(
        .duration, "\(ScenarioText.quoted(text)) is not a duration",
        help: "write one such as `30 min` or `8 days`")
    }
    if rest.isEmpty {
      if number == 0 { return 0 }
      throw ParameterProblem(
        .duration, "\(ScenarioText.quoted(text)) has no unit",
        help: "\(unitHelp), as in `\(shown(number)) min`")
    }
    guard let unit = units.first(where: { $0.names.contains(rest) }) else {
      let names = units.flatMap(\.names)
      let near = ScenarioFileSuggestion.nearest(to: rest, among: names).map {
        number != 1 && names.contains($0 + "s") ? $0 + "s" : $0
      }
      throw ParameterProblem(
        .duration, "\(ScenarioText.quoted(rest)) is not a unit of time",
        help: near.map { "did you mean `\(shown(number)) \($0)`?" } ?? unitHelp)
    }
    let length = number * unit.length
    guard length.magnitude <= longest else {
      throw ParameterProblem(.range, "\(ScenarioText.quoted(text)) is longer than 1000 years")
    }
    return length
  }

  static func span(_ text: String, atLeast low: TimeSpan, atMost high: TimeSpan) throws(ParameterProblem)
    -> TimeSpan
  {
    let span = TimeSpan.seconds(try microseconds(text) / 1e6)
    guard span >= low, span <= high else {
      throw ParameterProblem(
        .range, "\(ScenarioText.quoted(text)) is not from \(shown(low)) to \(shown(high))")
    }
    return span
  }

  /// From 0 to 1.
  static func share(_ text: String) throws(ParameterProblem) -> Double {
    guard let (number, rest) = splitNumber(text), rest == "%" || rest.isEmpty else {
      throw ParameterProblem(
        .share, "\(ScenarioText.quoted(text)) is not a share", help: "write one such as `65%`")
    }
    if rest.isEmpty {
      let percent = number <= 1 ? number * 100 : number
      throw ParameterProblem(
        .share, "\(ScenarioText.quoted(text)) is a share without a percent sign",
        help: "write `\(shown(percent))%`")
    }
    guard (0...100).contains(number) else {
      throw ParameterProblem(.share, "\(ScenarioText.quoted(text)) is not from 0% to 100%")
    }
    return number / 100
  }

  static func shareAboveZero(_ text: String) throws(ParameterProblem) -> Double {
    let share = try share(text)
    if share > 0 { return share }
    throw ParameterProblem(.range, "\(ScenarioText.quoted(text)) is not above 0%")
  }

  /// Without the `.0` of a whole number, and without the last bits that a product leaves.
  static func shown(_ number: Double) -> String {
    let rounded = (number * 1e6).rounded() / 1e6
    let value = rounded.isFinite ? rounded : number
    if value == value.rounded(), value.magnitude < 1e15 { return String(Int64(value)) }
    return "\(value)"
  }

  /// In the largest unit that leaves a whole number.
  static func shown(_ span: TimeSpan) -> String {
    let choices: [(Int64, String, String)] = [
      (31_536_000_000_000, "year", "years"), (86_400_000_000, "day", "days"), (3_600_000_000, "h", "h"),
      (60_000_000, "min", "min"), (1_000_000, "s", "s"), (1_000, "ms", "ms"),
    ]
    for (length, one, many) in choices where span.microseconds != 0 && span.microseconds % length == 0 {
      let count = span.microseconds / length
      return "\(count) \(count == 1 ? one : many)"
    }
    return span == .zero ? "0 s" : "\(span.microseconds) us"
  }
}
