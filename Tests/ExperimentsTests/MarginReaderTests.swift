// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Testing

struct MarginReaderTests {
  private static func margins(_ text: String) throws -> [Margin] {
    try readFixture(fixtureBase + "margins: {\(text)}\n").margins
  }

  private static func errors(_ text: String) -> [ScenarioIssue] {
    issues(fixtureBase + "margins: \(text)\n").filter { $0.severity == .error }
  }

  private static func mistake(_ text: String) -> String? {
    errors(text).first.map {
      "\($0.code) \($0.line):\($0.column) \($0.sentence)"
    }
  }

  @Test("names, beginnings and the default; percentages, and numbers in the measure's unit")
  func reading() throws {
    let margins = try Self.margins(
      "coverage.day1: 1%, provisioning.*: 90 s, replacement.count: 3, default: 2%")
    #expect(
      margins == [
        Margin(measures: "coverage.day1", amount: 0.01, isPercentage: true, text: "1%"),
        Margin(measures: "provisioning.*", amount: 1.5, isPercentage: false, text: "90 s"),
        Margin(measures: "replacement.count", amount: 3, isPercentage: false, text: "3"),
        Margin(measures: "default", amount: 0.02, isPercentage: true, text: "2%"),
      ])
    #expect(try readFixture(fixtureBase).margins.isEmpty)
  }

  @Test("they change no result, and no fingerprint")
  func fingerprint() throws {
    #expect(
      try readFixture(fixtureBase).fingerprint
        == readFixture(fixtureBase + "margins: {default: 5%}\n").fingerprint)
  }

  @Test(
    "mistakes have their place",
    arguments: [
      ("{coverage.day2: 1%}", "E502 4:11 there is no measure `coverage.day2`"),
      ("{store.*: 1%}", "E502 4:11 no measure begins with `store.`"),
      ("{coverage.day1: 0.01}", "E506 4:26 the limit `0.01` of a share needs a percent sign"),
      ("{provisioning.familiar: 3}", "E506 4:34 the limit `3` has no unit"),
      ("{coverage.day1: -1%}", "E506 4:26 the margin `-1%` is negative"),
      ("{default: 3}", "E506 4:20 the margin `3` is for measures of different units"),
      ("{default: some}", "E506 4:20 the margin `some` is not a number"),
      ("{default: [1%]}", "E205 4:20 a margin is a single value, not a list"),
      ("3%", "E205 4:10 `margins` is a map, not a single value"),
    ])
  func mistakes(text: String, sentence: String) {
    #expect(Self.mistake(text) == sentence)
  }

  @Test("the measure that was meant is named")
  func suggestion() {
    #expect(
      Self.errors("{coverage.day: 1%}").first?.help == "did you mean `coverage.day1`?")
  }
}
