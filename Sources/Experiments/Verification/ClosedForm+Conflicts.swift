// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel
import Numerics
import Probes

// Concurrent uploads of two devices, and what falls with a unit.
extension ClosedForm {
  private static func scenario(
    users: Int, horizon: String, items: Int = 1, choicesPerHour: String, rule: String = "lastWriterByArrival",
    transfer: String, notify: String, seats: Int = 2, units: String = "one unit"
  ) -> String {
    let lines = (1...items).map {
      "  - {name: item \($0), category: Plain, unit: \(units.isEmpty ? "unit \($0)" : units), roams: yes}"
    }
    return """
      roamback: 1
      name: closed form
      run: {start: 2026-01-05, horizon: \(horizon), replications: 1, seed: 43}
      catalog:
      \(lines.joined(separator: "\n"))
      groups:
        people:
          users: \(users)
          seats: {\(seats): 100%}
      usage:
        mode: alwaysOn
        choicesPerActiveHour: \(choicesPerHour)
        neverCustomise: 0%
        history: {mean: 0}
      roaming:
        uploadDelay: 0 s
        transferDelay: "\(transfer)"
        notifyDelay: "\(notify)"
        pullDelay: 0 s
        rule: \(rule)
        blocked: 0%
      life: {failure: never, loss: never}
      repair: {noticeActiveHours: never}
      strategies: {roaming: {}}
      """
  }

  private struct Uploads {
    var all = 0.0
    var concurrent = 0.0
    var collateral = 0.0
  }

  private static func uploads(_ story: Story, ofSeat seat: UInt8? = nil) -> Uploads {
    var found = Uploads()
    for case .upload(_, let writer, let outcome, _) in story.observations where seat == nil || writer == seat
    {
      found.all += 1
      if outcome != nil { found.concurrent += 1 }
      if outcome == .collateral { found.collateral += 1 }
    }
    return found
  }

  private static func lost(_ story: Story) -> Double {
    Double(story.observations.count { if case .choiceLost = $0 { true } else { false } })
  }

  static let conflicts: [ClosedForm] = [
    ClosedForm(
      "3", "share of concurrent uploads, two devices, λD = 0.2", formula: "(1 − e^(−2λD)) / 2",
      theory: (1 - Elementary.exp(-0.4)) / 2,
      scenario: scenario(
        users: 600, horizon: "1 day", choicesPerHour: "12", transfer: "20 s", notify: "40 s"),
      samples: { story in
        let found = uploads(story)
        return [Sample(found.concurrent, per: found.all)]
      }),
    ClosedForm(
      "4", "first upload after an hour offline is concurrent, λ(L + D) = 0.8",
      formula: "1 − e^(−λ(L + D))", theory: 1 - Elementary.exp(-0.8 * 61 / 60),
      scenario: scenario(
        users: 1, horizon: "3650 days", choicesPerHour: "0", transfer: "20 s", notify: "40 s"),
      adjust: { $0.scriptOfflineTrials() },
      samples: { story in
        var samples: [Sample] = []
        for case .upload(_, 0, let outcome, _) in story.observations {
          samples.append(Sample(outcome == nil ? 0 : 1, per: 1))
        }
        return samples
      }),
    ClosedForm(
      "5", "share of conflicts that are collateral, four items in the unit, λD = 0.1",
      formula: "2/(1 − e^(−2λD)) · ∫ e^(−2x) [1 − e^(−(λD − x)(m − 1)/m)/m] dx",
      theory: collateralShare(lambdaD: 0.1, items: 4),
      scenario: scenario(
        users: 900, horizon: "1 day", items: 4, choicesPerHour: "6", transfer: "20 s", notify: "40 s"),
      samples: { story in
        let found = uploads(story)
        return [Sample(found.collateral, per: found.concurrent)]
      }),
  ]

  /// Simpson's rule on the smooth integrand of closed form 5.
  static func collateralShare(lambdaD: Double, items: Int) -> Double {
    let m = Double(items)
    let steps = 1000
    let width = lambdaD / Double(steps)
    var sum = 0.0
    for step in 0...steps {
      let x = Double(step) * width
      let value =
        Elementary.exp(-2 * x) * (1 - Elementary.exp(-(lambdaD - x) * (m - 1) / m) / m)
      sum += value * (step == 0 || step == steps ? 1 : (step.isMultiple(of: 2) ? 2 : 4))
    }
    return 2 / (1 - Elementary.exp(-2 * lambdaD)) * sum * width / 3
  }

  static let exactRows: [ClosedForm] = [
    ClosedForm(
      "5x", "collateral conflicts with one item in the unit", formula: "0", theory: 0, isExact: true,
      scenario: scenario(users: 50, horizon: "1 day", choicesPerHour: "12", transfer: "20 s", notify: "40 s"),
      samples: { story in
        let found = uploads(story)
        return [Sample(found.collateral, per: found.concurrent)]
      }),
    ClosedForm(
      "10", "coverage with every item set, three quarters supported", formula: "p", theory: 0.75,
      isExact: true, scenario: coverageScenario,
      samples: { story in
        var shown = 0.0
        var all = 0.0
        for case .coverage(_, .desktop, let slot, let isShown, _, _) in story.observations {
          let weight = Double(story.life.importance[Int(slot)])
          all += weight
          if isShown { shown += weight }
        }
        return [Sample(shown, per: all)]
      }),
    ClosedForm(
      "11a", "choices lost under the client's clock, no skew, one item a unit", formula: "0", theory: 0,
      isExact: true,
      scenario: scenario(
        users: 100, horizon: "2 days", items: 4, choicesPerHour: "6", rule: "lastWriterByClient",
        transfer: "exponential(mean 60 s)", notify: "exponential(mean 60 s)", seats: 3, units: ""),
      samples: { story in [Sample(lost(story), per: uploads(story).concurrent)] }),
    ClosedForm(
      "11b", "conflicts without any delay, always online", formula: "0", theory: 0, isExact: true,
      scenario: scenario(
        users: 100, horizon: "2 days", items: 4, choicesPerHour: "6", transfer: "0 s", notify: "0 s", seats: 3
      ),
      samples: { story in
        let found = uploads(story)
        return [Sample(found.concurrent, per: found.all)]
      }),
  ]

  private static let coverageScenario = """
    roamback: 1
    name: closed form
    run: {start: 2026-01-05, horizon: 60 days, replications: 1, seed: 47}
    catalog:
      - {name: a, category: Plain, importance: 1, backedUp: yes, restored: yes}
      - {name: b, category: Plain, importance: 2, backedUp: yes, restored: yes}
      - {name: c, category: Plain, importance: 3, backedUp: yes, restored: yes}
      - {name: d, category: Plain, importance: 2, backedUp: no, restored: no}
    groups:
      people: {users: 200, seats: {1: 100%}}
    usage:
      mode: alwaysOn
      choicesPerActiveHour: 0
      neverCustomise: 0%
      history: {mean: 400}
    backup: {uploadTime: 0 s, fails: 0%}
    restore: {page: on, accepts: 100%, fails: 0%}
    policies:
      - {name: Backup on, assign: {include: [people]}, set: {EnableWindowsBackup: enabled}}
    life:
      age: 0 s
      failure: "exponential(mean 20 days)"
      loss: never
      leadTime: {planned: 0 s, failure: 0 s}
      plannedProvisioning: 0 s
    provisioning: []
    repair: {noticeActiveHours: never}
    strategies: {backup: {}}
    """
}

extension Scenario {
  /// Trials of closed form 4, one after the other on one user: the first device goes offline for an hour and
  /// makes a choice meanwhile, the second writes at a Poisson rate of 0.8 an hour; between trials the first
  /// sees everything again.
  fileprivate mutating func scriptOfflineTrials() {
    let item = 0
    var stream = RandomStream(key: 20_260_105)
    var lines: [ScriptLine] = [
      ScriptLine(at: .zero, seat: 0, act: .signIn), ScriptLine(at: .zero, seat: 1, act: .signIn),
    ]
    let hour = TimeSpan.hours(1)
    let end = SimulationTime.zero + run.horizon
    var write =
      SimulationTime.zero + TimeSpan(rounding: 1.25 * Double(hour.microseconds) * stream.exponential())
    while write < end {
      lines.append(ScriptLine(at: write, seat: 1, act: .choice(item: item)))
      write = write + TimeSpan(rounding: 1.25 * Double(hour.microseconds) * stream.exponential())
    }
    var trial = SimulationTime.zero + hour
    while trial + hour * 3 < end {
      lines.append(ScriptLine(at: trial, seat: 0, act: .offline))
      lines.append(ScriptLine(at: trial + TimeSpan.minutes(30), seat: 0, act: .choice(item: item)))
      lines.append(ScriptLine(at: trial + hour, seat: 0, act: .online))
      lines.append(ScriptLine(at: trial + hour + TimeSpan.minutes(10), seat: 0, act: .lock))
      lines.append(ScriptLine(at: trial + hour + TimeSpan.minutes(11), seat: 0, act: .unlock))
      trial = trial + hour * 3
    }
    let order = lines.indices.sorted { (lines[$0].at, $0) < (lines[$1].at, $1) }
    let script = Usage.Mode.scripted(order.map { lines[$0] })
    worlds[0][0].usage.mode = script
    for strategy in strategies.indices { strategies[strategy].groups[0].usage.mode = script }
  }
}
