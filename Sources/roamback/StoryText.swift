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
    if !story.replacements.isEmpty { parts.append(replacements(width: width)) }
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

  /// A table, or a paragraph for each where a table is too wide.
  private func replacements(width: Int?) -> String {
    let head =
      ["replacement", "seat", "cause", "power-on to desktop"]
      + CoveragePoint.allCases.map { "shown, \($0.name)" } + ["familiar after"]
    var table = TextTable(head, alignsNumbers: false)
    let rows = story.replacements.enumerated().map(Self.cells)
    for row in rows { table.add(row) }
    let lines = table.text
    guard let width, lines.split(separator: "\n").contains(where: { $0.count > width }) else { return lines }
    return rows.map { row in
      let text = zip(head, row).filter { !$1.isEmpty }.map { "\($0) \($1)" }.joined(separator: "; ")
      return TextTable.fold(text, width).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private static func cells(_ position: Int, _ replacement: UserStory.Replacement) -> [String] {
    [
      "\(position + 1)", "PC \(replacement.seat + 1)", replacement.cause.name,
      replacement.setup?.inWords ?? "not seen",
    ] + replacement.shown.map(percent) + [replacement.familiar?.inWords ?? "not seen"]
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
