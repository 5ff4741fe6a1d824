// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB
import Probes

extension RunDescription {
  /// Writes the tables that describe the run, and their checksum.
  func write(to db: Database) throws {
    try writeFacts(to: db)
    try writeParts(to: db)
    try writeTexts(to: db)
    try writePolicies(to: db)
    try writeSensitivity(to: db)
    try writeMargins(to: db)
    try seal(db)
  }

  /// Writes anew what stands in no list, and the checksum.
  func rewriteFacts(to db: Database) throws {
    try db.execute(sql: "DELETE FROM run")
    try writeFacts(to: db)
    try seal(db)
  }

  private func writeFacts(to db: Database) throws {
    for (key, value) in facts + (stopping?.facts ?? []) {
      try db.execute(sql: "INSERT INTO run VALUES (?, ?)", arguments: [key, value])
    }
  }

  private func seal(_ db: Database) throws {
    let checksum = try Self.checksum(db)
    try db.execute(
      sql: "INSERT INTO run VALUES ('checksum', ?)", arguments: [String(checksum.value)])
  }

  private var facts: [(String, String)] {
    [
      ("schema", String(Schema.version)), ("scenario", scenario), ("fingerprint", fingerprint),
      ("seed", String(seed)), ("replications", String(replications)), ("start", start),
      ("timeZone", timeZone), ("horizonDays", String(horizonDays)), ("currency", currency),
      ("version", version), ("command", command), ("catalog", catalog.name), ("catalogTitle", catalog.title),
      ("catalogSummary", catalog.summary),
    ]
  }

  private func writeParts(to db: Database) throws {
    var overrideCount = 0
    for (position, strategy) in strategies.enumerated() {
      try db.execute(
        sql: "INSERT INTO strategy VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          position, strategy.name, strategy.mechanisms.joined(separator: " "),
          strategy.mechanismTitles.joined(separator: "\n"),
          strategy.unknownPrices.joined(separator: " "), strategy.point,
          strategy.pointNumber, strategy.plainName,
        ])
      for text in strategy.overrides {
        try db.execute(
          sql: "INSERT INTO strategy_override VALUES (?, ?, ?)", arguments: [overrideCount, position, text])
        overrideCount += 1
      }
    }
    for (index, group) in groups.enumerated() {
      try db.execute(
        sql: "INSERT INTO team VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          index + 1, group.name, group.users, group.system, group.join, group.edition,
          group.isShared ? 1 : 0, group.home, group.geography,
        ])
    }
    for (index, name) in causes.enumerated() {
      try db.execute(sql: "INSERT INTO cause VALUES (?, ?)", arguments: [index + 1, name])
    }
    for (index, name) in categories.enumerated() {
      try db.execute(sql: "INSERT INTO category VALUES (?, ?)", arguments: [index + 1, name])
    }
    for (position, metric) in metrics.enumerated() {
      try db.execute(
        sql: "INSERT INTO metric VALUES (?, ?, ?, ?, ?)",
        arguments: [position, metric.name, metric.unit.rawValue, metric.kind.word, metric.meaning])
    }
  }

  private func writeTexts(to db: Database) throws {
    for (position, parameter) in parameters.enumerated() {
      try db.execute(
        sql: "INSERT INTO parameter VALUES (?, ?, ?, ?, ?)",
        arguments: [position, parameter.path, parameter.value, parameter.origin, parameter.why])
    }
    for (position, wish) in expectations.enumerated() {
      let values: [(any DatabaseValueConvertible)?] =
        [position, wish.text, wish.line] + Self.columns(wish.left) + Self.columns(wish.right)
        + [wish.comparator, wish.limit, wish.level]
      try db.execute(
        sql: "INSERT INTO expectation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: StatementArguments(values))
    }
    for (position, note) in notes.enumerated() {
      try db.execute(
        sql: "INSERT INTO note VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [position, note.severity, note.code, note.line, note.sentence, note.help])
    }
  }

  private static func columns(_ term: Expectation.Term?) -> [(any DatabaseValueConvertible)?] {
    [term?.metric, term?.statistic, term?.strategy, term?.group, term?.cause, term?.category]
  }

  /// Over every value of every descriptive table, in order.
  static func checksum(_ db: Database) throws -> Checksum {
    var checksum = Checksum()
    let facts = "SELECT * FROM run WHERE key NOT IN ('checksum', 'complete') ORDER BY key"
    for sql in [facts] + Schema.descriptive.map({ "SELECT * FROM \($0) ORDER BY position" }) {
      for row in try Row.fetchAll(db, sql: sql) {
        for value in row.databaseValues { checksum.absorb("\(value)") }
      }
    }
    return checksum
  }
}

extension Metric.Kind {
  private static let words: [(kind: Metric.Kind, word: String)] = [
    (.ratio, "ratio"), (.rate, "rate"), (.proportion, "proportion"), (.cases, "cases"),
    (.survival, "survival"), (.total, "total"),
  ]

  var word: String { Self.words.first { $0.kind == self }!.word }

  init?(word: String) {
    guard let found = Self.words.first(where: { $0.word == word }) else { return nil }
    self = found.kind
  }
}
