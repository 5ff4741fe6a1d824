// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB

/// The tables of a store.
///
/// Measures name their strategy, group, cause, category and metric by position, so that a store stays small;
/// position 0 of a group, cause or category is all of them. The view `result` shows the names.
enum Schema {
  /// Goes up when a store of the old form can no longer be read.
  static let version = 6

  /// The tables that describe the run, in the order in which their checksum is taken.
  static let descriptive = [
    "strategy", "strategy_override", "team", "cause", "category", "metric", "parameter", "expectation",
    "note", "policy", "factor", "factor_value", "study_point", "margin",
  ]

  static func create(_ db: Database) throws {
    try db.execute(sql: tables)
    try db.execute(sql: DailyRecord.table)
    try db.execute(sql: events)
    try db.execute(sql: RunDescription.marginTable)
    try db.execute(sql: view)
  }

  private static let tables = """
    CREATE TABLE run (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
    CREATE TABLE strategy (
      position INTEGER PRIMARY KEY, name TEXT NOT NULL, mechanisms TEXT NOT NULL,
      mechanism_titles TEXT NOT NULL, unknown_prices TEXT NOT NULL, point TEXT NOT NULL,
      point_number INTEGER NOT NULL, plain_name TEXT NOT NULL) STRICT;
    CREATE TABLE strategy_override (
      position INTEGER PRIMARY KEY, strategy INTEGER NOT NULL REFERENCES strategy, text TEXT NOT NULL)
      STRICT;
    CREATE TABLE team (
      position INTEGER PRIMARY KEY, name TEXT NOT NULL, users INTEGER NOT NULL, system TEXT NOT NULL,
      device_join TEXT NOT NULL, edition TEXT NOT NULL, shared INTEGER NOT NULL,
      home TEXT NOT NULL, geography TEXT NOT NULL) STRICT;
    CREATE TABLE cause (position INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
    CREATE TABLE category (position INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
    CREATE TABLE metric (
      position INTEGER PRIMARY KEY, name TEXT NOT NULL, unit TEXT NOT NULL, kind TEXT NOT NULL,
      meaning TEXT NOT NULL) STRICT;
    CREATE TABLE parameter (
      position INTEGER PRIMARY KEY, path TEXT NOT NULL, value TEXT NOT NULL, origin TEXT NOT NULL,
      why TEXT NOT NULL) STRICT;
    CREATE TABLE expectation (
      position INTEGER PRIMARY KEY, text TEXT NOT NULL, line INTEGER NOT NULL,
      metric TEXT NOT NULL, statistic TEXT NOT NULL, strategy TEXT NOT NULL, team TEXT, cause TEXT,
      category TEXT,
      versus_metric TEXT, versus_statistic TEXT, versus_strategy TEXT, versus_team TEXT,
      versus_cause TEXT, versus_category TEXT,
      comparator TEXT NOT NULL, bound REAL NOT NULL, level REAL NOT NULL) STRICT;
    CREATE TABLE note (
      position INTEGER PRIMARY KEY, severity TEXT NOT NULL, code TEXT NOT NULL, line INTEGER NOT NULL,
      sentence TEXT NOT NULL, help TEXT NOT NULL) STRICT;
    CREATE TABLE policy (
      position INTEGER PRIMARY KEY, strategy INTEGER NOT NULL REFERENCES strategy, team TEXT NOT NULL,
      setting TEXT NOT NULL, from_day REAL NOT NULL, state TEXT NOT NULL, standing TEXT NOT NULL,
      profiles TEXT NOT NULL) STRICT;
    CREATE TABLE factor (
      position INTEGER PRIMARY KEY, path TEXT NOT NULL, base TEXT NOT NULL, why TEXT NOT NULL) STRICT;
    CREATE TABLE factor_value (
      position INTEGER PRIMARY KEY, factor INTEGER NOT NULL REFERENCES factor, text TEXT NOT NULL) STRICT;
    CREATE TABLE study_point (
      position INTEGER PRIMARY KEY, factor INTEGER REFERENCES factor, value INTEGER, trajectory INTEGER,
      step INTEGER, change REAL, options TEXT NOT NULL) STRICT;
    CREATE TABLE replication (
      position INTEGER PRIMARY KEY, measures INTEGER NOT NULL, checksum INTEGER NOT NULL) STRICT;
    CREATE TABLE measure (
      replication INTEGER NOT NULL, strategy INTEGER NOT NULL, team INTEGER NOT NULL,
      cause INTEGER NOT NULL, category INTEGER NOT NULL, metric INTEGER NOT NULL,
      numerator REAL NOT NULL, denominator REAL NOT NULL, observations INTEGER NOT NULL,
      censored INTEGER NOT NULL, p50 REAL, p90 REAL, p95 REAL, max REAL,
      PRIMARY KEY (replication, strategy, team, cause, category, metric)) WITHOUT ROWID, STRICT;
    """

  private static let view = """
    CREATE VIEW result AS
      SELECT strategy.name AS strategy, coalesce(team.name, 'all') AS team,
        coalesce(cause.name, 'all') AS cause, coalesce(category.name, 'all') AS category,
        metric.name AS metric, metric.unit AS unit, measure.replication AS replication, numerator,
        denominator, observations, censored, p50, p90, p95, max
      FROM measure
        JOIN strategy ON strategy.position = measure.strategy
        JOIN metric ON metric.position = measure.metric
        LEFT JOIN team ON team.position = measure.team
        LEFT JOIN cause ON cause.position = measure.cause
        LEFT JOIN category ON category.position = measure.category;
    """
}
