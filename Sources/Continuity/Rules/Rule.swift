// SPDX-License-Identifier: GPL-3.0-or-later

/// A rule of behaviour that the model follows, and on whose word.
///
/// Values of parameters are no rules: the parameter table names the origin of each default. Nor are figures
/// of a settings catalogue, which say themselves what is documented.
public struct Rule: Equatable, Sendable {
  /// How well a rule is founded, from firm to loose.
  public enum Origin: String, CaseIterable, Sendable {
    /// The maker says so.
    case documented
    /// Deduced from what the maker says.
    case inferred
    /// One voice that is not the maker's, or a page that says it in passing.
    case weak
    /// Nobody says; the model had to choose.
    case assumed
  }

  /// Room and subject, such as `backup.everyEightDays`.
  public let id: String
  public let origin: Origin
  /// One sentence in our own words.
  public let statement: String
  /// With its date; empty where the rule is assumed.
  public let source: String
  /// The test function that is named after the rule; empty where there is none.
  public let test: String

  private init(_ id: String, _ origin: Origin, _ statement: String, source: String, test: String) {
    self.id = id
    self.origin = origin
    self.statement = statement
    self.source = source
    self.test = test
  }

  static func documented(_ id: String, _ statement: String, source: String, test: String) -> Rule {
    Rule(id, .documented, statement, source: source, test: test)
  }

  static func inferred(_ id: String, _ statement: String, source: String, test: String) -> Rule {
    Rule(id, .inferred, statement, source: source, test: test)
  }

  static func weak(_ id: String, _ statement: String, source: String, test: String) -> Rule {
    Rule(id, .weak, statement, source: source, test: test)
  }

  static func assumed(_ id: String, _ statement: String) -> Rule {
    Rule(id, .assumed, statement, source: "", test: "")
  }
}
