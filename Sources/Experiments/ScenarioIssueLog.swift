// SPDX-License-Identifier: GPL-3.0-or-later

/// Gathers what is said about a scenario while it is read.
final class ScenarioIssueLog {
  private(set) var issues: [ScenarioIssue] = []
  private(set) var errorCount = 0
  /// A hostile file can hold a mistake in every line; nobody reads more than these.
  private static let mostErrors = 200

  /// Past this point nothing is shown any more, so nothing costly need be looked up.
  var isFull: Bool { errorCount > Self.mostErrors }

  func error(
    _ code: ScenarioIssueCode, _ place: ScenarioPlace, _ sentence: String,
    help: @autoclosure () -> String? = nil
  ) {
    errorCount += 1
    if !isFull { add(code, place, sentence, help()) }
  }

  func error(_ problem: ParameterProblem, at place: ScenarioPlace) {
    error(problem.code, place.advanced(by: problem.offset), problem.sentence, help: problem.help)
  }

  /// A warning or a note, as the code says.
  func remark(_ code: ScenarioIssueCode, _ place: ScenarioPlace, _ sentence: String, help: String? = nil) {
    add(code, place, sentence, help)
  }

  private func add(
    _ code: ScenarioIssueCode, _ place: ScenarioPlace, _ sentence: String, _ help: String?
  ) {
    issues.append(
      ScenarioIssue(
        code: code.rawValue, severity: code.severity, file: place.text.path, line: place.line,
        column: place.column, sentence: sentence, help: help,
        sourceLine: Self.text(place.text.sourceLine(place.line))))
  }

  /// Takes in what was said about the same file read with other values; what is known is not said twice.
  func take(_ other: ScenarioIssueLog) {
    for issue in other.issues where !issues.contains(issue) {
      if issue.severity == .error { errorCount += 1 }
      if issue.severity != .error || !isFull { issues.append(issue) }
    }
  }

  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Sorted by place, without repetitions: a value that holds for several groups is read once for each.
  var sorted: [ScenarioIssue] {
    var result: [ScenarioIssue] = []
    for issue in issues.sorted(by: ScenarioIssue.comesBefore) where result.last != issue {
      result.append(issue)
    }
    return result
  }
}

/// What is wrong with a value, before its place is known.
struct ParameterProblem: Error {
  var code: ScenarioIssueCode
  var sentence: String
  var help: String?
  /// In scalars from the beginning of the value.
  var offset = 0

  init(_ code: ScenarioIssueCode, _ sentence: String, help: String? = nil, offset: Int = 0) {
    self.code = code
    self.sentence = sentence
    self.help = help
    self.offset = offset
  }
}
