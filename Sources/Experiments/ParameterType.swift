// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

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
  case incidents
  case shareAboveZero
  /// A mode, or one by cause of replacement.
  case enrollmentModes
  /// The stages of this mode.
  case chain(EnrollmentMode)
  case sites
  /// Days and hours in one text.
  case deskHours
  case currency
  /// An amount, or `unknown`.
  case cost
  /// Before the start, or from a day on.
  case settledOrDay
  /// A day, before the start too, or `never`.
  case dayOrNever
  case durationOrNever(from: TimeSpan, to: TimeSpan)
  /// So many in an hour, or `unlimited`.
  case hourlyLimit
  /// Named shares, each for itself.
  case namedShares([String])
  /// By group.
  case geographies
  case outages, departures, administration
  /// Not supported yet.

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
    case .policies: "list of `{name, assign: {include, exclude}, set, from, source}`"
    case .refresh: "`{first, every, wave, groups, to, overlap, order}`, or a list of them"
    case .script: "list of `{at, seat, what, item}` sorted by time"
    case .incidents: "`{on: day 30 10:00, wave: 200 devices, groups, cause}`, or a list of them"
    case .shareAboveZero: "share above 0%: `65%`"
    case .enrollmentModes:
      EnrollmentMode.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        + ", or a map of them by cause (\(Cause.allCases.map(\.name).joined(separator: ", ")); "
        + "a cause that is not named has `userDriven`)"
    case .chain: "list of `{\(ParameterChain.fields.map(\.name).joined(separator: ", "))}`"
    case .sites: "map of `{\(ParameterSite.fields.map(\.name).joined(separator: ", "))}` by name"
    case .deskHours: "days and hours: `Mon-Fri 08:00-18:00`"
    case .currency: "three capital letters"
    case .cost: "number, or `unknown`"
    case .settledOrDay: "`settled`, or a day: `day 30`, `2026-02-01`"
    case .dayOrNever: "day: `2026-07-01`, `day 30`, or `never`"
    case .durationOrNever(let low, let high):
      "duration, \(ParameterText.shown(low)) to \(ParameterText.shown(high)), or `never`"
    case .hourlyLimit: "whole number per hour: `500 per hour`, or `unlimited`"
    case .namedShares(let names): "shares of \(names.joined(separator: ", ")), each for itself"
    case .geographies: "map of geographies by group: `{field: EU}`"
    case .outages: "list of `{\(ParameterReader.outageFields.joined(separator: ", "))}`"
    case .departures: "list of `{\(ParameterReader.departureFields.joined(separator: ", "))}`"
    case .administration: "list of `{\(ParameterReader.actionFields.joined(separator: ", "))}`"
    }
  }
}
