// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel

/// What people did, and how much work the engine had with it.
enum ActivityProbe: Probe {
  static let metrics: [Metric] = [
    Metric("user.choices.perUserYear", .perUserYear, .rate, "Choices that people made."),
    Metric("user.wantedItems.start", .count, .ratio, "Items a person had ever set when the run began."),
    Metric("user.wantedItems.end", .count, .ratio, "Items a person had ever set when the run ended."),
    Metric("engine.events", .count, .total, "Calls delivered to users' states and to mechanisms."),
  ]

  static func read(_ story: Story, _ sheet: inout ProbeSheet) {
    var choices = 0
    for observation in story.observations {
      guard case .choice(let at, _, _) = observation else { continue }
      choices += 1
      sheet.daily.count(.choices, at: at)
    }
    var known = [Bool](repeating: false, count: story.life.slotCount)
    for choice in story.life.history { known[Int(choice.slot)] = true }
    sheet.add(0, Double(choices), per: story.userYears, observations: choices)
    sheet.add(1, Double(known.count { $0 }), per: 1)
    sheet.add(2, Double(story.life.slotCount), per: 1)
    sheet.add(3, Double(story.events), per: 0, observations: story.events)
  }
}
