// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import FleetModel

/// When a scenario starts, how long it runs and how often.
public struct RunParameters: Equatable, Sendable {
  public var start: CalendarDate
  /// What the clock shows at simulated time 0, since midnight of `start`.
  public var startOfDay: TimeSpan
  /// A label for reports (`UTC` or `UTC+01:00`): simulated time is local and knows no daylight saving.
  public var timeZone: String
  public var horizon: TimeSpan
  /// The least number where `stopping` says when to end.
  public var replications: Int
  public var seed: UInt64
  /// nil plays exactly `replications`.
  public var stopping: StoppingParameters?
  /// What the run's precision is about; whether or not it stops by itself, each once.
  public internal(set) var declared: [StoppingParameters.Declared] = []
  /// As read, before what is declared is known.
  var precision: Double?
  var atMost = 0

  public init(
    start: CalendarDate, startOfDay: TimeSpan, timeZone: String, horizon: TimeSpan, replications: Int,
    seed: UInt64
  ) {
    self.start = start
    self.startOfDay = startOfDay
    self.timeZone = timeZone
    self.horizon = horizon
    self.replications = replications
    self.seed = seed
  }

  /// As many as may be played.
  public var mostReplications: Int { max(replications, stopping?.atMost ?? 0) }
}

/// A named set of mechanisms with what it overrides, resolved for every group.
public struct Strategy: Equatable, Sendable {
  public struct Override: Equatable, Sendable {
    /// Dotted, as written.
    public var path: String
    /// As written.
    public var text: String

    public init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }
  public var name: String
  /// In the order of the catalogue of mechanisms, then of time.
  public var mechanisms: [MechanismTerm]
  /// In the order of `Scenario.groups`, with the overrides applied.
  public var groups: [GroupParameters]
  /// Sorted by path.
  public var overrides: [Override]
  /// By group, setting and time.
  public var policies: [PolicyStep]
  /// The people that it is played on, by position in `Scenario.worlds`.
  public var world: Int
  /// Where it is one of several points of a strategy; nil as the scenario has it.
  public var variation: Variation?

  public init(
    name: String, mechanisms: [MechanismTerm], groups: [GroupParameters], overrides: [Override] = [],
    policies: [PolicyStep] = [], world: Int = 0, variation: Variation? = nil
  ) {
    self.policies = policies
    self.world = world
    self.variation = variation
    self.name = name
    self.mechanisms = mechanisms
    self.groups = groups
    self.overrides = overrides
  }

  /// Whether the mechanism is at work at some time.
  public func has(_ mechanism: String) -> Bool { mechanisms.contains { $0.name == mechanism } }
}

/// One parameter with the value that holds and where it comes from.
public struct ResolvedParameter: Equatable, Sendable {
  public enum Origin: Equatable, Sendable {
    case scenario
    case byDefault(ParameterOrigin)
  }
  /// With the group's name where the value is a group's.
  public var path: String
  public var value: String
  public var origin: Origin

  public init(path: String, value: String, origin: Origin) {
    self.path = path
    self.value = value
    self.origin = origin
  }
}

/// A scenario file that was read, checked and resolved: every parameter has its value for every group under
/// every strategy.
public struct Scenario: Sendable {
  public var name: String
  public var run: RunParameters
  public var catalog: SettingsCatalog
  /// What people are and do, without any strategy's overrides: for each world its groups, sorted by name in
  /// byte order. The first is the scenario's own; the others are those of variations, with the same groups.
  public var worlds: [[GroupParameters]]
  /// Sorted by name in byte order.
  public var strategies: [Strategy]
  /// In the order of the file.
  public var expectations: [Expectation]
  /// What the file says of a study of its assumptions; nil where it says nothing.
  public var sensitivity: SensitivityPlan?
  /// In the order of the file.
  public var margins: [Margin] = []
  /// In the order of the parameter table.
  public var parameters: [ResolvedParameter]
  /// Warnings and notes, sorted by place.
  public var warnings: [ScenarioIssue]
  /// Of everything that can change a result; the name, comments, layout, expectations and margins cannot.
  public var fingerprint: String

  public init(
    name: String, run: RunParameters, catalog: SettingsCatalog, groups: [GroupParameters],
    strategies: [Strategy], expectations: [Expectation], parameters: [ResolvedParameter],
    warnings: [ScenarioIssue], fingerprint: String
  ) {
    self.name = name
    self.run = run
    self.catalog = catalog
    worlds = [groups]
    self.strategies = strategies
    self.expectations = expectations
    self.parameters = parameters
    self.warnings = warnings
    self.fingerprint = fingerprint
  }

  /// The groups of the scenario's own world.
  public var groups: [GroupParameters] { worlds[0] }
}
