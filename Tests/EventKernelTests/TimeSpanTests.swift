// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Testing

@Suite struct TimeSpanTests {
  @Test func unitsAreWhatTheyAre() {
    #expect(TimeSpan.seconds(1).microseconds == 1_000_000)
    #expect(TimeSpan.minutes(1.5) == .seconds(90))
    #expect(TimeSpan.hours(2) == .minutes(120))
    #expect(TimeSpan.days(8) == .hours(192))
    #expect(TimeSpan.days(3).inDays == 3)
    #expect(TimeSpan.days(3).inHours == 72)
    #expect(TimeSpan.minutes(90).inHours == 1.5)
    #expect(TimeSpan.hours(2).inMinutes == 120)
    #expect(TimeSpan.microseconds(-3) == .zero - TimeSpan.microseconds(3))
    #expect(TimeSpan.hours(1) * 24 == .days(1))
    var span = TimeSpan.hours(1)
    span += .minutes(30)
    #expect(span.inHours == 1.5)
  }

  @Test(
    arguments: [
      (0.4, 0), (0.6, 1), (2.5, 2), (3.5, 4), (-0.4, 0), (-7, 0), (1e15 + 0.6, 1_000_000_000_000_001),
      (0x1p52 + 1, (1 << 52) + 1), (0x1p60, 1 << 60), (0x1p61, Int64.max / 4), (1e300, Int64.max / 4),
      (-1e300, 0), (.infinity, Int64.max / 4), (-.infinity, 0),
    ] as [(Double, Int64)])
  func drawsAreRoundedAndClamped(value: Double, expected: Int64) {
    #expect(TimeSpan(rounding: value).microseconds == expected)
  }

  @Test func factoriesKeepTheSign() {
    #expect(TimeSpan.seconds(-1.000_000_6).microseconds == -1_000_001)
    #expect(TimeSpan.days(-1e300).microseconds == -Int64.max / 4)
  }

  @Test func notANumberIsRefused() async {
    await #expect(processExitsWith: .failure) { _ = TimeSpan(rounding: .nan) }
    await #expect(processExitsWith: .failure) { _ = TimeSpan.days(.nan) }
  }

  @Test func noJobOutlastsTheLongestRun() {
    #expect(TimeSpan.ofJob(-1) == .zero && TimeSpan.ofJob(1.4) == .microseconds(1))
    #expect(TimeSpan.ofJob(.infinity) == .days(3650) && TimeSpan.ofJob(1e17) == .longestJob)
    #expect(TimeSpan.longestJob * 10_000 > .zero, "ten thousand of them add up")
  }
}
