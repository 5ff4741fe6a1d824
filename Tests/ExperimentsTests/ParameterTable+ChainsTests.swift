// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import Experiments
import FleetModel
import Statistics
import Testing

/// What devices go through where a scenario does not say.
struct DefaultChainTests {
  /// Minutes of a stage's attempts and pauses, on a link without limits.
  private func meanMinutes(_ stage: ProvisioningStage) -> Double {
    let attempt = stage.takes.mean / 60e6 * Double(stage.apps)
    var minutes = attempt
    var reaches = stage.fails
    for _ in 0..<stage.retryLimit {
      minutes += reaches * (stage.retryAfter.inMinutes + attempt)
      reaches *= stage.fails
    }
    return minutes
  }

  private func toDesktop(_ mode: EnrollmentMode) throws -> Double {
    let group = try readFixture(fixtureBase).groups[0]
    return group.provisioning.chain(mode).filter { !$0.name.isBackground && $0.name != .qualityUpdate }
      .map(meanMinutes).reduce(0, +)
  }

  @Test("a user-driven setup takes about the hour that lives are planned with")
  func hour() throws {
    let planned = try readFixture(fixtureBase).groups[0].life.plannedProvisioning.inMinutes
    let mean = try toDesktop(.userDriven)
    #expect((50...62).contains(mean))
    #expect((mean / planned - 1).magnitude < 0.05)
    #expect((45...90).contains(try toDesktop(.manual)))
    #expect(try toDesktop(.manual) > mean)
  }

  @Test("a quality update takes the documented 20 to 40 minutes, where the page can appear afterwards")
  func aQualityUpdateTakes20To40Minutes() throws {
    let provisioning = try readFixture(fixtureBase).groups[0].provisioning
    let update = provisioning.chain(.userDriven).first { $0.name == .qualityUpdate }
    #expect(update?.takes == .uniform(low: 20 * 60e6, high: 40 * 60e6))
    for mode in EnrollmentMode.allCases {
      let names = provisioning.chain(mode).map(\.name)
      let page = names.firstIndex(of: .restorePage)
      #expect((page != nil) == (mode == .userDriven || mode == .manual), "\(mode)")
      #expect((page != nil) == names.contains(.qualityUpdate), "\(mode)")
      if let page { #expect(names[page - 1] == .qualityUpdate) }
    }
  }

  @Test(
    "whose hands a mode needs",
    arguments: [
      (EnrollmentMode.userDriven, [ProvisioningStage.Attendance.user]),
      (.preProvisioned, [.technician, .user]),
      (.selfDeploying, []), (.autopilotReset, [.user]), (.manual, [.user]), (.settings, [.user]),
      (.groupPolicy, [.technician, .user]), (.configurationManager, [.technician, .user]),
    ])
  func hands(mode: EnrollmentMode, expected: [ProvisioningStage.Attendance]) throws {
    let chain = try readFixture(fixtureBase).groups[0].provisioning.chain(mode)
    var hands: [ProvisioningStage.Attendance] = []
    for stage in chain where stage.attendance != .nobody && stage.attendance != hands.last {
      hands.append(stage.attendance)
    }
    #expect(hands == expected)
    #expect(chain.contains { $0.name.isBackground } == (mode != .selfDeploying))
  }

  @Test("the status page gives up after 60 minutes, 100 where the join is hybrid")
  func theStatusPageGivesUpAfter60Minutes() throws {
    let scenario = try readFixture(
      fixtureHead + """
        groups: {plant: {users: 5, join: hybrid}, office: {users: 10}}
        strategies:
          nothing: {}
          moved: {mechanisms: [], groups.plant.join: entra, groups.office.join: hybrid}
        """)
    func timeouts(_ group: GroupParameters) -> [Double?] {
      group.provisioning.chain(.userDriven).filter(\.name.isOnStatusPage).map { $0.timeout?.inMinutes }
    }
    #expect(scenario.groups.map(\.name) == ["office", "plant"])
    #expect(scenario.groups.map(timeouts) == [[60, 60, 60], [100, 100, 100]])
    #expect(scenario.strategies.map(\.name) == ["moved", "nothing"])
    #expect(scenario.strategies[0].groups.map(timeouts) == [[100, 100, 100], [60, 60, 60]])
    #expect(scenario.strategies[1].groups.map(timeouts) == [[60, 60, 60], [100, 100, 100]])
    let others = scenario.groups[1].provisioning.chain(.userDriven).filter { !$0.name.isOnStatusPage }
    #expect(others.allSatisfy { $0.timeout == nil } && !others.isEmpty)
  }
}
