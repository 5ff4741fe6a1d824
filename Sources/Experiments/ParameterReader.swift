// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel
import FleetModel

/// Reads values by their type in the table, and says what is wrong with them.
final class ParameterReader {
  let log: ScenarioIssueLog
  let folder: SourceFolder
  /// In byte order.
  let groupNames: [String]
  private let knownGroups: Set<String>
  /// Set by the first rows of the table, before anything refers to them.
  var start = CalendarDate(dayNumber: 0)
  var startOfDay = TimeSpan.zero
  var catalog = SettingsCatalog(name: "none", title: "none", settings: [])

  init(log: ScenarioIssueLog, folder: SourceFolder, groupNames: [String]) {
    self.log = log
    self.folder = folder
    self.groupNames = groupNames
    knownGroups = Set(groupNames)
  }

  static func inByteOrder(_ names: [String]) -> [String] {
    names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The value, or nil after saying why there is none.
  func read(_ type: ParameterType, _ node: ScenarioFileNode) -> ParameterValue? {
    switch type {
    case .count, .seed, .number, .rate, .activeHours, .duration, .durationOrAlways, .share, .word, .flag,
      .distribution, .start, .timeZone, .system, .hours, .shareAboveZero, .deskHours, .cost, .currency,
      .durationOrNever, .hourlyLimit:
      return single(type, node)
    case .split(let names): return split(node, names).map { .shares($0) }
    case .weekdays: return weekdays(node)
    case .dates: return dates(node)
    case .seats: return seats(node)
    case .seatShares: return seatShares(node)
    case .catalog: return readCatalog(node).map { .catalog($0) }
    case .categories: return categories(node)
    case .restorePage: return restorePage(node)
    case .profileChoice: return profileChoice(node)
    case .groupSelection: return groupSelection(node)
    case .policies: return policies(node).map { .policies($0) }
    case .refresh: return refreshes(node).map { .refresh($0) }
    case .incidents: return incidents(node).map { .incidents($0) }
    case .enrollmentModes: return enrollmentModes(node).map { .modes($0) }
    case .chain: return chain(node).map { .chain($0) }
    case .sites: return sites(node).map { .sites($0) }
    case .settledOrDay:
      return node.scalar == "settled" ? .since(nil) : instant(node).map { .since($0) }
    case .dayOrNever: return dayOrNever(node).map { .instant($0) }
    case .geographies: return geographies(node).map { .geographies($0) }
    case .namedShares(let names): return namedShares(node, names).map { .shares($0) }
    case .outages: return outages(node).map { .outages($0) }
    case .departures: return departures(node).map { .departures($0) }
    case .administration: return administration(node).map { .administration($0) }
    case .script: return script(node).map { .script($0) }
    }
  }

  private func single(_ type: ParameterType, _ node: ScenarioFileNode) -> ParameterValue? {
    text(node) { text throws(ParameterProblem) in
      switch type {
      case .count(let range): .count(try ParameterText.count(text, in: range))
      case .seed: .seed(try ParameterText.seed(text))
      case .number(let range): .number(try ParameterText.number(text, in: range))
      case .rate(let unit, let range): .number(try ParameterText.rate(text, per: unit, in: range))
      case .activeHours: try ParameterText.activeHours(text)
      case .duration(let low, let high): .span(try ParameterText.span(text, atLeast: low, atMost: high))
      case .durationOrAlways:
        text == "always"
          ? .unbounded : .span(try ParameterText.span(text, atLeast: .zero, atMost: .days(3650)))
      case .share: .number(try ParameterText.share(text))
      case .word(let words): .word(try ParameterText.word(text, of: words))
      case .flag: .flag(try ParameterText.flag(text))
      case .distribution(let signed, let orNever):
        orNever && text == "never"
          ? .unbounded
          : .distribution(
            try ParameterDistribution(folder: self.folder, quantity: .duration(signed: signed)).read(text))
      case .start: try ParameterText.start(text)
      case .timeZone: .word(try ParameterText.timeZone(text))
      case .system: .system(try ParameterText.system(text))
      case .hours: try ParameterText.hours(text)
      case .shareAboveZero: .number(try ParameterText.shareAboveZero(text))
      case .deskHours: try ParameterText.deskHours(text)
      case .cost: try ParameterText.cost(text).map { .number($0) } ?? .unbounded
      case .durationOrNever(let low, let high):
        text == "never" ? .unbounded : .span(try ParameterText.span(text, atLeast: low, atMost: high))
      case .hourlyLimit: try ParameterText.hourlyLimit(text).map { .count($0) } ?? .unbounded
      case .currency: .word(try ParameterText.currency(text))
      default: preconditionFailure("not a single value")
      }
    }
  }

  /// One of the words of an enumeration.
  func choice<Word: RawRepresentable & CaseIterable>(_ node: ScenarioFileNode, of type: Word.Type) -> Word?
  where Word.RawValue == String {
    text(node) { text throws(ParameterProblem) in
      Word(rawValue: try ParameterText.word(text, of: Word.allCases.map(\.rawValue)))!
    }
  }

  /// What `parse` makes of a single value; says what is wrong, and where in it.
  func text<Value>(
    _ node: ScenarioFileNode, _ parse: (String) throws(ParameterProblem) -> Value
  ) -> Value? {
    guard let text = node.scalar else {
      log.error(.shape, node.place, "a single value is expected here, not \(node.kind)")
      return nil
    }
    do throws(ParameterProblem) {
      if log.isFull { return nil }
      if text.isEmpty { throw ParameterProblem(.missing, "a value is missing here") }
      return try parse(text)
    } catch {
      log.error(error, at: node.isVerbatim ? node.place : node.place.advanced(by: -error.offset))
      return nil
    }
  }

  /// The entries of a map whose keys are known; an unknown key is said and skipped.
  func fields(
    _ node: ScenarioFileNode, _ known: [String], unknown code: ScenarioIssueCode = .unknownKey
  ) -> [ScenarioFileNode.Entry]? {
    guard let entries = node.entries else {
      log.error(.shape, node.place, "a map is expected here, not \(node.kind)")
      return nil
    }
    return entries.filter { entry in
      if known.contains(entry.key) { return true }
      log.error(
        code, entry.place,
        code == .unknownGroup
          ? "there is no group \(ScenarioText.quoted(entry.key))"
          : "there is no \(ScenarioText.quoted(entry.key)) here",
        help: ScenarioFileSuggestion.help(for: entry.key, among: known))
      return false
    }
  }

  /// Named shares in the order of `names`; those not given are 0%.
  func split(_ node: ScenarioFileNode, _ names: [String]) -> [Double]? {
    guard let entries = fields(node, names) else { return nil }
    let shares = entries.map { text($0.value, ParameterText.share) }
    var result = names.map { _ in 0.0 }
    for (entry, share) in zip(entries, shares) {
      guard let share, let index = names.firstIndex(of: entry.key) else { return nil }
      result[index] = share
    }
    return entries.count == node.entries?.count && addsUp(result, node.place) ? result : nil
  }

  func addsUp(_ shares: [Double], _ place: ScenarioPlace) -> Bool {
    let sum = shares.reduce(0, +)
    if (sum - 1).magnitude < 1e-9 { return true }
    log.error(
      .sum, place, "the shares add up to \(ParameterText.shown(sum * 100))%, not to 100%")
    return false
  }

  /// Names of groups, each known and named once.
  func groups(_ node: ScenarioFileNode) -> [String]? {
    var names: [String] = []
    var seen: Set<String> = []
    for item in node.items {
      guard let name = text(item, { text throws(ParameterProblem) in text }) else { return nil }
      guard knownGroups.contains(name) else {
        log.error(
          .unknownGroup, item.place, "there is no group \(ScenarioText.quoted(name))",
          help: ScenarioFileSuggestion.help(for: name, among: groupNames))
        return nil
      }
      if seen.insert(name).inserted { names.append(name) }
    }
    return names
  }

  /// An instant from a day, no earlier than the start.
  func instant(_ node: ScenarioFileNode) -> SimulationTime? {
    text(node) { text throws(ParameterProblem) in
      let (day, time) = try ParameterText.day(text, since: self.start)
      let calendar = WorkCalendar(start: self.start, startOfDay: self.startOfDay)
      return max(.zero, calendar.midnight(ofDay: day) + time)
    }
  }
}
