// SPDX-License-Identifier: GPL-3.0-or-later
import Numerics

/// What a parameter might be instead of what it is assumed to be: texts in the notation of a scenario, so
/// that each of them can be set.
public struct ParameterRange: Equatable, Sendable {
  public struct Value: Equatable, Sendable {
    /// What can be set.
    public var text: String
    /// For people: the text, or a few words in place of a long one.
    public var shown: String

    public init(_ text: String, shown: String? = nil) {
      self.text = text
      self.shown = shown ?? text
    }
  }

  /// What lies between the first and the second value.
  enum Scale: Equatable, Sendable {
    /// Nothing: words, or texts of different forms.
    case steps
    /// Every number of the text by itself.
    case numbers
    /// Shares that add up to 100%.
    case split
  }

  /// The lower and the higher end of an interval, or words of which the first is the assumed one.
  public let values: [Value]
  /// The rule by which the range comes about, or the reason for one of its own.
  public let why: String
  let scale: Scale

  /// - Parameter scale: what it would be where both values have one form.
  init(_ values: [Value], why: String, scale: Scale) {
    self.values = values
    self.why = why
    self.scale = values.count == 2 && Self.areAlike(values[0].text, values[1].text) ? scale : .steps
  }

  init(_ low: String, _ high: String, why: String, scale: Scale = .numbers) {
    self.init([Value(low), Value(high)], why: why, scale: scale)
  }

  /// Whether two texts differ in their numbers and units of time alone.
  private static func areAlike(_ a: String, _ b: String) -> Bool {
    let (a, b) = (ParameterText.numbers(in: a), ParameterText.numbers(in: b))
    return !a.numbers.isEmpty && a.unitless == b.unitless
      && zip(a.numbers, b.numbers).allSatisfy { ($0.length == nil) == ($1.length == nil) }
  }

  /// The value at one of so many levels, of which the first is the lower end and the last the higher.
  ///
  /// Between the ends, numbers follow equal factors and shares equal factors of their odds; where an end is
  /// 0, or everything, equal steps. Where nothing lies between, the values share the levels evenly.
  func value(at level: Int, of levels: Int) -> Value {
    precondition(levels > 1 && (0..<levels).contains(level), "a level is one of at least two")
    guard scale != .steps else { return values[level * values.count / levels] }
    if level == 0 { return values[0] }
    if level == levels - 1 { return values[1] }
    let share = Double(level) / Double(levels - 1)
    let low = ParameterText.numbers(in: values[0].text)
    let high = ParameterText.numbers(in: values[1].text)
    if scale == .split { return Value(Self.split(low, high, share)) }
    let between = zip(low.numbers, high.numbers).map { Self.between($0, $1, share) }
    let text = low.with(between).text
    let isLong = values[0].shown != values[0].text
    return Value(text, shown: isLong ? "between the two" : text)
  }

  private static func split(
    _ low: ParameterText.Numbers, _ high: ParameterText.Numbers, _ share: Double
  ) -> String {
    // Keys such as `1:` of a number of seats are numbers too, and no shares.
    let isShare = low.numbers.map { $0.unit == "%" }
    let mixed = zip(low.numbers, high.numbers).map { $0.value + ($1.value - $0.value) * share }
    let shares = zip(mixed, isShare).filter { $0.1 }.map { $0.0 / 100 }
    var percentages = ParameterText.percentages(shares, per: 10).makeIterator()
    let numbers = zip(mixed, isShare).map { value, isShare -> Double in
      guard isShare, let text = percentages.next() else { return value }
      return Double(text.dropLast()) ?? value
    }
    return low.with(numbers).text
  }

  private static func between(
    _ low: ParameterText.Numbers.Number, _ high: ParameterText.Numbers.Number, _ share: Double
  ) -> Double {
    let (a, b) = (low.value, high.value * (high.length ?? 1) / (low.length ?? 1))
    if a == b { return a }
    if low.unit == "%" {
      guard a > 0, b > 0, a < 100, b < 100 else {
        return ParameterText.rounded(a + (b - a) * share, digits: 3)
      }
      let (first, last) = (a / (100 - a), b / (100 - b))
      let odds = first * Elementary.power(last / first, share)
      return ParameterText.readable(odds / (1 + odds)) * 100
    }
    guard a > 0, b > 0 else { return ParameterText.rounded(a + (b - a) * share, digits: 3) }
    return ParameterText.rounded(a * Elementary.power(b / a, share), digits: 3)
  }
}
