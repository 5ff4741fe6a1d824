// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import FleetModel

// For people, in so many columns as they have.
extension EligibilityReport {
  /// Strategies whose answers are the same are one.
  private struct Variant {
    var strategies: [String]
    var answers: [EligibilityAnswer]
  }

  private var page: EligibilityText { EligibilityText(width: width) }

  public var text: String {
    var lines = heading
    for position in scenario.groups.indices { lines += ["", title(of: position)] + sections(of: position) }
    lines += [""] + ruleLines
    let asides = "switches of users, blocked device-days, failures, and whether a profile exists."
    lines += [""] + page.wrapped(asides, after: "Not asked: ", indent: 2)
    return lines.joined(separator: "\n")
  }

  private var heading: [String] {
    let name = ScenarioText.shown(scenario.name)
    var lines = page.wrapped("what the gates say, without simulating anybody", after: "\(name): ") + [""]
    for strategy in strategies {
      let terms = strategy.mechanisms.map(\.title)
      let name = ScenarioText.shown(strategy.name)
      lines += page.wrapped(
        terms.isEmpty ? "no mechanism" : terms.joined(separator: ", "), after: "strategy \(name): ")
    }
    return lines
  }

  private func title(of position: Int) -> String {
    let group = scenario.groups[position]
    let name = ScenarioText.shown(group.name)
    return "\(name) (\(group.users) \(group.users == 1 ? "person" : "people"))"
  }

  // MARK: Classes

  private func sections(of position: Int) -> [String] {
    var lines: [String] = []
    for device in classes(of: position) {
      let ways = EligibilityWay.allCases.flatMap { way in self.lines(way, device, position) }
      if !ways.isEmpty { lines += ["  " + Self.words(device)] + ways }
    }
    return lines + policyLines(of: position)
  }

  /// Of all strategies, each once.
  private func classes(of position: Int) -> [EligibilityClass] {
    var classes: [EligibilityClass] = []
    for row in rows.flatMap({ $0[position] }) where !classes.contains(row.device) {
      classes.append(row.device)
    }
    return classes
  }

  private func lines(_ way: EligibilityWay, _ device: EligibilityClass, _ position: Int) -> [String] {
    let variants = variants(way, device, position)
    return variants.flatMap { variant in
      var label = way.title
      var lines: [String] = []
      if variants.count > 1 {
        lines += page.wrapped(
          variant.strategies.map(ScenarioText.shown).joined(separator: ", "), after: "    under ")
      }
      let answers = Self.distinct(variant.answers)
      for answer in answers {
        lines += self.lines(answer, label: label, isDated: answers.count > 1)
        label = ""
      }
      return lines
    }
  }

  private func variants(_ way: EligibilityWay, _ device: EligibilityClass, _ position: Int) -> [Variant] {
    var variants: [Variant] = []
    for (strategy, groups) in zip(strategies, rows) where Self.has(strategy, way) {
      guard let row = groups[position].first(where: { $0.device == device && $0.way == way }) else {
        continue
      }
      if let index = variants.firstIndex(where: { $0.answers == row.answers }) {
        variants[index].strategies.append(strategy.name)
      } else {
        variants.append(Variant(strategies: [strategy.name], answers: row.answers))
      }
    }
    return variants
  }

  /// Without those that only another gate that passes, or passes for another reason, makes different.
  private static func distinct(_ answers: [EligibilityAnswer]) -> [EligibilityAnswer] {
    var distinct: [EligibilityAnswer] = []
    for answer in answers where distinct.last?.obstacles != answer.obstacles { distinct.append(answer) }
    return distinct
  }

  private func lines(_ answer: EligibilityAnswer, label: String, isDated: Bool) -> [String] {
    let when = isDated ? "from \(date(answer.from))" : ""
    let head =
      "    " + EligibilityText.padded(label, 25) + EligibilityText.padded(when, isDated ? 17 : 0)
      + EligibilityText.padded(Self.word(answer.verdict), 6)
    guard !answer.obstacles.isEmpty else { return [EligibilityText.trimmed(head)] }
    let first = answer.first
    var lines: [String] = []
    for obstacle in answer.obstacles {
      let mark = obstacle == first && answer.obstacles.count > 1 ? "first: " : ""
      let start = lines.isEmpty ? head : String(repeating: " ", count: head.count)
      lines += page.wrapped("\(mark)\(obstacle.gate) (\(obstacle.why))", after: start)
    }
    return lines
  }

  // MARK: Policies

  private func policyLines(of position: Int) -> [String] {
    var lines: [String] = []
    var variants: [(strategies: [String], policies: PolicySet)] = []
    for strategy in strategies {
      let policies = strategy.groups[position].policies
      if let index = variants.firstIndex(where: { $0.policies == policies }) {
        variants[index].strategies.append(strategy.name)
      } else {
        variants.append(([strategy.name], policies))
      }
    }
    for variant in variants {
      let steps = PolicySetting.allCases.flatMap { stepLines($0, variant.policies[$0]) }
      if steps.isEmpty { continue }
      let names = variant.strategies.map(ScenarioText.shown).joined(separator: ", ")
      lines += page.wrapped(
        variants.count > 1 ? "policies under \(names)" : "policies", after: "  ")
      lines += steps
    }
    return lines
  }

  private func stepLines(_ setting: PolicySetting, _ steps: [PolicySet.Step]) -> [String] {
    steps.flatMap { step in
      page.wrapped(
        PolicyWords.reason(setting, step.standing).why,
        after: "    " + EligibilityText.padded("from \(date(step.from))", 17))
    }
  }

  // MARK: Rules

  private var ruleLines: [String] {
    var ids: [String] = []
    for row in rows.flatMap({ $0 }).flatMap({ $0 }) {
      for check in row.answers.flatMap(\.obstacles) {
        for id in check.rules where !ids.contains(id) { ids.append(id) }
      }
    }
    for strategy in strategies {
      for step in strategy.groups.flatMap({ group in PolicySetting.allCases.flatMap { group.policies[$0] } })
      {
        let rules = PolicyWords.reason(.enableWindowsBackup, step.standing).rules
        for id in rules where !ids.contains(id) { ids.append(id) }
      }
    }
    if ids.isEmpty { return ["Nothing stands in the way of anything."] }
    return ["The rules behind what fails, with their sources"]
      + ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.flatMap { id in
        let rule = Self.source(id)
        return page.wrapped(
          "\(rule.statement) (\(rule.origin)\(rule.source.isEmpty ? "" : ": \(rule.source)"))",
          after: "  \(id): ", indent: 4)
      }
  }
}
