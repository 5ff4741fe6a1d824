// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics
import Probes
import Statistics

// Renewals of devices, and what a setup takes.
extension ClosedForm {
  // MARK: Renewals

  /// Devices that end and are replaced at once; nobody does anything else.
  private static func renewals(users: Int, horizon: String, failure: String) -> String {
    """
    roamback: 1
    name: closed form
    run: {start: 2026-01-05, horizon: \(horizon), replications: 1, seed: 53}
    catalog: [{name: item, category: Plain}]
    groups:
      people: {users: \(users), seats: {1: 100%}}
    usage: {mode: alwaysOn, choicesPerActiveHour: 0, history: {mean: 0}}
    life:
      age: 0 s
      failure: "\(failure)"
      loss: never
      leadTime: {failure: 0 s}
      plannedProvisioning: 0 s
    strategies: {nothing: {}}
    """
  }

  private static let weibull = Distribution.weibull(shape: 2, mean: 20)

  static let renewals: [ClosedForm] = {
    let plain = renewals(users: 40_000, horizon: "100 days", failure: "exponential(mean 20 days)")
    let expected = 5.0
    return [
      ClosedForm(
        "6a", "replacements of a seat in five mean lifetimes, exponential", formula: "μH", theory: expected,
        scenario: plain, samples: { [Sample(Double($0.replacements.count), per: 1)] }),
      ClosedForm(
        "6b", "their variance", formula: "μH", theory: expected, scenario: plain,
        samples: { story in
          let off = Double(story.replacements.count) - expected
          return [Sample(off * off, per: 1)]
        }),
      ClosedForm(
        "6c", "replacements in one and a half mean lifetimes, Weibull of shape 2 from age 0",
        formula: "renewal function m(H)", theory: renewalFunction(weibull, until: 30),
        scenario: renewals(
          users: 40_000, horizon: "30 days", failure: "weibull(shape 2, mean 20 days)"),
        samples: { [Sample(Double($0.replacements.count), per: 1)] }),
    ]
  }()

  /// Expected renewals until `end`, solving m(t) = F(t) + ∫ m(t − x) dF(x) by the midpoint rule on Stieltjes
  /// sums (Xie, On the solution of renewal-type integral equations, 1989).
  static func renewalFunction(_ lifetime: Distribution, until end: Double, steps: Int = 1000) -> Double {
    let width = end / Double(steps)
    let early = lifetime.cumulative(width / 2)
    var renewals = [0.0]
    for step in 1...steps {
      var sum = lifetime.cumulative(Double(step) * width) - renewals[step - 1] * early
      for before in 1..<step {
        let since = (Double(step - before) + 0.5) * width
        sum += (renewals[before] - renewals[before - 1]) * lifetime.cumulative(since)
      }
      renewals.append(sum / (1 - early))
    }
    return renewals[steps]
  }

  // MARK: Stages

  /// One planned replacement a user, set up by the chain.
  private static func setups(users: Int, _ chain: [String], extra: String = "") -> String {
    """
    roamback: 1
    name: closed form
    run: {start: 2026-01-05, horizon: 3 days, replications: 1, seed: 59}
    catalog: [{name: item, category: Plain}]
    groups:
      people: {users: \(users), seats: {1: 100%}}
    usage: {mode: scripted, script: [{at: day 1, what: planned}], history: {mean: 0}}
    life: {leadTime: {planned: 0 s}}
    \(extra)
    provisioning:
    \(chain.map { "  - \($0)" }.joined(separator: "\n"))
    strategies: {nothing: {}}
    """
  }

  private static let threeStages = [
    "{stage: outOfBox, takes: \"triangular(3 min, 7 min, 40 min)\"}",
    "{stage: signIn, takes: \"uniform(5 min, 15 min)\"}",
    "{stage: deviceSetup, takes: \"exponential(mean 10 min)\", timeout: never}",
  ]

  /// Of the three stages, in minutes and their squares: a triangle's mean is the third of the sum of its
  /// corners, its variance (rise² + rise · fall + fall²) / 18.
  private static let sumMean: Double = 50.0 / 3 + 10 + 10
  private static let sumVariance: Double = 1237.0 / 18 + 100.0 / 12 + 100

  private static func minutes(_ story: Story, _ read: (Provisioning) -> TimeSpan) -> [Double] {
    story.setups.compactMap { $0.map(read)?.inMinutes }
  }

  static let stages: [ClosedForm] = {
    let three = setups(users: 80_000, threeStages)
    return [
      ClosedForm(
        "7a", "setup of three stages, minutes", formula: "sum of means", theory: sumMean, scenario: three,
        samples: { story in minutes(story) { $0.desktop }.map { Sample($0, per: 1) } }),
      ClosedForm(
        "7b", "its variance, minutes²", formula: "sum of variances", theory: sumVariance, scenario: three,
        samples: { story in
          minutes(story) { $0.desktop }.map { minutes in
            let off: Double = minutes - sumMean
            return Sample(off * off, per: 1)
          }
        }),
      ClosedForm(
        "7c", "the longer of two exponential jobs in the background, minutes", formula: "m (1 + 1/2)",
        theory: 18,
        scenario: setups(
          users: 20_000,
          [
            "{stage: managedApps, takes: \"exponential(mean 12 min)\"}",
            "{stage: files, takes: \"exponential(mean 12 min)\"}",
          ], extra: "files: {knownFolderMove: silent}"),
        samples: { story in
          minutes(story) { $0.stages.map(\.took).max() ?? .zero }.map { Sample($0, per: 1) }
        }),
      ClosedForm(
        "7d", "attempts at a stage that fails with p = 0.3 and is retried k = 3 times",
        formula: "(1 − p^(k+1)) / (1 − p)", theory: (1 - 0.3 * 0.3 * 0.3 * 0.3) / 0.7,
        scenario: setups(
          users: 20_000,
          ["{stage: deviceSetup, takes: 1 min, fails: 30%, retry: {after: 1 min, limit: 3}}"]),
        samples: { story in
          story.setups.compactMap { $0 }.map { Sample(Double($0.stages[0].attempts), per: 1) }
        }),
    ]
  }()

  // MARK: Intervals

  /// Repeated experiments on `threeStages`: does each one's interval hold the true mean?
  private static let experiments = (count: 1200, replications: 10, users: 8)

  static let intervals = ClosedForm(
    "12", "95% intervals of the setup's mean time that hold the sum of its stages' means",
    formula: "the level", theory: 0.95,
    samples: {
      let plan = ExperimentPlan(scenario(setups(users: experiments.users, threeStages)))
      var player = ChunkPlayer(plan)
      let desktop = Metric.all.firstIndex { $0.name == "provisioning.desktop" }!
      return (0..<experiments.count).compactMap { experiment in
        var means = Tally()
        for replication in 0..<experiments.replications {
          let number = experiment * experiments.replications + replication
          let sheet = player.play(plan.chunks[0], replication: number).sheets[0]
          if let mean = sheet.entry(desktop, .all).mean { means.add(mean) }
        }
        guard let interval = means.interval(level: 0.95) else { return nil }
        return Sample(interval.low <= sumMean && sumMean <= interval.high ? 1 : 0, per: 1)
      }
    })
}
