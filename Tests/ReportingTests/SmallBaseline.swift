// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

@testable import Reporting

/// A baseline made by hand: two strategies, one measure of each unit that matters, and a short story.
enum SmallBaseline {
  static func event(_ hours: Double, _ kind: String, _ text: String, seat: Int? = 0) -> NarratedEvent {
    NarratedEvent(time: .hours(hours), seat: seat, kind: kind, text: text)
  }

  static let story = [
    event(9.5, "choice", "sets Theme"), event(33, "backup", "a backup is taken"),
    event(48, "custody", "in the tenant's data store: 1 profile, 300 bytes", seat: nil),
  ]

  static func events(
    _ digest: String = "00ff", _ story: [NarratedEvent] = story, of strategy: String = "backup"
  ) -> Baseline.Events {
    Baseline.Events(
      strategy: strategy, digest: digest,
      chunks: [
        .init(group: "office", users: 0..<256, digest: "11111111"),
        .init(group: "office", users: 256..<300, digest: digest),
      ],
      samples: [.init(user: "office/2", digest: digest, count: 3, events: story)])
  }

  /// Ten replications that step evenly around a mean.
  static func figures(_ mean: Double, step: Double = 0.001, known: Bool = true) -> Baseline.Figures {
    let half = 2.262157163 * step * (82.5 / 9 / 10).squareRoot()
    return Baseline.Figures(
      value: mean, low: mean - half, high: mean + half, n: 10,
      contributions: known ? (0..<10).map { mean + step * (Double($0) - 4.5) } : [])
  }

  static var plain: Baseline {
    Baseline(
      scenario: "Two offices", fingerprint: "00ff00ff00ff", seed: 42, replications: 10,
      command: "roamback run offices.yaml", digest: "aaaa", currency: "EUR",
      strategies: ["backup", "nothing"],
      measures: [
        .init(
          name: "coverage.day1.mean", unit: .share,
          margin: EquivalenceMargin(amount: 0.01, isRelative: false, isAssumed: true),
          figures: [figures(0.6), figures(0.3)]),
        .init(
          name: "provisioning.familiar.mean", unit: .minutes,
          margin: EquivalenceMargin(amount: 0.02, isRelative: true, isAssumed: false),
          figures: [figures(200, step: 0.1), nil]),
      ], events: [events(), events("22ff", of: "nothing")])
  }

  /// With another result of the first measure under `backup`.
  static func changed(_ figures: Baseline.Figures?) -> Baseline {
    var baseline = plain
    baseline.digest = "bbbb"
    baseline.measures[0].figures[0] = figures
    return baseline
  }
}
