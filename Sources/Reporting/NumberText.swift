// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers as text: the same on every machine, whatever its language.
enum NumberText {
  /// A number taken apart: `0.d1d2d3… · 10^exponent`.
  private struct Decimal {
    var isNegative: Bool
    /// Without leading zeros; empty is 0.
    var digits: [UInt8]
    var exponent: Int
  }

  /// For files: rounded to 8 significant digits, in as few characters as that takes; valid JSON.
  static func file(_ value: Double) -> String { file(value, digits: 8) }

  /// The same with other digits.
  static func file(_ value: Double, digits: Int) -> String {
    var decimal = take(value)
    round(&decimal, keeping: digits)
    while decimal.digits.last == 0 { decimal.digits.removeLast() }
    guard !decimal.digits.isEmpty else { return "0" }
    let sign = decimal.isNegative ? "-" : ""
    if (-5...15).contains(decimal.exponent) { return sign + plain(decimal, places: nil) }
    let rest = decimal.digits.dropFirst()
    let fraction = rest.isEmpty ? "" : "." + text(rest)
    return "\(sign)\(decimal.digits[0])\(fraction)e\(decimal.exponent - 1)"
  }

  /// For paper: with `places` digits after the point; exactly nothing is a plain 0.
  static func fixed(_ value: Double, places: Int) -> String {
    if value == 0 { return "0" }
    var decimal = take(value)
    round(&decimal, keeping: decimal.exponent + places)
    let isZero = decimal.digits.allSatisfy { $0 == 0 }
    return (decimal.isNegative && !isZero ? "−" : "") + plain(decimal, places: places)
  }

  /// `1 replication`, `20 replications`.
  static func counted(_ number: Int, _ word: String) -> String {
    "\(whole(number)) \(word)\(number == 1 ? "" : "s")"
  }

  /// For paper: a whole number with commas between thousands.
  static func whole(_ value: Int) -> String { value < 0 ? "−" + grouped("\(-value)") : grouped("\(value)") }

  /// How many digits after the point show a length of `width` with two significant digits, or with one where
  /// that is 5 or more.
  static func places(for width: Double) -> Int {
    guard width > 0, width.isFinite else { return 0 }
    let decimal = take(width)
    return min(max((decimal.digits[0] < 5 ? 2 : 1) - decimal.exponent, 0), 6)
  }

  // MARK: Digits

  /// From the shortest text that reads back as the same number, which does not depend on the machine.
  private static func take(_ value: Double) -> Decimal {
    precondition(value.isFinite, "only finite numbers are printed")
    var decimal = Decimal(isNegative: value < 0, digits: [], exponent: 0)
    var pointAt: Int?
    var scale = 0
    let parts = value.magnitude.description.split(separator: "e")
    for byte in parts[0].utf8 {
      if byte == UInt8(ascii: ".") {
        pointAt = decimal.digits.count
      } else {
        decimal.digits.append(byte - 48)
      }
    }
    if parts.count == 2 { scale = Int(parts[1])! }
    decimal.exponent = (pointAt ?? decimal.digits.count) + scale
    let zeros = decimal.digits.prefix { $0 == 0 }.count
    decimal.digits.removeFirst(zeros)
    decimal.exponent = decimal.digits.isEmpty ? 0 : decimal.exponent - zeros
    return decimal
  }

  /// Half away from zero.
  private static func round(_ decimal: inout Decimal, keeping count: Int) {
    guard count < decimal.digits.count else { return }
    guard count >= 0 else {
      decimal.digits = []
      decimal.exponent = 0
      return
    }
    let goesUp = decimal.digits[count] >= 5
    decimal.digits.removeLast(decimal.digits.count - count)
    guard goesUp else {
      if decimal.digits.isEmpty { decimal.exponent = 0 }
      return
    }
    var index = count - 1
    while index >= 0, decimal.digits[index] == 9 {
      decimal.digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      decimal.digits[index] += 1
    } else {
      decimal.digits.insert(1, at: 0)
      decimal.exponent += 1
    }
  }

  /// Without an exponent; `places` nil is as many as there are.
  private static func plain(_ decimal: Decimal, places: Int?) -> String {
    func digit(_ index: Int) -> UInt8 { decimal.digits.indices.contains(index) ? decimal.digits[index] : 0 }
    let whole = decimal.exponent > 0 ? text((0..<decimal.exponent).map(digit)) : "0"
    let count = places ?? max(decimal.digits.count - decimal.exponent, 0)
    guard count > 0 else { return places == nil ? whole : grouped(whole) }
    let fraction = text((decimal.exponent..<decimal.exponent + count).map(digit))
    return (places == nil ? whole : grouped(whole)) + "." + fraction
  }

  private static func text(_ digits: some Sequence<UInt8>) -> String {
    String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
  }

  /// Five digits and more are read in thousands.
  private static func grouped(_ digits: String) -> String {
    guard digits.count > 4 else { return digits }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
