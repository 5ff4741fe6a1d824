// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Statistics

/// A value that was read and checked.
enum ParameterValue: Sendable {
  case count(Int)
  case seed(UInt64)
  case number(Double)
  case span(TimeSpan)
  /// `never`, `always` or `unknown`: without a bound.
  case unbounded
  case word(String)
  case flag(Bool)
  case distribution(Distribution)
  case shares([Double])
  case start(CalendarDate, TimeSpan)
  case system(OperatingSystem)
  case weekdays([Bool])
  case hours(opens: TimeSpan, closes: TimeSpan)
  case dates([CalendarDate])
  case page(SimulationTime?)
  case profile(RestoreParameters.ProfileChoice)
  /// nil is all.
  case selection([String]?)
  case policies([ParameterPolicy])
  case refresh([ParameterRefresh])
  case script([ScriptLine])
  case incidents([ParameterIncident])
  /// By `Cause.rawValue`.
  case modes([EnrollmentMode])
  case chain(ParameterChain)
  case sites([ParameterSite])
  case deskHours(days: [Bool], opens: TimeSpan, closes: TimeSpan)
  /// nil is before the start.
  case since(SimulationTime?)
  /// `never` is `SimulationTime.never`.
  case instant(SimulationTime)
  /// By group; looked up by name and never iterated.
  case geographies([String: Geography])
  case outages([ParameterOutage])
  case departures([ParameterDeparture])
  case administration([ParameterAction])
  case catalog(SettingsCatalog)
  case categories([(String, Double)])

  // A row of the table pairs a type with the accessor that fits it; a misfit is our own mistake.
  var count: Int {
    guard case .count(let value) = self else { preconditionFailure("a row of the table expects a count") }
    return value
  }
  var countOrNil: Int? {
    if case .unbounded = self { return nil }
    return count
  }
  var instant: SimulationTime {
    guard case .instant(let value) = self else {
      preconditionFailure("a row of the table expects an instant")
    }
    return value
  }
  var number: Double {
    guard case .number(let value) = self else { preconditionFailure("a row of the table expects a number") }
    return value
  }
  var numberOrNil: Double? {
    if case .unbounded = self { return nil }
    return number
  }
  var span: TimeSpan {
    guard case .span(let value) = self else { preconditionFailure("a row of the table expects a span") }
    return value
  }
  var spanOrNil: TimeSpan? {
    if case .unbounded = self { return nil }
    return span
  }
  var word: String {
    guard case .word(let value) = self else { preconditionFailure("a row of the table expects a word") }
    return value
  }
  var flag: Bool {
    guard case .flag(let value) = self else { preconditionFailure("a row of the table expects a flag") }
    return value
  }
  var distribution: Distribution {
    guard case .distribution(let value) = self else {
      preconditionFailure("a row of the table expects a distribution")
    }
    return value
  }
  var distributionOrNil: Distribution? {
    if case .unbounded = self { return nil }
    return distribution
  }
  var shares: [Double] {
    guard case .shares(let value) = self else { preconditionFailure("a row of the table expects shares") }
    return value
  }
}
