// SPDX-License-Identifier: GPL-3.0-or-later
import Results

extension Advice {
  private static let head = [
    "rank", "lever", "title", "metric", "statistic", "unit", "before", "after", "change", "low", "high",
    "level", "n", "verdict", "aboutPeople", "options",
  ]

  /// Tidy, after RFC 4180: one lever and measure a row, and those that were not tried with their reasons.
  public var csv: String {
    var lines = [Self.head.joined(separator: ",") + "\r\n"]
    for (number, lever) in ranked.enumerated() {
      for effect in lever.effects {
        lines.append(row(number + 1, lever.candidate, effect).joined(separator: ",") + "\r\n")
      }
    }
    for lever in declined {
      var cells = Self.head.map { _ in "" }
      cells[2] = CSVFormat.text(lever.title)
      cells[13] = CSVFormat.text("not tried: \(lever.reason)")
      lines.append(cells.joined(separator: ",") + "\r\n")
    }
    return lines.joined()
  }

  private func row(_ rank: Int, _ candidate: Candidate, _ effect: Effect) -> [String] {
    let metric = comparison.run.metrics[effect.metric]
    let difference = effect.difference
    let numbers = [
      effect.before.value, effect.after.value, difference.value, difference.interval?.low,
      difference.interval?.high, difference.interval?.level ?? level,
    ].map { $0.map(NumberText.file) ?? "" }
    return [
      "\(rank)", CSVFormat.text(candidate.name), CSVFormat.text(candidate.title), metric.name,
      metric.statistics[0], metric.unit.rawValue,
    ] + numbers + [
      "\(difference.n)", effect.words, candidate.isAboutPeople ? "yes" : "no",
      CSVFormat.text(candidate.options.joined(separator: " ")),
    ]
  }
}
