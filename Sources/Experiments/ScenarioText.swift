// SPDX-License-Identifier: GPL-3.0-or-later

/// The text of one file (or one `--set`) by lines, so that an issue can show where it is.
final class ScenarioText: Sendable {
  /// As the user named it.
  let path: String
  /// Line breaks normalised to LF, without a byte-order mark.
  let text: String
  let lines: [[Unicode.Scalar]]
  /// The number of the first line; a `--set` counts which of them it is.
  let firstLine: Int
  /// How far the parsed part begins into the first line, in scalars.
  let lead: Int

  /// - Parameter shownLine: what to show as the source line where `text` is only a part of it.
  init(path: String, text: String, firstLine: Int = 1, lead: Int = 0, shownLine: String? = nil) {
    self.path = path
    self.text = text
    self.firstLine = firstLine
    self.lead = lead
    if let shownLine {
      lines = [Array(shownLine.unicodeScalars)]
    } else {
      lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0) }
    }
  }

  /// The place of a mark that the YAML parser gave, both counted from 1.
  func place(line: Int, column: Int) -> ScenarioPlace {
    // What is parsed from a command line is one line, whatever its text holds.
    if lead > 0 || firstLine > 1 { return ScenarioPlace(text: self, line: firstLine, column: column + lead) }
    return ScenarioPlace(text: self, line: max(1, line), column: max(1, column))
  }

  var start: ScenarioPlace { place(line: 1, column: 1) }

  func sourceLine(_ line: Int) -> [Unicode.Scalar] {
    let index = line - firstLine
    return lines.indices.contains(index) ? lines[index] : []
  }
}

/// A place in a text.
struct ScenarioPlace: Sendable {
  let text: ScenarioText
  let line: Int
  let column: Int

  func advanced(by scalars: Int) -> ScenarioPlace {
    ScenarioPlace(text: text, line: line, column: column + scalars)
  }

  /// What stands there.
  var scalar: Unicode.Scalar? {
    let line = text.sourceLine(line)
    return line.indices.contains(column - 1) ? line[column - 1] : nil
  }

  /// Whether `expected` stands there, letter by letter.
  func holds(_ expected: String) -> Bool {
    let line = text.sourceLine(line)
    guard column >= 1, column <= line.count else { return false }
    return line[(column - 1)...].starts(with: expected.unicodeScalars)
  }
}

extension ScenarioText {
  /// The scalar is a control or changes the direction or visibility of text around it.
  static func isTreacherous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: true
    default: false
    }
  }

  /// Text from outside as it may be sent to a terminal: what is treacherous is spelled out.
  static func shown(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var result = String.UnicodeScalarView()
    for scalar in scalars {
      if scalar == "\t" {
        result.append(" ")
      } else if isTreacherous(scalar) {
        result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  static func shown(_ text: String) -> String { shown(text.unicodeScalars) }

  /// Shown, in back quotes, and no longer than a line can bear.
  static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars
    if scalars.count <= 60 { return "`\(shown(scalars))`" }
    return "`\(shown(scalars.prefix(57)))…`"
  }
}
