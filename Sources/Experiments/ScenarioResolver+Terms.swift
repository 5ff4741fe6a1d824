// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import FleetModel

// A mechanism in a strategy, and when it is at work.
extension ScenarioResolver {
  /// Words, each with its distance from the beginning in scalars.
  private typealias Words = ArraySlice<(text: String, offset: Int)>

  /// `roaming`, `roaming until day 60`, `backup from 2026-03-01 until day 90`.
  ///
  /// - Parameter before: the terms in front of it in the strategy.
  func term(_ text: String, _ before: [MechanismTerm]) throws(ParameterProblem) -> MechanismTerm {
    var words = Self.words(text)[...]
    let name = words.popFirst()?.text ?? text
    guard vocabulary.mechanisms.contains(name) else {
      throw ParameterProblem(
        .mechanism, "there is no mechanism \(ScenarioText.quoted(name))",
        help: ScenarioFileSuggestion.help(for: name, among: vocabulary.mechanisms))
    }
    var term = MechanismTerm(name)
    term.from = try time(after: "from", &words)
    let end = words.first?.offset ?? 0
    term.until = try time(after: "until", &words)
    if let word = words.first {
      throw ParameterProblem(
        .mechanism, "\(ScenarioText.quoted(word.text)) is not part of a mechanism's time",
        help: "write `roaming until day 60`, or `backup from day 30`", offset: word.offset)
    }
    if let until = term.until, until <= term.from ?? .zero {
      throw ParameterProblem(
        .mechanism, "\(ScenarioText.quoted(text)) ends before it begins", offset: end)
    }
    if before.contains(where: { $0.name == name && $0.overlaps(term) }) {
      throw ParameterProblem(
        .mechanism, "the mechanism \(ScenarioText.quoted(name)) is named twice for one time")
    }
    return term
  }

  /// The day after a keyword, if that comes first; it ends where the next keyword stands.
  private func time(after keyword: String, _ words: inout Words) throws(ParameterProblem) -> SimulationTime? {
    guard let first = words.first, first.text == keyword else { return nil }
    words.removeFirst()
    let day = words.prefix { $0.text != "from" && $0.text != "until" }
    words = words.dropFirst(day.count)
    guard let start = day.first else {
      throw ParameterProblem(
        .mechanism, "a day is missing after `\(keyword)`", help: "write `\(keyword) day 30`",
        offset: first.offset)
    }
    do throws(ParameterProblem) {
      let (number, time) = try ParameterText.day(
        day.map(\.text).joined(separator: " "), since: run.start)
      let calendar = WorkCalendar(start: run.start, startOfDay: run.startOfDay)
      return max(.zero, calendar.midnight(ofDay: number) + time)
    } catch {
      var problem = error
      problem.offset += start.offset
      throw problem
    }
  }

  private static func words(_ text: String) -> [(text: String, offset: Int)] {
    var words: [(text: String, offset: Int)] = []
    var isWithin = false
    for (offset, scalar) in text.unicodeScalars.enumerated() {
      let isSpace = scalar == " " || scalar == "\t"
      if !isSpace, !isWithin { words.append(("", offset)) }
      if !isSpace { words[words.count - 1].text.unicodeScalars.append(scalar) }
      isWithin = !isSpace
    }
    return words
  }
}
