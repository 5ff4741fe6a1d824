// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import FleetModel

@Suite struct CalendarDateTests {
  @Test(arguments: [
    ("1970-01-01", 0, 3), ("2000-02-29", 11_016, 1), ("2026-01-05", 20_458, 0), ("2026-12-31", 20_818, 3),
    ("2100-03-01", 47_541, 0),
  ])
  func knownDays(text: String, dayNumber: Int, weekday: Int) throws {
    let date = try #require(CalendarDate(text))
    #expect(date.dayNumber == dayNumber)
    #expect(date.weekday == weekday)
    #expect(date.text == text)
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-5", "26-01-05", "2026/01/05", "", "2026-04-31",
  ])
  func thereIsNoSuchDay(text: String) { #expect(CalendarDate(text) == nil) }

  @Test func everyDayFollowsTheOneBefore() {
    var date = CalendarDate("1999-12-31")!
    for _ in 0..<1500 {
      let next = date + 1
      #expect(next.day == 1 ? date.day >= 28 : (next.day == date.day + 1 && next.month == date.month))
      date = next
    }
    #expect(date.text == "2004-02-08")
  }
}
