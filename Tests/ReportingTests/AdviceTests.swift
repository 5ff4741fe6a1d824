// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Statistics
import Testing

@testable import Reporting
@testable import Results

/// Levers on `backup`, as a study plays them, with effects made by hand.
@Suite struct AdviceTests {
  private struct Effect {
    var name: String
    /// Beside a coverage of 0.5, in turns above and below by `spread`.
    var gain: Double
    var spread = 0.0
    var cost = 0.0
    var isAboutPeople = false
  }

  private static func advice(
    _ effects: [Effect], declined: [Advice.Declined] = [], people: Int = 60, of everybody: Int? = nil
  ) -> Advice {
    var small = SmallTable()
    small.run.metrics = Metric.all.filter { Advice.metrics.contains($0.name) }
    small.run.strategies = [RunDescription.Strategy(name: "backup", mechanisms: ["backup"])]
    for (index, effect) in effects.enumerated() {
      small.run.strategies.append(
        RunDescription.Strategy(
          name: "backup @ \(effect.name)", mechanisms: ["backup"], point: effect.name, pointNumber: index + 1,
          plainName: "backup"))
    }
    for (strategy, effect) in ([Effect(name: "", gain: 0)] + effects).enumerated() {
      let cell = ResultCell(strategy: strategy)
      small.add(
        cell, "coverage.day1",
        (0..<10).map { number in
          let chance = 0.01 * Double(number) + (number.isMultiple(of: 2) ? effect.spread : -effect.spread)
          return Measure(numerator: 10 * (0.5 + effect.gain + chance), denominator: 10, observations: 10)
        })
      small.add(cell, "cost.perReplacement", around: 20 + effect.cost, step: 0.5)
    }
    let candidates = effects.map {
      Advice.Candidate(
        name: $0.name, title: "Do \($0.name)", why: "It helps.", effort: "Some.", note: "",
        isAboutPeople: $0.isAboutPeople, strategy: "backup @ \($0.name)",
        options: ["--set 'a.\($0.name)=1'", "--set 'b=2'"])
    }
    return Advice(
      small.table, strategy: "backup", people: people, of: everybody, candidates: candidates,
      declined: declined)
  }

  @Test("Clear gains by size, what is not clear, what is the same, clear losses")
  func ranking() {
    let advice = Self.advice([
      Effect(name: "loss", gain: -0.1), Effect(name: "same", gain: 0),
      Effect(name: "noise", gain: 0.2, spread: 0.9), Effect(name: "small", gain: 0.01),
      Effect(name: "large", gain: 0.3), Effect(name: "same2", gain: 0),
    ])
    #expect(advice.ranked.map(\.candidate.name) == ["large", "small", "noise", "same", "same2", "loss"])
    #expect(
      advice.ranked.map { $0.effects[0].kind } == [.more, .more, .undecided, .none, .none, .less])
  }

  /// The differences of a pair are ±0.1 around 0.09 in turns: a standard error of 0.1 / 3 over ten.
  @Test("The intervals of all levers hold together")
  func bonferroni() throws {
    for count in [1, 5] {
      let advice = Self.advice(
        (0..<count).map { Effect(name: "n\($0)", gain: 0.09, spread: $0 == 0 ? 0.1 : 0) })
      let level = 1 - 0.05 / Double(count)
      #expect((advice.level - level).magnitude < 1e-12)
      let noisy = try #require(advice.ranked.first { $0.candidate.name == "n0" })
      let reach = GSL.studentQuantile((1 + level) / 2, df: 9) * 0.1 / 3
      let interval = try #require(noisy.effects[0].difference.interval)
      #expect((interval.low - (0.09 - reach)).magnitude < 1e-6)
      // Clear alone, not among five.
      #expect(noisy.effects[0].kind == (count == 1 ? .more : .undecided))
    }
  }

  @Test func theReportNamesTheBestAndWhatItCosts() {
    let advice = Self.advice([
      Effect(name: "small", gain: 0.01, isAboutPeople: true), Effect(name: "large", gain: 0.3, cost: -5),
    ])
    let text = advice.text(width: 100)
    #expect(text.contains("2 of\n2 levers clearly raise it: most of all “Do large”, by +30"))
    #expect(text.contains("cost −5"))
    #expect(text.contains("Do small †") && text.contains("† rests on an assumption"))
    #expect(
      text.contains("  roamback run offices.yaml --set 'a.large=1' --set 'b=2' --output runs/lever-1\n"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(!text.contains("≈"))
  }

  @Test func nothingClearIsSaid() {
    let text = Self.advice([Effect(name: "noise", gain: 0.2, spread: 0.9)]).text(width: 100)
    #expect(text.contains("The\none lever there is does not clearly raise it."))
    #expect(text.contains("≈ stands before a change"))
  }

  @Test("Without a lever there is no table, and the reasons remain")
  func noLever() {
    let advice = Self.advice([], declined: [.init(title: "The page", reason: "it is on")], people: 1000)
    let text = advice.text(width: 80)
    #expect(text.contains("No lever changes anything in this scenario."))
    #expect(text.contains("- The page: it is on"))
    #expect(!text.contains("Each interval") && !text.contains("1,000 people"))
    #expect(advice.csv.hasSuffix(",,The page,,,,,,,,,,,not tried: it is on,,\r\n"))
  }

  @Test func aSampleIsSaidToBeOne() {
    let advice = Self.advice([Effect(name: "large", gain: 0.3)], people: 60, of: 4000)
    #expect(advice.markdown.contains("60 of 4000 people"))
    #expect(advice.markdown.contains("So few people hardly queue"))
  }

  @Test("A row for each lever and measure, whatever their names hold")
  func csv() {
    let advice = Self.advice([Effect(name: "it's, \"odd\"", gain: 0.25)])
    let rows = advice.csv.split(separator: "\r\n", omittingEmptySubsequences: true).map(String.init)
    #expect(rows.count == 1 + Advice.metrics.count)
    #expect(rows[0].hasPrefix("rank,lever,title,metric,statistic,unit,before,after,change,low,high,level,n"))
    #expect(
      rows[1] == "1,\"it's, \"\"odd\"\"\",\"Do it's, \"\"odd\"\"\",coverage.day1,mean,share,0.545,0.795,0.25,"
        + "0.25,0.25,0.95,10,clearly more,no,\"'--set 'a.it's, \"\"odd\"\"=1' --set 'b=2'\"")
    #expect(rows[rows.count - 1].contains(",cost.perReplacement,mean,money,20,20,0,0,0,0.95,10,the same,no,"))
  }
}
