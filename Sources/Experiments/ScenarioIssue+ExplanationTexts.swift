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
      A distribution is a plain duration (or a size, for a download) or one of uniform, exponential, \
      lognormal, triangular, gamma, weibull and empirical, with the values that its form asks for.
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
}
