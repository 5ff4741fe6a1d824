// SPDX-License-Identifier: GPL-3.0-or-later
import FleetModel
import Statistics

/// Reads a distribution of durations or of sizes in the words engineers use, into microseconds or bytes.
struct ParameterDistribution {
  /// What is distributed, and so in which units it is written.
  enum Quantity {
    case duration(signed: Bool)
    case size
  }
  let folder: SourceFolder
  let quantity: Quantity

  private static let durations: [(name: String, form: String)] = [
    ("uniform", "uniform(1 min, 2 min)"), ("exponential", "exponential(mean 20 s)"),
    ("lognormal", "lognormal(median 18 min, p95 55 min)"),
    ("triangular", "triangular(3 min, 7 min, 40 min)"), ("gamma", "gamma(mean 10 min, sd 4 min)"),
    ("weibull", "weibull(shape 1.5, mean 5 years)"),
    ("empirical", "empirical(file.csv, column minutes, unit min)"),
  ]

  private static let sizes: [(name: String, form: String)] = [
    ("uniform", "uniform(100 MB, 1 GB)"), ("exponential", "exponential(mean 150 MB)"),
    ("lognormal", "lognormal(median 150 MB, p95 1 GB)"),
    ("triangular", "triangular(50 MB, 150 MB, 1 GB)"), ("gamma", "gamma(mean 150 MB, sd 60 MB)"),
    ("weibull", "weibull(shape 1.5, mean 150 MB)"),
    ("empirical", "empirical(file.csv, column size, unit MB)"),
  ]

  private var forms: [(name: String, form: String)] {
    switch quantity {
    case .duration: Self.durations
    case .size: Self.sizes
    }
  }

  /// In microseconds or bytes.
  private func amount(_ text: String) throws(ParameterProblem) -> Double {
    switch quantity {
    case .duration: try ParameterText.microseconds(text)
    case .size: try ParameterText.bytes(text)
    }
  }

  private var mayBeNegative: Bool {
    if case .duration(let signed) = quantity { return signed }
    return false
  }

  private var noun: String {
    switch quantity {
    case .duration: "a duration"
    case .size: "a size"
    }
  }

  /// What stands between the parentheses, by comma.
  private struct Argument {
    var text: String
    /// Of the text's first letter within the whole.
    var offset: Int
  }

  func read(_ text: String) throws(ParameterProblem) -> Distribution {
    guard let open = text.firstIndex(of: "(") else {
      if forms.contains(where: { $0.name == text }) { throw wrongForm(text) }
      return .constant(try checked(try amount(text), Argument(text: text, offset: 0)))
    }
    let name = ParameterText.trimmed(text[..<open])
    guard forms.contains(where: { $0.name == name }) else {
      throw ParameterProblem(
        .distribution, "there is no distribution \(ScenarioText.quoted(name))",
        help: ScenarioFileSuggestion.help(for: name, among: forms.map(\.name)))
    }
    guard text.last == ")" else {
      throw ParameterProblem(
        .distribution, "a closing parenthesis is missing", help: "write `\(form(name))`",
        offset: text.unicodeScalars.count)
    }
    let distribution = try build(name, arguments(text, after: open))
    if let flaw = distribution.flaw {
      throw ParameterProblem(.distribution, "\(ScenarioText.quoted(text)) cannot be: \(flaw)")
    }
    return distribution
  }

  private func arguments(_ text: String, after open: String.Index) -> [Argument] {
    let inside = text[text.index(after: open)..<text.index(before: text.endIndex)]
    var offset = text[..<inside.startIndex].unicodeScalars.count
    return inside.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let blanks = part.prefix { $0 == " " }.count
      defer { offset += part.unicodeScalars.count + 1 }
      return Argument(text: ParameterText.trimmed(part), offset: offset + blanks)
    }
  }

  private func build(_ name: String, _ arguments: [Argument]) throws(ParameterProblem) -> Distribution {
    switch (name, arguments.count) {
    case ("uniform", 2):
      let (low, high) = (try length(arguments[0]), try length(arguments[1]))
      try require(low <= high, arguments[1], "the second value is below the first")
      return .uniform(low: low, high: high)
    case ("exponential", 1): return .exponential(mean: try positive(arguments[0], "mean", name))
    case ("lognormal", 2):
      let median = try positive(arguments[0], "median", name)
      let p95 = try positive(arguments[1], "p95", name)
      try require(p95 > median, arguments[1], "the 95% point is not above the median")
      return .lognormal(median: median, p95: p95)
    case ("triangular", 3):
      let (low, mode) = (try length(arguments[0]), try length(arguments[1]))
      let high = try length(arguments[2])
      try require(low <= mode && mode <= high && low < high, arguments[0], "the three values do not rise")
      return .triangular(low: low, mode: mode, high: high)
    case ("gamma", 2):
      let (mean, sd) = (try positive(arguments[0], "mean", name), try positive(arguments[1], "sd", name))
      try require(
        (0.001...1000).contains(sd / mean), arguments[1], "the spread is not from 0.001 to 1000 means")
      return .gamma(mean: mean, sd: sd)
    case ("weibull", 2):
      let shape = try shape(arguments[0], name)
      return .weibull(shape: shape, mean: try positive(arguments[1], "mean", name))
    case ("empirical", 3): return try empirical(arguments)
    default: throw wrongForm(name)
    }
  }

  private func form(_ name: String) -> String { forms.first { $0.name == name }?.form ?? name }

  private func wrongForm(_ name: String, _ argument: Argument? = nil) -> ParameterProblem {
    ParameterProblem(
      .distribution, "the values of `\(name)` are not as expected", help: "write it as `\(form(name))`",
      offset: argument?.offset ?? 0)
  }

  private func require(
    _ holds: Bool, _ argument: Argument, _ sentence: String
  ) throws(ParameterProblem) {
    if !holds { throw ParameterProblem(.distribution, sentence, offset: argument.offset) }
  }

  private func length(_ argument: Argument) throws(ParameterProblem) -> Double {
    do {
      return try checked(try amount(argument.text), argument)
    } catch {
      throw ParameterProblem(error.code, error.sentence, help: error.help, offset: argument.offset)
    }
  }

  private func checked(_ length: Double, _ argument: Argument) throws(ParameterProblem) -> Double {
    if length >= 0 || mayBeNegative { return length }
    throw ParameterProblem(
      .range, "\(ScenarioText.quoted(argument.text)) is negative", offset: argument.offset)
  }

  /// What follows the keyword.
  private func value(
    _ argument: Argument, _ keyword: String, _ name: String
  ) throws(ParameterProblem) -> Argument {
    guard argument.text.hasPrefix(keyword + " ") else { throw wrongForm(name, argument) }
    let text = argument.text.dropFirst(keyword.count + 1)
    let blanks = text.prefix { $0 == " " }.count
    return Argument(
      text: ParameterText.trimmed(text), offset: argument.offset + keyword.count + 1 + blanks)
  }

  private func positive(
    _ argument: Argument, _ keyword: String, _ name: String
  ) throws(ParameterProblem) -> Double {
    let value = try value(argument, keyword, name)
    let length = try length(value)
    try require(length > 0, value, "\(keyword) must be above 0")
    return length
  }

  private func shape(_ argument: Argument, _ name: String) throws(ParameterProblem) -> Double {
    let value = try value(argument, "shape", name)
    guard let (number, rest) = ParameterText.splitNumber(value.text), rest.isEmpty else {
      throw wrongForm(name, argument)
    }
    try require((0.1...50).contains(number), value, "a shape is from 0.1 to 50")
    return number
  }

  private static let largestTable = 1 << 20

  private func empirical(_ arguments: [Argument]) throws(ParameterProblem) -> Distribution {
    let file = arguments[0]
    let column = try value(arguments[1], "column", "empirical")
    let unit = try value(arguments[2], "unit", "empirical")
    let factor = try length(Argument(text: "1 " + unit.text, offset: unit.offset))
    guard ScenarioFile.staysInside(file.text),
      case .bytes(let bytes) = folder.read(file.text, Self.largestTable),
      let text = String(validating: bytes, as: UTF8.self)
    else {
      throw ParameterProblem(
        .distribution, "\(ScenarioText.quoted(file.text)) cannot be read",
        help: "name a CSV file in UTF-8 of at most 1 MiB under the scenario's folder", offset: file.offset)
    }
    let table = CSVTable(text)
    guard table.mistakes.isEmpty, !table.rows.isEmpty else {
      let why = table.mistakes.first.map { "line \($0.line), column \($0.column): \($0.message)" }
      throw ParameterProblem(
        .distribution,
        "\(ScenarioText.quoted(file.text)) is not a table with values: \(why ?? "it has no rows")",
        offset: file.offset)
    }
    guard let index = table.header.firstIndex(where: { $0.text == column.text }) else {
      throw ParameterProblem(
        .distribution, "\(ScenarioText.quoted(file.text)) has no column \(ScenarioText.quoted(column.text))",
        help: ScenarioFileSuggestion.help(for: column.text, among: table.header.map(\.text)),
        offset: column.offset)
    }
    var values: [Double] = []
    for row in table.rows { values.append(try number(row[index], file) * factor) }
    return .empirical(values)
  }

  private func number(_ cell: CSVTable.Cell, _ file: Argument) throws(ParameterProblem) -> Double {
    if let (number, rest) = ParameterText.splitNumber(cell.text), rest.isEmpty, number >= 0 || mayBeNegative,
      number.magnitude < 1e9
    {
      return number
    }
    let place = "line \(cell.line), column \(cell.column)"
    throw ParameterProblem(
      .distribution, "\(ScenarioText.quoted(cell.text)) in \(file.text), \(place), is not \(noun)",
      offset: file.offset)
  }
}
