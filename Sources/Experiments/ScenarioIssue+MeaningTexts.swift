// SPDX-License-Identifier: GPL-3.0-or-later

/// Of codes about what belongs together, about expectations, and of those that are no mistakes.
extension ScenarioIssue {
  static let remainingExplanations: [Explanation] = [
    Explanation(
      .unknownGroup,
      """
      A group is named that the scenario does not have.
      """,
      wrong: "refresh: {groups: [offices], …}",
      right: "refresh: {groups: [office], …}"),
    Explanation(
      .unknownPolicy,
      """
      The policy is not one that the simulator knows.
      """,
      wrong: "set: {EnableWindowsBackups: enabled}",
      right: "set: {EnableWindowsBackup: enabled}"),
    Explanation(
      .tenantWide,
      """
      The restore page is one switch for the whole tenant. It cannot be assigned to a group.
      """,
      wrong: "groups: {field: {restore: {page: on}}}",
      right: "restore: {page: on}"),
    Explanation(
      .mechanism,
      """
      A strategy names the mechanisms that it has. Only nothing, roaming, backup and both are understood \
      by their names alone. A mechanism may have a time, `roaming until day 60` or `backup from day 30 until \
      2026-12-31`; one that is named twice is at work at different times.
      """,
      wrong: "strategies: {weekly: {backup.cadence: 7 days}}",
      right: "strategies: {weekly: {mechanisms: [backup], backup.cadence: 7 days}}"),
    Explanation(
      .catalog,
      """
      The catalogue does not exist, cannot be read or has mistakes; each is shown where it is.
      """,
      wrong: "catalog: documented",
      right: "catalog: documented-2025"),
    Explanation(
      .script,
      """
      A scripted life is a list of lines sorted by time; seats exist, a choice names an item of the \
      catalogue, and `mode: scripted` is set.
      """,
      wrong: "{at: day 1 09:00, what: choice}",
      right: "{at: day 1 09:00, what: choice, item: \"Personalization/Colors\"}"),
    Explanation(
      .category,
      """
      The catalogue has no category of that name.
      """,
      wrong: "categories: {Personalisation: 40}",
      right: "categories: {Personalization: 40}"),
    Explanation(
      .stage,
      """
      A chain has each stage once, only Store apps can be essential, and what runs in the background after \
      the desktop keeps nobody's hands busy and starts nothing over.
      """,
      wrong: "{stage: deviceSetup, takes: 3 min, apps: 9, essential: 3}",
      right: "{stage: storeApps, takes: 3 min, apps: 9, essential: 3}"),
    Explanation(
      .site,
      """
      A group has one site, whose link and technicians its setups share. People at two sites are two \
      groups.
      """,
      wrong: "sites: {north: {groups: [office]}, south: {groups: [office]}}",
      right: "sites: {north: {groups: [office north]}, south: {groups: [office south]}}"),
    Explanation(
      .sweep,
      """
      A sweep lists the values of dotted paths; every combination is played. What all points share (the run, \
      the catalogue, what is expected) cannot be swept, and a constraint under `where` compares a swept \
      path with a value.
      """,
      wrong: "sweep: {run.seed: [1, 2]}",
      right: "sweep: {backup.cadence: [4 days, 8 days], where: backup.cadence < 8 days}"),
    Explanation(
      .sensitivity,
      """
      A study of the assumptions varies paths of the scenario, each over two values or more. What all points \
      share (the run, the catalogue, what is expected) cannot be varied, and the levels of the screening are \
      an even number, so that a step of half of them leads from every level to another.
      """,
      wrong: "sensitivity: {ranges: {restore.accepts: 50%}}",
      right: "sensitivity: {ranges: {restore.accepts: [50%, 95%], roaming.rule: none}}"),
    Explanation(
      .expectation,
      """
      An expectation is a measure with its statistic, a strategy in brackets, perhaps a second one \
      subtracted, a comparison, a limit, and perhaps a level.
      """,
      wrong: "coverage.day1.mean > 60%",
      right: "coverage.day1.mean [backup] > 60% at 95%"),
    Explanation(
      .unknownMetric,
      """
      There is no measure of that name.
      """,
      wrong: "coverage.dayOne.mean [backup] > 60%",
      right: "coverage.day1.mean [backup] > 60%"),
    Explanation(
      .statistic,
      """
      A statistic follows the name of the measure, and the measure must have it.
      """,
      wrong: "coverage.day1 [backup] > 60%",
      right: "coverage.day1.mean [backup] > 60%"),
    Explanation(
      .unknownStrategy,
      """
      The expectation names a strategy that the scenario does not have.
      """,
      wrong: "coverage.day1.mean [backups] > 60%",
      right: "coverage.day1.mean [backup] > 60%"),
    Explanation(
      .selection,
      """
      A measure is narrowed by group, cause (planned, failure, loss, reset) or category, each with a \
      name that exists.
      """,
      wrong: "coverage.day1.mean [backup; cause=theft] > 60%",
      right: "coverage.day1.mean [backup; cause=loss] > 60%"),
    Explanation(
      .limit,
      """
      The limit is not in a unit that fits the measure.
      """,
      wrong: "coverage.day1.mean [backup] > 0.6",
      right: "coverage.day1.mean [backup] > 60%"),
    Explanation(
      .difference,
      """
      A difference is of one measure, narrowed alike, between two strategies.
      """,
      wrong: "coverage.day1.mean [backup] - coverage.day7.mean [roaming] > 5%",
      right: "coverage.day1.mean [backup] - coverage.day1.mean [roaming] > 5%"),
    Explanation(
      .set,
      """
      An assignment on the command line is a dotted path, an equals sign and a value in the notation of \
      the file.
      """,
      wrong: "--set run.seed 5",
      right: "--set run.seed=5"),
    Explanation(
      .silentBlocker,
      """
      One of five policies is disabled that stop the backup without a word on the device (Microsoft \
      Learn, Windows settings backup and restore, overview, 2026-09-29). The scenario runs, and shows \
      it.
      """,
      wrong: "set: {EnableActivityFeed: disabled}",
      right: "set: {EnableActivityFeed: enabled}"),
    Explanation(
      .backupNowhere,
      """
      A strategy has the backup, and no policy enables it for any group. The scenario runs, and nothing \
      is backed up.
      """,
      wrong: "policies: []",
      right: "policies: [{name: Backup on, set: {EnableWindowsBackup: enabled}}]"),
    Explanation(
      .restoreNowhere,
      """
      A strategy has the backup, and neither the restore page nor the first sign-in offers a restore. \
      The scenario runs, and nothing is restored.
      """,
      wrong: "restore: {page: off}",
      right: "restore: {page: on}"),
    Explanation(
      .pagelessMode,
      """
      Windows shows the restore page during setup in user-driven Autopilot, or where the user joins without \
      Autopilot (Microsoft Learn, Intune: Windows Backup for Organizations, 2025-11). Set up in another \
      way, a device restores at the first sign-in or not at all. The scenario runs, and shows it.
      """,
      wrong: "provisioning: {mode: preProvisioned}",
      right: "provisioning: {mode: preProvisioned}\nrestore: {page: on, firstSignIn: on}"),
    Explanation(
      .afterHorizon,
      """
      A refresh, an incident, an outage, a departure or an action begins after the end of the run, so it \
      has no effect.
      """,
      wrong: "run: {horizon: 90 days, …}\nrefresh: {first: day 120, …}",
      right: "run: {horizon: 180 days, …}\nrefresh: {first: day 120, …}"),
    Explanation(
      .oneReplication,
      """
      An interval needs the spread between replications. With a single one, reports show its values and \
      cannot say how well they are known.
      """,
      wrong: "replications: 1",
      right: "replications: 30"),
    Explanation(
      .currency,
      """
      What a ticket costs has a default, and it is in US dollars. In another currency, say what it is.
      """,
      wrong: "costs: {currency: EUR}",
      right: "costs: {currency: EUR, ticket: 20}"),
    Explanation(
      .profilesConflict,
      """
      Two Intune profiles that reach one group set one setting differently. Intune applies neither, and \
      reports an error (Microsoft Learn, Intune for Education: avoid policy conflicts); what holds without a \
      policy holds then. The scenario runs, and shows it.
      """,
      wrong: "one enables, another disables EnableWindowsBackup for `field`",
      right: "exclude `field` from one of them"),
    Explanation(
      .undefinedPolicy,
      """
      Intune and group policy set one setting of a group differently. Unless MDMWinsOverGP is set, nothing \
      says which one wins (policy CSP ControlPolicyConflict); group policy does on the share \
      `tenant.groupPolicyWins` of devices, each of which stays with its own.
      """,
      wrong:
        "policies: [{set: {EnableWindowsBackup: enabled}}, {source: groupPolicy, set: {EnableWindowsBackup: disabled}}]",
      right:
        "policies: [{set: {EnableWindowsBackup: enabled}}]\n(or `tenant: {groupPolicyWins: 0%}` where MDMWinsOverGP is set)"
    ),
    Explanation(
      .roamingEnds,
      """
      Since July 2026 the backup policy governs roaming, and the tenant's toggle of Enterprise State Roaming \
      counts for about another year where no policy is set. Then roaming ends where no policy enables it \
      (Microsoft Learn, Entra: migrate Enterprise State Roaming, 2026-09-14; the day is \
      `tenant.roamingToggleUntil`). The scenario runs, and shows it.
      """,
      wrong: "tenant: {roaming: all}\npolicies: []",
      right: "policies: [{name: Backup on, set: {EnableWindowsBackup: enabled}}]"),
    Explanation(
      .whatIf,
      """
      Windows backs up every 8 days and offers no other cadence. Another value is a what-if, and reports \
      say so.
      """,
      wrong: "cadence: 1 day",
      right: "cadence: 8 days"),
    Explanation(
      .backupByDefault,
      """
      From Windows 11 26H2 on the backup is on where no policy says otherwise, outside the reach of the \
      Digital Markets Act; the restore is on nowhere unless somebody turns it on (Microsoft Learn, Windows \
      settings backup and restore, overview, 2026-09-29). Nobody decided it here.
      """,
      wrong: "policies: []",
      right: "policies: [{name: Backup on, set: {EnableWindowsBackup: enabled}}]"),
    Explanation(
      .ownValue,
      """
      A group, or a strategy, that has a value of its own in the file keeps it where `--set` gives another to \
      all: the nearer one holds, as it does within a file. To change both, set both.
      """,
      wrong: "--set backup.cadence=4 days",
      right: "--set groups.field.backup.cadence=4 days"),
  ]
}
