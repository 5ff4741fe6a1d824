// SPDX-License-Identifier: GPL-3.0-or-later

/// A report for a terminal: plain text, folded to its width.
struct TextFormat: Sendable {
  let report: Report
  let width: Int

  /// Wide enough for a table and narrow enough to read.
  static let usualWidth = 100

  init(_ report: Report, width: Int? = nil) {
    self.report = report
    self.width = max(40, width ?? Self.usualWidth)
  }

  var text: String {
    var blocks = [headline(Self.shown(report.title), "=")]
    for section in report.sections {
      blocks.append(headline(Self.shown(section.title), "-"))
      blocks += section.blocks.map(block)
    }
    return blocks.joined(separator: "\n\n")
  }

  private static func shown(_ prose: Prose) -> String { VisibleText.of(prose.plainText) }

  private func headline(_ text: String, _ mark: Character) -> String {
    let lines = TextTable.fold(text, width)
    let longest = lines.map(\.count).max() ?? 0
    return (lines + [String(repeating: mark, count: longest)]).joined(separator: "\n")
  }

  private func block(_ block: Report.Block) -> String {
    switch block {
    case .paragraph(let prose): TextTable.fold(Self.shown(prose), width).joined(separator: "\n")
    case .bullets(let items): items.map(bullet).joined(separator: "\n")
    case .table(let table): self.table(table)
    // What is to be typed stays on its line.
    case .command(let text): "  " + VisibleText.of(text)
    }
  }

  private func bullet(_ item: Prose) -> String {
    let lines = TextTable.fold(Self.shown(item), width - 2)
    return "- " + lines.joined(separator: "\n  ")
  }

  /// Columns of text are folded.
  private func table(_ table: Report.Table) -> String {
    var text = TextTable(
      table.columns.map { Self.shown($0.title) }, numbers: table.columns.map(\.isNumber))
    for row in table.rows { text.add(row.map(Self.shown)) }
    return text.text(width: width, folding: table.columns.indices.filter { !table.columns[$0].isNumber })
  }
}
