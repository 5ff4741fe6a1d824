// SPDX-License-Identifier: GPL-3.0-or-later

/// One thing to say about a scenario file: a mistake, a warning or a note, with its place.
public struct ScenarioIssue: Equatable, Sendable {
  public enum Severity: String, Sendable { case error, warning, note }

  /// Stable, such as `E201`; explained by `ScenarioIssue.explanation(of:)`.
  public var code: String
  public var severity: Severity
  /// The file as the user named it, or `--set`.
  public var file: String
  /// Counted from 1. For `--set`, which of them.
  public var line: Int
  /// In Unicode scalars, counted from 1.
  public var column: Int
  public var sentence: String
  /// What to write instead, where that is known.
  public var help: String?
  /// The line of the file that holds the place, as it stands there.
  public var sourceLine: String

  public init(
    code: String, severity: Severity, file: String, line: Int, column: Int, sentence: String,
    help: String? = nil, sourceLine: String = ""
  ) {
    self.code = code
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.sentence = sentence
    self.help = help
    self.sourceLine = sourceLine
  }

  /// `file:line:col: error[E201]: sentence`.
  public var headline: String {
    let place = "\(ScenarioText.shown(file)):\(line):\(column)"
    return "\(place): \(severity.rawValue)[\(code)]: \(ScenarioText.shown(sentence))"
  }

  /// The headline, the source line with a caret under the place, and the help, each on a line of its own.
  public var rendered: String {
    var lines = [headline]
    if !sourceLine.isEmpty {
      let (excerpt, caret) = excerpt()
      lines.append("  " + excerpt)
      lines.append("  " + String(repeating: " ", count: caret) + "^")
    }
    if let help { lines.append("  help: " + ScenarioText.shown(help)) }
    return lines.joined(separator: "\n")
  }

  private static let widest = 96

  /// The part of the source line around the place, and how far into it the caret stands.
  private func excerpt() -> (text: String, caret: Int) {
    let scalars = Array(sourceLine.unicodeScalars)
    let place = max(0, min(column - 1, scalars.count))
    let first = place > Self.widest * 2 / 3 ? place - Self.widest / 2 : 0
    let last = min(scalars.count, first + Self.widest)
    let lead = first > 0 ? "…" : ""
    // Escapes widen the text, so the caret is measured on what is shown.
    let before = lead + ScenarioText.shown(scalars[first..<place])
    let after = ScenarioText.shown(scalars[place..<max(place, last)]) + (last < scalars.count ? "…" : "")
    return (before + after, before.unicodeScalars.count)
  }

  /// Files in the order in which they were read keep together because the caller sorts by file first.
  static func comesBefore(_ a: ScenarioIssue, _ b: ScenarioIssue) -> Bool {
    if a.file != b.file { return a.file < b.file }
    return (a.line, a.column, a.code, a.sentence) < (b.line, b.column, b.code, b.sentence)
  }
}

/// All mistakes of a scenario, sorted by place; warnings and notes come along.
public struct ScenarioErrors: Error, Equatable, Sendable {
  public var issues: [ScenarioIssue]

  public init(issues: [ScenarioIssue]) { self.issues = issues }

  public var rendered: String { issues.map(\.rendered).joined(separator: "\n") }
}
