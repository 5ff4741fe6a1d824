// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Experiments

@Suite struct SensitivityDesignTests {
  private static let base =
    fixtureBase
    + "strategies: {backup: {}, nothing: {}}\nusage: {session: 1 h}\n"
    + "policies: [{set: {EnableWindowsBackup: enabled}}]\nrestore: {page: on}\n"

  private func design(_ more: String = "") throws -> SensitivityDesign {
    SensitivityDesign(try readFixture(Self.base + more))
  }

  @Test func whatIsAssumedAndMayMatterIsVaried() throws {
    let paths = try design().factors.map(\.path)
    #expect(paths.contains("repair.noticeActiveHours") && paths.contains("backup.fails"))
    #expect(paths.contains("provisioning.stages.userDriven"))
    for path in [
      "roaming.rule", "roamingProfile.slowLink", "consumerBackup.users", "usage.session",
      "backup.cadence", "files.accepts", "tenant.groupPolicyWins", "provisioning.stages.manual", "run.seed",
    ] {
      #expect(!paths.contains(path), "\(path)")
    }
  }

  @Test func aRangeOfTheScenarioReplacesJoinsOrLeavesOut() throws {
    let more =
      "sensitivity: {ranges: {restore.accepts: [10%, 95%], backup.cadence: [1 day, 8 days], backup.fails: none}}\n"
    let factors = try design(more).factors
    #expect(!factors.contains { $0.path == "backup.fails" })
    let accepts = try #require(factors.first { $0.path == "restore.accepts" })
    #expect(accepts.range.values.map(\.text) == ["10%", "95%"])
    #expect(accepts.base == "90%")
    let cadence = try #require(factors.first { $0.path == "backup.cadence" })
    #expect(cadence.range.value(at: 1, of: 4).text == "2 days")
    #expect(factors.suffix(2).map(\.path) == ["restore.accepts", "backup.cadence"])
  }

  @Test func aFactorOfGroupsIsSetInThoseThatDoNotSay() throws {
    let scenario = try readFixture(Self.base, sets: ["groups.office.online=50%"])
    let online = try #require(SensitivityDesign(scenario).factors.first { $0.path == "groups.*.online" })
    #expect(online.targets == ["groups.field.online"])
  }

  /// Each is read as `--set` would read it. That every value can be read is a test of the ranges.
  @Test func everyPointCanBePlayed() throws {
    let scenario = try readFixture(Self.base)
    let design = SensitivityDesign(scenario, plan: SensitivityPlan(trajectories: 1)) {
      ["groups.*.online", "backup.fails", "backup.manualBeforeRefresh", "usage.staysAwake"].contains($0.path)
    }
    #expect(design.points.count == 2 * 4 + 5)
    let varied = try Scenario.read(
      text: Self.base, path: "s.yaml", vocabulary: fixtureVocabulary, variations: design.variations)
    let played = Set(varied.strategies.compactMap(\.variation?.number))
    // A value that is the scenario's own is not played again.
    for (index, point) in design.points.enumerated() where !played.contains(index + 1) {
      guard case .single(let factor, let value) = point.role else {
        Issue.record("\(point.variation.label) is not played")
        continue
      }
      #expect(design.factors[factor].range.values[value].text == design.factors[factor].base)
    }
  }

  @Test func everyTrajectoryMovesEveryFactorOnce() throws {
    let scenario = try readFixture(Self.base)
    let design = SensitivityDesign(scenario, plan: SensitivityPlan(trajectories: 3))
    #expect(design == SensitivityDesign(scenario, plan: SensitivityPlan(trajectories: 3)))
    for trajectory in 0..<3 {
      var moved: [Int] = []
      var before: Variation?
      for point in design.points {
        guard case .joint(trajectory, let step, let factor, let by) = point.role else { continue }
        #expect(step == moved.count + (factor == nil ? 0 : 1))
        if let factor, let previous = before {
          moved.append(factor)
          #expect(by.magnitude == 1 || (by.magnitude - 2.0 / 3).magnitude < 1e-12)
          let changed = zip(previous.settings, point.variation.settings).filter { $0 != $1 }.map(\.1.path)
          #expect(changed == design.factors[factor].targets)
        }
        before = point.variation
      }
      #expect(moved.sorted() == Array(design.factors.indices))
    }
  }
}
