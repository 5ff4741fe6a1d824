// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads `margins: {coverage.*: 1%, provisioning.familiar: 10 min, default: 2%}`.
struct MarginReader {
  let vocabulary: Scenario.Vocabulary
  let log: ScenarioIssueLog

  /// In the order of the file; what is wrong is logged.
  func read(_ entries: [ScenarioFileNode.Entry]) -> [Margin] { entries.compactMap(read) }

  private func read(_ entry: ScenarioFileNode.Entry) -> Margin? {
    guard let metrics = metrics(entry) else { return nil }
    guard let text = entry.value.scalar, !text.isEmpty else {
      log.error(
        .shape, entry.value.place, "a margin is a single value, not \(entry.value.kind)",
        help: "write `\(ScenarioText.shown(entry.key)): 1%`")
      return nil
    }
    do throws(ParameterProblem) {
      return try margin(entry.key, text, units(of: metrics))
    } catch {
      log.error(error.code, entry.value.place, error.sentence, help: error.help)
      return nil
    }
  }

  /// The metrics that the key is about; nil after an error was logged.
  private func metrics(_ entry: ScenarioFileNode.Entry) -> [String]? {
    let key = entry.key
    if key == Margin.defaultName { return vocabulary.metricNames }
    if key.last == "*" {
      let found = vocabulary.metricNames.filter { $0.hasPrefix(key.dropLast()) }
      if !found.isEmpty { return found }
      log.error(
        .unknownMetric, entry.place, "no measure begins with \(ScenarioText.quoted(String(key.dropLast())))",
        help: "write the beginning of a measure's name, such as `coverage.*`")
      return nil
    }
    if vocabulary.metrics(key) != nil { return [key] }
    log.error(
      .unknownMetric, entry.place, "there is no measure \(ScenarioText.quoted(key))",
      help: ScenarioFileSuggestion.help(for: key, among: vocabulary.metricNames + [Margin.defaultName]))
    return nil
  }

  /// Each once, in the order of the metrics.
  private func units(of metrics: [String]) -> [String] {
    var units: [String] = []
    for metric in metrics {
      if let unit = vocabulary.metrics(metric)?.unit, !units.contains(unit) { units.append(unit) }
    }
    return units
  }

  private func margin(
    _ key: String, _ text: String, _ units: [String]
  ) throws(ParameterProblem) -> Margin {
    guard let (number, rest) = ParameterText.splitNumber(text) else {
      throw ParameterProblem(
        .limit, "the margin \(ScenarioText.quoted(text)) is not a number", help: "write `1%`, or a number")
    }
    guard number >= 0 else {
      throw ParameterProblem(.limit, "the margin \(ScenarioText.quoted(text)) is negative")
    }
    if rest == "%" { return Margin(measures: key, amount: number / 100, isPercentage: true, text: text) }
    guard units.count == 1 else {
      throw ParameterProblem(
        .limit, "the margin \(ScenarioText.quoted(text)) is for measures of different units",
        help: "write a percentage: points of a share, and of anything else a share of its value")
    }
    let reader = ExpectationReader(vocabulary: vocabulary, strategies: [], groups: [], categories: [])
    let amount = try reader.limit(text, unit: units[0], offset: 0)
    return Margin(measures: key, amount: amount, isPercentage: false, text: text)
  }
}
