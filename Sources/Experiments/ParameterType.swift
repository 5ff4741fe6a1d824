// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// What a parameter takes.
public enum ParameterType: Equatable, Sendable {
  case count(ClosedRange<Int>)
  case seed
  /// Without a unit.
  case number(ClosedRange<Double>)
  /// A number that may say `per …`.
  case rate(per: String, ClosedRange<Double>)
  /// A number of active hours, or `never`.
  case activeHours
  case duration(from: TimeSpan, to: TimeSpan)
  case durationOrAlways
  case share
  /// Named shares that add up to 100%.
  case split([String])
  case word([String])
  case flag
  case distribution(signed: Bool, orNever: Bool)
  case start, timeZone
  case system
  case weekdays, hours, dates
  case seats, seatShares
  case catalog, categories
  case restorePage, profileChoice
  case groupSelection
  case policies, refresh, script
  /// Not supported yet.
  case later

  /// How it is written, for people.
  public var notation: String {
    switch self {
    case .count(let range): "whole number, \(range.lowerBound) to \(range.upperBound)"
    case .seed: "whole number from 0"
    case .number(let range):
      "number, \(ParameterText.shown(range.lowerBound)) to \(ParameterText.shown(range.upperBound))"
    case .rate(let unit, _): "rate per \(unit): `0.5` or `0.5 per \(unit)`"
    case .activeHours: "active hours, or `never`"
    case .duration(let low, let high):
      "duration, \(ParameterText.shown(low)) to \(ParameterText.shown(high))"
    case .durationOrAlways: "duration, or `always`"
    case .share: "share: `65%`"
    case .split(let names): "shares of \(names.joined(separator: ", ")) that add up to 100%"
    case .word(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .flag: "`on` or `off`"
    case .distribution(let signed, let orNever):
      "distribution of durations" + (signed ? ", may be negative" : "") + (orNever ? ", or `never`" : "")
    case .start: "date: `2026-01-05` or `2026-01-05 08:00`"
    case .timeZone: "`UTC` or a fixed offset such as `UTC+01:00`"
    case .system: "release of Windows: `windows11-24h2` or `windows11-24h2.4946`"
    case .weekdays: "weekdays: `Mon-Fri`"
    case .hours: "hours: `09:00-17:00`"
    case .dates: "list of dates"
    case .seats: "shares of users by number of seats: `{1: 85%, 2: 15%}`"
    case .seatShares: "list of shares by rank of the seat that add up to 100%"
    case .catalog: "name of a catalogue, a CSV file beside the scenario, or a list of settings"
    case .categories: "weights by category: `{Personalization: 40}`"
    case .restorePage: "`on`, `off`, or `{on: true, from: day 0}`"
    case .profileChoice: "`newest`, `sameSeat`, `richest`, or their shares"
    case .groupSelection: "`all`, `none`, or a list of groups"
    case .policies: "list of `{name, assign: {include, exclude}, set, from}`"
    case .refresh: "`{first, every, wave, groups, to}`, or a list of them"
    case .script: "list of `{at, seat, what, item}` sorted by time"
    case .later: "not supported yet"
    }
  }
}
