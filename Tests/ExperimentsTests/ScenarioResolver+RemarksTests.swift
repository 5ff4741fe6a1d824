// SPDX-License-Identifier: GPL-3.0-or-later
import Experiments
import Testing

struct ScenarioRemarkTests {
  private static let backedUp =
    fixtureBase + """
      policies: [{set: {EnableWindowsBackup: enabled}}]
      restore: {page: on}

      """

  private func headlines(_ text: String, sets: [String] = []) throws -> [String] {
    try readFixture(text, sets: sets).warnings.map(\.headline)
  }

  @Test("a mode without a restore page is said once, where it is given")
  func pagelessModes() throws {
    #expect(try headlines(Self.backedUp) == [])
    let modes = "provisioning: {mode: {planned: preProvisioned, reset: autopilotReset}}\n"
    let sentence =
      "warning[W704]: no device that is set up by `preProvisioned`, `autopilotReset` shows the restore page, and nothing is restored at the first sign-in either"
    #expect(try headlines(Self.backedUp + modes) == ["s.yaml:6:22: \(sentence)"])
    #expect(try headlines(Self.backedUp + modes, sets: ["restore.firstSignIn=on"]) == [])
    #expect(try headlines(Self.backedUp + modes, sets: ["strategies={roaming: {}}"]) == [])
    #expect(try headlines(Self.backedUp + "provisioning: {mode: manual}\n") == [])
    let own = try headlines(
      Self.backedUp,
      sets: ["strategies={backup: {}, sealed: {mechanisms: [backup], provisioning.mode: preProvisioned}}"])
    #expect(
      own == [
        "--set:1:75: warning[W704]: no device that is set up by `preProvisioned` shows the restore page, and nothing is restored at the first sign-in either"
      ])
  }

  @Test("what begins after the end")
  func horizon() throws {
    let plans = """
      refresh: [{first: day 179, every: 7 days, wave: 10%, to: windows11-25h2}, {first: day 180, every: 7 days, wave: 10%, to: windows11-25h2}]
      incidents: [{on: day 179 23:00, wave: 10%}, {on: day 181 10:00, wave: 10%}]

      """
    #expect(
      try headlines(fixtureBase + plans, sets: ["strategies={nothing: {}}"]) == [
        "s.yaml:4:83: warning[W705]: the first wave comes on day 180, but the run ends after 180 days: it replaces nothing",
        "s.yaml:5:50: warning[W705]: the incident comes on day 181, but the run ends after 180 days: it strikes nobody",
      ])
  }

  @Test("a single replication, and a ticket in another currency")
  func figures() throws {
    let only = ["strategies={nothing: {}}"]
    #expect(
      try headlines(fixtureBase, sets: only + ["run.replications=1"]) == [
        "--set:2:18: warning[W706]: one replication gives intervals to rare counts alone"
      ])
    #expect(
      try headlines(fixtureBase + "costs: {currency: EUR}\n", sets: only) == [
        "s.yaml:4:19: warning[W707]: `costs.ticket` is 22 by default, which is in USD and not in EUR"
      ])
    #expect(try headlines(fixtureBase + "costs: {currency: EUR, ticket: 20}\n", sets: only) == [])
    #expect(try headlines(fixtureBase + "costs: {currency: USD}\n", sets: only) == [])
  }

  @Test("whoever has a value of its own in the file keeps it, and a --set for all says so")
  func ownValues() throws {
    let file =
      fixtureBase.replacing("field: {", with: "field: {restore: {accepts: 50%}, ")
      + "strategies: {nothing: {}, other: {mechanisms: [backup], restore.accepts: 70%}}\n"
    func notes(_ sets: [String]) throws -> [String] {
      try headlines(file, sets: sets).filter { $0.contains("N803") }
    }
    #expect(
      try notes(["restore.accepts=60%"]) == [
        "--set:1:17: note[N803]: `restore.accepts` is set for all, and `field`, `other` keep their own values"
      ])
    let both = ["groups.field.restore.accepts=60%", "strategies.other.restore.accepts=60%"]
    #expect(try notes(["restore.accepts=60%"] + both) == [])
    #expect(try notes(["usage.sessionsPerWorkday=6"]) == [] && notes([]) == [])
  }

  @Test("each remark is explained")
  func explained() {
    for code in ["E313", "E314", "E409", "E410", "W704", "W705", "W706", "W707", "N803"] {
      #expect(ScenarioIssue.explanation(of: code) != nil, "\(code)")
    }
  }
}
