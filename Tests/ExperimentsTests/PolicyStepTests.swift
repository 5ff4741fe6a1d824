// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Experiments
import FleetModel
import Testing

struct PolicyStepTests {
  @Test("each step names the policies behind it, and a strategy's own take the place of the scenario's")
  func steps() throws {
    let scenario = try readFixture(
      fixtureBase + """
        policies:
          - {name: Rollout, set: {EnableWindowsBackup: enabled}}
          - {assign: {include: [field]}, from: day 30, set: {EnableWindowsBackup: disabled}}
          - {name: Old, source: groupPolicy, assign: {include: [office]}, set: {EnableWindowsBackup: disabled}}
        strategies: {backup: {}, free: {mechanisms: [backup], policies: []}}

        """)
    let day30 = SimulationTime.zero + .days(30)
    let steps = scenario.strategies[0].policies
    #expect(steps.map(\.group) == ["field", "field", "office"])
    #expect(steps.map(\.from) == [.zero, day30, .zero])
    #expect(
      steps.map(\.standing) == [
        .set(.enabled), .conflict, .undefined(intune: .enabled, groupPolicy: .disabled),
      ])
    #expect(
      steps.map(\.profiles) == [
        ["Rollout"], ["Rollout", "policy number 2"], ["Rollout", "Old (group policy)"],
      ])
    #expect(scenario.strategies[1].policies.isEmpty)
  }
}
