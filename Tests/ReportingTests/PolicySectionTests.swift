// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Testing

@testable import Reporting

struct PolicySectionTests {
  private func policy(
    _ strategy: Int, _ group: String, _ state: RunDescription.Policy.State = .settled,
    day: Double = 0, standing: String = "enabled", profiles: [String] = ["Rollout"]
  ) -> RunDescription.Policy {
    RunDescription.Policy(
      strategy: strategy, group: group, setting: "EnableWindowsBackup", fromDay: day, state: state,
      standing: standing, profiles: profiles)
  }

  private func section(_ policies: [RunDescription.Policy]) -> String? {
    var small = SmallTable.whole
    small.run.policies = policies
    let text = ReportWriter.files(of: small.table)[0].text
    return text.split(separator: "\n## ").first { $0.hasPrefix("Policies\n") }.map(String.init)
  }

  private func rows(_ policies: [RunDescription.Policy]) throws -> [String] {
    try #require(section(policies)).split(separator: "\n").filter { $0.hasPrefix("| ") }.map(Self.unpadded)
  }

  /// Cells are padded to the widest of their column.
  private static func unpadded(_ line: some StringProtocol) -> String {
    line.split(separator: " ").joined(separator: " ")
  }

  @Test("without policies there is no such section")
  func nothing() { #expect(section([]) == nil) }

  @Test("what holds for all groups and strategies is one line")
  func merged() throws {
    let everywhere = (0..<3).flatMap { [policy($0, "north"), policy($0, "south")] }
    #expect(
      try rows(everywhere).last
        == "| all | `EnableWindowsBackup` | 2026-01-05 | enabled | Rollout |")
    #expect(try rows(everywhere).count == 3)
  }

  @Test("conflicts and undefined settings are in bold, with what follows")
  func trouble() throws {
    let text = try #require(
      section(
        (0..<3).flatMap { strategy in
          [
            policy(strategy, "north"),
            policy(
              strategy, "north", .conflict, day: 30, standing: "conflict: neither is applied",
              profiles: ["Rollout", "Freeze"]),
            policy(
              strategy, "south", .undefined,
              standing: "undefined: Intune enabled, group policy disabled",
              profiles: ["Rollout", "Old (group policy)"]),
          ]
        }))
    #expect(
      Self.unpadded(text).contains(
        "| north | `EnableWindowsBackup` | 2026-02-04 | **conflict: neither is applied** |"))
    #expect(text.contains("**undefined: Intune enabled, group policy disabled**"))
    #expect(
      text.contains(
        "From 2026-02-04 on, **Rollout** and **Freeze** set `EnableWindowsBackup` for north and are in conflict"
      ))
    #expect(text.contains("nothing says which one wins"))
    #expect(!text.contains("| Strategy |"))
  }

  @Test("a strategy with policies of its own has its own lines")
  func ownPolicies() throws {
    let rows = try rows([policy(0, "north"), policy(0, "south"), policy(2, "south", day: 9)])
    #expect(
      rows.suffix(2) == [
        "| backup | all | `EnableWindowsBackup` | 2026-01-05 | enabled | Rollout |",
        "| roaming | south | `EnableWindowsBackup` | 2026-01-14 | enabled | Rollout |",
      ])
  }
}
