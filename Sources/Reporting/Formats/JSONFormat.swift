// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Statistics

/// `results.json`: everything measured, for programs. One object a line, keys always in the same order.
struct JSONFormat: Sendable {
  /// Goes up when a reader of the old form would misread the new one.
  static let schemaVersion = 1

  let run: RunDescription
  let rows: ResultRows
  let verdicts: Verdicts

  var text: String {
    var lines = ["{"]
    lines.append("  \"schemaVersion\": \(Self.schemaVersion),")
    lines.append("  \"scenario\": \(Self.quoted(run.scenario)),")
    lines.append("  \"fingerprint\": \(Self.quoted(run.fingerprint)),")
    lines.append("  \"seed\": \(run.seed),")
    lines.append("  \"replications\": \(run.replications),")
    if let stopping = run.stopping { lines.append("  \"stopping\": \(Self.stopping(stopping)),") }
    lines.append(Self.list("results", rows.results.map(Self.result)) + ",")
    lines.append(Self.list("differences", rows.differences.map(Self.difference)) + ",")
    lines.append(Self.list("expectations", verdicts.lines.map(Self.expectation)))
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func stopping(_ stopping: RunDescription.Stopping) -> String {
    object([
      ("precision", number(stopping.precision)), ("atLeast", "\(stopping.atLeast)"),
      ("atMost", "\(stopping.atMost)"), ("isPrecise", stopping.isPrecise == true ? "true" : "false"),
      ("halfWidth", number(stopping.halfWidth)), ("last", quoted(stopping.last)),
      ("declared", list(stopping.declared)), ("unseen", list(stopping.unseen)),
      ("unvaried", list(stopping.unvaried)),
    ])
  }

  private static func list(_ texts: [String]) -> String {
    "[" + texts.map(quoted).joined(separator: ", ") + "]"
  }

  private static func list(_ name: String, _ objects: [String]) -> String {
    if objects.isEmpty { return "  \(quoted(name)): []" }
    return "  \(quoted(name)): [\n    " + objects.joined(separator: ",\n    ") + "\n  ]"
  }

  private static func result(_ row: ResultRow) -> String {
    let estimate = row.estimate
    return object(
      names(row.key)
        + numbers(estimate.value, estimate.interval, estimate.spreadLow, estimate.spreadHigh)
        + counts(estimate.n, estimate.observations, estimate.censored)
        + [("method", quoted(estimate.method.rawValue))])
  }

  private static func difference(_ row: DifferenceRow) -> String {
    let difference = row.difference
    return object(
      names(row.key)
        + numbers(difference.value, difference.interval, difference.spreadLow, difference.spreadHigh)
        + counts(difference.n, difference.observations, difference.censored)
        + [
          ("varianceReduction", number(difference.varianceReduction)), ("p", number(row.member?.p)),
          ("pHolm", number(row.member?.pHolm)),
        ])
  }

  private static func names(_ key: ResultKey) -> [(String, String)] {
    var fields = [("strategy", quoted(key.strategy))]
    if !key.versus.isEmpty { fields.append(("versus", quoted(key.versus))) }
    return fields + [
      ("group", quoted(key.group)), ("cause", quoted(key.cause)), ("category", quoted(key.category)),
      ("metric", quoted(key.metric)), ("statistic", quoted(key.statistic)), ("unit", quoted(key.unit)),
    ]
  }

  private static func numbers(
    _ value: Double?, _ interval: Interval?, _ spreadLow: Double?, _ spreadHigh: Double?
  ) -> [(String, String)] {
    [
      ("value", number(value)), ("low", number(interval?.low)), ("high", number(interval?.high)),
      ("level", number(interval?.level ?? Comparison.level)), ("spreadLow", number(spreadLow)),
      ("spreadHigh", number(spreadHigh)),
    ]
  }

  private static func counts(_ n: Int, _ observations: Int, _ censored: Int) -> [(String, String)] {
    [("n", "\(n)"), ("observations", "\(observations)"), ("censored", "\(censored)")]
  }

  private static func expectation(_ line: Verdicts.Line) -> String {
    object([
      ("expectation", quoted(line.text)), ("metric", quoted(line.metric)), ("unit", quoted(line.unit)),
      ("comparator", quoted(line.comparator)), ("limit", number(line.limit)),
      ("value", number(line.value)), ("low", number(line.interval?.low)),
      ("high", number(line.interval?.high)), ("level", number(line.level)),
      ("margin", number(line.margin)), ("verdict", quoted(line.outcome.rawValue)),
      ("replicationsToSettle", line.replicationsToSettle.map { "\($0)" } ?? "null"),
    ])
  }

  private static func object(_ fields: [(String, String)]) -> String {
    "{" + fields.map { "\(quoted($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
  }

  private static func number(_ value: Double?) -> String { value.map(NumberText.file) ?? "null" }

  /// A JSON string. Control characters and marks of direction are escaped, so that no viewer obeys them.
  static func quoted(_ text: String) -> String {
    func isPlain(_ scalar: Unicode.Scalar) -> Bool {
      scalar != "\"" && scalar != "\\" && !VisibleText.isHidden(scalar)
    }
    guard !text.unicodeScalars.allSatisfy(isPlain) else { return "\"\(text)\"" }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where isPlain(scalar): quoted.unicodeScalars.append(scalar)
      default: quoted += escape(scalar)
      }
    }
    return quoted + "\""
  }

  /// Everything that is escaped lies in the first plane.
  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
