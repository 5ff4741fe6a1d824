// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

extension ParameterReader {
  private static let mostSeats = 9
  /// Fewer than the weeks of ten years, so that even a calendar of one day a week has a day left to work.
  private static let mostHolidays = 500

  /// `Mon-Fri`, or a list of such.
  func weekdays(_ node: ScenarioFileNode) -> ParameterValue? {
    var flags = [Bool](repeating: false, count: 7)
    for item in node.items {
      guard let more = text(item, ParameterText.weekdays) else { return nil }
      for day in 0..<7 where more[day] { flags[day] = true }
    }
    if flags.contains(true) { return .weekdays(flags) }
    log.error(.calendar, node.place, "no day is a working day")
    return nil
  }

  func dates(_ node: ScenarioFileNode) -> ParameterValue? {
    let dates = node.items.map { text($0, ParameterText.date) }
    guard dates.count <= Self.mostHolidays else {
      log.error(.tooMany, node.place, "more than \(Self.mostHolidays) dates")
      return nil
    }
    guard dates.allSatisfy({ $0 != nil }) else { return nil }
    return .dates(Set(dates.compactMap { $0?.date }).sorted())
  }

  func seats(_ node: ScenarioFileNode) -> ParameterValue? {
    let ranks = (1...Self.mostSeats).map(String.init)
    guard var shares = split(node, ranks) else { return nil }
    while shares.last == 0 { shares.removeLast() }
    return .shares(shares)
  }

  func seatShares(_ node: ScenarioFileNode) -> ParameterValue? {
    let shares = node.items.map { text($0, ParameterText.share) }
    guard shares.count <= Self.mostSeats else {
      log.error(.tooMany, node.place, "more than \(Self.mostSeats) seats")
      return nil
    }
    let given = shares.compactMap { $0 }
    guard given.count == shares.count, addsUp(given, node.place) else { return nil }
    return .shares(given)
  }

  func categories(_ node: ScenarioFileNode) -> ParameterValue? {
    guard let entries = node.entries else {
      log.error(.shape, node.place, "a map of weights by category is expected here, not \(node.kind)")
      return nil
    }
    var weights: [(String, Double)] = []
    for entry in entries {
      guard catalog.categories.contains(entry.key) else {
        log.error(
          .category, entry.place,
          "the catalogue \(ScenarioText.quoted(catalog.name)) has no category \(ScenarioText.quoted(entry.key))",
          help: ScenarioFileSuggestion.help(for: entry.key, among: catalog.categories))
        continue
      }
      let weight = text(entry.value) { text throws(ParameterProblem) in
        try ParameterText.number(text.last == "%" ? String(text.dropLast()) : text, in: 0...1e6)
      }
      if let weight { weights.append((entry.key, weight)) }
    }
    return weights.count == entries.count ? .categories(weights) : nil
  }

  func restorePage(_ node: ScenarioFileNode) -> ParameterValue? {
    if node.scalar?.isEmpty == false {
      return text(node, ParameterText.flag).map { .page($0 ? .zero : nil) }
    }
    guard let fields = fields(node, ["on", "from"]) else { return nil }
    guard let on = fields.first(where: { $0.key == "on" }) else {
      log.error(.missing, node.place, "`on` is missing", help: "write `{on: true, from: day 0}`")
      return nil
    }
    guard let isOn = text(on.value, ParameterText.flag) else { return nil }
    guard let from = fields.first(where: { $0.key == "from" }) else { return .page(isOn ? .zero : nil) }
    return instant(from.value).map { .page(isOn ? $0 : nil) }
  }

  func profileChoice(_ node: ScenarioFileNode) -> ParameterValue? {
    let names = ["newest", "sameSeat", "richest"]
    guard node.scalar != nil else {
      return split(node, names).map {
        .profile(.weights(newest: $0[0], sameSeat: $0[1], richest: $0[2]))
      }
    }
    let word = text(node) { text throws(ParameterProblem) in try ParameterText.word(text, of: names) }
    return word.map {
      switch $0 {
      case "sameSeat": .profile(.sameSeat)
      case "richest": .profile(.richest)
      default: .profile(.newest)
      }
    }
  }

  func groupSelection(_ node: ScenarioFileNode) -> ParameterValue? {
    switch node.scalar {
    case "all": .selection(nil)
    case "none": .selection([])
    default: groups(node).map { .selection($0) }
    }
  }
}
