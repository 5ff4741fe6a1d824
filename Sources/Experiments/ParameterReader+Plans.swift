// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

extension ParameterReader {
  private static let mostPlans = 100
  private static let refreshKeys = ["first", "every", "wave", "groups", "to", "overlap", "order"]

  func refreshes(_ node: ScenarioFileNode) -> [ParameterRefresh]? {
    guard node.items.count <= Self.mostPlans else {
      log.error(.tooMany, node.place, "more than \(Self.mostPlans) refresh plans")
      return nil
    }
    let plans = node.items.map(refresh)
    return plans.contains { $0 == nil } ? nil : plans.compactMap { $0 }
  }

  private func refresh(_ node: ScenarioFileNode) -> ParameterRefresh? {
    guard let fields = fields(node, Self.refreshKeys) else { return nil }
    let errorsBefore = log.errorCount
    for key in ["first", "every", "wave", "to"] where !fields.contains(where: { $0.key == key }) {
      log.error(
        .missing, node.place, "`\(key)` is missing in this refresh",
        help: "write `{first: day 30, every: 7 days, wave: 10%, to: windows11-24h2}`")
    }
    var plan = ParameterRefresh(
      firstDay: 0, place: node.place, everyDays: 1, wave: .share(1), groups: groupNames,
      to: OperatingSystem.known[0], overlap: .zero, order: .random)
    for entry in fields { read(entry, into: &plan) }
    checkOrder(plan, fields)
    return log.errorCount == errorsBefore ? plan : nil
  }

  private func read(_ entry: ScenarioFileNode.Entry, into plan: inout ParameterRefresh) {
    let node = entry.value
    switch entry.key {
    case "first":
      let start = start
      if let first = text(
        node, { text throws(ParameterProblem) in try ParameterText.day(text, since: start) })
      {
        (plan.firstDay, plan.place) = (first.day, node.place)
      }
    case "every": if let days = text(node, wholeDays) { plan.everyDays = days }
    case "wave": if let wave = text(node, Self.wave) { plan.wave = wave }
    case "groups":
      if node.scalar != "all", let names = groups(node) { plan.groups = names }
    case "to": if let system = text(node, ParameterText.system) { plan.to = system }
    case "overlap":
      let overlap = text(node) { text throws(ParameterProblem) in
        try ParameterText.span(text, atLeast: .zero, atMost: ParameterRefresh.longestOverlap)
      }
      if let overlap { plan.overlap = overlap }
    case "order": if let order = choice(node, of: ParameterRefresh.Order.self) { plan.order = order }
    default: break
    }
  }

  /// Groups come one after the other as they are listed; `all` lists nothing, and the order of the file
  /// means nothing.
  private func checkOrder(_ plan: ParameterRefresh, _ fields: [ScenarioFileNode.Entry]) {
    let groups = fields.first { $0.key == "groups" }
    guard plan.order == .groups, groups == nil || groups?.value.scalar == "all",
      let order = fields.first(where: { $0.key == "order" })
    else { return }
    log.error(
      .missing, order.place, "`order: groups` needs the list of `groups`, the first in front",
      help: "write `groups: [\(groupNames.prefix(3).map(ScenarioText.shown).joined(separator: ", "))]`")
  }

  private func wholeDays(_ text: String) throws(ParameterProblem) -> Int {
    let span = try ParameterText.span(text, atLeast: .days(1), atMost: .days(3650))
    guard span.microseconds % TimeSpan.days(1).microseconds == 0 else {
      throw ParameterProblem(.range, "\(ScenarioText.quoted(text)) is not a whole number of days")
    }
    return Int(span.inDays)
  }

  /// `10%` or `200 devices`.
  static func wave(_ text: String) throws(ParameterProblem) -> ParameterWave {
    try size(text, of: "devices", names: ["devices", "device"]) { .devices($0) }
  }

  /// A share, or a number of what `noun` says.
  static func size(
    _ text: String, of noun: String, names: [String], _ counted: (Int) -> ParameterWave
  ) throws(ParameterProblem) -> ParameterWave {
    guard let (number, rest) = ParameterText.splitNumber(text) else {
      throw ParameterProblem(
        .number, "\(ScenarioText.quoted(text)) is not the size of a wave",
        help: "write `10%` or `200 \(noun)`")
    }
    if rest == "%" {
      let share = try ParameterText.share(text)
      if share > 0 { return .share(share) }
    } else if names.contains(rest) {
      let count = try ParameterText.count(String(text.prefix { $0 != " " }), in: 1...10_000_000)
      return counted(count)
    } else {
      throw ParameterProblem(
        .number, "\(ScenarioText.quoted(text)) is neither a share nor a number of \(noun)",
        help: number > 0 && number < 1
          ? "write `\(ParameterText.shown(number * 100))%`"
          : "write `\(ParameterText.shown(number)) \(noun)`, or a share such as `10%`")
    }
    throw ParameterProblem(.range, "a wave of 0% never comes")
  }

  private static let acts = [
    "signIn", "unlock", "lock", "signOut", "online", "offline", "choice", "loss", "failure", "planned",
    "reset", "leave",
  ]
  private static let longestScript = 10_000

  func script(_ node: ScenarioFileNode) -> [ScriptLine]? {
    guard case .list(let nodes) = node.content, nodes.count <= Self.longestScript else {
      log.error(.shape, node.place, "a script is a list of at most \(Self.longestScript) lines")
      return nil
    }
    let errorsBefore = log.errorCount
    var lines: [ScriptLine] = []
    for item in nodes {
      guard let line = scriptLine(item) else { continue }
      if let last = lines.last, line.at < last.at {
        log.error(
          .script, item.place, "this line comes before the one above it", help: "sort the script by time")
      }
      lines.append(line)
    }
    return log.errorCount == errorsBefore ? lines : nil
  }

  private func scriptLine(_ node: ScenarioFileNode) -> ScriptLine? {
    guard let fields = fields(node, ["at", "seat", "what", "item"]) else { return nil }
    guard let at = node["at"], let what = node["what"] else {
      log.error(
        .missing, node.place, "a line of a script needs `at` and `what`",
        help: "write `{at: day 1 09:00, seat: 1, what: signIn}`")
      return nil
    }
    let time = instant(at)
    let seat = node["seat"].map {
      text($0) { t throws(ParameterProblem) in try ParameterText.count(t, in: 1...9) }
    }
    let word = text(what) { text throws(ParameterProblem) in try ParameterText.word(text, of: Self.acts) }
    guard let time, let word, let act = act(word, fields, node), let number = seat ?? 1 else { return nil }
    return ScriptLine(at: time, seat: number - 1, act: act)
  }

  private func act(
    _ word: String, _ fields: [ScenarioFileNode.Entry], _ node: ScenarioFileNode
  ) -> ScriptLine.Act? {
    let item = fields.first { $0.key == "item" }
    if word != "choice", let item {
      log.error(.script, item.place, "only a choice has an item")
      return nil
    }
    switch word {
    case "signIn": return .signIn
    case "unlock": return .unlock
    case "lock": return .lock
    case "signOut": return .signOut
    case "online": return .online
    case "offline": return .offline
    case "loss": return .loss
    case "failure": return .failure
    case "planned": return .planned
    case "reset": return .reset
    case "leave": return .leave
    default: break
    }
    guard let item else {
      log.error(.script, node.place, "a choice needs its `item`", help: "write `item: \"Category/Name\"`")
      return nil
    }
    return text(item.value, itemIndex).map { .choice(item: $0) }
  }

  private func itemIndex(_ text: String) throws(ParameterProblem) -> Int {
    let settings = catalog.settings
    if let index = settings.firstIndex(where: { "\($0.category)/\($0.name)" == text }) { return index }
    let near = ScenarioFileSuggestion.nearest(to: text, among: settings.map { "\($0.category)/\($0.name)" })
    throw ParameterProblem(
      .script, "the catalogue \(ScenarioText.quoted(catalog.name)) has no item \(ScenarioText.quoted(text))",
      help: near.map { "did you mean \(ScenarioText.quoted($0))?" })
  }
}
