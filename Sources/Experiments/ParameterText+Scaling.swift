// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers inside of a text, taken out and put back: a value is varied in the notation in which it was
/// written, so that the varied one can be written too.
extension ParameterText {
  /// A text in pieces: what stands before each number, the numbers, and what stands behind the last.
  struct Numbers: Equatable {
    struct Number: Equatable {
      var value: Double
      /// What follows it, such as `min` or `%`; empty where nothing does. It stands in the next piece too.
      var unit: String

      /// Of its unit of time, in microseconds; nil where it has another unit or none.
      var length: Double? { ParameterText.units.first { $0.names.contains(unit) }?.length }
    }
    var pieces: [String]
    var numbers: [Number]

    /// The numbers back in their places.
    var text: String {
      zip(pieces, numbers).map { $0 + ParameterText.shown($1.value) }.joined() + pieces[pieces.count - 1]
    }

    /// What stands around the numbers, without their units of time.
    var unitless: [String] {
      pieces.enumerated().map { index, piece in
        guard index > 0, numbers[index - 1].length != nil else { return piece }
        return String(piece.drop { $0 == " " }.dropFirst(numbers[index - 1].unit.count))
      }
    }

    /// The same with other numbers, and each unit of time in the form of its number.
    func with(_ values: [Double]) -> Numbers {
      var other = self
      for (index, value) in values.enumerated() where value != numbers[index].value {
        other.numbers[index].value = value
        if numbers[index].length != nil { other.inflect(index) }
      }
      return other
    }

    /// `1 day`, `2 days`: a unit that has both forms takes the one of its number.
    private mutating func inflect(_ index: Int) {
      let units = ParameterText.units.flatMap(\.names)
      let number = numbers[index]
      let one = number.unit.hasSuffix("s") ? String(number.unit.dropLast()) : number.unit
      guard units.contains(one), units.contains(one + "s"), one.count > 1 else { return }
      let unit = number.value == 1 ? one : one + "s"
      let piece = pieces[index + 1]
      let blanks = piece.prefix { $0 == " " }
      pieces[index + 1] = blanks + unit + piece.dropFirst(blanks.count + number.unit.count)
      numbers[index].unit = unit
    }
  }

  /// A number begins where no word, number or date is under way: `p95` and `windows11` hold none.
  static func numbers(in text: String) -> Numbers {
    var result = Numbers(pieces: [""], numbers: [])
    var rest = text[...]
    var isWithinWord = false
    while let first = rest.first {
      if first.isASCII, first.isNumber, !isWithinWord, let (value, end) = number(at: rest) {
        let unit = rest[end...].drop { $0 == " " }.prefix { $0.isLetter || $0 == "%" }
        result.numbers.append(.init(value: value, unit: String(unit)))
        result.pieces.append("")
        rest = rest[end...]
        isWithinWord = true
        continue
      }
      // A sign, a point or a colon is part of the word that it stands in, if it stands in one.
      if !"-.:".contains(first) { isWithinWord = first.isLetter || first.isNumber }
      result.pieces[result.pieces.count - 1].append(first)
      rest.removeFirst()
    }
    return result
  }

  private static func number(at text: Substring) -> (value: Double, end: Substring.Index)? {
    var end = text.startIndex
    var hasPoint = false
    while end < text.endIndex {
      let letter = text[end]
      if letter == ".", !hasPoint {
        hasPoint = true
      } else if !("0"..."9").contains(letter) {
        break
      }
      end = text.index(after: end)
    }
    return Double(text[..<end]).map { ($0, end) }
  }

  /// The text with every number that carries a unit of time multiplied; shapes, counts, shares and sizes
  /// stay.
  static func scaled(_ text: String, by factor: Double) -> String {
    let numbers = numbers(in: text)
    return numbers.with(numbers.numbers.map { $0.length == nil ? $0.value : $0.value * factor }).text
  }

  /// A share with its odds multiplied, in as few digits as the rarer side needs for two of them: `90%` with
  /// half the odds is `82%`, with twice `94.7%`.
  static func share(_ share: Double, oddsTimes factor: Double) -> Double {
    let odds = share / (1 - share) * factor
    return readable(odds / (1 + odds))
  }

  /// A share rounded to two digits of its rarer side.
  static func readable(_ share: Double) -> Double {
    share > 0.5 ? 1 - rounded(1 - share, digits: 2) : rounded(share, digits: 2)
  }

  /// To so many significant digits, by decimal steps.
  static func rounded(_ number: Double, digits: Int) -> Double {
    guard number != 0, number.isFinite else { return number }
    var scale = 1.0
    let top = (0..<digits).reduce(1.0) { power, _ in power * 10 }
    while number.magnitude * scale < top / 10 { scale *= 10 }
    while number.magnitude * scale >= top { scale /= 10 }
    return (number * scale).rounded() / scale
  }

  /// `65%`.
  static func shown(share: Double) -> String { shown(rounded(share * 100, digits: 12)) + "%" }

  /// Whole per cents, or tenths of them, that add up to 100 although each is rounded: the largest remainders
  /// are rounded up.
  static func percentages(_ shares: [Double], per unit: Int = 1) -> [String] {
    let whole = 100 * unit
    let exact = shares.map { $0 * Double(whole) }
    var parts = exact.map { Int($0.rounded(.down)) }
    let order = exact.indices.sorted {
      let (a, b) = (exact[$0] - Double(parts[$0]), exact[$1] - Double(parts[$1]))
      return a == b ? $0 < $1 : a > b
    }
    for index in order.prefix(max(0, whole - parts.reduce(0, +))) { parts[index] += 1 }
    return parts.map { shown(Double($0) / Double(unit)) + "%" }
  }
}
