// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Testing

@Suite struct WorkCalendarTests {
  /// Monday, 5 January 2026; the Wednesday of that week is a holiday.
  private static let plain = WorkCalendar(start: CalendarDate("2026-01-05")!)
  private static let holiday = WorkCalendar(
    start: CalendarDate("2026-01-05")!, holidays: [CalendarDate("2026-01-07")!])
  /// Time 0 is eight in the morning.
  private static let early = WorkCalendar(start: CalendarDate("2026-01-05")!, startOfDay: .hours(8))

  /// Of the calendar's local time: hours since midnight of day 0.
  private static func at(_ day: Double, _ hours: Double) -> SimulationTime {
    .zero + .days(day) + .hours(hours)
  }

  @Test func weekendsAndHolidaysAreFree() {
    #expect((0..<9).map(Self.plain.isWorkingDay) == [true, true, true, true, true, false, false, true, true])
    #expect((0..<5).map(Self.holiday.isWorkingDay) == [true, true, false, true, true])
    #expect(Self.plain.firstWorkingDay(from: 4) == 4)
    #expect(Self.plain.firstWorkingDay(from: 5) == 7)
    #expect(Self.holiday.firstWorkingDay(from: 2) == 3)
    #expect(Self.plain.date(ofDay: 27) == CalendarDate("2026-02-01"))
  }

  @Test(arguments: [
    (0.0, 8.0, 0.0, 9.0), (0, 9, 0, 9), (0, 12.5, 0, 12.5), (0, 16.99, 0, 16.99), (0, 17, 1, 9),
    (0, 23, 1, 9),
    (1, 17, 3, 9), (2, 10, 3, 9), (4, 17, 7, 9), (5, 12, 7, 9), (6, 23.9, 7, 9), (7, 0, 7, 9),
  ])
  func theNextWorkingInstant(day: Double, hours: Double, thenDay: Double, thenHours: Double) {
    #expect(Self.holiday.nextWorkingInstant(Self.at(day, hours)) == Self.at(thenDay, thenHours))
  }

  @Test(arguments: [
    // Within a day, to its very end, over an evening, a holiday, a weekend, and several days at once.
    (0.0, 10.0, 2.0, 0.0, 12.0), (0, 10, 7, 0, 17), (0, 16, 2, 1, 10), (1, 16, 2, 3, 10),
    (4, 16.5, 1, 7, 9.5),
    (0, 9, 8, 0, 17), (0, 9, 20, 3, 13), (5, 3, 1, 7, 10), (0, 18, 0, 1, 9), (0, 3, 1, 0, 10),
  ])
  func workingTimePasses(day: Double, hours: Double, span: Double, thenDay: Double, thenHours: Double) {
    #expect(Self.holiday.advance(Self.at(day, hours), byWorking: .hours(span)) == Self.at(thenDay, thenHours))
  }

  /// One microsecond beyond the day's end is worked the next morning.
  @Test func closingTimeIsTheLastInstant() {
    let span = TimeSpan(microseconds: 1)
    #expect(Self.plain.advance(Self.at(0, 16), byWorking: .hours(1)) == Self.at(0, 17))
    #expect(Self.plain.advance(Self.at(0, 16), byWorking: .hours(1) + span) == Self.at(1, 9) + span)
    #expect(Self.plain.nextWorkingInstant(Self.at(0, 17) - span) == Self.at(0, 17) - span)
  }

  /// Advancing in two steps is advancing once, from wherever one starts.
  @Test func workingTimeAddsUp() {
    for start in 0..<60 {
      for first in 0..<12 {
        let from = Self.at(0, Double(start) * 2.75)
        let step = TimeSpan.hours(Double(first) * 1.1)
        let middle = Self.holiday.advance(from, byWorking: step)
        let twice = Self.holiday.advance(middle, byWorking: .hours(3.3))
        #expect(twice == Self.holiday.advance(from, byWorking: step + .hours(3.3)))
        #expect(middle >= from + step)
      }
    }
  }

  @Test func daysBeginAtMidnightOfTheClock() {
    let calendar = Self.early
    #expect(calendar.midnight(ofDay: 0) == .zero - .hours(8))
    #expect(calendar.midnight(ofDay: 1) == .zero + .hours(16))
    #expect(calendar.opening(ofDay: 0) == .zero + .hours(1))
    #expect(calendar.closing(ofDay: 0) == .zero + .hours(9))
    #expect(calendar.day(of: .zero) == 0)
    #expect(calendar.day(of: .zero + .hours(16)) == 1)
    #expect(calendar.day(of: .zero + .hours(16) - .microseconds(1)) == 0)
    #expect(calendar.workingTimePerDay == .hours(8))
  }

  @Test func daysBeforeTheStart() {
    for calendar in [Self.plain, Self.early] {
      for day in -3...3 {
        let midnight = calendar.midnight(ofDay: day)
        #expect(calendar.day(of: midnight) == day)
        #expect(calendar.day(of: midnight - .microseconds(1)) == day - 1)
        #expect(calendar.day(of: midnight + .days(1) - .microseconds(1)) == day)
      }
    }
    #expect(Self.plain.isWorkingDay(-3), "the Friday before")
    #expect(!Self.plain.isWorkingDay(-1), "the Sunday before")
    #expect(Self.plain.nextWorkingInstant(.zero - .hours(10)) == .zero + .hours(9))
  }

  @Test func holidaysAreSorted() {
    let dates = ["2026-03-01", "2026-01-07", "2026-02-01"].map { CalendarDate($0)! }
    let calendar = WorkCalendar(start: CalendarDate("2026-01-05")!, holidays: dates)
    #expect(calendar.holidays == dates.sorted())
  }

  @Test(arguments: [
    // Before opening, within, after closing; over an evening, a holiday, a weekend.
    (0.0, 8.0, 0.0), (0, 9, 0), (0, 12.5, 3.5), (0, 17, 8), (0, 23, 8), (1, 9, 8), (1, 10, 9), (2, 12, 16),
    (3, 10, 17), (5, 12, 32), (7, 9, 32), (7, 10.25, 33.25), (14, 9, 72),
  ])
  func workingTimeIsCounted(day: Double, hours: Double, worked: Double) {
    #expect(Self.holiday.workingTime(until: Self.at(day, hours)) == .hours(worked))
    // From time 0 at eight in the morning it is the same: the desk was closed before.
    let early = WorkCalendar(
      start: Self.holiday.start, startOfDay: .hours(8), holidays: Self.holiday.holidays)
    #expect(early.workingTime(until: Self.at(day, hours) - .hours(8)) == .hours(worked))
  }

  /// Time 0 is within working hours: what was worked before it does not count.
  @Test func workingTimeCountsFromTheStart() {
    let late = WorkCalendar(start: CalendarDate("2026-01-05")!, startOfDay: .hours(12))
    #expect(late.workingTime(until: .zero) == .zero)
    #expect(late.workingTime(until: .zero + .hours(2)) == .hours(2))
    #expect(late.workingTime(until: .zero + .hours(24)) == .hours(8))
    #expect(late.workingTime(until: .zero - .hours(2)) == .hours(-2))
    #expect(late.workingTime(until: .zero - .days(3)) == .hours(-8), "since Friday noon, but for the weekend")
  }

  @Test func workingTimeIsTheInverseOfAdvance() {
    let holidays = (0..<60).map { CalendarDate("2026-01-01")! + $0 * 17 }
    let calendars = [
      Self.plain, Self.holiday, Self.early,
      WorkCalendar(
        start: CalendarDate("2026-01-03")!, startOfDay: .hours(13),
        workingDays: [true, false, true, true, false, true, false], opens: .hours(6.5), closes: .hours(22),
        holidays: holidays + holidays),
      WorkCalendar(
        start: CalendarDate("2026-01-03")!, startOfDay: .hours(13),
        workingDays: [Bool](repeating: true, count: 7), opens: .zero, closes: .days(1)),
    ]
    for calendar in calendars {
      for step in 0..<150 {
        let from = SimulationTime.zero + .minutes(Double(step * 1_009))
        let span = TimeSpan.minutes(Double(step * step) * 17.3)
        let until = calendar.advance(from, byWorking: span)
        #expect(calendar.workingTime(from: from, until: until) == span)
        #expect(calendar.workingTime(from: until, until: from) == .zero - span)
        let passed = calendar.workingTime(until: from)
        #expect(calendar.workingTime(until: until) == passed + span)
        // And the other way round, up to the hours in which nobody works.
        #expect(calendar.advance(from, byWorking: .zero) == calendar.nextWorkingInstant(from))
        #expect(calendar.workingTime(until: calendar.nextWorkingInstant(from)) == passed)
      }
    }
  }

  /// Round the clock, working time is time.
  @Test func aCalendarThatNeverCloses() {
    let open = WorkCalendar(
      start: CalendarDate("2026-01-05")!, workingDays: [Bool](repeating: true, count: 7), opens: .zero,
      closes: .days(1))
    for hours in [0, 0.5, 23.9, 24, 100.25, 87_600] {
      #expect(open.workingTime(until: .zero + .hours(hours)) == .hours(hours))
    }
  }
}
