// SPDX-License-Identifier: GPL-3.0-or-later

extension ScenarioIssue {
  static let fileExplanations: [Explanation] = [
    Explanation(
      .tooLarge,
      """
      The file is too large. A scenario, a file that it extends and a catalogue may each have 1 MiB; \
      keep long tables in CSV files of their own.
      """,
      wrong: "catalog: [ …100,000 settings… ]",
      right: "catalog: settings.csv"),
    Explanation(
      .notUTF8,
      """
      The file is not UTF-8. Editors on Windows sometimes save UTF-16; a byte-order mark is fine, \
      another encoding is not.
      """,
      wrong: "(a file saved as UTF-16)",
      right: "(the same file saved as UTF-8)"),
    Explanation(
      .controlCharacter,
      """
      A control character, a NUL byte for example, stands in the file. It is invisible and never meant.
      """,
      wrong: "name: \"Fleet\\u{0}\"",
      right: "name: Fleet"),
    Explanation(
      .syntax,
      """
      The text is not YAML. Most often a colon, a quote, a bracket or the indentation is off at the \
      place shown or a little before it.
      """,
      wrong: "run: {start: 2026-01-05",
      right: "run: {start: 2026-01-05}"),
    Explanation(
      .alias,
      """
      Anchors, aliases, tags and merge keys are left out of the scenario format: they hide what holds, \
      and a few hundred bytes of them can unfold to gigabytes.
      """,
      wrong: "office: &base {users: 50}",
      right: "office: {users: 50}"),
    Explanation(
      .secondDocument,
      """
      A scenario is one document. Another one after `---` would be ignored, so it is refused.
      """,
      wrong: "roamback: 1\n---\nroamback: 1",
      right: "roamback: 1"),
    Explanation(
      .tooDeep,
      """
      Maps and lists are nested more than 32 deep. No parameter needs more than five.
      """,
      wrong: "[[[[…]]]]",
      right: "[a, b]"),
    Explanation(
      .duplicateKey,
      """
      The same key stands twice in one map, or a strategy overrides a path twice. Which one was meant \
      cannot be known.
      """,
      wrong: "run: {seed: 1, seed: 2}",
      right: "run: {seed: 2}"),
    Explanation(
      .extends,
      """
      A file under `extends` cannot be used. It must be a regular file in the scenario's own folder or \
      below it, must not extend itself, and at most 16 files are included.
      """,
      wrong: "extends: ../base.yaml",
      right: "extends: common/base.yaml"),
    Explanation(
      .version,
      """
      A scenario states the format that it is written in, so that a later version can read it as it was \
      meant.
      """,
      wrong: "name: My fleet",
      right: "roamback: 1\nname: My fleet"),
    Explanation(
      .name,
      """
      Names of groups and strategies stand in dotted paths, selections and tables; a few letters, \
      control characters and the words `all` and `none` are not for them.
      """,
      wrong: "groups: {field.east: {users: 10}}",
      right: "groups: {field east: {users: 10}}"),
    Explanation(
      .unknownKey,
      """
      There is no such key at this place. Keys are never ignored, since a misspelled parameter would \
      silently keep its default.
      """,
      wrong: "backup: {cadense: 8 days}",
      right: "backup: {cadence: 8 days}"),
    Explanation(
      .notSupported,
      """
      The path is planned and the simulator does not act on it yet. It is refused rather than ignored, \
      so that nobody believes that it had an effect.
      """,
      wrong: "outages: [{service: roaming}]",
      right: "(leave it out)"),
    Explanation(
      .wrongPlace,
      """
      The path exists, at another level: for the whole scenario, or inside a group. Dotted paths stand \
      in strategies and in --set only.
      """,
      wrong: "users: 50",
      right: "groups: {office: {users: 50}}"),
    Explanation(
      .missing,
      """
      Something that has no default is missing.
      """,
      wrong: "run: {horizon: 90 days}",
      right: "run: {start: 2026-01-05, horizon: 90 days}"),
    Explanation(
      .shape,
      """
      A map, a list or a single value stands where another of the three is expected.
      """,
      wrong: "backup: 8 days",
      right: "backup: {cadence: 8 days}"),
    Explanation(
      .workload,
      """
      People live the same lives under every strategy; only then is a difference the strategies' doing. \
      So what shapes lives cannot be overridden by one.
      """,
      wrong: "strategies: {both: {usage.sessionsPerWorkday: 5}}",
      right: "usage: {sessionsPerWorkday: 5}"),
    Explanation(
      .tooMany,
      """
      More entries than the simulator is built for: 10 million users, 1,000 groups, 100 strategies.
      """,
      wrong: "groups: { …1,001 groups… }",
      right: "groups: { …1,000 groups… }"),
  ]

  static let valueExplanations: [Explanation] = [
    Explanation(
      .duration,
      """
      A duration is a number and a unit: ms, s, min, h, days, weeks or years (of 365 days). A bare \
      number could be anything.
      """,
      wrong: "cadence: 8",
      right: "cadence: 8 days"),
    Explanation(
      .share,
      """
      A share is written in percent. A bare 0.65 and a bare 65 look too much alike.
      """,
      wrong: "accepts: 0.65",
      right: "accepts: 65%"),
    Explanation(
      .number,
      """
      A plain number is expected, without a unit, an exponent or other text.
      """,
      wrong: "replications: many",
      right: "replications: 30"),
    Explanation(
      .choice,
      """
      The value is not one of the words that the parameter knows.
      """,
      wrong: "roaming: {rule: lastWriter}",
      right: "roaming: {rule: lastWriterByClient}"),
    Explanation(
      .distribution,
      """
      A distribution is a plain duration (or a size, for a download) or one of uniform, exponential, lognormal, triangular, gamma, \
      weibull and empirical, with the values that its form asks for.
      """,
      wrong: "session: lognormal(90 min, 5 h)",
      right: "session: lognormal(median 90 min, p95 5 h)"),
    Explanation(
      .rate,
      """
      A rate is a number in the unit of its parameter. The unit may be repeated, and then it must match.
      """,
      wrong: "choicesPerActiveHour: 0.5 per day",
      right: "choicesPerActiveHour: 0.02 per hour"),
    Explanation(
      .date,
      """
      A date is written 2026-01-05, with a time 2026-01-05 08:00; a day of the scenario is `day 30`, \
      counted from the start; a time of day is 09:00; a time zone is UTC or a fixed offset.
      """,
      wrong: "start: 5.1.2026",
      right: "start: 2026-01-05"),
    Explanation(
      .sum,
      """
      Shares of one whole must add up to 100%.
      """,
      wrong: "sessionEnds: {lock: 60%, shutdown: 30%}",
      right: "sessionEnds: {lock: 60%, signOut: 10%, shutdown: 30%}"),
    Explanation(
      .system,
      """
      The release of Windows is not one that the simulator knows. A patch level may follow after a dot.
      """,
      wrong: "system: windows11",
      right: "system: windows11-24h2"),
    Explanation(
      .flag,
      """
      A switch is on or off; yes, no, true and false are understood.
      """,
      wrong: "firstSignIn: maybe",
      right: "firstSignIn: on"),
    Explanation(
      .calendar,
      """
      Working days are weekdays or ranges of them, working hours one range within a day.
      """,
      wrong: "calendar: {days: Fri-Mon}",
      right: "calendar: {days: \"Fri, Sat, Sun, Mon\"}"),
    Explanation(
      .range,
      """
      The value is outside the range that makes sense or that the simulator is built for.
      """,
      wrong: "replications: 0",
      right: "replications: 30"),
    Explanation(
      .size,
      """
      A size is a number and a unit: kB, MB or GB, in powers of 1000.
      """,
      wrong: "download: 150",
      right: "download: 150 MB"),
    Explanation(
      .link,
      """
      The speed of a link is a number and a unit: kbit/s, Mbit/s or Gbit/s; or it is unlimited.
      """,
      wrong: "link: 200 MB/s",
      right: "link: 200 Mbit/s"),
  ]

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
      .policyConflict,
      """
      Two policies that reach one group set the same policy differently. Which one wins is not simulated \
      yet.
      """,
      wrong: "one enables, another disables it for `field`",
      right: "exclude `field` from one of them"),
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
      by their names alone.
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
      A refresh or an incident begins after the end of the run, so it has no effect.
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
      .whatIf,
      """
      Windows backs up every 8 days and offers no other cadence. Another value is a what-if, and reports \
      say so.
      """,
      wrong: "cadence: 1 day",
      right: "cadence: 8 days"),
  ]
}
