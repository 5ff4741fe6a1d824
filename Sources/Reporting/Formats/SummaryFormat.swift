// SPDX-License-Identifier: GPL-3.0-or-later

/// A page of Markdown for the summary of a step of continuous integration: the verdicts, what is not met
/// first, the answer in sentences, and where the report is.
struct SummaryFormat: Sendable {
  /// What GitHub shows of one step, in bytes; of a longer summary it shows nothing.
  static let limit = 1 << 20
  /// More nobody reads on such a page.
  private static let most = 200
  /// Of a name or an expectation.
  private static let mostScalars = 300

  let builder: ReportBuilder
  /// The path of the report as the reader of the page knows it.
  let reportPath: String

  private var lines: [Verdicts.Line] { builder.verdicts.lines }

  /// As much as fits into so many bytes, the most important first; at the least the heading and where the
  /// report is.
  func text(within limit: Int) -> String {
    var count = Self.most
    while true {
      let text = text(showing: count)
      if text.utf8.count <= limit || count == 0 { return text }
      count /= 2
    }
  }

  private func text(showing count: Int) -> String {
    let heading = "## " + MarkdownFormat.inline(title)
    let blocks = verdicts(count) + answer(count) + [.paragraph("The report: \(code: Self.cut(reportPath))")]
    return ([heading] + blocks.map(MarkdownFormat.block)).joined(separator: "\n\n") + "\n\n"
  }

  private var title: Prose {
    let scenario: Prose = .plain(Self.cut(builder.run.scenario))
    guard !lines.isEmpty else { return scenario }
    let met = lines.count { $0.outcome == .pass }
    return scenario + ": \(met) of \(lines.count) \(lines.count == 1 ? "expectation" : "expectations") met"
  }

  // MARK: Verdicts

  private func verdicts(_ count: Int) -> [Report.Block] {
    guard !lines.isEmpty else { return [.paragraph("The scenario expects nothing.")] }
    let sorted = [Verdicts.Outcome.fail, .inconclusive, .pass].flatMap { outcome in
      lines.filter { $0.outcome == outcome }
    }
    let shown = sorted.prefix(count).map { line in
      var line = line
      line.text = Self.cut(line.text)
      return line
    }
    let table: [Report.Block] = shown.isEmpty ? [] : [.table(builder.verdictTable(shown))]
    return table + leftOut(sorted.dropFirst(count))
  }

  private func leftOut(_ rest: ArraySlice<Verdicts.Line>) -> [Report.Block] {
    guard !rest.isEmpty else { return [] }
    let parts = [Verdicts.Outcome.fail, .inconclusive, .pass].compactMap { outcome -> Prose? in
      let count = rest.count { $0.outcome == outcome }
      return count == 0 ? nil : "\(count) \(outcome.rawValue)"
    }
    return [.paragraph("Left out here: \(Prose.list(parts)). The report has them all.")]
  }

  // MARK: The answer

  private func answer(_ count: Int) -> [Report.Block] {
    let sentences = builder.answerSentences
    let rest = sentences.dropFirst(count)
    let shown: [Report.Block] =
      rest.count == sentences.count ? [] : [.bullets(Array(sentences.prefix(count)))]
    return rest.isEmpty ? shown : shown + [.paragraph("\(rest.count) sentences more stand in the report.")]
  }

  /// A text as long as a page can bear.
  private static func cut(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > mostScalars else { return text }
    return String(String.UnicodeScalarView(scalars.prefix(mostScalars))) + "…"
  }
}
