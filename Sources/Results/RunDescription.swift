// SPDX-License-Identifier: GPL-3.0-or-later
import Probes

/// What a run was: everything that a report says besides numbers, as the store keeps it.
public struct RunDescription: Equatable, Sendable {
  /// The scenario's name.
  public var scenario: String
  /// Of everything that can change a result.
  public var fingerprint: String
  public var seed: UInt64
  public var replications: Int
  /// nil where their number was fixed.
  public var stopping: Stopping?
  /// The calendar date of simulated time 0, `2026-01-05`.
  public var start: String
  public var timeZone: String
  public var horizonDays: Double
  /// In which metrics of the unit `money` stand.
  public var currency: String
  /// Of the simulator.
  public var version: String
  /// The line that reproduces the run.
  public var command: String
  public var catalog: Catalog
  /// In the scenario's order, which is by name.
  public var strategies: [Strategy]
  /// In the scenario's order, which is by name.
  public var groups: [Group]
  /// Names of the catalogue's categories, in its order.
  public var categories: [String]
  /// Names of the causes of replacement.
  public var causes: [String]
  /// The metrics that the run measured.
  public var metrics: [Metric]
  public var parameters: [Parameter]
  public var expectations: [Expectation]
  /// Warnings and notes about the scenario.
  public var notes: [Note]
  /// By strategy, group, setting and time.
  public var policies: [Policy]
  /// What the points of a study of the assumptions are; nil of any other run.
  public var sensitivity: Sensitivity?

  /// Why a run whose number of replications was not fixed has as many as it has.
  public struct Stopping: Equatable, Sendable {
    /// Half the interval over the mean that was wanted.
    public var precision: Double
    public var atLeast: Int
    public var atMost: Int
    /// The measures, as `coverage.day1.mean [group=office]`.
    public var declared: [String]
    /// Whether every declared measure got precise enough; nil before the end.
    public var isPrecise: Bool?
    /// The measure, with its strategy, that held the run up last; empty where none did.
    public var last = ""
    /// Measures, with their strategies, that had no case in any replication.
    public var unseen: [String] = []
    /// Measures, with their strategies, that were the same in every replication.
    public var unvaried: [String] = []
    /// Half the interval over the mean of the least precise measure at the end; nil where its mean is 0.
    public var halfWidth: Double?

    public init(precision: Double, atLeast: Int, atMost: Int, declared: [String]) {
      self.precision = precision
      self.atLeast = atLeast
      self.atMost = atMost
      self.declared = declared
    }
  }
  /// As the scenario has them.
  public var margins: [Margin] = []

  /// Which settings catalogue was used.
  public struct Catalog: Equatable, Sendable {
    public var name: String
    public var title: String
    public var summary: String

    public init(name: String, title: String, summary: String) {
      self.name = name
      self.title = title
      self.summary = summary
    }
  }

  public struct Strategy: Equatable, Sendable {
    public var name: String
    /// By their short names, such as `roaming`.
    public var mechanisms: [String]
    /// The same as a reader meets them, with their times.
    public var mechanismTitles: [String]
    /// Each `path: value` as written.
    public var overrides: [String]
    /// Prices that some group has none of, by their names under `costs`, such as `userHour`.
    public var unknownPrices: [String]
    /// The point of a sweep, such as `backup.cadence=4 days`; empty as the scenario has it.
    public var point: String
    /// The place of the point among all points, from 1; 0 as the scenario has it.
    public var pointNumber: Int
    /// Its name without the point.
    public var plainName: String

    public init(
      name: String, mechanisms: [String], mechanismTitles: [String] = [], overrides: [String] = [],
      unknownPrices: [String] = [], point: String = "", pointNumber: Int = 0,
      plainName: String? = nil
    ) {
      self.point = point
      self.pointNumber = pointNumber
      self.plainName = plainName ?? name
      self.mechanismTitles = mechanismTitles
      self.name = name
      self.mechanisms = mechanisms
      self.overrides = overrides
      self.unknownPrices = unknownPrices
    }
  }

  public struct Group: Equatable, Sendable {
    public var name: String
    public var users: Int
    public var system: String
    public var join: String
    public var edition: String
    public var isShared: Bool
    /// Where the tenant's store lies.
    public var home: String
    /// Where the group's people are.
    public var geography: String

    public init(
      name: String, users: Int, system: String, join: String, edition: String, isShared: Bool = false,
      home: String = "US", geography: String = "US"
    ) {
      self.home = home
      self.geography = geography
      self.name = name
      self.users = users
      self.system = system
      self.join = join
      self.edition = edition
      self.isShared = isShared
    }
  }

  public struct Parameter: Equatable, Sendable {
    public var path: String
    public var value: String
    /// `scenario`, `documented`, `measured`, `assumed` or `given`.
    public var origin: String
    /// The source or the reason; empty where the scenario says so.
    public var why: String

    public init(path: String, value: String, origin: String, why: String = "") {
      self.path = path
      self.value = value
      self.origin = origin
      self.why = why
    }
  }

  /// A sentence under `expect`, parsed.
  public struct Expectation: Equatable, Sendable {
    /// One side: a metric's statistic under one strategy. nil is all.
    public struct Term: Equatable, Sendable {
      public var metric: String
      public var statistic: String
      public var strategy: String
      public var group: String?
      public var cause: String?
      public var category: String?

      public init(
        metric: String, statistic: String, strategy: String, group: String? = nil, cause: String? = nil,
        category: String? = nil
      ) {
        self.metric = metric
        self.statistic = statistic
        self.strategy = strategy
        self.group = group
        self.cause = cause
        self.category = category
      }
    }

    /// As it stands in the file.
    public var text: String
    public var line: Int
    public var left: Term
    /// What is subtracted.
    public var right: Term?
    /// `<`, `<=`, `>` or `>=`.
    public var comparator: String
    /// In the metric's unit.
    public var limit: Double
    /// Of the interval.
    public var level: Double

    public init(
      text: String, line: Int, left: Term, right: Term? = nil, comparator: String, limit: Double,
      level: Double
    ) {
      self.text = text
      self.line = line
      self.left = left
      self.right = right
      self.comparator = comparator
      self.limit = limit
      self.level = level
    }
  }

  public struct Note: Equatable, Sendable {
    /// `warning` or `note`.
    public var severity: String
    public var code: String
    public var line: Int
    public var sentence: String
    /// Empty where nothing helps.
    public var help: String

    public init(severity: String, code: String, line: Int, sentence: String, help: String = "") {
      self.severity = severity
      self.code = code
      self.line = line
      self.sentence = sentence
      self.help = help
    }
  }

  public init(
    scenario: String, fingerprint: String, seed: UInt64, replications: Int, start: String,
    timeZone: String, horizonDays: Double, currency: String, version: String, command: String,
    catalog: Catalog, strategies: [Strategy], groups: [Group], categories: [String], causes: [String],
    metrics: [Metric], parameters: [Parameter] = [], expectations: [Expectation] = [], notes: [Note] = [],
    policies: [Policy] = [], sensitivity: Sensitivity? = nil
  ) {
    self.scenario = scenario
    self.fingerprint = fingerprint
    self.seed = seed
    self.replications = replications
    self.start = start
    self.timeZone = timeZone
    self.horizonDays = horizonDays
    self.currency = currency
    self.version = version
    self.command = command
    self.catalog = catalog
    self.strategies = strategies
    self.groups = groups
    self.categories = categories
    self.causes = causes
    self.metrics = metrics
    self.parameters = parameters
    self.expectations = expectations
    self.notes = notes
    self.policies = policies
    self.sensitivity = sensitivity
  }
}
