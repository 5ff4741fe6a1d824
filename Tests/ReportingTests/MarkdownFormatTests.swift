// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Reporting

struct MarkdownFormatTests {
  @Test(
    "Nothing in a name is markup",
    arguments: [
      ("a|b", "a\\|b"), ("<script>", "\\<script\\>"), ("[x](y)", "\\[x\\](y)"), ("*x*_y_", "\\*x\\*\\_y\\_"),
      ("`x`", "\\`x\\`"), ("a\nb", "a⟨U+000A⟩b"), ("\u{202E}x", "⟨U+202E⟩x"), ("&lt;", "\\&lt;"),
      ("https://x.y", "https\\://x.y"), ("a\\b", "a\\\\b"),
    ])
  func escaping(name: String, text: String) { #expect(MarkdownFormat.escaped(name) == text) }

  @Test("A code span that cannot hold its text becomes plain text")
  func code() {
    #expect(MarkdownFormat.inline("\(code: "a.b")") == "`a.b`")
    #expect(MarkdownFormat.inline("\(code: "a|b`")") == "a\\|b\\`")
  }

  @Test("A paragraph that begins like a list stays a paragraph")
  func paragraphs() {
    let report = Report(
      title: "T",
      sections: [
        Report.Section(title: "S", blocks: [.paragraph("- x"), .paragraph("12. x"), .paragraph("12 x")])
      ])
    #expect(MarkdownFormat(report: report).text == "# T\n\n## S\n\n\\- x\n\n12\\. x\n\n12 x\n")
  }

  @Test("Tables are aligned as text, numbers to the right")
  func table() {
    let table = Report.Table("Name", ["Value"], rows: [["x|y", "1"], ["long name", "12.5"]])
    let report = Report(title: "T", sections: [Report.Section(title: "S", blocks: [.table(table)])])
    #expect(
      MarkdownFormat(report: report).text == """
        # T

        ## S

        | Name      | Value |
        | --------- | ----: |
        | x\\|y      |     1 |
        | long name |  12.5 |

        """)
  }

  @Test("A long column of text is not padded to its longest cell")
  func ragged() {
    let long = String(repeating: "long ", count: 12) + "end"
    let table = Report.Table(texts: ["A", "Why"], rows: [["x", .plain(long)], ["y", "short"]])
    let report = Report(title: "T", sections: [Report.Section(title: "S", blocks: [.table(table)])])
    let lines = MarkdownFormat(report: report).text.split(separator: "\n")
    #expect(lines.map(\.count).max() == "| x   | ".count + long.count + 2)
    #expect(lines.last == "| y   | short\(String(repeating: " ", count: 55)) |")
  }

  @Test("A command cannot end its own fence")
  func fence() {
    let report = Report(
      title: "T", sections: [Report.Section(title: "S", blocks: [.command("run ```x")])])
    #expect(MarkdownFormat(report: report).text.hasSuffix("````sh\nrun ```x\n````\n"))
  }
}
