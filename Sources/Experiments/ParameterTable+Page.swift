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
    for row in rows { lines.append(line(row)) }
    lines += plans + events + stages + sites + sensitivity
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

  private static var sensitivity: [String] {
    [
      "", "## Sensitivity", "",
      """
      `sensitivity` plays a study of the assumptions with every run, as in `sensitivity: {users: 300}` or plain \
      `sensitivity: {}`; it changes no result of the run itself. `roamback catalog --assumptions` shows the \
      range of each assumed parameter.
      """, "",
    ] + table(ScenarioFileSensitivity.fields)
  }

  private static let plans = [
    "", "## Refresh plans and incidents", "",
    """
    A refresh plan is waves: `refresh: {first: day 30, every: 7 days, wave: 10%, to: windows11-24h2}`. All of a \
    wave is powered on within the working hours of **one day**: `every: 7 days` with 300 devices is 300 on one \
    day of each week. Spread over the week it is `every: 1 day` with 60, on working days.
    """, "",
    "| key | value | default | meaning |", "|---|---|---|---|",
    "| `first` | day or date | – | The first wave's day, or the next working day |",
    "| `every` | whole days | – | From one wave to the next |",
    "| `wave` | `10%` or `300 devices` | – | Its size, of the groups' seats; a count is converted to a share |",
    "| `groups` | `all`, or a list | `all` | Who takes part |",
    "| `to` | release of Windows | – | What the new devices run, with their image's update revision if it is old |",
    "| `overlap` | duration, up to 90 days | `0 s` | How long the old device is kept after the handover: a cost, without effect on settings |",
    "| `order` | `random`, `oldestFirst`, `groups` | `random` | Who comes first; `groups` takes the listed groups one after the other |",
    "", "An incident is one moment: `incidents: {on: day 30 10:00, wave: 200 devices, cause: reset}`.", "",
    "| key | value | default | meaning |", "|---|---|---|---|",
    "| `on` | day and time | – | When it strikes the devices that are in use |",
    "| `wave` | `10%` or `200 devices` | – | How many, as above |",
    "| `groups` | `all`, or a list | `all` | Whose |",
    "| `cause` | `reset`, `failure`, `loss` | `reset` | Emptied and set up again, or gone |",
  ]

  private static let events = [
    "", "## Outages, departures and administration", "",
    """
    `outages: {of: tenantStore, from: day 30 10:00, for: 8 h}`, `departures: {on: day 30, wave: 20 people}` and \
    `administration: {on: day 60, what: delete, who: departed}` are each one entry or a list of them.
    """, "",
    "| key | value | default | meaning |", "|---|---|---|---|",
    "| `of` | `tenantStore`, `fileServer`, `personalAccount` | – | Whose data nobody reaches during an outage |",
    "| `from`, `for` | day and time; duration, 1 s to 365 days | – | When an outage begins, and how long it lasts |",
    "| `on` | day and time | – | When people leave, or an administrator acts |",
    "| `wave` | `5%` or `20 people` | – of a departure, `100%` of an action | How many of the groups' people; nobody leaves twice, and of two actions the larger share takes in the smaller |",
    "| `groups` | `all`, or a list | `all` | Whose people |",
    "| `what` | `audit`, `export`, `delete`, `hold`, `release` | – | List what the tenant's store holds of them, copy it, delete all of it without undo, mark it as wanted evidence, or no longer |",
    "| `who` | `all`, `departed` | `all` | Whether it is about people who have left by then only |",
    "| `role` | `microsoft365BackupAdministrator`, `globalAdministrator` | the first | The administrator's role: the second alone is refused (github.com/microsoft/windows-backup-admin-scripts, 2026-08-19) |",
  ]

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
