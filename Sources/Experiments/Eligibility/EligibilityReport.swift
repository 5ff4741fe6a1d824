// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import FleetModel

/// What every gate says of every class of devices under a scenario's strategies, without simulating anybody.
public struct EligibilityReport: Sendable {
  let scenario: Scenario
  let strategies: [Strategy]
  /// By strategy, then by group.
  let rows: [[[EligibilityRow]]]
  /// Columns of `text`, where words allow.
  public var width = 100

  /// - Parameter strategy: the only one to ask about; nil asks about all.
  /// - Returns: nil where the scenario has no strategy of that name.
  public init?(_ scenario: Scenario, strategy: String? = nil) {
    let strategies = scenario.strategies.filter { strategy == nil || $0.name == strategy }
    if strategies.isEmpty { return nil }
    self.scenario = scenario
    self.strategies = strategies
    rows = strategies.map { strategy in
      strategy.groups.map {
        Eligibility($0, mechanisms: strategy.mechanisms, horizon: scenario.run.horizon).rows
      }
    }
  }

  /// Whether a strategy has what the way is about at some time; where not, no answer is worth a line.
  static func has(_ strategy: Strategy, _ way: EligibilityWay) -> Bool {
    strategy.has(way == .roaming ? "roaming" : "backup")
  }

  private var calendar: WorkCalendar {
    WorkCalendar(start: scenario.run.start, startOfDay: scenario.run.startOfDay)
  }

  /// The date of an instant, with the time of day where it is no midnight.
  func date(_ time: SimulationTime) -> String {
    let day = calendar.day(of: time)
    let date = (scenario.run.start + day).text
    let minutes = (time - calendar.midnight(ofDay: day)).microseconds / TimeSpan.minutes(1).microseconds
    if minutes == 0 || time == .zero { return date }
    let two = { (number: Int64) in (number < 10 ? "0" : "") + "\(number)" }
    return "\(date) \(two(minutes / 60)):\(two(minutes % 60))"
  }

  static func words(_ device: EligibilityClass) -> String {
    guard let mode = device.mode else { return "\(device.system.text), in use at the start" }
    let causes = device.causes.map(\.name).joined(separator: ", ")
    return "\(device.system.text), set up by \(mode.rawValue) (\(causes))"
  }

  static func word(_ verdict: EligibilityCheck.Verdict) -> String {
    switch verdict {
    case .passes: "yes"
    case .fails: "no"
    case .differs: "some"
    }
  }

  static func source(_ id: String) -> (origin: String, statement: String, source: String) {
    guard let rule = RuleRegister.all.first(where: { $0.id == id }) else {
      preconditionFailure("the register has no rule \(id)")
    }
    return (rule.origin.rawValue, rule.statement, rule.source)
  }
}
