// SPDX-License-Identifier: GPL-3.0-or-later
import Statistics

/// Whether an answer holds, in words: against chance, between fleets, and over the assumptions.
extension ReportBuilder {
  /// How an answer is unknown.
  private enum Doubt {
    case mean, fleet, assumptions
  }

  /// What spreads less does so by rounding alone.
  private static let noise = 1e-9

  /// Of the strategy that shows most a day after, against the second and against having nothing.
  var answerVerdicts: [Prose?] {
    mainPairs.enumerated().map { verdict(on: $1.left, over: $1.right, isFirst: $0 == 0) }
  }

  /// Best and second, best and nothing; one of them where they are the same.
  var mainPairs: [(left: Int, right: Int)] {
    let tiers = tiers("coverage.day1")
    guard let best = tiers.last?.strategies[0], let next = tiers.dropLast().last?.strategies else {
      return []
    }
    let nothing = comparison.baseline
    let second = next.contains(nothing) ? nothing : next[0]
    let isNothing = run.strategies[nothing].mechanisms.isEmpty && nothing != best && nothing != second
    return [(best, second)] + (isNothing ? [(best, nothing)] : [])
  }

  private func verdict(on best: Int, over other: Int, isFirst: Bool) -> Prose? {
    let metric = "coverage.day1"
    let difference = comparison.difference(whole(best), whole(other), metric)
    guard difference.value != nil, let interval = difference.interval, let low = difference.spreadLow,
      let high = difference.spreadHigh
    else { return nil }
    let answer = SensitivityAnalysis.Answer(left: name(best), right: name(other), metric: metric)
    let reach = sensitivity?.reach(answer)
    let widths = [
      (Doubt.mean, interval.high - interval.low), (.fleet, high - low),
      (.assumptions, reach.map { $0.high - $0.low } ?? -1),
    ]
    guard let widest = widths.max(by: { $0.1 < $1.1 })?.0 else { return nil }
    let start: Prose = """
      \(strong: name(best)) shows more than \(strong: name(other)) a day after the first desktop: \
      \(Figure(difference, .share).short) percentage points.
      """
    guard widths.contains(where: { $0.1 > Self.noise }) else {
      return start + " No replication says otherwise." + beside(answer, reach, isFirst: isFirst)
    }
    let doubt: Prose
    switch widest {
    case .mean: doubt = doubtAboutMean(interval)
    case .fleet: doubt = doubtAboutFleet(difference, low, high)
    case .assumptions: doubt = doubtAboutAssumptions(answer, reach)
    }
    let rest = widest == .assumptions ? "" : beside(answer, reach, isFirst: isFirst)
    return start + " What is least known about it " + doubt + rest
  }

  private func doubtAboutMean(_ interval: Interval) -> Prose {
    let range = Self.range(interval.low, interval.high)
    let holds = interval.low > 0 || interval.high < 0
    return """
      is the mean itself, \(range) at 95%\(holds ? ", so it holds" : ", which may as well be nothing"); more \
      replications say it better.
      """
  }

  private func doubtAboutFleet(_ difference: Difference, _ low: Double, _ high: Double) -> Prose {
    let value = difference.value ?? 0
    let (least, most) = value < 0 ? (-high, -low) : (low, high)
    let single =
      most <= Self.noise || least < -Self.noise
      ? "a single fleet may see the contrary" : "a single fleet may see no difference"
    let fleets =
      difference.n < Estimate.enoughFleets
      ? "the \(difference.n) simulated fleets of this size" : "nine of ten fleets of this size"
    return """
      is which fleet yours is: \(fleets) see \(Self.range(low, high)), so \
      \(least > Self.noise ? "it holds for them" : single).
      """
  }

  private func doubtAboutAssumptions(
    _ answer: SensitivityAnalysis.Answer, _ reach: SensitivityAnalysis.Reach?
  ) -> Prose {
    guard let reach, let sensitivity else { return "" }
    var sentence: Prose = """
      are the assumptions: between them it is \(Self.range(reach.low, reach.high)), \(turning(reach))
      """
    if let most = sensitivity.swings(answer).first, most.size > 0 {
      sentence =
        sentence + "; the one that moves it most is \(code: sensitivity.design.factors[most.factor].path)"
    }
    return sentence + "."
  }

  /// Whether the sign survives.
  func turning(_ reach: SensitivityAnalysis.Reach) -> Prose {
    guard reach.turned > 0, let sensitivity else {
      return reach.unclear == 0
        ? "so it holds wherever they were tried"
        : "so it keeps its sign, though not clearly at \(reach.unclear) of the \(reach.points) points tried"
    }
    let names = reach.turning.map { Prose(spans: [.code(sensitivity.design.factors[$0].path)]) }
    let alone: Prose = names.isEmpty ? "none turns it alone" : "\(Prose.list(names)) alone can turn it"
    return "and at \(reach.turned) of \(reach.points) points it turns: \(alone)"
  }

  /// What of the assumptions, where they are not the widest.
  private func beside(
    _ answer: SensitivityAnalysis.Answer, _ reach: SensitivityAnalysis.Reach?, isFirst: Bool
  ) -> Prose {
    if let reach, reach.high - reach.low <= Self.noise { return " No assumption moves it." }
    if let reach {
      return " Between the assumptions it is \(Self.range(reach.low, reach.high)), \(turning(reach))."
    }
    return isFirst
      ? " What the assumptions do to it, this says: \(code: run.command + " --sensitivity")." : ""
  }

  /// `4 to 22`, in percentage points.
  private static func range(_ low: Double, _ high: Double) -> String {
    let places = NumberText.places(for: (high - low) * 100)
    return NumberText.fixed(low * 100, places: places) + " to " + NumberText.fixed(high * 100, places: places)
  }
}
