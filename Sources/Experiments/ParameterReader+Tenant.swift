// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

extension ParameterReader {
  /// A day, or `never`. What holds for the whole world may have begun before the scenario, and then holds
  /// from its start.
  func dayOrNever(_ node: ScenarioFileNode) -> SimulationTime? {
    if node.scalar == "never" { return .never }
    return text(node) { text throws(ParameterProblem) in
      guard let (date, time) = try? ParameterText.date(text) else {
        let (day, time) = try ParameterText.day(text, since: self.start)
        return self.instant(day: day, time)
      }
      let day = date.dayNumber - self.start.dayNumber
      if day < 0 { return .zero }
      // Past the longest run, which is nothing to complain of.
      return day > 3650 ? .never : self.instant(day: day, time)
    }
  }

  private func instant(day: Int, _ time: TimeSpan) -> SimulationTime {
    max(.zero, WorkCalendar(start: start, startOfDay: startOfDay).midnight(ofDay: day) + time)
  }

  /// Where the people of groups are, by the groups' names.
  func geographies(_ node: ScenarioFileNode) -> [String: Geography]? {
    guard let entries = fields(node, groupNames, unknown: .unknownGroup) else { return nil }
    var places: [String: Geography] = [:]
    for entry in entries {
      guard let place = choice(entry.value, of: Geography.self) else { return nil }
      places[entry.key] = place
    }
    return places
  }

  /// Shares in the order of `names`, each for itself; those not given are 0%.
  func namedShares(_ node: ScenarioFileNode, _ names: [String]) -> [Double]? {
    guard let entries = fields(node, names) else { return nil }
    var shares = names.map { _ in 0.0 }
    for entry in entries {
      guard let share = text(entry.value, ParameterText.share) else { return nil }
      shares[names.firstIndex(of: entry.key)!] = share
    }
    return shares
  }
}
