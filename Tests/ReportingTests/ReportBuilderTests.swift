// SPDX-License-Identifier: GPL-3.0-or-later
import Results
import Testing

@testable import Reporting

struct ReportBuilderTests {
  private func text(_ small: SmallTable) -> String {
    ReportWriter.files(of: small.table)[0].text
  }

  @Test("The answer comes first, with numbers")
  func answer() {
    let text = text(.whole)
    #expect(text.hasPrefix("# Two offices\n\n## The answer\n\n- "))
    #expect(text.contains("With what people have set again by then, **backup** shows 80.00%"))
    #expect(text.contains("a day after; **roaming** 55.00% (54.78% to 55.22%) and **nothing** 30.00%"))
    #expect(text.contains("Its lead over roaming, 25.0 (in every replication) percentage points, is clear"))
  }

  @Test("Who does the same stands together, and an extreme that may be chance is called so")
  func ties() {
    func played(_ means: [Double], cost: [Double]) -> String {
      var small = SmallTable()
      for strategy in 0..<3 {
        let cell = ResultCell(strategy: strategy)
        small.add(cell, "coverage.day1", around: means[strategy], step: 0.001)
        // The strategies swing apart by more than they differ.
        small.add(cell, "cost.perReplacement", around: cost[strategy], step: strategy == 1 ? -1 : 1)
      }
      return text(small)
    }
    let two = played([0.8, 0.3, 0.8], cost: [20, 20.5, 20])
    #expect(
      two.contains("**backup** and **roaming** show 80.00% (79.78% to 80.22%) a day after; **nothing**"))
    #expect(two.contains("Their lead over nothing, 50.0"))
    #expect(two.contains("- **backup** shows more than **nothing** a day after"))
    #expect(two.contains("costs between 20.0 (17.8 to 22.2) EUR under **backup** and **roaming** and 20.5 "))
    #expect(two.contains("under **nothing** (which may be chance)."))
    let all = played([0.8, 0.8, 0.8], cost: [5, 50, 95])
    #expect(all.contains("**every strategy** shows") == false)
    #expect(all.contains("every strategy shows 80.00% (79.78% to 80.22%) a day after."))
    #expect(!all.contains("shows more than"))
    #expect(
      all.contains("costs between 5.0 (2.8 to 7.2) EUR under **backup** and 95.0 (92.8 to 97.2) EUR under"))
  }

  @Test("No data is said, not counted as 0")
  func noData() {
    let text = text(.whole)
    #expect(text.contains("| Tickets, per user-year "))
    #expect(text.contains("no data"))
    #expect(!text.contains("0 (0 to 0)"))
  }

  @Test("Conflicts never stand without staleness and forks")
  func besideEachOther() throws {
    let text = text(.whole)
    let headline = try #require(
      text.split(separator: "## ").first { $0.hasPrefix("The strategies side by side") })
    for row in ["Conflicts, ", "Active time with a stale value, ", "Forks at restore, "] {
      #expect(headline.contains("| " + row))
    }
  }

  @Test("A run without replacements says so and leaves out what it cannot show")
  func empty() {
    let text = text(SmallTable())
    #expect(text.contains("No new device was seen a day after its desktop"))
    #expect(!text.contains("## What is missing"))
    #expect(!text.contains("## By cause"))
  }

  @Test("A single strategy is not compared, a single replication not called clear")
  func single() {
    var small = SmallTable()
    small.run.strategies = [small.run.strategies[0]]
    small.run.replications = 1
    small.add(
      ResultCell(strategy: 0), "coverage.day1", [Measure(numerator: 5, denominator: 10, observations: 10)])
    let text = text(small)
    #expect(!text.contains("## Differences"))
    #expect(text.contains("One replication shows no spread"))
  }

  @Test("What is expected and not met stands in the answer, and the share that makes a PC familiar")
  func unmet() {
    var small = SmallTable.whole
    #expect(!text(small).contains("**Not met**"))
    let term = RunDescription.Expectation.Term(
      metric: "coverage.day1", statistic: "mean", strategy: small.run.strategies[0].name)
    small.run.expectations = [0.0, 0.9, 0.9].map { limit in
      RunDescription.Expectation(
        text: "coverage.day1.mean > \(limit)", line: 1, left: term, comparator: ">", limit: limit, level: 0.95
      )
    }
    #expect(
      text(small).contains(
        "- **Not met**: of what the scenario expects, in 3 lines, 2 fail; the first of these is "
          + "`coverage.day1.mean > 0.9`. See **Expectations** below."))
  }

  @Test("The best strategy is named, with how much worse the others are at the least")
  func best() throws {
    let text = text(.whole)
    let section = try #require(
      text.split(separator: "\n## ").first { $0.hasPrefix("Which strategy is best") })
    #expect(section.contains("| Shown after 1 day, percentage points "))
    #expect(section.contains("| **backup**  | –                      | roaming 25.0 and nothing 50.0 |"))
    // Nothing was ever lost at the service: nobody is best.
    #expect(!section.contains("| Choices lost at the service, per user-year | **"))
  }

  @Test("A lopsided headline figure is named, with how many replications it wants")
  func skewed() {
    var small = SmallTable()
    for strategy in 0..<3 {
      small.add(
        ResultCell(strategy: strategy), "cost.perReplacement",
        (0..<10).map { number in
          let value = number == 9 && strategy == 1 ? 30.0 : 10 + Double(number) / 10
          return Measure(numerator: value, denominator: 1, observations: 1)
        })
    }
    let text = text(small)
    #expect(text.contains("as stand in brackets: cost under **nothing** (250)"))
    #expect(!self.text(.whole).contains("**Skewed**"))
  }

  @Test("Many strategies stand below each other")
  func many() {
    var small = SmallTable()
    small.run.strategies = (0..<7).map { RunDescription.Strategy(name: "s\($0)", mechanisms: []) }
    #expect(text(small).contains("| Strategy | Shown at the first desktop, % |"))
  }

  @Test("Origin, reason, seed and command stand in the report; names are escaped")
  func provenance() {
    var small = SmallTable.whole
    small.run.groups[0].name = "<b>north|"
    let text = text(small)
    #expect(text.contains("**\\<b\\>north\\|**"))
    #expect(text.contains("| `backup.cadence` | 8 days"))
    #expect(text.contains("```sh\nroamback run offices.yaml\n```"))
    #expect(text.contains("`00ff`") && text.contains("documented-2025"))
    #expect(text.contains("**Note** N801: a what-if"))
  }
}
