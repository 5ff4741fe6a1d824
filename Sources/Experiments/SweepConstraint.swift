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

    var isOrder: Bool { self != .equal && self != .unequal }
  }

  private static let helpForAnd =
    "what must hold together is a list: `where: [backup.cadence <= 8 days, restore.accepts == 100%]`"
  private static let help =
    "the comparisons are <=, >=, ==, !=, < and >, as in `backup.cadence <= 8 days or restore.accepts == 100%`"

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
          help: part.contains(" and ") ? Self.helpForAnd : Self.help)
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
      // `=<` and `>==` are slips, not paths and values.
      return path.isEmpty || value.isEmpty || path.last == "=" || value.first == "="
        || value.contains(" and ")
        ? nil : Comparison(path: path, comparator: comparator, right: value)
    }
    return nil
  }

  /// - Parameter settings: everything that is swept, each path with all of its values.
  func check(against settings: [ScenarioPoint.Setting], _ log: ScenarioIssueLog) {
    var paths: [String] = []
    for setting in settings where !paths.contains(setting.path) { paths.append(setting.path) }
    for comparison in comparisons {
      guard paths.contains(comparison.path) else {
        log.error(
          .sweep, place, "\(ScenarioText.quoted(comparison.path)) is not swept",
          help: ScenarioFileSuggestion.help(for: comparison.path, among: paths))
        continue
      }
      // A comparison that cannot hold would drop points in silence.
      func values(of path: String) -> [String] { settings.filter { $0.path == path }.map(\.node.text) }
      let left = values(of: comparison.path)
      let right = paths.contains(comparison.right) ? values(of: comparison.right) : [comparison.right]
      let isKnown = left.contains { a in right.contains { Self.areComparable(a, comparison.comparator, $0) } }
      if isKnown { continue }
      log.error(
        .sweep, place,
        "\(ScenarioText.quoted(right[0])) cannot be compared by \(comparison.comparator.rawValue) with the values "
          + "of \(ScenarioText.quoted(comparison.path))",
        help: "they are written \(ScenarioText.quoted(left[0])); words can only be equal (==) or not (!=)")
    }
  }

  private static func areComparable(_ left: String, _ comparator: Comparator, _ right: String) -> Bool {
    switch (Quantity(left), Quantity(right)) {
    case (let a?, let b?): a.isComparable(to: b)
    case (nil, nil): !comparator.isOrder && left == right
    default: false
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
    guard let a = Quantity(left), let b = Quantity(right), a.isComparable(to: b) else {
      // Words are equal or not; they have no order.
      switch comparator {
      case .equal, .atMost, .atLeast: return left == right
      case .unequal: return left != right
      case .less, .more: return false
      }
    }
    switch comparator {
    case .atMost: return a.number <= b.number
    case .atLeast: return a.number >= b.number
    case .equal: return a.number == b.number
    case .unequal: return a.number != b.number
    case .less: return a.number < b.number
    case .more: return a.number > b.number
    }
  }

  /// A value that has an order.
  private struct Quantity {
    /// Of a time in microseconds.
    var number: Double
    /// `%`, `per hour`, `time`, or whatever stands behind the number.
    var unit: String

    /// nil for words.
    init?(_ text: String) {
      guard let (number, rest) = ParameterText.splitNumber(text) else { return nil }
      let length = ParameterText.units.first { $0.names.contains(rest) }?.length
      (self.number, unit) = (number * (length ?? 1), length == nil ? rest : "time")
    }

    /// A bare 0 needs no unit, and a rate may leave its own out.
    func isComparable(to other: Quantity) -> Bool {
      func leaves(_ a: Quantity, _ b: Quantity) -> Bool {
        a.unit.isEmpty && (a.number == 0 || b.unit.hasPrefix("per "))
      }
      return unit == other.unit || leaves(self, other) || leaves(other, self)
    }
  }
}
