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
}
