// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// Working days, hours and holidays of a group, in the scenario's local time.
public struct WorkCalendar: Equatable, Sendable {
  /// The day on which simulated time begins.
  public var start: CalendarDate
  /// What the clock shows at simulated time 0, since midnight of `start`.
  public var startOfDay: TimeSpan
  /// Seven flags, Monday first.
  public var workingDays: [Bool]
  /// Since midnight, `opens < closes <= 24 h`.
  public var opens: TimeSpan
  public var closes: TimeSpan
  /// Sorted.
  public var holidays: [CalendarDate]

  public init(
    start: CalendarDate, startOfDay: TimeSpan = .zero,
    workingDays: [Bool] = [true, true, true, true, true, false, false],
    opens: TimeSpan = .hours(9), closes: TimeSpan = .hours(17), holidays: [CalendarDate] = []
  ) {
    precondition(
      workingDays.count == 7 && opens < closes, "a calendar has seven weekdays and opens before it closes")
    self.start = start
    self.startOfDay = startOfDay
    self.workingDays = workingDays
    self.opens = opens
    self.closes = closes
    self.holidays = holidays.sorted()
  }

  private static let day = TimeSpan.days(1).microseconds

  /// Midnight of the n-th day since the start (day 0 holds simulated time 0), in simulated time.
  public func midnight(ofDay index: Int) -> SimulationTime {
    SimulationTime(microseconds: Int64(index) * Self.day - startOfDay.microseconds)
  }

  /// The day that holds `time`, counted from the start's.
  public func day(of time: SimulationTime) -> Int {
    let local = time.microseconds + startOfDay.microseconds
    return Int(local >= 0 ? local / Self.day : (local - Self.day + 1) / Self.day)
  }

  public func date(ofDay index: Int) -> CalendarDate { start + index }

  public func isWorkingDay(_ index: Int) -> Bool {
    let date = date(ofDay: index)
    return workingDays[date.weekday] && !holidays.contains(date)
  }

  public func opening(ofDay index: Int) -> SimulationTime { midnight(ofDay: index) + opens }
  public func closing(ofDay index: Int) -> SimulationTime { midnight(ofDay: index) + closes }
  public var workingTimePerDay: TimeSpan { closes - opens }

  /// The first working day that is not before `index`; at most ten years ahead.
  public func firstWorkingDay(from index: Int) -> Int {
    var candidate = index
    while !isWorkingDay(candidate) {
      candidate += 1
      precondition(candidate < index + 3660, "the calendar has no working day")
    }
    return candidate
  }

  /// `time` itself where it lies in working hours, otherwise the next opening.
  public func nextWorkingInstant(_ time: SimulationTime) -> SimulationTime {
    let today = day(of: time)
    if isWorkingDay(today), time < closing(ofDay: today) { return max(time, opening(ofDay: today)) }
    return opening(ofDay: firstWorkingDay(from: today + 1))
  }

  /// The instant at which `span` of working time has passed since `time`.
  public func advance(_ time: SimulationTime, byWorking span: TimeSpan) -> SimulationTime {
    var now = nextWorkingInstant(time)
    var left = span
    while true {
      let remaining = closing(ofDay: day(of: now)) - now
      if left <= remaining { return now + left }
      left = left - remaining
      now = opening(ofDay: firstWorkingDay(from: day(of: now) + 1))
    }
  }

  /// Working time from one instant to another, negative where `end` is before `start`. The inverse of
  /// `advance`: `workingTime(from: t, until: advance(t, byWorking: span)) == span`.
  ///
  /// Whole weeks are counted and not walked through, so that the length of the stretch does not matter.
  public func workingTime(from start: SimulationTime = .zero, until end: SimulationTime) -> TimeSpan {
    let (first, last) = (day(of: start), day(of: end))
    let whole = workingTimePerDay * workingDays(from: first, to: last)
    return whole + workedOnItsDay(until: end, day: last) - workedOnItsDay(until: start, day: first)
  }

  /// Working time between the midnight before `time`, on day `index`, and `time`.
  private func workedOnItsDay(until time: SimulationTime, day index: Int) -> TimeSpan {
    guard isWorkingDay(index) else { return .zero }
    return min(max(time - opening(ofDay: index), .zero), workingTimePerDay)
  }

  /// Working days from `first` on and before `last`; their negative where `last` is before `first`.
  private func workingDays(from first: Int, to last: Int) -> Int {
    guard first <= last else { return -workingDays(from: last, to: first) }
    let (from, to) = (date(ofDay: first), date(ofDay: last))
    let (weeks, rest) = (last - first).quotientAndRemainder(dividingBy: 7)
    var count = weeks * workingDays.count { $0 }
    for step in 0..<rest where workingDays[(from + step).weekday] { count += 1 }
    var previous: CalendarDate?
    for holiday in holidays[firstHoliday(from: from)...] {
      if holiday >= to { break }
      // One that is listed twice is one day off.
      if holiday != previous, workingDays[holiday.weekday] { count -= 1 }
      previous = holiday
    }
    return count
  }

  /// Position of the first holiday that is not before `date`.
  private func firstHoliday(from date: CalendarDate) -> Int {
    var low = 0
    var high = holidays.count
    while low < high {
      let middle = (low + high) / 2
      if holidays[middle] < date { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
