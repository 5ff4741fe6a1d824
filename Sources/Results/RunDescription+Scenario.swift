// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import FleetModel
import Probes

extension RunDescription {
  /// What a report says of a scenario. Paths of files stay out of it: a report is the same on any machine.
  init(_ scenario: Scenario, version: String, command: String) {
    self.init(
      scenario: scenario.name, fingerprint: scenario.fingerprint, seed: scenario.run.seed,
      replications: scenario.run.mostReplications, start: scenario.run.start.text,
      timeZone: scenario.run.timeZone, horizonDays: scenario.run.horizon.inDays,
      currency: scenario.groups.first?.costs.currency ?? CostParameters.unknown.currency,
      version: version, command: command,
      catalog: Catalog(
        name: scenario.catalog.name, title: scenario.catalog.title, summary: scenario.catalog.summary),
      strategies: scenario.strategies.map(Self.strategy), groups: scenario.groups.map(Self.group),
      categories: scenario.catalog.categories, causes: Cause.allCases.map(\.name), metrics: Metric.all,
      parameters: scenario.parameters.map(Self.parameter),
      expectations: scenario.expectations.map(Self.expectation),
      notes: scenario.warnings.map(Self.note), policies: Self.policies(scenario.strategies))
    stopping = scenario.run.stopping.map {
      Stopping(
        precision: $0.precision, atLeast: scenario.run.replications, atMost: $0.atMost,
        declared: scenario.run.declared.map(\.text))
    }
    margins = scenario.margins.map(Margin.init)
  }

  private static func strategy(_ strategy: Experiments.Strategy) -> Strategy {
    Strategy(
      name: strategy.name, mechanisms: strategy.mechanisms.map(\.name),
      mechanismTitles: strategy.mechanisms.map(\.title),
      overrides: strategy.overrides.map { "\($0.path): \($0.text)" },
      unknownPrices: unknownPrices(strategy.groups.map(\.costs)),
      point: strategy.variation?.label ?? "", pointNumber: strategy.variation?.number ?? 0,
      plainName: strategy.variation?.strategy)
  }

  private static func unknownPrices(_ costs: [CostParameters]) -> [String] {
    let prices: [(name: String, price: KeyPath<CostParameters, Double?>)] = [
      ("userHour", \.userHour), ("technicianHour", \.technicianHour), ("ticket", \.ticket),
      ("deviceDay", \.deviceDay),
    ]
    return prices.filter { _, price in costs.contains { $0[keyPath: price] == nil } }.map(\.name)
  }

  private static func group(_ group: GroupParameters) -> Group {
    Group(
      name: group.name, users: group.users, system: group.device.system.text,
      join: group.device.join.rawValue, edition: group.device.edition.rawValue,
      isShared: group.device.shared, home: group.tenant.home.rawValue,
      geography: group.tenant.geography.rawValue)
  }

  private static func parameter(_ parameter: ResolvedParameter) -> Parameter {
    switch parameter.origin {
    case .scenario: Parameter(path: parameter.path, value: parameter.value, origin: "scenario")
    case .byDefault(let origin):
      Parameter(path: parameter.path, value: parameter.value, origin: origin.word, why: origin.why)
    }
  }

  private static func expectation(_ expectation: Experiments.Expectation) -> Expectation {
    Expectation(
      text: expectation.text, line: expectation.line, left: term(expectation.left),
      right: expectation.right.map(term), comparator: expectation.comparator.rawValue,
      limit: expectation.limit, level: expectation.level)
  }

  private static func term(_ term: Experiments.Expectation.Term) -> Expectation.Term {
    Expectation.Term(
      metric: term.metric, statistic: term.statistic, strategy: term.strategy, group: term.group,
      cause: term.cause, category: term.category)
  }

  private static func note(_ issue: ScenarioIssue) -> Note {
    Note(
      severity: issue.severity.rawValue, code: issue.code, line: issue.line, sentence: issue.sentence,
      help: issue.help ?? "")
  }
}
