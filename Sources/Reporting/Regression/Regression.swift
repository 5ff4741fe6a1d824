// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results
import Statistics

/// What changed between two runs: whether they are identical, whether they may be compared, each measure
/// within its margin, and what happened differently first.
public struct Regression: Equatable, Sendable {
  public enum Outcome: String, CaseIterable, Sendable {
    /// Worst first.
    case different, onlyBefore, onlyAfter, inconclusive, equivalent, equal
  }

  /// One measure under one strategy.
  struct Line: Equatable, Sendable {
    var measure: String
    var unit: MetricUnit
    var strategy: String
    /// Both runs have the strategy.
    var isShared: Bool
    var before: Baseline.Figures?
    var after: Baseline.Figures?
    /// The largest difference that does not matter, in the measure's unit.
    var margin: Double
    /// After minus before; nil where one of them has no value.
    var difference: Double?
    /// At 90%, by which equivalence is judged at 5%; nil where too little is known.
    var interval: Interval?
    var outcome: Outcome
    /// About how many more replications would settle an inconclusive one; nil where no number would.
    var needed: Int?

    /// How far apart in margins; the worst are the largest.
    fileprivate var severity: Double {
      guard let difference, difference != 0 else { return 0 }
      return margin > 0 ? difference.magnitude / margin : .infinity
    }
  }

  let before: Baseline
  let after: Baseline
  /// Why the two were not the same run to begin with, in words.
  let dissimilarities: [String]
  /// Why replications are not compared pair by pair, in words; nil where they are.
  let unpaired: String?
  /// The worst first.
  let lines: [Line]
  /// Of each strategy whose events differ.
  let divergences: [Divergence]

  public init(before: Baseline, after: Baseline) {
    self.before = before
    self.after = after
    dissimilarities = Self.dissimilarities(before, after)
    unpaired = Self.unpaired(before, after)
    lines = Self.lines(before, after, isPaired: unpaired == nil).sorted(by: Self.isWorse)
    divergences = Divergence.all(before, after)
  }

  /// The same results, to the last bit, as far as their digests say.
  var hasSameDigest: Bool { before.digest == after.digest }
  /// The same results, to the last bit; a baseline whose figures say otherwise is not believed.
  public var isIdentical: Bool { hasSameDigest && hasSameFigures }
  /// The same observations of everybody in the first replication.
  public var hasSameEvents: Bool { divergences.isEmpty }
  /// Every figure is the same, as far as a file shows it.
  var hasSameFigures: Bool { lines.allSatisfy { $0.outcome == .equal } }
  /// Nothing differs by more than its margin, as far as can be told.
  public var isEquivalent: Bool {
    lines.allSatisfy { $0.outcome == .equal || $0.outcome == .equivalent }
  }

  func count(_ outcome: Outcome) -> Int { lines.count { $0.outcome == outcome } }

  // MARK: Putting them side by side

  private static func dissimilarities(_ before: Baseline, _ after: Baseline) -> [String] {
    var found: [String] = []
    if before.scenario != after.scenario {
      found.append(
        "the scenario is \(VisibleText.of(before.scenario)) before and \(VisibleText.of(after.scenario)) after"
      )
    }
    if before.fingerprint != after.fingerprint, let parameters = differentParameters(before, after) {
      found.append(
        "its parameters differ (fingerprint \(VisibleText.of(String(before.fingerprint.prefix(8)))) before, "
          + "\(VisibleText.of(String(after.fingerprint.prefix(8)))) after)" + parameters)
    }
    if before.seed != after.seed { found.append("the seed is \(before.seed) before and \(after.seed) after") }
    if before.replications != after.replications {
      found.append("there are \(before.replications) replications before and \(after.replications) after")
    }
    if before.currency != after.currency {
      found.append(
        "money is \(VisibleText.of(before.currency)) before and \(VisibleText.of(after.currency)) after")
    }
    for (side, one, other) in [("before", before, after), ("after", after, before)] {
      let known = Set(other.strategies)
      let others = one.strategies.filter { !known.contains($0) }
      guard !others.isEmpty else { continue }
      found.append(onlyThere(others.map { VisibleText.of($0) }) + " only \(side)")
    }
    return found
  }

  /// `: backup.cadence is 8 days before and 7 days after`; empty where a baseline does not know, or where
  /// what differs is a strategy's own; nil where it is only what is told by itself.
  private static func differentParameters(_ before: Baseline, _ after: Baseline) -> String? {
    guard !before.parameters.isEmpty, !after.parameters.isEmpty else { return "" }
    let (old, new) = (values(before.parameters), values(after.parameters))
    let paths = (before.parameters + after.parameters.filter { old[$0.path] == nil }).map(\.path)
    let differing = paths.filter { old[$0] != new[$0] }
    let others = differing.filter { $0 != "run.seed" && $0 != "run.replications" }
    guard !others.isEmpty else { return differing.isEmpty ? "" : nil }
    let told = others.prefix(mostParameters).map { path in
      "\(VisibleText.of(path)) is \(VisibleText.of(old[path] ?? "not given")) before and "
        + "\(VisibleText.of(new[path] ?? "not given")) after"
    }
    let more = others.count - told.count
    return ": " + told.joined(separator: "; ") + (more > 0 ? "; and \(more) more" : "")
  }

  private static let mostParameters = 3

  /// Looked up and never iterated.
  private static func values(_ parameters: [RunDescription.Parameter]) -> [String: String] {
    Dictionary(parameters.map { ($0.path, $0.value) }) { first, _ in first }
  }

  private static func onlyThere(_ names: [String]) -> String {
    if names.count == 1 { return "the strategy \(names[0]) is" }
    return names.count > mostNames ? inShort(names) + ", are" : "the strategies \(inShort(names)) are"
  }

  private static let mostNames = 6

  /// Names of strategies; of a sweep there may be dozens.
  static func inShort(_ names: [String]) -> String {
    names.count > mostNames
      ? "\(names.count) strategies, such as \(names[0])"
      : Prose.list(names.map { .plain($0) }).plainText
  }

  private static func unpaired(_ before: Baseline, _ after: Baseline) -> String? {
    if before.seed != after.seed { return "their seeds differ" }
    if before.counted != after.counted { return "they have not equally many" }
    let knowsBoth = before.knowsReplications && after.knowsReplications
    return knowsBoth ? nil : "a baseline keeps intervals alone, not each replication"
  }

  private static func lines(_ before: Baseline, _ after: Baseline, isPaired: Bool) -> [Line] {
    let (left, right) = (BaselineIndex(before), BaselineIndex(after))
    let strategies = before.strategies + after.strategies.filter { left.strategies[$0] == nil }
    // Margins are those of the run before, which was accepted with them.
    let measures = before.measures + after.measures.filter { left.measures[$0.name] == nil }
    return strategies.flatMap { strategy in
      measures.compactMap { measure -> Line? in
        let (old, new) = (left.figures(measure.name, strategy), right.figures(measure.name, strategy))
        guard old != nil || new != nil else { return nil }
        var line = Line(
          measure: measure.name, unit: measure.unit, strategy: strategy,
          isShared: left.strategies[strategy] != nil && right.strategies[strategy] != nil,
          before: old, after: new, margin: measure.margin.width(around: old?.value ?? 0), outcome: .equal)
        line.judge(isPaired: isPaired)
        return line
      }
    }
  }

  /// The worst outcome first, then the most margins apart; at the same distance in the order of the runs.
  private static func isWorse(_ a: Line, _ b: Line) -> Bool {
    let ranks = [a, b].map { Outcome.allCases.firstIndex(of: $0.outcome) ?? 0 }
    if ranks[0] != ranks[1] { return ranks[0] < ranks[1] }
    return a.severity > b.severity
  }
}

extension Baseline {
  /// As a run's store does.
  fileprivate var knowsReplications: Bool {
    measures.contains { $0.figures.contains { !($0?.contributions ?? []).isEmpty } }
  }
}

/// Where each strategy and measure of a baseline stands; a sweep may have thousands.
private struct BaselineIndex {
  let baseline: Baseline
  let strategies: [String: Int]
  let measures: [String: Int]

  init(_ baseline: Baseline) {
    self.baseline = baseline
    strategies = Self.places(baseline.strategies)
    measures = Self.places(baseline.measures.map(\.name))
  }

  private static func places(_ names: [String]) -> [String: Int] {
    Dictionary(zip(names, names.indices)) { first, _ in first }
  }

  func figures(_ measure: String, _ strategy: String) -> Baseline.Figures? {
    guard let row = measures[measure], let column = strategies[strategy] else { return nil }
    return baseline.measures[row].figures[column]
  }
}

extension Baseline.Figures {
  /// As a file shows them: a baseline holds no more digits.
  fileprivate var shown: [String?] {
    [value, low, high].map { $0.map { NumberText.file($0, digits: Baseline.digits) } } + ["\(n)"]
  }

  /// nil where the spread is not known.
  fileprivate var summary: Equivalence.Summary? {
    guard let value, let low, let high, n > 1, low <= high else { return nil }
    return Equivalence.Summary(
      mean: value, interval: Interval(low: low, high: high, level: Comparison.level), n: n)
  }
}

extension Regression.Line {
  /// - Parameter isPaired: whether replications share their chance.
  fileprivate mutating func judge(isPaired: Bool) {
    guard let before, let a = before.value else {
      outcome = after?.value == nil ? .equal : .onlyAfter
      return
    }
    guard let after, let b = after.value else {
      outcome = .onlyBefore
      return
    }
    difference = b - a
    let knowsBoth = !before.contributions.isEmpty && !after.contributions.isEmpty
    if knowsBoth ? before == after : before.shown == after.shown { return }
    guard let test = equivalence(before, after, isPaired: isPaired && knowsBoth) else {
      outcome = difference == 0 ? .equal : .inconclusive
      return
    }
    interval = test.interval
    switch test.verdict {
    case .equivalent: outcome = .equivalent
    case .different: outcome = .different
    case .inconclusive:
      outcome = .inconclusive
      needed = test.replicationsNeeded.map { $0 - min(before.n, after.n) }
    }
  }

  private func equivalence(
    _ before: Baseline.Figures, _ after: Baseline.Figures, isPaired: Bool
  ) -> Equivalence? {
    if isPaired, let differences = before.differences(to: after) {
      return Equivalence(paired: differences, margin: margin)
    }
    guard let first = after.summary, let second = before.summary else { return nil }
    return Equivalence(
      first.varying(atLeastLike: second), minus: second.varying(atLeastLike: first), margin: margin)
  }
}

extension Baseline.Figures {
  /// Replication by replication; nil where some replication has a value in one of the two only.
  fileprivate func differences(to after: Baseline.Figures) -> [Double]? {
    guard contributions.count == after.contributions.count else { return nil }
    var differences: [Double] = []
    for (old, new) in zip(contributions, after.contributions) {
      switch (old, new) {
      case (nil, nil): continue
      case (let old?, let new?): differences.append(new - old)
      default: return nil
      }
    }
    return differences
  }
}

extension Equivalence.Summary {
  /// What never varied in a few replications may still do so: it is taken to vary as the other does.
  fileprivate func varying(atLeastLike other: Equivalence.Summary) -> Equivalence.Summary {
    guard standardError == 0 else { return self }
    var summary = self
    summary.standardError = other.standardError * (Double(other.n) / Double(n)).squareRoot()
    return summary
  }
}
