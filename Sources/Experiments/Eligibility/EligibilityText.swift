// SPDX-License-Identifier: GPL-3.0-or-later

/// Lines of at most so many columns.
struct EligibilityText {
  let width: Int

  /// The text after a head, broken between words; further lines begin below its first, or at `indent`.
  func wrapped(_ text: String, after head: String, indent: Int? = nil) -> [String] {
    let margin = String(repeating: " ", count: indent ?? head.count)
    var lines = [head]
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, lines[lines.count - 1].count + 1 + word.count > width {
        lines.append(margin)
        isEmpty = true
      }
      lines[lines.count - 1] += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines.map(Self.trimmed)
  }

  static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
