// SPDX-License-Identifier: GPL-3.0-or-later

extension Parameter {
  /// What the value might be where the default is assumed; nil where somebody says so, or there is none.
  ///
  /// A range of its own stands in `ParameterTable.ownRanges`; otherwise one rule holds for each type.
  public var assumedRange: AssumedRange? {
    guard case .assumed = origin else { return nil }
    return ParameterTable.ownRange(of: path) ?? rangeByRule
  }

  private var rangeByRule: AssumedRange? {
    guard let text = defaultText else { return nil }
    let half = "half and double"
    switch type {
    case .duration, .durationOrAlways, .durationOrNever, .distribution:
      let (low, high) = (ParameterText.scaled(text, by: 0.5), ParameterText.scaled(text, by: 2))
      return low == high ? nil : .range(ParameterRange(low, high, why: half))
    case .chain:
      return .range(
        ParameterRange(
          [
            .init(ParameterText.scaled(text, by: 0.5), shown: "half of each time"),
            .init(ParameterText.scaled(text, by: 2), shown: "twice each time"),
          ], why: "half and double of each time in it", scale: .numbers))
    case .number, .rate, .activeHours:
      guard let (number, rest) = ParameterText.splitNumber(text), number > 0 else { return nil }
      let unit = rest.isEmpty ? "" : " " + rest
      return .range(
        ParameterRange(
          ParameterText.shown(number / 2) + unit, ParameterText.shown(number * 2) + unit, why: half))
    case .share, .shareAboveZero:
      guard let share = try? ParameterText.share(text), share > 0, share < 1 else { return nil }
      let ends = [0.5, 2].map { ParameterText.share(share, oddsTimes: $0) }.map(ParameterText.shown(share:))
      return .range(ParameterRange(ends[0], ends[1], why: "half and double odds"))
    case .split, .seats, .seatShares: return splitRange(text)
    case .flag:
      return .range(
        ParameterRange(
          (text == "off" ? ["off", "on"] : ["on", "off"]).map { .init($0) }, why: "the other value",
          scale: .steps))
    case .word(let words): return .range(Self.words(words, text))
    case .profileChoice: return .range(Self.words(["newest", "sameSeat", "richest"], text))
    default: return nil
    }
  }

  private static func words(_ words: [String], _ text: String) -> ParameterRange {
    ParameterRange(
      ([text] + words.filter { $0 != text }).map { .init($0) },
      why: words.count > 2 ? "each other word" : "the other word", scale: .steps)
  }

  /// The odds of the first share, and the others in proportion.
  private func splitRange(_ text: String) -> AssumedRange? {
    let numbers = ParameterText.numbers(in: text)
    let shares = numbers.numbers.filter { $0.unit == "%" }.map { $0.value / 100 }
    guard let first = shares.first, first > 0, first < 1 else { return nil }
    let ends = [0.5, 2].map { factor -> String in
      let share = ParameterText.share(first, oddsTimes: factor)
      let others = shares.dropFirst().map { $0 * (1 - share) / (1 - first) }
      var percentages = ParameterText.percentages([share] + others).makeIterator()
      return numbers.with(
        numbers.numbers.map { number in
          guard number.unit == "%", let text = percentages.next() else { return number.value }
          return Double(text.dropLast()) ?? number.value
        }
      ).text
    }
    return .range(
      ParameterRange(ends[0], ends[1], why: "half and double odds of the first share", scale: .split))
  }
}
