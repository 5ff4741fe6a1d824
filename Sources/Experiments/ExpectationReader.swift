// SPDX-License-Identifier: GPL-3.0-or-later
import EventKernel

/// Reads `coverage.day1.mean [backup] - coverage.day1.mean [roaming] > 20% at 95%`.
struct ExpectationReader {
  let vocabulary: Scenario.Vocabulary
  let strategies: [String]
  let groups: [String]
  let categories: [String]
  /// Whether the points of the sweep are among the strategies; a mistake in it is told there alone.
  var knowsPoints = true
  static let statistics = ["mean", "p50", "p90", "p95", "max", "total"]
  static let causes = ["planned", "failure", "loss", "reset"]

  func read(_ text: String, at place: ScenarioPlace) throws(ParameterProblem) -> Expectation {
    var scanner = ExpectationScanner(text)
    let (left, right) = try terms(&scanner)
    let comparatorOffset = scanner.offset
    guard let comparator = scanner.comparator() else {
      throw ParameterProblem(
        .expectation, "a comparison is expected here", help: "write one of <, <=, >, >=",
        offset: comparatorOffset)
    }
    let (limitText, limitOffset) = scanner.upTo("at ")
    let unit = unit(of: left.metric)
    let limit = try limit(limitText, unit: unit, offset: limitOffset)
    try checkReach(limit, limitText, unit: unit, isDifference: right != nil, offset: limitOffset)
    let level = try level(&scanner)
    if let right { try checkDifference(left, right) }
    return Expectation(
      text: text, file: place.text.path, line: place.line, column: place.column, left: left, right: right,
      comparator: comparator, limit: limit, unit: unit, level: level)
  }

  /// `coverage.day1.mean [backup] - coverage.day1.mean [roaming] = 0`.
  func target(_ text: String) throws(ParameterProblem) -> BreakEvenTarget {
    var scanner = ExpectationScanner(text)
    let (left, right) = try terms(&scanner)
    guard scanner.take("=") else {
      throw ParameterProblem(
        .expectation, "an equals sign is expected here",
        help: "write `coverage.day1.mean [backup] = 60%`: where it is reached is what is looked for",
        offset: scanner.offset)
    }
    let (limitText, limitOffset) = scanner.upTo("at ")
    let unit = unit(of: left.metric)
    let value = try limit(limitText, unit: unit, offset: limitOffset)
    try checkReach(value, limitText, unit: unit, isDifference: right != nil, offset: limitOffset)
    guard scanner.rest().isEmpty else {
      throw ParameterProblem(
        .expectation, "a level does not belong here: every point has its interval", offset: scanner.offset)
    }
    if let right { try checkDifference(left, right) }
    return BreakEvenTarget(text: text, left: left, right: right, value: value, unit: unit)
  }

  /// One measure, or two to subtract.
  private func terms(
    _ scanner: inout ExpectationScanner
  ) throws(ParameterProblem) -> (Expectation.Term, Expectation.Term?) {
    let left = try term(&scanner)
    scanner.skipBlanks()
    let right = scanner.take("-") ? try term(&scanner) : nil
    scanner.skipBlanks()
    return (left, right)
  }

  /// A measure without a strategy, as `run.declared` lists them: `coverage.day1.mean`.
  func declared(_ text: String) throws(ParameterProblem) -> StoppingParameters.Declared {
    let (metric, statistic) = try measure(text, 0)
    return StoppingParameters.Declared(metric: metric, statistic: statistic)
  }

  private func unit(of metric: String) -> String { vocabulary.metrics(metric)?.unit ?? "" }

  private func checkDifference(
    _ left: Expectation.Term, _ right: Expectation.Term
  ) throws(ParameterProblem) {
    var alike = right
    alike.strategy = left.strategy
    guard alike == left else {
      throw ParameterProblem(
        .difference, "a difference is of one measure between two strategies, narrowed alike",
        help: "repeat the measure and the selection, and change the strategy only")
    }
    guard left.strategy != right.strategy else {
      throw ParameterProblem(
        .difference, "both sides of the difference are the strategy \(ScenarioText.quoted(left.strategy))")
    }
  }

  private func term(_ scanner: inout ExpectationScanner) throws(ParameterProblem) -> Expectation.Term {
    scanner.skipBlanks()
    let offset = scanner.offset
    let name = scanner.word()
    guard !name.isEmpty else {
      throw ParameterProblem(
        .expectation, "a measure is expected here", help: "write `coverage.day1.mean [backup] > 60%`",
        offset: offset)
    }
    let (metric, statistic) = try measure(name, offset)
    scanner.skipBlanks()
    guard scanner.take("[") else {
      throw ParameterProblem(
        .expectation, "a strategy in brackets is expected after the measure",
        help: "write `\(name) [backup]`",
        offset: scanner.offset)
    }
    let (inside, insideOffset) = scanner.upTo("]")
    guard scanner.take("]") else {
      throw ParameterProblem(.expectation, "a closing bracket is missing", offset: scanner.offset)
    }
    return try select(inside, insideOffset, metric, statistic)
  }

  private func measure(
    _ name: String, _ offset: Int
  ) throws(ParameterProblem) -> (metric: String, statistic: String) {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let metric = parts.dropLast().joined(separator: ".")
    if let found = vocabulary.metrics(metric) {
      if found.statistics.contains(parts[parts.count - 1]) { return (metric, parts[parts.count - 1]) }
      throw ParameterProblem(
        .statistic, "\(ScenarioText.quoted(metric)) has no \(ScenarioText.quoted(parts[parts.count - 1]))",
        help: "it has " + found.statistics.joined(separator: ", "), offset: offset)
    }
    if let found = vocabulary.metrics(name) {
      throw ParameterProblem(
        .statistic, "\(ScenarioText.quoted(name)) needs a statistic",
        help: "write `\(name).\(found.statistics.first ?? "mean")`; it has "
          + found.statistics.joined(separator: ", "), offset: offset)
    }
    let hasStatistic = Self.statistics.contains(parts[parts.count - 1])
    let sought = hasStatistic ? metric : name
    throw ParameterProblem(
      .unknownMetric, "there is no measure \(ScenarioText.quoted(sought))",
      help: ScenarioFileSuggestion.help(for: sought, among: vocabulary.metricNames), offset: offset)
  }

  private func select(
    _ text: String, _ offset: Int, _ metric: String, _ statistic: String
  ) throws(ParameterProblem) -> Expectation.Term {
    var term = Expectation.Term(metric: metric, statistic: statistic, strategy: "")
    var place = offset
    for (index, part) in text.split(separator: ";", omittingEmptySubsequences: false).enumerated() {
      let blanks = part.prefix { $0 == " " }.count
      let word = ParameterText.trimmed(part)
      if index == 0 {
        term.strategy = try strategy(word, place + blanks)
      } else {
        try narrow(&term, word, place + blanks)
      }
      place += part.unicodeScalars.count + 1
    }
    guard term.category == nil || (term.group == nil && term.cause == nil) else {
      throw ParameterProblem(
        .selection, "a category is measured over all groups and causes together",
        help: "leave out `group` and `cause`", offset: offset)
    }
    return term
  }

  private func narrow(
    _ term: inout Expectation.Term, _ word: String, _ offset: Int
  ) throws(ParameterProblem) {
    guard let equals = word.firstIndex(of: "=") else {
      throw ParameterProblem(
        .selection, "\(ScenarioText.quoted(word)) is not a selection",
        help: "write `group=NAME`, `cause=NAME` or `category=NAME`", offset: offset)
    }
    let key = ParameterText.trimmed(word[..<equals])
    let value = ParameterText.trimmed(word[word.index(after: equals)...])
    let all = value == "all"
    switch key {
    case "group": term.group = all ? nil : try known(value, groups, .selection, key, offset)
    case "cause": term.cause = all ? nil : try known(value, Self.causes, .selection, key, offset)
    case "category": term.category = all ? nil : try known(value, categories, .selection, key, offset)
    default:
      throw ParameterProblem(
        .selection, "nothing is selected by \(ScenarioText.quoted(key))",
        help: ScenarioFileSuggestion.help(for: key, among: ["group", "cause", "category"]), offset: offset)
    }
  }

  private func strategy(_ word: String, _ offset: Int) throws(ParameterProblem) -> String {
    let mark = " @ "
    guard word.contains(mark), !strategies.contains(word) else {
      return try known(word, strategies, .unknownStrategy, "strategy", offset)
    }
    if !knowsPoints { return word }
    let point = strategies.first { $0.contains(mark) }
    throw ParameterProblem(
      .unknownStrategy, "there is no strategy \(ScenarioText.quoted(word))",
      help: point.map {
        "a point is named by all that is swept, in its order, such as `\(ScenarioText.shown($0))`"
      } ?? "the scenario sweeps nothing", offset: offset)
  }

  private func known(
    _ word: String, _ names: [String], _ code: ScenarioIssueCode, _ what: String, _ offset: Int
  ) throws(ParameterProblem) -> String {
    if names.contains(word) { return word }
    throw ParameterProblem(
      code, "there is no \(what) \(ScenarioText.quoted(word))",
      help: ScenarioFileSuggestion.help(for: word, among: names), offset: offset)
  }

  /// A number with its unit, in the unit of a metric.
  func limit(_ text: String, unit: String, offset: Int) throws(ParameterProblem) -> Double {
    guard let (number, rest) = ParameterText.splitNumber(text) else {
      throw ParameterProblem(
        .limit, "a limit is expected here", help: "write a number with its unit", offset: offset)
    }
    do throws(ParameterProblem) {
      return try limit(number, rest, text, unit)
    } catch {
      throw ParameterProblem(error.code, error.sentence, help: error.help, offset: offset)
    }
  }

  /// A limit that no measure can reach would pass or fail whatever happens.
  private func checkReach(
    _ limit: Double, _ text: String, unit: String, isDifference: Bool, offset: Int
  ) throws(ParameterProblem) {
    let isShare = unit == "share" || unit == "%"
    let range = (isDifference ? isShare ? -1 : -Double.infinity : 0)...(isShare ? 1 : Double.infinity)
    if range.contains(limit) { return }
    let what = isDifference ? "a difference of shares is" : isShare ? "a share is" : "a measure is"
    throw ParameterProblem(
      .limit, "\(ScenarioText.quoted(text)) is out of reach",
      help: what + (isDifference ? " from -100% to 100%" : isShare ? " from 0% to 100%" : " never below 0"),
      offset: offset)
  }

  private static let timeUnits: [(names: [String], length: Double)] = [
    (["s", "seconds"], 1e6), (["min", "minutes"], 60e6), (["h", "hours"], 3_600e6), (["days"], 86_400e6),
  ]

  private func limit(
    _ number: Double, _ rest: String, _ text: String, _ unit: String
  ) throws(ParameterProblem) -> Double {
    let name = ScenarioText.quoted(text)
    // Nothing is nothing in every unit.
    if number == 0, rest.isEmpty { return 0 }
    if unit == "share" || unit == "%" {
      if rest == "%" { return number / 100 }
      let percent = ParameterText.shown(number.magnitude <= 1 ? number * 100 : number)
      throw ParameterProblem(
        .limit, "the limit \(name) of a share needs a percent sign", help: "write `\(percent)%`")
    }
    if let time = Self.timeUnits.first(where: { $0.names.contains(unit) }) {
      guard !rest.isEmpty else {
        throw ParameterProblem(
          .limit, "the limit \(name) has no unit", help: "write `\(ParameterText.shown(number)) \(unit)`")
      }
      guard let given = ParameterText.units.first(where: { $0.names.contains(rest) }) else {
        throw ParameterProblem(
          .limit, "\(ScenarioText.quoted(rest)) is not a unit of time", help: ParameterText.unitHelp)
      }
      return number * given.length / time.length
    }
    guard rest.isEmpty || rest == unit else {
      throw ParameterProblem(
        .limit, "the limit \(name) is not in the unit of the measure",
        help: "write `\(ParameterText.shown(number))`" + (unit.isEmpty ? "" : " (\(unit))"))
    }
    return number
  }

  private func level(_ scanner: inout ExpectationScanner) throws(ParameterProblem) -> Double {
    guard scanner.take("at ") else { return 0.95 }
    let offset = scanner.offset
    let text = ParameterText.trimmed(scanner.rest())
    guard let (number, rest) = ParameterText.splitNumber(text), rest == "%", number >= 50, number < 100 else {
      throw ParameterProblem(
        .expectation, "\(ScenarioText.quoted(text)) is not a level of confidence", help: "write `at 95%`",
        offset: offset)
    }
    return number / 100
  }
}

/// Walks through the scalars of a sentence.
struct ExpectationScanner {
  private let scalars: [Unicode.Scalar]
  private(set) var offset = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  private var next: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  mutating func skipBlanks() { while next == " " { offset += 1 } }

  /// Everything up to a blank or a bracket.
  mutating func word() -> String {
    let start = offset
    while let next, next != " ", next != "[", next != "<", next != ">" { offset += 1 }
    return text(start..<offset)
  }

  mutating func take(_ text: String) -> Bool {
    guard scalars[offset...].starts(with: text.unicodeScalars) else { return false }
    offset += text.unicodeScalars.count
    return true
  }

  mutating func comparator() -> Expectation.Comparator? {
    for comparator in [Expectation.Comparator.atMost, .atLeast, .less, .more] where take(comparator.rawValue)
    {
      return comparator
    }
    return nil
  }

  /// Everything up to `mark`, or to the end; and where it begins, blanks left out.
  mutating func upTo(_ mark: String) -> (text: String, offset: Int) {
    skipBlanks()
    let start = offset
    while offset < scalars.count, !scalars[offset...].starts(with: mark.unicodeScalars) { offset += 1 }
    return (ParameterText.trimmed(text(start..<offset)), start)
  }

  func rest() -> String { text(offset..<scalars.count) }

  private func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }
}
