// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB
import Probes

extension RunDescription {
  /// Something in a store that its writer would not have written.
  struct Nonsense: Error, CustomStringConvertible {
    var description: String
  }

  /// Reads what `write(to:)` wrote.
  static func read(_ db: Database) throws -> RunDescription {
    func fact(_ key: String) throws -> String {
      guard let value = try String.fetchOne(db, sql: "SELECT value FROM run WHERE key = ?", arguments: [key])
      else { throw Nonsense(description: "it does not say its \(key)") }
      return value
    }
    guard let seed = UInt64(try fact("seed")), let replications = Int(try fact("replications")),
      let horizonDays = Double(try fact("horizonDays"))
    else { throw Nonsense(description: "a number of the run is none") }
    var run = RunDescription(
      scenario: try fact("scenario"), fingerprint: try fact("fingerprint"), seed: seed,
      replications: replications, start: try fact("start"), timeZone: try fact("timeZone"),
      horizonDays: horizonDays, currency: try fact("currency"), version: try fact("version"),
      command: try fact("command"),
      catalog: Catalog(
        name: try fact("catalog"), title: try fact("catalogTitle"), summary: try fact("catalogSummary")),
      strategies: try strategies(db), groups: try groups(db),
      categories: try String.fetchAll(db, sql: "SELECT name FROM category ORDER BY position"),
      causes: try String.fetchAll(db, sql: "SELECT name FROM cause ORDER BY position"),
      metrics: try metrics(db), parameters: try parameters(db), expectations: try expectations(db),
      notes: try notes(db), policies: try readPolicies(db),
      sensitivity: try readSensitivity(db))
    run.stopping = try Stopping.read(db)
    run.margins = try readMargins(db)
    return run
  }

  private static func strategies(_ db: Database) throws -> [Strategy] {
    try Row.fetchAll(db, sql: "SELECT * FROM strategy ORDER BY position").map { row in
      var columns = RowReader(row)
      let position: Int = try columns.next()
      let name: String = try columns.next()
      let mechanisms: String = try columns.next()
      let titles: String = try columns.next()
      let prices: String = try columns.next()
      let point: String = try columns.next()
      let pointNumber: Int = try columns.next()
      let plainName: String = try columns.next()
      let overrides = try String.fetchAll(
        db, sql: "SELECT text FROM strategy_override WHERE strategy = ? ORDER BY position",
        arguments: [position])
      return Strategy(
        name: name, mechanisms: words(mechanisms),
        mechanismTitles: titles.split(separator: "\n").map(String.init), overrides: overrides,
        unknownPrices: words(prices), point: point, pointNumber: pointNumber,
        plainName: plainName)
    }
  }

  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  private static func groups(_ db: Database) throws -> [Group] {
    try Row.fetchAll(db, sql: "SELECT * FROM team ORDER BY position").map { row in
      var columns = RowReader(row, from: 1)
      return try Group(
        name: columns.next(), users: columns.next(), system: columns.next(), join: columns.next(),
        edition: columns.next(), isShared: columns.next(), home: columns.next(),
        geography: columns.next())
    }
  }

  private static func metrics(_ db: Database) throws -> [Metric] {
    try Row.fetchAll(db, sql: "SELECT * FROM metric ORDER BY position").map { row in
      var columns = RowReader(row, from: 1)
      let name: String = try columns.next()
      guard let unit = try MetricUnit(rawValue: columns.next()),
        let kind = try Metric.Kind(word: columns.next())
      else { throw Nonsense(description: "a metric's unit or kind is unknown") }
      return try Metric(name, unit, kind, columns.next())
    }
  }

  private static func parameters(_ db: Database) throws -> [Parameter] {
    try Row.fetchAll(db, sql: "SELECT * FROM parameter ORDER BY position").map { row in
      var columns = RowReader(row, from: 1)
      return try Parameter(
        path: columns.next(), value: columns.next(), origin: columns.next(), why: columns.next())
    }
  }

  private static func expectations(_ db: Database) throws -> [Expectation] {
    try Row.fetchAll(db, sql: "SELECT * FROM expectation ORDER BY position").map { row in
      var columns = RowReader(row, from: 1)
      let text: String = try columns.next()
      let line: Int = try columns.next()
      guard let left = try term(&columns) else { throw Nonsense(description: "an expectation has no metric") }
      let right = try term(&columns)
      let comparator: String = try columns.next()
      guard ["<", "<=", ">", ">="].contains(comparator) else {
        throw Nonsense(description: "an expectation compares with \(comparator)")
      }
      return try Expectation(
        text: text, line: line, left: left, right: right, comparator: comparator, limit: columns.next(),
        level: columns.next())
    }
  }

  private static func term(_ columns: inout RowReader) throws -> Expectation.Term? {
    let names: [String?] = try (0..<6).map { _ in try columns.next() }
    guard let metric = names[0], let statistic = names[1], let strategy = names[2] else { return nil }
    return Expectation.Term(
      metric: metric, statistic: statistic, strategy: strategy, group: names[3], cause: names[4],
      category: names[5])
  }

  private static func notes(_ db: Database) throws -> [Note] {
    try Row.fetchAll(db, sql: "SELECT * FROM note ORDER BY position").map { row in
      var columns = RowReader(row, from: 1)
      return try Note(
        severity: columns.next(), code: columns.next(), line: columns.next(), sentence: columns.next(),
        help: columns.next())
    }
  }
}
