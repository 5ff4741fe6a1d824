// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

extension ParameterReader {
  static let mostEvents = 100
  static let outageFields = ["of", "from", "for"]
  static let departureFields = ["on", "wave", "groups"]
  static let actionFields = ["on", "what", "groups", "who", "wave", "role"]

  func outages(_ node: ScenarioFileNode) -> [ParameterOutage]? {
    each(of: node, "outages") { node in
      guard
        let fields = self.fields(
          node, Self.outageFields, all: Self.outageFields,
          help: "write `{of: tenantStore, from: day 30 10:00, for: 8 h}`")
      else { return nil }
      var custodian: Custodian?
      var from: SimulationTime?
      var length: TimeSpan?
      var place = node.place
      for entry in fields {
        switch entry.key {
        case "of": custodian = self.name(entry.value, of: Custodian.allCases, \.name)
        case "from": (from, place) = (self.instant(entry.value), entry.value.place)
        default: length = self.length(entry.value)
        }
      }
      guard let custodian, let from, let length else { return nil }
      return ParameterOutage(outage: Outage(custodian, from: from, until: from + length), place: place)
    }
  }

  func departures(_ node: ScenarioFileNode) -> [ParameterDeparture]? {
    each(of: node, "departures") { node in
      guard
        let fields = self.fields(
          node, Self.departureFields, all: ["on", "wave"], help: "write `{on: day 30, wave: 5%}`")
      else { return nil }
      var departure = ParameterDeparture(
        at: .zero, place: node.place, wave: .share(1), groups: self.groupNames)
      for entry in fields {
        let value = entry.value
        switch entry.key {
        case "on": if let at = self.instant(value) { (departure.at, departure.place) = (at, value.place) }
        case "wave": if let wave = self.text(value, Self.people) { departure.wave = wave }
        default:
          if value.scalar != "all", let names = self.groups(value) { departure.groups = names }
        }
      }
      return departure
    }
  }

  func administration(_ node: ScenarioFileNode) -> [ParameterAction]? {
    each(of: node, "actions") { node in
      guard
        let fields = self.fields(
          node, Self.actionFields, all: ["on", "what"],
          help: "write `{on: day 30, what: delete, wave: 20 people}`")
      else { return nil }
      var action = ParameterAction(
        at: .zero, place: node.place, action: .audit, wave: .share(1), groups: self.groupNames, who: .all,
        role: .microsoft365BackupAdministrator)
      for entry in fields { self.read(entry, into: &action) }
      return action
    }
  }

  private func read(_ entry: ScenarioFileNode.Entry, into action: inout ParameterAction) {
    let value = entry.value
    switch entry.key {
    case "on": if let at = instant(value) { (action.at, action.place) = (at, value.place) }
    case "what": action.action = choice(value, of: AdministrationPlan.Action.self) ?? action.action
    case "wave": if let wave = text(value, Self.people) { action.wave = wave }
    case "who": action.who = choice(value, of: ParameterAction.Who.self) ?? action.who
    case "role": action.role = choice(value, of: AdministrationPlan.Role.self) ?? action.role
    default: if value.scalar != "all", let names = groups(value) { action.groups = names }
    }
  }

  /// The entries of a list, or one entry alone; nil after saying what is wrong with any of them.
  private func each<Entry>(
    of node: ScenarioFileNode, _ noun: String, _ read: (ScenarioFileNode) -> Entry?
  ) -> [Entry]? {
    guard node.items.count <= Self.mostEvents else {
      log.error(.tooMany, node.place, "more than \(Self.mostEvents) \(noun)")
      return nil
    }
    let errorsBefore = log.errorCount
    let entries = node.items.compactMap(read)
    return log.errorCount == errorsBefore ? entries : nil
  }

  /// The fields of an entry; nil after saying which of those that it must have are missing.
  private func fields(
    _ node: ScenarioFileNode, _ known: [String], all needed: [String], help: String
  ) -> [ScenarioFileNode.Entry]? {
    guard let fields = fields(node, known) else { return nil }
    let missing = needed.filter { key in !fields.contains { $0.key == key } }
    for key in missing { log.error(.missing, node.place, "`\(key)` is missing in this entry", help: help) }
    return missing.isEmpty ? fields : nil
  }

  private func length(_ node: ScenarioFileNode) -> TimeSpan? {
    text(node) { text throws(ParameterProblem) in
      try ParameterText.span(text, atLeast: .seconds(1), atMost: .days(365))
    }
  }

  /// One of these by its name.
  private func name<Value>(
    _ node: ScenarioFileNode, of values: [Value], _ name: KeyPath<Value, String>
  ) -> Value? {
    text(node) { text throws(ParameterProblem) in
      let word = try ParameterText.word(text, of: values.map { $0[keyPath: name] })
      return values.first { $0[keyPath: name] == word }!
    }
  }

  /// `5%` or `20 people`.
  static func people(_ text: String) throws(ParameterProblem) -> ParameterWave {
    try size(text, of: "people", names: ["people", "person"]) { .people($0) }
  }
}
