// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

extension ParameterReader {
  private static let mostTenantPlans = 100

  /// Named shares in the order of `names`, each for itself; those not given are 0%.
  func shareMap(_ node: ScenarioFileNode, _ names: [String]) -> [Double]? {
    guard let entries = fields(node, names) else { return nil }
    var result = names.map { _ in 0.0 }
    for entry in entries {
      guard let share = text(entry.value, ParameterText.share), let index = names.firstIndex(of: entry.key)
      else { return nil }
      result[index] = share
    }
    return entries.count == node.entries?.count ? result : nil
  }

  /// A value that may be without a bound.
  func bounded(_ type: ParameterType, _ node: ScenarioFileNode) -> ParameterValue? {
    switch type {
    case .countOrUnlimited(let range):
      node.scalar == "unlimited" ? .unbounded : read(.count(range), node)
    case .durationOrNever(let low, let high):
      node.scalar == "never" ? .unbounded : read(.duration(from: low, to: high), node)
    default: node.scalar == "never" ? .unbounded : dateOrDay(node).map { .since($0) }
    }
  }

  /// A date that may lie before the start, which then counts as the start.
  private func dateOrDay(_ node: ScenarioFileNode) -> SimulationTime? {
    if let text = node.scalar, let (date, _) = try? ParameterText.date(text), date < start { return .zero }
    if let text = node.scalar, let (date, _) = try? ParameterText.date(text),
      date.dayNumber - start.dayNumber > 3650
    {
      return .never
    }
    return instant(node)
  }

  func geographies(_ node: ScenarioFileNode) -> [(group: String, geography: Geography)]? {
    guard let entries = fields(node, groupNames) else { return nil }
    var result: [(group: String, geography: Geography)] = []
    for entry in entries {
      guard let geography = choice(entry.value, of: Geography.self) else { return nil }
      result.append((entry.key, geography))
    }
    return entries.count == node.entries?.count ? result : nil
  }

  // MARK: Plans

  func outages(_ node: ScenarioFileNode) -> [Outage]? {
    plans(node) { node in
      let help = "write `{of: tenantStore, from: day 30 09:00, for: 4 h}`"
      guard let fields = fields(node, ["of", "from", "for"]), isComplete(fields, ["from", "for"], node, help)
      else { return nil }
      var outage = Outage(.tenantStore, from: .zero, until: .zero)
      var length = TimeSpan.zero
      for entry in fields {
        switch entry.key {
        case "of": if let custodian = custodian(entry.value) { outage.custodian = custodian }
        case "from": outage.from = instant(entry.value) ?? .zero
        default:
          length =
            text(entry.value) { text throws(ParameterProblem) in
              try ParameterText.span(text, atLeast: .minutes(1), atMost: .days(365))
            } ?? .zero
        }
      }
      outage.until = outage.from + length
      return outage
    }
  }

  private func custodian(_ node: ScenarioFileNode) -> Custodian? {
    text(node) { text throws(ParameterProblem) in
      let name = try ParameterText.word(text, of: Custodian.allCases.map(\.name))
      return Custodian.allCases.first { $0.name == name }!
    }
  }

  func departures(_ node: ScenarioFileNode) -> [ParameterDeparture]? {
    plans(node) { node in
      let help = "write `{on: day 30, wave: 20 people}`"
      guard let fields = fields(node, ["on", "wave", "groups"]),
        isComplete(fields, ["on", "wave"], node, help)
      else { return nil }
      var departure = ParameterDeparture(groups: groupNames)
      for entry in fields {
        switch entry.key {
        case "on": departure.at = instant(entry.value) ?? .zero
        case "wave": if let people = text(entry.value, Self.people) { departure.people = people }
        default: if let names = groupsOrAll(entry.value) { departure.groups = names }
        }
      }
      return departure
    }
  }

  func administration(_ node: ScenarioFileNode) -> [ParameterAdministration]? {
    plans(node) { node in
      let help = "write `{on: day 30, what: audit}`"
      guard let fields = fields(node, ["on", "what", "wave", "groups", "who", "role"]),
        isComplete(fields, ["on", "what"], node, help)
      else { return nil }
      var plan = ParameterAdministration(groups: groupNames)
      for entry in fields { read(entry, into: &plan) }
      return plan
    }
  }

  private func read(_ entry: ScenarioFileNode.Entry, into plan: inout ParameterAdministration) {
    let node = entry.value
    switch entry.key {
    case "on": plan.at = instant(node) ?? .zero
    case "what": if let action = choice(node, of: AdministrationPlan.Action.self) { plan.action = action }
    case "wave": if let people = text(node, Self.people) { plan.people = people }
    case "groups": if let names = groupsOrAll(node) { plan.groups = names }
    case "who":
      let who = text(node) { text throws(ParameterProblem) in
        try ParameterText.word(text, of: ["all", "departed"])
      }
      plan.onlyDeparted = who == "departed"
    default: if let role = choice(node, of: AdministrationPlan.Role.self) { plan.role = role }
    }
  }

  private func groupsOrAll(_ node: ScenarioFileNode) -> [String]? {
    node.scalar == "all" ? groupNames : groups(node)
  }

  private func isComplete(
    _ fields: [ScenarioFileNode.Entry], _ keys: [String], _ node: ScenarioFileNode, _ help: String
  ) -> Bool {
    var isComplete = true
    for key in keys where !fields.contains(where: { $0.key == key }) {
      log.error(.missing, node.place, "`\(key)` is missing here", help: help)
      isComplete = false
    }
    return isComplete
  }

  private func plans<Plan>(_ node: ScenarioFileNode, _ read: (ScenarioFileNode) -> Plan?) -> [Plan]? {
    guard node.items.count <= Self.mostTenantPlans else {
      log.error(.tooMany, node.place, "more than \(Self.mostTenantPlans) entries")
      return nil
    }
    let errorsBefore = log.errorCount
    let plans = node.items.compactMap(read)
    return log.errorCount == errorsBefore ? plans : nil
  }

  /// `10%` or `20 people`.
  private static func people(_ text: String) throws(ParameterProblem) -> ParameterPeople {
    if let (_, rest) = ParameterText.splitNumber(text), ["person", "people"].contains(rest) {
      return .people(try ParameterText.count(String(text.prefix { $0 != " " }), in: 1...10_000_000))
    }
    return .share(try ParameterText.shareAboveZero(text))
  }
}
