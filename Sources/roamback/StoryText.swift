// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Experiments
import FleetModel
import Reporting

/// One user's story under one strategy, as a table to read.
struct StoryText {
  let story: UserStory

  init(_ story: UserStory) { self.story = story }

  func text(width: Int?) -> String {
    let head = "under \(ScenarioIssue.shown(story.strategy)): \(Self.count(story.events.count, "event"))"
    guard !story.events.isEmpty else { return head }
    var parts = [head, table.text(width: width)]
    if !story.replacements.isEmpty { parts.append(replacements.text) }
    return parts.joined(separator: "\n\n")
  }

  /// The day stands once, where it begins.
  private var table: TextTable {
    var table = TextTable(["day", "clock", "seat", "what", "in words"], alignsNumbers: false)
    var day = ""
    for event in story.events {
      let words = event.clock.split(separator: " ")
      let name = String(words[1])
      table.add([
        name == day ? "" : name, String(words[2]), event.place, event.kind, ScenarioIssue.shown(event.text),
      ])
      day = name
    }
    return table
  }

  private var replacements: TextTable {
    var table = TextTable(
      ["replacement", "seat", "cause", "power-on to desktop"]
        + CoveragePoint.allCases.map { "shown, \($0.name)" } + ["familiar after"], alignsNumbers: false)
    for (position, replacement) in story.replacements.enumerated() {
      table.add(
        [
          "\(position + 1)", "PC \(replacement.seat + 1)", replacement.cause.name,
          replacement.setup?.inWords ?? "not seen",
        ] + replacement.shown.map(Self.percent) + [replacement.familiar?.inWords ?? "not seen"])
    }
    return table
  }

  private static func percent(_ share: Double?) -> String {
    guard let share else { return "" }
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10)%"
  }

  private static func count(_ number: Int, _ word: String) -> String {
    "\(number) \(word)" + (number == 1 ? "" : "s")
  }
}
