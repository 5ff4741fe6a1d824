// SPDX-License-Identifier: GPL-3.0-or-later

/// A time with which every life is written, beside the same time as it was simulated afterwards. Lives are
/// not played again with what was simulated, so that the plan has to be near it.
struct PlanCheck: Equatable, Sendable {
  var planned: Double
  var simulated: Double

  /// Further from the plan than a quarter of it.
  var isOff: Bool { (simulated - planned).magnitude > planned / 4 }
}

extension ReportBuilder {
  /// Planned against simulated under each strategy that has both, and a warning where they lie apart.
  func planned(
    _ title: String, plan: String, simulated: String, parameter: String, consequence: String
  ) -> [Report.Block] {
    var checks: [(strategy: Int, check: PlanCheck)] = []
    for strategy in strategies {
      guard let planned = comparison.estimate(whole(strategy), plan).value,
        let simulated = comparison.estimate(whole(strategy), simulated).value
      else { continue }
      checks.append((strategy, PlanCheck(planned: planned, simulated: simulated)))
    }
    guard !checks.isEmpty else { return [] }
    let plans = spoken(checks.map { ($0.strategy, minutes($0.check.planned, nil)) })
    let times = spoken(
      checks.map { entry in
        let estimate = comparison.estimate(whole(entry.strategy), simulated)
        return (entry.strategy, minutes(entry.check.simulated, estimate))
      })
    var blocks: [Report.Block] = [
      .paragraph("\(title): planned \(plans); simulated \(times).")
    ]
    let off = checks.filter(\.check.isOff).map { Prose(spans: [.strong(name($0.strategy))]) }
    if !off.isEmpty {
      blocks.append(
        .paragraph(
          """
          \(strong: "Warning"): under \(Prose.list(off)) the simulated time is further from the plan than a \
          quarter of it. \(consequence) Set \(code: parameter) nearer to what was simulated, and run again.
          """))
    }
    return blocks
  }

  private func minutes(_ value: Double, _ estimate: Estimate?) -> String {
    let figure = Figure(value: value, interval: estimate?.interval, unit: .minutes)
    let isWhole = value == value.rounded() && estimate == nil
    return (isWhole ? NumberText.fixed(value, places: 0) : figure.spoken) + " min"
  }
}
