// SPDX-License-Identifier: GPL-3.0-or-later

/// A line under `where`: `backup.cadence <= 8 days or restore.accepts == 100%`. A point stays where one of
/// the comparisons holds; several lines must all hold.
struct SweepConstraint {
  private enum Comparator: String, CaseIterable {
    // The longer first: `<` begins `<=`.
    case atMost = "<="
    case atLeast = ">="
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case more = ">"
  }

  private struct Comparison {
    var path: String
    var comparator: Comparator
    /// A value, or another path of the sweep.
    var right: String
  }

  private let place: ScenarioPlace
  private let comparisons: [Comparison]

  /// nil after an error.
  init?(_ node: ScenarioFileNode, _ log: ScenarioIssueLog) {
    place = node.place
    var comparisons: [Comparison] = []
    for part in (node.scalar ?? "").split(separator: " or ", omittingEmptySubsequences: false) {
      guard let comparison = Self.comparison(part) else {
        log.error(
          .sweep, node.place, "\(ScenarioText.quoted(node.text)) is not a constraint",
          help: "write `backup.cadence <= 8 days or restore.accepts == 100%`")
        return nil
      }
      comparisons.append(comparison)
    }
    self.comparisons = comparisons
  }

  private static func comparison(_ text: Substring) -> Comparison? {
    for comparator in Comparator.allCases {
      guard let range = text.firstRange(of: comparator.rawValue) else { continue }
      let (left, right) = (text[..<range.lowerBound], text[range.upperBound...])
      let (path, value) = (ParameterText.trimmed(left), ParameterText.trimmed(right))
      return path.isEmpty || value.isEmpty
        ? nil : Comparison(path: path, comparator: comparator, right: value)
    }
    return nil
  }

  func check(against paths: [String], _ log: ScenarioIssueLog) {
    for comparison in comparisons where !paths.contains(comparison.path) {
      log.error(
        .sweep, place, "\(ScenarioText.quoted(comparison.path)) is not swept",
        help: ScenarioFileSuggestion.help(for: comparison.path, among: paths))
    }
  }

  func holds(for point: ScenarioPoint) -> Bool {
    comparisons.contains { comparison in
      guard let left = Self.value(of: comparison.path, in: point) else { return false }
      let right = Self.value(of: comparison.right, in: point) ?? comparison.right
      return Self.holds(left, comparison.comparator, right)
    }
  }

  private static func value(of path: String, in point: ScenarioPoint) -> String? {
    point.settings.first { $0.path == path }?.node.text
  }

  private static func holds(_ left: String, _ comparator: Comparator, _ right: String) -> Bool {
    guard let a = number(left), let b = number(right) else {
      // Words are equal or not; they have no order.
      switch comparator {
      case .equal, .atMost, .atLeast: return left == right
      case .unequal: return left != right
      case .less, .more: return false
      }
    }
    switch comparator {
    case .atMost: return a <= b
    case .atLeast: return a >= b
    case .equal: return a == b
    case .unequal: return a != b
    case .less: return a < b
    case .more: return a > b
    }
  }

  /// Microseconds of a duration, a share from 0 to 1, or the number at the beginning of a rate or a count.
  private static func number(_ text: String) -> Double? {
    if let span = try? ParameterText.microseconds(text) { return span }
    if let share = try? ParameterText.share(text) { return share }
    return text.split(separator: " ").first.flatMap { Double($0) }
  }
}
