// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Statistics

/// Tidy tables after RFC 4180: one number a row, columns in a fixed order.
struct CSVFormat: Sendable {
  let run: RunDescription
  let rows: ResultRows

  private static let tail = [
    "metric", "statistic", "unit", "value", "low", "high", "level", "spreadLow", "spreadHigh", "n",
    "observations", "censored",
  ]

  /// `results.csv`.
  var results: String {
    var lines = [Self.line(["strategy", "group", "cause", "category"] + Self.tail + ["method"])]
    for row in rows.results {
      let estimate = row.estimate
      lines.append(
        Self.line([
          Self.text(row.key.strategy), Self.names(row.key),
          Self.numbers(estimate.value, estimate.interval, estimate.spreadLow, estimate.spreadHigh),
          "\(estimate.n),\(estimate.observations),\(estimate.censored),\(estimate.method.rawValue)",
        ]))
    }
    return lines.joined()
  }

  /// `differences.csv`.
  var differences: String {
    var lines = [
      Self.line(
        ["strategy", "versus", "group", "cause", "category"] + Self.tail + [
          "varianceReduction", "p", "pHolm",
        ])
    ]
    for row in rows.differences {
      let difference = row.difference
      lines.append(
        Self.line([
          Self.text(row.key.strategy), Self.text(row.key.versus), Self.names(row.key),
          Self.numbers(difference.value, difference.interval, difference.spreadLow, difference.spreadHigh),
          "\(difference.n),\(difference.observations),\(difference.censored)",
          Self.number(difference.varianceReduction), Self.number(row.member?.p),
          Self.number(row.member?.pHolm),
        ]))
    }
    return lines.joined()
  }

  /// `parameters.csv`.
  var parameters: String {
    var lines = [Self.line(["parameter", "value", "origin", "why"])]
    for parameter in run.parameters {
      lines.append(
        Self.line([parameter.path, parameter.value, parameter.origin, parameter.why].map(Self.text)))
    }
    return lines.joined()
  }

  private static func names(_ key: ResultKey) -> String {
    [key.group, key.cause, key.category, key.metric, key.statistic, key.unit].map(text)
      .joined(separator: ",")
  }

  private static func numbers(
    _ value: Double?, _ interval: Interval?, _ spreadLow: Double?, _ spreadHigh: Double?
  ) -> String {
    [value, interval?.low, interval?.high, interval?.level ?? Comparison.level, spreadLow, spreadHigh]
      .map(number).joined(separator: ",")
  }

  static func number(_ value: Double?) -> String { value.map(NumberText.file) ?? "" }

  static func line(_ cells: [String]) -> String { cells.joined(separator: ",") + "\r\n" }

  /// A cell of text. One that a spreadsheet would take for a formula is prefixed with an apostrophe and
  /// quoted.
  static func text(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let isFormula = bytes.first.map { "=+-@\t\r\n".utf8.contains($0) } ?? false
    let needsQuotes = isFormula || bytes.contains { ",\"\r\n".utf8.contains($0) }
    guard needsQuotes else { return text }
    var quoted = isFormula ? "\"'" : "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
