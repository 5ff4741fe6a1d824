// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

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
    lines += stages + sites
    lines += [
      "", "## Not supported yet", "",
      "These are refused with everything below them, never ignored.", "", "| path | meaning |", "|---|---|",
    ]
    for row in rows where !row.isSupported { lines.append("| `\(row.path)` | \(row.summary) |") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static var stages: [String] {
    var lines = [
      "", "## Stages of a setup", "",
      """
      A chain is a list of stages, one after the other; those of the background run side by side after the \
      desktop. A list directly at `provisioning` or at `provisioning.stages` stands for every mode.
      """, "",
    ]
    lines += table(ParameterChain.fields)
    lines += ["", "The chains of the modes, where a scenario does not give its own:", "", "```yaml"]
    lines += ["provisioning:", "  stages:"]
    for mode in EnrollmentMode.allCases {
      lines.append("    \(mode.rawValue):")
      lines += defaultStages(mode).map { "      - {\($0)}" }
    }
    return lines + ["```"]
  }

  private static var sites: [String] {
    [
      "", "## Sites", "",
      """
      A site is named, as in `sites: {headquarters: {groups: [office], link: 1 Gbit/s, technicians: 3}}`. \
      Its setups share its link evenly and wait for its technicians.
      """, "",
    ] + table(ParameterSite.fields)
  }

  private static func table(_ fields: [ParameterField]) -> [String] {
    ["| key | value | default | meaning |", "|---|---|---|---|"]
      + fields.map { "| `\($0.name)` | \($0.notation) | \($0.defaultText ?? "–") | \($0.summary) |" }
  }

  private static func line(_ row: Parameter) -> String {
    let level = row.level.rawValue + (row.isWorkload ? ", workload" : "")
    var value = row.defaultText.map { "`\($0)`" } ?? "–"
    if case .chain = row.type { value = "see below" }
    let cells = [
      "`\(row.path)`", level, row.type.notation, value, "\(row.origin.word): \(row.origin.why)", row.summary,
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }
}
