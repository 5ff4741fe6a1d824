// SPDX-License-Identifier: GPL-3.0-or-later
import Continuity
import EventKernel
import Experiments
import Testing

struct MechanismTermTests {
  private func terms(_ mechanisms: String, start: String = "2026-01-05") throws -> [MechanismTerm] {
    let text = fixtureBase + "strategies: {moving: {mechanisms: \(mechanisms)}}\n"
    return try readFixture(text, sets: ["run.start=\(start)"]).strategies[0].mechanisms
  }

  private func day(_ number: Double) -> SimulationTime { .zero + .days(number) }

  @Test("a mechanism may end, begin, or both")
  func times() throws {
    #expect(
      try terms("[backup from day 30, roaming until day 60]") == [
        MechanismTerm("roaming", until: day(60)), MechanismTerm("backup", from: day(30)),
      ])
    #expect(
      try terms("[backup from 2026-02-04 12:00 until day 90]") == [
        MechanismTerm("backup", from: day(30.5), until: day(90))
      ])
    #expect(try terms("[roaming]") == ["roaming"])
    #expect(
      try terms("[roaming from day 1]", start: "2026-01-05 12:00") == [
        MechanismTerm("roaming", from: day(0.5))
      ])
  }

  @Test("one that is named twice is at work at different times, in order of time")
  func twice() throws {
    #expect(
      try terms("[roaming from day 60, roaming until day 30]") == [
        MechanismTerm("roaming", until: day(30)), MechanismTerm("roaming", from: day(60)),
      ])
  }

  @Test(
    "mistakes are said where they are",
    arguments: [
      ("roaming untill day 60", "s.yaml:4:44: error[E405]: `untill` is not part of a mechanism's time"),
      ("roaming until", "s.yaml:4:44: error[E405]: a day is missing after `until`"),
      (
        "roaming until day sixty", "s.yaml:4:50: error[E307]: `day sixty` is not a day counted from the start"
      ),
      ("roaming from day 9 until soon", "s.yaml:4:61: error[E307]: `soon` is not a day"),
      (
        "roaming until day 9 from day 3", "s.yaml:4:56: error[E405]: `from` is not part of a mechanism's time"
      ),
      (
        "roaming from day 9 until day 9",
        "s.yaml:4:55: error[E405]: `roaming from day 9 until day 9` ends before it begins"
      ),
      (
        "roaming until 2025-12-31",
        "s.yaml:4:50: error[E312]: `2025-12-31` is not within ten years after the start"
      ),
      ("roming until day 9", "s.yaml:4:36: error[E405]: there is no mechanism `roming`"),
      (
        "roaming until day 9, roaming from day 8",
        "s.yaml:4:57: error[E405]: the mechanism `roaming` is named twice for one time"
      ),
    ])
  func mistakes(text: String, headline: String) {
    let found = issues(fixtureBase + "strategies: {moving: {mechanisms: [\(text)]}}\n")
    #expect(found.filter { $0.severity == .error }.map(\.headline) == [headline])
  }
}
