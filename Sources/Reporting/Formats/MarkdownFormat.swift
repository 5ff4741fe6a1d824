// SPDX-License-Identifier: GPL-3.0-or-later

/// `report.md`: Markdown with tables as GitHub reads them, aligned so that it can be read as it stands.
struct MarkdownFormat: Sendable {
  let report: Report

  var text: String {
    var blocks = ["# " + Self.inline(report.title)]
    for section in report.sections {
      blocks.append("## " + Self.inline(section.title))
      blocks += section.blocks.map(Self.block)
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  static func block(_ block: Report.Block) -> String {
    switch block {
    case .paragraph(let prose): guarded(inline(prose))
    case .bullets(let items): items.map { "- " + guarded(inline($0)) }.joined(separator: "\n")
    case .table(let table): self.table(table)
    case .command(let text): fenced(VisibleText.of(text))
    }
  }

  // MARK: Tables

  private static func table(_ table: Report.Table) -> String {
    let head = table.columns.map { inline($0.title) }
    let rows = table.rows.map { $0.map(inline) }
    var widths = head.indices.map { column in
      max(3, ([head] + rows).map { $0[column].unicodeScalars.count }.max() ?? 3)
    }
    // A long column of text is left ragged: padding it to its longest cell would multiply the file.
    for column in table.columns.indices where !table.columns[column].isNumber {
      widths[column] = min(widths[column], 60)
    }
    let rule = table.columns.indices.map { column in
      let isNumber = table.columns[column].isNumber
      return String(repeating: "-", count: widths[column] - (isNumber ? 1 : 0)) + (isNumber ? ":" : "")
    }
    return ([head, rule] + rows).map { cells in
      let padded = cells.indices.map { pad(cells[$0], widths[$0], table.columns[$0].isNumber) }
      return "| " + padded.joined(separator: " | ") + " |"
    }.joined(separator: "\n")
  }

  private static func pad(_ text: String, _ width: Int, _ isNumber: Bool) -> String {
    let space = String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
    return isNumber ? space + text : text + space
  }

  // MARK: Text

  static func inline(_ prose: Prose) -> String {
    prose.spans.map { span in
      switch span {
      case .plain(let text): escaped(text)
      case .strong(let text): text.isEmpty ? "" : "**" + escaped(text) + "**"
      case .code(let text): code(text)
      }
    }.joined()
  }

  /// Nothing that a name contains becomes markup, a link or an entity.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in VisibleText.of(text).unicodeScalars {
      if "\\`*_[]<>|#&~$@!".unicodeScalars.contains(scalar) { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    // What looks like an address becomes a link by itself.
    return escaped.replacing("://", with: "\\://").replacing("www.", with: "www\\.")
  }

  /// A code span cannot hold a bar inside a table, nor as many backquotes as fence it.
  private static func code(_ text: String) -> String {
    let shown = VisibleText.of(text)
    guard !shown.isEmpty, !shown.contains("`"), !shown.contains("|") else { return escaped(shown) }
    return "`" + shown + "`"
  }

  private static func fenced(_ text: String) -> String {
    var fence = "```"
    while text.contains(fence) { fence += "`" }
    return "\(fence)sh\n\(text)\n\(fence)"
  }

  /// At the start of a line some characters would begin a list, a heading or a rule.
  private static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    if "-+=".unicodeScalars.contains(first) { return "\\" + text }
    let digits = text.unicodeScalars.prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty, let mark = text.unicodeScalars.dropFirst(digits.count).first,
      mark == "." || mark == ")"
    else { return text }
    return String(String.UnicodeScalarView(digits)) + "\\"
      + String(String.UnicodeScalarView(text.unicodeScalars.dropFirst(digits.count)))
  }
}
