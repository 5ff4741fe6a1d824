// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics
import Probes

// Ages of snapshots: what a cadence costs when a device fails at a random time.
extension ClosedForm {
  private static let cadence = 8.0
  /// Choices a day of a seat that makes one every hundred hours.
  private static let perDay = 0.24

  /// Always on, one plain item, backup at every cadence; failures at a constant rate, replaced at once by
  /// devices without setup, which no form here measures.
  private static func scenario(
    users: Int, horizon: String, failure: String, seats: Int = 1, choices: String = "0.01",
    upload: String = "0 s"
  ) -> String {
    """
    roamback: 1
    name: closed form
    run: {start: 2026-01-05, horizon: \(horizon), replications: 1, seed: 41}
    catalog:
      - {name: item, category: Plain, roams: no, backedUp: yes, restored: yes}
    groups:
      people:
        users: \(users)
        seats: {\(seats): 100%}
    usage:
      mode: alwaysOn
      choicesPerActiveHour: \(choices)
      neverCustomise: 0%
    backup: {cadence: 8 days, uploadTime: \(upload), fails: 0%}
    restore: {page: on, accepts: 100%, fails: 0%, profile: newest}
    policies:
      - {name: Backup on, assign: {include: [people]}, set: {EnableWindowsBackup: enabled}}
    life:
      age: 0 s
      failure: "\(failure)"
      loss: never
      leadTime: {planned: 0 s, failure: 0 s}
      plannedProvisioning: 0 s
    provisioning: []
    repair: {noticeActiveHours: never}
    strategies: {backup: {}}
    """
  }

  /// What a story tells of the n-th replacement: when the device ended and what was restored.
  private struct Recovery {
    var ended: SimulationTime
    var capture: SimulationTime
    var ageDays: Double { (ended - capture).inDays }
  }

  private static func recovery(_ story: Story, _ number: Int) -> Recovery? {
    guard number < story.replacements.count else { return nil }
    for case .restored(_, Int32(number), let capture, _) in story.observations {
      return Recovery(ended: story.replacements[number].ended, capture: capture)
    }
    return nil
  }

  /// The first replacement, if the device lived for a cadence at least.
  private static func first(_ story: Story) -> Recovery? {
    guard let found = recovery(story, 0), found.ended >= .zero + .days(cadence) else { return nil }
    return found
  }

  private static func choices(_ story: Story, since recovery: Recovery) -> Int {
    story.observations.count {
      if case .choice(let at, _, _) = $0 { at > recovery.capture && at <= recovery.ended } else { false }
    }
  }

  static let snapshotAges: [ClosedForm] = {
    let plain = scenario(users: 30_000, horizon: "60 days", failure: "exponential(mean 20 days)")
    let lambda = perDay * cadence
    return [
      ClosedForm(
        "1a", "mean age of the snapshot at a failure, days", formula: "T/2", theory: cadence / 2,
        scenario: plain, samples: { first($0).map { [Sample($0.ageDays, per: 1)] } ?? [] }),
      ClosedForm(
        "1b", "second moment of that age, days²", formula: "T²/3", theory: cadence * cadence / 3,
        scenario: plain, samples: { first($0).map { [Sample($0.ageDays * $0.ageDays, per: 1)] } ?? [] }),
      ClosedForm(
        "1c", "choices since the snapshot", formula: "λT/2", theory: lambda / 2, scenario: plain,
        samples: { story in
          first(story).map { [Sample(Double(choices(story, since: $0)), per: 1)] } ?? []
        }),
      ClosedForm(
        "1d", "probability of none", formula: "(1 − e^(−λT)) / (λT)",
        theory: (1 - Elementary.exp(-lambda)) / lambda, scenario: plain,
        samples: { story in
          first(story).map { [Sample(choices(story, since: $0) == 0 ? 1 : 0, per: 1)] } ?? []
        }),
      ClosedForm(
        "1e", "mean age with an upload time of a day, days", formula: "T/2 + u", theory: cadence / 2 + 1,
        scenario: scenario(
          users: 30_000, horizon: "60 days", failure: "exponential(mean 20 days)", upload: "1 day"),
        samples: { story in
          // A capture before the start was taken without waiting for its upload.
          first(story).flatMap { $0.ended >= .zero + .days(2 * cadence) ? [Sample($0.ageDays, per: 1)] : nil }
            ?? []
        }),
      ClosedForm(
        "1f", "mean age at the end of later devices, days",
        formula: "A/(1 − q) + 1/μ − T/(e^(μT) − 1)", theory: laterAge(meanLife: 20),
        scenario: scenario(
          users: 12_000, horizon: "1200 days", failure: "exponential(mean 20 days)", choices: "0"),
        samples: { story in
          let found = (6...9).compactMap { recovery(story, $0) }
          return [Sample(found.reduce(0) { $0 + $1.ageDays }, per: Double(found.count))]
        }),
      ClosedForm(
        "2", "mean age with a profile of each of three seats, days", formula: "T/(k + 1)",
        theory: cadence / 4,
        scenario: scenario(
          users: 40_000, horizon: "60 days", failure: "exponential(mean 20 days)", seats: 3, choices: "0"),
        samples: { first($0).map { [Sample($0.ageDays, per: 1)] } ?? [] }),
    ]
  }()

  /// Age at the end of a device whose first run is due uniformly within a cadence, older profiles as
  /// fallback.
  private static func laterAge(meanLife: Double) -> Double {
    let mu = 1 / meanLife
    let t = cadence
    let e = Elementary.exp(-mu * t)
    let q = 1 - (1 - e) / (mu * t)
    let a =
      1 / mu - e * (t + 1 / mu)
      - (2 / (mu * mu) - e * (t * t + 2 * t / mu + 2 / (mu * mu))) / t
    return a / (1 - q) + 1 / mu - t / (Elementary.exp(mu * t) - 1)
  }
}
