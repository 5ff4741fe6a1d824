// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import FleetModel

/// A strategy of a scenario as its levers see it.
public struct LeverSituation: Sendable {
  public let scenario: Scenario
  public let strategy: Strategy
  /// Whether only some of the people are to be played, who never make a queue.
  public let isSample: Bool

  public init(_ scenario: Scenario, _ strategy: Strategy, isSample: Bool = false) {
    self.scenario = scenario
    self.strategy = strategy
    self.isSample = isSample
  }

  var groups: [GroupParameters] { strategy.groups }
  private var end: SimulationTime { .zero + scenario.run.horizon }

  var calendar: WorkCalendar {
    WorkCalendar(start: scenario.run.start, startOfDay: scenario.run.startOfDay)
  }

  // MARK: Days

  /// The days on which waves of the refresh come within the run, in order.
  var waveDays: [Int] {
    var days: [Int] = []
    for group in groups {
      for plan in group.refresh {
        var day = plan.firstDay
        for _ in 0..<Self.waveCount(plan) where calendar.midnight(ofDay: day) < end {
          days.append(group.calendar.firstWorkingDay(from: day))
          day += plan.everyDays
        }
      }
    }
    let sorted = days.sorted()
    return sorted.indices.filter { $0 == 0 || sorted[$0] != sorted[$0 - 1] }.map { sorted[$0] }
  }

  /// How many waves take everybody; a share that is rounded up by its last bit adds none.
  static func waveCount(_ plan: RefreshPlan) -> Int { Int((1 / plan.wave - 1e-9).rounded(.up)) }

  /// An instant as the file could write it.
  func date(_ time: SimulationTime) -> String {
    let day = calendar.day(of: time)
    let minutes = (time - calendar.midnight(ofDay: day)).microseconds / TimeSpan.minutes(1).microseconds
    let date = (scenario.run.start + day).text
    if minutes == 0 { return date }
    let two = { (number: Int64) in (number < 10 ? "0" : "") + "\(number)" }
    return "\(date) \(two(minutes / 60)):\(two(minutes % 60))"
  }

  // MARK: What to set

  /// A parameter of the strategy, for every group, those included that the strategy treats apart.
  func set(_ path: String, _ text: String) -> [Variation.Setting] {
    let apart = strategy.overrides.map(\.path).filter { $0.hasPrefix("groups.") && $0.hasSuffix("." + path) }
    return ([path] + apart).map { Variation.Setting(path: "strategies.\(strategy.name).\($0)", text: text) }
  }

  /// A parameter of the strategy for one group.
  func set(_ path: String, _ text: String, ofGroup group: String) -> Variation.Setting {
    Variation.Setting(path: "strategies.\(strategy.name).groups.\(group).\(path)", text: text)
  }

  /// What is written for a path, under the strategy or else in the scenario; nil where nothing is.
  func written(_ path: String) -> ScenarioFileNode? {
    let own = strategy.overrides.first { $0.path == path }?.text
    let common = scenario.parameters.first { $0.path == path && $0.origin == .scenario }?.value
    guard let text = own ?? common else { return nil }
    return ScenarioFile(log: ScenarioIssueLog()).value(ScenarioText(path: path, text: text))
  }

  // MARK: Whom it reaches

  /// Groups some of whose new devices pass every gate of a way of restoring, and what stops the others.
  struct Reach {
    var groups: [String] = []
    /// Group and reason, one a group.
    var stopped: [(group: String, why: String)] = []

    /// `Reaches field and office, not plant (hybrid joined).`
    var sentence: String {
      var text = "Reaches \(LeverSituation.list(groups))"
      for (index, group) in stopped.enumerated() {
        text += "\(index == 0 ? "; not" : ",") \(group.group) (\(group.why))"
      }
      return text + "."
    }

    /// Why nobody is reached.
    var reasons: String {
      stopped.map { "\($0.group): \($0.why)" }.joined(separator: "; ")
    }
  }

  /// - Parameter change: what the lever makes of a group.
  func reach(_ way: EligibilityWay, _ change: (inout GroupParameters) -> Void) -> Reach {
    var reach = Reach()
    for var group in groups {
      change(&group)
      let eligibility = Eligibility(group, mechanisms: strategy.mechanisms, horizon: scenario.run.horizon)
      let rows = eligibility.rows.filter { $0.way == way }
      let name = ScenarioText.shown(group.name)
      if rows.contains(where: { $0.answers.contains { $0.verdict != .fails } }) {
        reach.groups.append(name)
      } else if let why = rows.last?.answers.last?.first?.why {
        reach.stopped.append((name, why))
      } else {
        reach.stopped.append((name, "no device is replaced"))
      }
    }
    return reach
  }

  // MARK: Words

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "nobody" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  static func percent(_ share: Double) -> String { ParameterText.shown(share * 100) + "%" }
}
