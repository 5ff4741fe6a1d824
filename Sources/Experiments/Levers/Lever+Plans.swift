// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

// When devices come, and who helps.
extension Lever {
  static let planLevers: [Lever] = [
    Lever(
      "smallerWaves", "Smaller waves",
      why: "Fewer setups and calls on one day leave shorter queues at the site and at the help desk.",
      effort: "A change of the rollout's calendar."
    ) { $0.smallerWaves },
    Lever(
      "agents", "More agents at the help desk",
      why: "Callers wait less, and fewer give up; a life counts with a planned wait, so coverage stays.",
      effort: "Salaries, or people lent for the weeks of the rollout."
    ) { $0.agents },
    Lever(
      "technicians", "More technicians at the sites",
      why: "Setups that need one wait less.",
      effort: "Salaries, or people lent for the weeks of the rollout."
    ) { $0.technicians },
  ]
}

extension LeverSituation {
  // MARK: Waves

  /// A shape that the waves of every plan can take.
  private struct Reshaped {
    var nodes: [ScenarioFileNode]
    var days: Int
  }

  fileprivate var smallerWaves: Lever.Offer {
    guard let node = written("refresh"), !waveDays.isEmpty else {
      return .doesNotApply("there are no waves")
    }
    var trials: [Lever.Trial] = []
    let spacings = node.items.map { Self.days($0["every"]?.scalar) }
    if spacings.allSatisfy({ $0 > 1 }) {
      let halves = spacings.map { ($0 + 1) / 2 }
      let isExact = zip(spacings, halves).allSatisfy { $0 == 2 * $1 }
      add(node, spacing: halves, isExact ? "the rollout takes as long as now" : "", to: &trials)
    }
    add(node, spacing: spacings, "the rollout takes twice as long", to: &trials)
    guard !trials.isEmpty else {
      return .doesNotApply("the last waves would come after the end of the run: lengthen `run.horizon`")
    }
    return .trials(trials)
  }

  /// Waves of half the size on other days, if they end within the run.
  private func add(
    _ node: ScenarioFileNode, spacing: [Int], _ length: String, to trials: inout [Lever.Trial]
  ) {
    let plans = zip(node.items, spacing).map { Self.halved($0, every: $1) }
    let ends = groups.flatMap { group in
      group.refresh.map { plan -> Int in
        let index = node.items.firstIndex { Self.days($0["every"]?.scalar) == plan.everyDays } ?? 0
        let nominal = plan.firstDay + spacing[index] * (2 * Self.waveCount(plan) - 1)
        return group.calendar.firstWorkingDay(from: nominal)
      }
    }
    let last = ends.max() ?? 0
    guard calendar.midnight(ofDay: last) < .zero + scenario.run.horizon else { return }
    let text = ScenarioFileNode(
      content: plans.count == 1 ? plans[0].content : .list(plans), place: node.place
    ).text
    let every = { (days: Int) in days == 1 ? "every day" : "every \(days) days" }
    let rhythm = Self.list(spacing.map(every).reduced)
    let before = Self.list(node.items.map { every(Self.days($0["every"]?.scalar)) }.reduced)
    let change = rhythm == before ? "and keep them \(rhythm)" : "one \(rhythm) instead of \(before)"
    let today = waveDays.last ?? 0
    let now =
      "Now the last wave comes on day \(today); then on day \(last)."
      + (last > today ? " Who waits longer has set more by then, and has more to miss." : "")
    trials.append(
      Lever.Trial(
        "Halve the waves, \(change)\(length.isEmpty ? "" : ": \(length)")", note: now,
        [Variation.Setting(path: "refresh", text: text)]))
  }

  private static func halved(_ plan: ScenarioFileNode, every days: Int) -> ScenarioFileNode {
    guard let entries = plan.entries else { return plan }
    return ScenarioFileNode(
      content: .map(
        entries.map { entry in
          var entry = entry
          if entry.key == "every" { entry.value.content = .scalar(days == 1 ? "1 day" : "\(days) days") }
          if entry.key == "wave", let text = entry.value.scalar {
            entry.value.content = .scalar(half(of: text))
          }
          return entry
        }), place: plan.place)
  }

  /// `12.5%` of `25%`, and at least one device.
  private static func half(of size: String) -> String {
    guard let (number, rest) = ParameterText.splitNumber(size) else { return size }
    if rest == "%" { return "\(ParameterText.shown(number / 2))%" }
    let half = Int((number / 2).rounded(.up))
    return half == 1 ? "1 device" : "\(half) devices"
  }

  private static func days(_ text: String?) -> Int {
    guard let text, let length = try? ParameterText.microseconds(text) else { return 1 }
    return max(1, Int(TimeSpan.seconds(length / 1e6).inDays))
  }

  // MARK: People who help

  private static let sample = "the few people who are played here hardly wait: play everybody"

  fileprivate var agents: Lever.Offer {
    guard groups.contains(where: { $0.repair.helpDesk > 0 }) else { return .doesNotApply("nobody calls") }
    if isSample { return .doesNotApply(Self.sample) }
    let now = groups.first?.helpDesk.agents ?? 1
    return .trials(
      [1, 2].map { more in
        Lever.Trial(
          "\(now + more) agents at the help desk instead of \(now)", set("helpDesk.agents", "\(now + more)"))
      })
  }

  fileprivate var technicians: Lever.Offer {
    guard let node = written("sites"), let sites = node.entries,
      groups.contains(where: { $0.site.technicians != nil })
    else { return .doesNotApply("no site has a limit of technicians") }
    if isSample { return .doesNotApply(Self.sample) }
    var more = node
    more.content = .map(
      sites.map { site in
        var site = site
        site.value.content = .map((site.value.entries ?? []).map(Self.oneMore))
        return site
      })
    return .trials([Lever.Trial("One more technician at each site that counts them", set("sites", more.text))]
    )
  }

  private static func oneMore(_ entry: ScenarioFileNode.Entry) -> ScenarioFileNode.Entry {
    guard entry.key == "technicians", let number = entry.value.scalar.flatMap({ Int($0) }) else {
      return entry
    }
    var entry = entry
    entry.value.content = .scalar("\(number + 1)")
    return entry
  }
}

extension [String] {
  /// Each once, in order of first appearance.
  var reduced: [String] { indices.filter { !self[..<$0].contains(self[$0]) }.map { self[$0] } }
}
