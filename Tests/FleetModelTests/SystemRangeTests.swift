// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Testing

@Suite struct SystemRangeTests {
  /// Which of the known releases, oldest first, a range holds.
  private static let cases: [(text: String, holds: [Bool])] = [
    ("yes", [true, true, true, true, true, true]),
    ("no", [false, false, false, false, false, false]),
    ("windows10", [true, false, false, false, false, false]),
    ("windows11", [false, true, true, true, true, true]),
    ("windows11-24h2", [false, false, false, true, false, false]),
    ("windows10..windows11-23h2", [true, true, true, false, false, false]),
    ("..windows11-23h2", [true, true, true, false, false, false]),
    ("windows11-24h2..", [false, false, false, true, true, true]),
    ("windows11..windows11-22h2", [false, true, false, false, false, false]),
    ("..windows10", [true, false, false, false, false, false]),
    ("windows10; windows11-24h2 .. windows11-25h2", [true, false, false, true, true, false]),
    ("windows10;windows11", [true, true, true, true, true, true]),
    ("no;windows10", [true, false, false, false, false, false]),
  ]

  @Test(arguments: cases.indices)
  func holdsWhatItSays(index: Int) throws {
    let (text, holds) = Self.cases[index]
    let range = try #require(SystemRange(text))
    #expect(OperatingSystem.known.map(range.contains) == holds)
    #expect(range.isEmpty == !holds.contains(true))
  }

  @Test(arguments: cases.indices)
  func textRoundTrips(index: Int) throws {
    let range = try #require(SystemRange(Self.cases[index].text))
    #expect(SystemRange(range.text) == range)
  }

  @Test func equalSetsAreEqualAndShort() throws {
    #expect(SystemRange("windows10;windows11") == SystemRange.all)
    #expect(SystemRange("windows10..windows11-23h2")?.text == "..windows11-23h2")
    #expect(SystemRange("windows11..")?.text == "windows11")
    #expect(SystemRange("windows11-24h2")?.text == "windows11-24h2")
  }

  @Test func theRevisionDoesNotMatter() throws {
    let range = try #require(SystemRange("windows11-24h2"))
    #expect(range.contains(try #require(OperatingSystem("windows11-24h2.1"))))
  }

  @Test(arguments: [
    "", ";", "..", "maybe", "Yes", "windows11-24h2..windows10", "windows11-24h2.4946",
    "windows10...windows11",
    "yes;", "windows10..windows11..", "no..yes",
  ])
  func refusesAnythingElse(text: String) {
    #expect(SystemRange(text) == nil)
  }
}
