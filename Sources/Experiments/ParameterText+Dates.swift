// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

extension ParameterText {
  /// `2026-01-05`, or with a time `2026-01-05 08:00`.
  static func date(_ text: String) throws(ParameterProblem) -> (date: CalendarDate, time: TimeSpan) {
    let parts = trimmed(text).split(separator: " ", omittingEmptySubsequences: true)
    guard (1...2).contains(parts.count), let date = CalendarDate(String(parts[0])) else {
      throw ParameterProblem(
        .date, "\(ScenarioText.quoted(text)) is not a date", help: "write one such as `2026-01-05`")
    }
    return (date, parts.count == 2 ? try time(String(parts[1])) : .zero)
  }

  /// `09:00`, up to `24:00`.
  static func time(_ text: String) throws(ParameterProblem) -> TimeSpan {
    let parts = trimmed(text).split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && isDigits($0) }),
      let hours = Int(parts[0]), let minutes = Int(parts[1]), minutes < 60, hours * 60 + minutes <= 1440
    else {
      throw ParameterProblem(
        .date, "\(ScenarioText.quoted(text)) is not a time of day", help: "write one such as `09:00`")
    }
    return .minutes(Double(hours * 60 + minutes))
  }

  /// A day counted from the start (`day 30`, `day 30 09:00`) or a calendar date, as days since the start and
  /// time of day.
  static func day(_ text: String, since start: CalendarDate) throws(ParameterProblem) -> (
    day: Int, time: TimeSpan
  ) {
    let parts = trimmed(text).split(separator: " ", omittingEmptySubsequences: true)
    guard parts.first == "day" else {
      do {
        let (date, time) = try date(text)
        return (try inReach(date.dayNumber - start.dayNumber, text), time)
      } catch {
        if error.code == .range { throw error }
        throw ParameterProblem(
          .date, "\(ScenarioText.quoted(text)) is not a day",
          help: "write `day 30` (days after the start) or a date such as `\(start.text)`")
      }
    }
    guard (2...3).contains(parts.count), parts[1].utf8.count <= 6, isDigits(parts[1]),
      let number = Int(parts[1])
    else {
      throw ParameterProblem(
        .date, "\(ScenarioText.quoted(text)) is not a day counted from the start", help: "write `day 30`")
    }
    return (try inReach(number, text), parts.count == 3 ? try time(String(parts[2])) : .zero)
  }

  private static func isDigits(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (48...57).contains($0) }
  }

  private static func inReach(_ day: Int, _ text: String) throws(ParameterProblem) -> Int {
    guard (0...3650).contains(day) else {
      throw ParameterProblem(
        .range, "\(ScenarioText.quoted(text)) is not within ten years after the start")
    }
    return day
  }

  static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// `Mon-Fri`, `Mon, Wed, Sat-Sun`: seven flags, Monday first.
  static func weekdays(_ text: String) throws(ParameterProblem) -> [Bool] {
    var flags = [Bool](repeating: false, count: 7)
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map(trimmed)
      let days = ends.compactMap(weekdays.firstIndex)
      guard days.count == ends.count, (1...2).contains(days.count), days[0] <= days[days.count - 1] else {
        throw ParameterProblem(
          .calendar, "\(ScenarioText.quoted(trimmed(part))) is not a weekday or a range of them",
          help: "write `Mon-Fri` or `Mon, Wed, Sat-Sun`")
      }
      for day in days[0]...days[days.count - 1] { flags[day] = true }
    }
    return flags
  }

  /// `09:00-17:00`.
  static func openingHours(_ text: String) throws(ParameterProblem) -> (opens: TimeSpan, closes: TimeSpan) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2 else {
      throw ParameterProblem(
        .calendar, "\(ScenarioText.quoted(text)) is not a range of hours", help: "write `09:00-17:00`")
    }
    let opens = try time(String(ends[0]))
    let closes = try time(String(ends[1]))
    guard opens < closes else {
      throw ParameterProblem(
        .calendar, "\(ScenarioText.quoted(text)) closes before it opens", help: "hours lie within one day")
    }
    return (opens, closes)
  }

  /// `UTC`, or a fixed offset such as `UTC+01:00`.
  static func timeZone(_ text: String) throws(ParameterProblem) -> String {
    if text == "UTC" { return text }
    if text.hasPrefix("UTC+") || text.hasPrefix("UTC-"), let offset = try? time(String(text.dropFirst(4))),
      offset <= .hours(14)
    {
      return text
    }
    throw ParameterProblem(
      .date, "\(ScenarioText.quoted(text)) is not a time zone",
      help: "write `UTC` or a fixed offset such as `UTC+01:00`: simulated time knows no daylight saving")
  }
}
