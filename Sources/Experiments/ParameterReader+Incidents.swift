// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

extension ParameterReader {
  private static let mostIncidents = 100
  private static let incidentHelp = "write `{on: day 30 10:00, wave: 200 devices, cause: reset}`"

  func incidents(_ node: ScenarioFileNode) -> [ParameterIncident]? {
    guard node.items.count <= Self.mostIncidents else {
      log.error(.tooMany, node.place, "more than \(Self.mostIncidents) incidents")
      return nil
    }
    let incidents = node.items.map(incident)
    return incidents.contains { $0 == nil } ? nil : incidents.compactMap { $0 }
  }

  private func incident(_ node: ScenarioFileNode) -> ParameterIncident? {
    let errorsBefore = log.errorCount
    guard let fields = fields(node, ["on", "wave", "groups", "cause"]) else { return nil }
    for key in ["on", "wave"] where !fields.contains(where: { $0.key == key }) {
      log.error(.missing, node.place, "`\(key)` is missing in this incident", help: Self.incidentHelp)
    }
    var incident = ParameterIncident(
      at: .zero, place: node.place, wave: .share(1), groups: groupNames, cause: .reset)
    for entry in fields {
      let value = entry.value
      switch entry.key {
      case "on": if let at = instant(value) { (incident.at, incident.place) = (at, value.place) }
      case "wave": if let wave = text(value, Self.wave) { incident.wave = wave }
      case "groups":
        if value.scalar != "all", let names = groups(value) { incident.groups = names }
      case "cause": if let cause = cause(value) { incident.cause = cause }
      default: break
      }
    }
    return log.errorCount == errorsBefore ? incident : nil
  }

  private func cause(_ node: ScenarioFileNode) -> Cause? {
    let causes = ParameterIncident.causes
    return text(node) { text throws(ParameterProblem) in
      let word = try ParameterText.word(text, of: causes.map(\.name))
      return causes.first { $0.name == word }!
    }
  }
}
