// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import FleetModel

// Every check of every answer, one a row.
extension EligibilityReport {
  static let columns = [
    "strategy", "group", "system", "arrives", "mode", "way", "from", "fromDay", "answer", "gate", "verdict",
    "isFirst", "why", "rules", "origins", "sources",
  ]

  /// RFC 4180, complete: passed gates too, and strategies without the mechanism.
  public var csv: String {
    var lines = [Self.columns.joined(separator: ",")]
    for (strategy, groups) in zip(strategies, rows) {
      for row in groups.flatMap({ $0 }) { lines += self.lines(row, of: strategy) }
    }
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  private func lines(_ row: EligibilityRow, of strategy: Strategy) -> [String] {
    let device = row.device
    let head = [
      strategy.name, row.group, device.system.text,
      device.isInUseAtStart ? "start" : device.causes.map(\.name).joined(separator: " "),
      device.mode?.rawValue ?? "", row.way.rawValue,
    ]
    return row.answers.flatMap { answer in
      answer.checks.map { check in
        let sources = check.rules.map(Self.source)
        return
          (head + [
            date(answer.from), "\(answer.from.microseconds / TimeSpan.days(1).microseconds)",
            Self.word(answer.verdict), check.gate, check.verdict.rawValue,
            answer.first == check ? "yes" : "no", check.why, check.rules.joined(separator: " "),
            sources.map(\.origin).joined(separator: " "),
            sources.map(\.source).filter { !$0.isEmpty }.joined(separator: "; "),
          ]).map(Self.cell).joined(separator: ",")
      }
    }
  }

  /// Quoted where it must be; what a spreadsheet would take for a formula becomes text.
  static func cell(_ text: String) -> String {
    var text = text
    if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) { text = "'" + text }
    guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) || text.first == "'"
    else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
