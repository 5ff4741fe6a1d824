// SPDX-License-Identifier: GPL-3.0-or-later

extension ParameterTable {
  /// The reference page of all parameters, in Markdown.
  public static var page: String {
    var lines = [
      "# Parameters", "",
      "Every path that a scenario may set, with its default and where the default comes from.", "",
      """
      A path of the level *both* stands at the top for every group, or inside `groups.NAME` for one. \
      A path marked *workload* shapes what people do and is the same for every strategy; any other may be \
      overridden by a strategy, as `strategies: {weekly: {mechanisms: [backup], backup.cadence: 7 days}}`. \
      This page is written from the table that also reads the files.
      """, "",
      "| path | level | value | default | origin | meaning |", "|---|---|---|---|---|---|",
    ]
    for row in rows where row.isSupported { lines.append(line(row)) }
    lines += [
      "", "## Not supported yet", "",
      "These are refused with everything below them, never ignored.", "", "| path | meaning |", "|---|---|",
    ]
    for row in rows where !row.isSupported { lines.append("| `\(row.path)` | \(row.summary) |") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ row: Parameter) -> String {
    let level = row.level.rawValue + (row.isWorkload ? ", workload" : "")
    let value = row.defaultText.map { "`\($0)`" } ?? "–"
    let cells = [
      "`\(row.path)`", level, row.type.notation, value, "\(row.origin.word): \(row.origin.why)", row.summary,
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }
}
