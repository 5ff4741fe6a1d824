// SPDX-License-Identifier: GPL-3.0-or-later

/// The releases of Windows for which something holds, as closed ranges of builds.
///
/// Written `yes` (all), `no` (none), `windows10`, `windows11`, `windows11-24h2`, `A..B`, `A..` or `..B`,
/// several joined by `;`. A family as a bound means its near edge: `windows10..` begins with its oldest
/// build, `..windows10` ends with its newest.
public struct SystemRange: Equatable, Sendable {
  /// Sorted, apart from each other.
  public let builds: [ClosedRange<Int>]

  public static let all = SystemRange([0...Int.max])
  public static let none = SystemRange([])
  public static let windows10 = SystemRange([0...OperatingSystem.firstWindows11Build - 1])
  public static let windows11 = SystemRange([OperatingSystem.firstWindows11Build...Int.max])

  /// Touching and overlapping ranges become one, so that equal sets are equal values.
  init(_ ranges: [ClosedRange<Int>]) {
    var joined: [ClosedRange<Int>] = []
    for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if let last = joined.last, last.upperBound == Int.max || range.lowerBound <= last.upperBound + 1 {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    builds = joined
  }

  /// Parses the form above; nil for an unknown name, an inverted range, an empty text, or a release with an
  /// update revision, since ranges are by build and a revision would be ignored silently.
  public init?(_ text: String) {
    var ranges: [ClosedRange<Int>] = []
    for part in text.split(separator: ";", omittingEmptySubsequences: false) {
      let word = Self.trimmed(part)
      if word == "no" { continue }
      guard let range = Self.range(word) else { return nil }
      ranges.append(range)
    }
    self.init(ranges)
  }

  /// Whether it holds on that release, whatever its revision.
  public func contains(_ system: OperatingSystem) -> Bool {
    builds.contains { $0.contains(system.build) }
  }

  public var isEmpty: Bool { builds.isEmpty }

  /// The shortest form that `init(_:)` reads as an equal value.
  public var text: String {
    if isEmpty { return "no" }
    return builds.map(Self.text).joined(separator: ";")
  }

  private static func range(_ word: Substring) -> ClosedRange<Int>? {
    guard let dots = word.firstRange(of: "..") else {
      return word == "yes" ? 0...Int.max : release(word)
    }
    let (low, high) = (trimmed(word[..<dots.lowerBound]), trimmed(word[dots.upperBound...]))
    guard !low.isEmpty || !high.isEmpty else { return nil }
    let lower = low.isEmpty ? 0 : release(low)?.lowerBound
    let upper = high.isEmpty ? Int.max : release(high)?.upperBound
    guard let lower, let upper, lower <= upper else { return nil }
    return lower...upper
  }

  private static func release(_ word: Substring) -> ClosedRange<Int>? {
    switch word {
    case "windows10": windows10.builds[0]
    case "windows11": windows11.builds[0]
    default:
      OperatingSystem(String(word)).flatMap { system in
        system.revision == OperatingSystem.patched ? system.build...system.build : nil
      }
    }
  }

  private static func text(_ range: ClosedRange<Int>) -> String {
    if range == all.builds[0] { return "yes" }
    if range == windows10.builds[0] { return "windows10" }
    if range == windows11.builds[0] { return "windows11" }
    let first = OperatingSystem.firstWindows11Build
    let low = range.lowerBound == first ? "windows11" : OperatingSystem(build: range.lowerBound)?.name ?? ""
    let high =
      range.upperBound == first - 1 ? "windows10" : OperatingSystem(build: range.upperBound)?.name ?? ""
    return low == high ? low : "\(low)..\(high)"
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}

extension SystemRange: CustomStringConvertible {
  public var description: String { text }
}
