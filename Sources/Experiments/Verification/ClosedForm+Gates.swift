// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Probes

// A hand-made fleet in which each device fails exactly one gate.
extension ClosedForm {
  /// Of each gate, in order: what its group differs in from one that fails none.
  private static let gateGroups: [(gate: Absence, differs: String)] = [
    (.gateEditionCloud, "edition: se"),
    (.gateSharedDevice, "shared: true"),
    (.gateTargetSystem, "system: windows10-22h2"),
    (.gateJoin, "join: hybrid"),
    (.gateEnrollmentMode, "provisioning: {mode: autopilotReset}"),
    (.gateBuild, "system: windows11-24h2.4769, provisioning: {qualityUpdate: never}"),
    // Their devices are replaced before the page is on.
    (.gateRestorePage, ""),
    (.gateConditionalAccess, "restore: {needsCompliantDevice: on}"),
    (.gateIdentity, "restore: {otherIdentity: 100%}"),
    // No policy reaches them.
    (.noProfile, ""),
    (.declined, "restore: {accepts: 0%}"),
    (.failed, "restore: {fails: 100%}"),
  ]

  /// Everybody loses the only device once; `restored` is the group that fails no gate.
  static let gateFleet: String = {
    let names = gateGroups.map(\.gate.shortName) + ["restored"]
    let groups = gateGroups.map { row in
      "  \(row.gate.shortName): {users: 20, seats: {1: 100%}\(row.differs.isEmpty ? "" : ", ")\(row.differs)}"
    }
    let late = names.filter { $0 != Absence.gateRestorePage.shortName }
    let covered = names.filter { $0 != Absence.noProfile.shortName }
    return """
      roamback: 1
      name: one gate each
      run: {start: 2026-01-05, horizon: 60 days, replications: 1, seed: 61}
      catalog: [{name: item, category: Plain, backedUp: yes, restored: yes}]
      groups:
      \(groups.joined(separator: "\n"))
        restored: {users: 20, seats: {1: 100%}}
      usage: {neverCustomise: 0%, choicesPerActiveHour: 0, history: {mean: 400}}
      restore: {page: {on: true, from: day 20}, accepts: 100%, fails: 0%}
      policies:
        - {name: Backup on, assign: {include: [\(covered.joined(separator: ", "))]}, set: {EnableWindowsBackup: enabled}}
      life: {failure: never, loss: never, leadTime: {failure: 0 s}}
      incidents:
        - {on: day 10 10:00, wave: 100%, groups: [restorePage], cause: loss}
        - {on: day 30 10:00, wave: 100%, groups: [\(late.joined(separator: ", "))], cause: loss}
      strategies: {backup: {}}
      """
  }()

  /// What stopped the restores of a story; nil where one succeeded.
  private static func stops(_ story: Story) -> [Absence?] {
    story.observations.compactMap {
      if case .restoreState(_, _, _, let stop) = $0 { .some(stop) } else { nil }
    }
  }

  static let gates: [ClosedForm] = [
    ClosedForm(
      "9a", "replacements that stop at the one gate that their group fails, or at none", formula: "1",
      theory: 1, isExact: true, scenario: gateFleet,
      samples: { story in
        let own = gateGroups.first { $0.gate.shortName == story.group.name }?.gate
        return stops(story).map { Sample($0 == own ? 1 : 0, per: 1) }
      }),
    ClosedForm(
      "9b", "replacements for each person of that fleet", formula: "1", theory: 1, isExact: true,
      scenario: gateFleet, samples: { [Sample(Double(stops($0).count), per: 1)] }),
    ClosedForm(
      "9c", "share by importance that the gate keeps from those devices", formula: "12/13",
      theory: 12.0 / 13, isExact: true, scenario: gateFleet,
      samples: { story in
        var missing = 0.0
        for case .missing(0, _, _) in story.observations { missing = 1 }
        return [Sample(missing, per: 1)]
      }),
  ]
}
