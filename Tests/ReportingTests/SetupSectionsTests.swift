// SPDX-License-Identifier: GPL-3.0-or-later
import Probes
import Results
import Testing

@testable import Reporting

struct SetupSectionsTests {
  private func section(_ title: String, _ small: SmallTable = .setups) throws -> String {
    let text = ReportWriter.files(of: small.table)[0].text
    return String(try #require(text.split(separator: "\n## ").first { $0.hasPrefix(title + "\n") }))
  }

  private func row(_ head: String, in section: String) throws -> [String] {
    let line = try #require(section.split(separator: "\n").first { $0.hasPrefix("| " + head + " ") })
    return line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  @Test("A run without setups, gates, desk and prices says nothing of them")
  func nothing() {
    let text = ReportWriter.files(of: SmallTable.whole.table)[0].text
    for title in [
      "How long a new PC takes", "Restore, gate by gate", "Help desk", "What it costs", "Files: ",
    ] { #expect(!text.contains("## " + title)) }
    #expect(!text.contains("From power-on a new PC") && !text.contains("A replacement costs"))
  }

  @Test("Planned stands beside simulated, with a warning for the strategy that is off alone")
  func plan() throws {
    let section = try section("How long a new PC takes")
    #expect(
      section.contains(
        """
        From power-on to the desktop: planned 60 min under every strategy; simulated 66.0 (65.6 to 66.4) \
        min under **backup** and **nothing** and 90.0 (89.6 to 90.4) min under **roaming**.
        """))
    #expect(section.contains("**Warning**: under **roaming** the simulated time"))
    #expect(section.contains("`life.plannedProvisioning`"))
  }

  @Test("Further than a quarter of the plan is off, a quarter is not")
  func limit() {
    #expect(!PlanCheck(planned: 60, simulated: 75).isOff && !PlanCheck(planned: 60, simulated: 45).isOff)
    #expect(PlanCheck(planned: 60, simulated: 75.1).isOff && PlanCheck(planned: 60, simulated: 44.9).isOff)
    #expect(PlanCheck(planned: 0, simulated: 1).isOff && !PlanCheck(planned: 0, simulated: 0).isOff)
  }

  @Test("Familiar is told in days, and what is not reached is not averaged")
  func familiar() throws {
    let section = try section("How long a new PC takes")
    #expect(
      try row("Power-on until it feels familiar, median, days", in: section)[1] == "1.000 (0.989 to 1.011)")
    #expect(try row("the same, 90% of cases, days", in: section)[1] == "reached in 4 of 10 fleets")
    #expect(
      try row("the same, mean of at most 14 days each, days", in: section)[1...] == [
        "2.000 (1.978 to 2.022)", "3.000 (2.978 to 3.022)", "4.000 (3.978 to 4.022)",
      ])
    #expect(try row("Cases that came to it, in all fleets", in: section)[1] == "70")
    #expect(try row("Cases that were still open when last seen, in all fleets", in: section)[1] == "30")
  }

  @Test("Stages stand in the order of the chain, those that were seen alone")
  func stages() throws {
    let section = try section("How long a new PC takes")
    let first = try #require(section.range(of: "| Out-of-box pages"))
    let second = try #require(section.range(of: "| Status page: device setup"))
    #expect(first.lowerBound < second.lowerBound)
    #expect(!section.contains("Imaging") && section.contains("Stage, 95% of setups (min)"))
  }

  @Test("Gates add up, whole and by group, with the state that each shows")
  func gates() throws {
    let section = try section("Restore, gate by gate")
    let join = try row("join type: no restore page (hybrid or registered)", in: section)
    #expect(join[1...] == ["Not applicable", "20.0"])
    #expect(try row("the user set up as new", in: section)[1...] == ["Set up as new PC", "10.5"])
    #expect(try row("Restored", in: section)[1...] == ["Succeeded", "59.5"])
    let sums = section.split(separator: "\n").filter { $0.hasPrefix("| **All replacements**") }
    #expect(sums.count == 2 && sums[0].contains("**100.0**"))
    #expect(sums[1].split(separator: "**100.0**").count == 3)
    #expect(
      section.contains("Under **backup**, 59.5% of the replacements are restored; what stops most, 20.0%"))
    #expect(!section.contains("nothing, %") && section.contains(" north, % |  south, % |"))
    #expect(!section.contains("shared device"))
  }

  @Test("Why there was no profile is told where it was measured")
  func profiles() throws {
    var small = SmallTable.setups
    small.add(
      ResultCell(strategy: SmallTable.backup), "restore.noProfile.neverRan",
      counts: Array(repeating: 30, count: 10), per: 100)
    #expect(try !section("Restore, gate by gate").contains("Why there was no profile"))
    #expect(try row("no run had ended yet", in: section("Restore, gate by gate", small))[1].hasPrefix("30.0"))
  }

  @Test("The desk's wait stands beside its plan")
  func desk() throws {
    let section = try section("Help desk")
    #expect(section.contains("planned 30 min under every strategy; simulated 20.0"))
    #expect(section.contains("**Warning**: under **backup** the simulated time"))
    #expect(section.contains("`helpDesk.plannedWait`"))
    #expect(try row("Agents busy, all groups together, %", in: section)[1].hasPrefix("80.0 ("))
    #expect(!section.contains("Tickets about setups"))
  }

  @Test("Costs carry the currency and name what has no price")
  func costs() throws {
    let section = try section("What it costs")
    #expect(try row("All of these, EUR per replacement", in: section)[1] == "70.0 (68.7 to 71.3)")
    #expect(
      section.contains(
        "gives no price for an hour of a technician and a day of a second device: what has none is left"))
    #expect(!section.contains("Technicians' time"))
    var some = SmallTable.setups
    some.run.strategies[SmallTable.backup].unknownPrices = []
    #expect(
      try self.section("What it costs", some).contains("second device under **nothing** and **roaming**:"))
    let answer = try self.section("The answer")
    #expect(
      answer.contains(
        "A replacement costs, as far as the scenario has prices, between 70.0 (68.7 to 71.3) EUR under **backup** and "
      ))
  }

  @Test("The answer says how long it takes")
  func answer() throws {
    let text = try section("The answer")
    #expect(
      text.contains(
        """
        From power-on a new PC takes to its desktop, on average, 66.0 (65.6 to 66.4) min under \
        **backup** and **nothing** and 90.0 (89.6 to 90.4) min under **roaming**.
        """))
    #expect(!text.contains("a stage was given up") && !text.contains("familiar"))
  }

  @Test("The answer names what goes wrong in setups, of variants too, and who is familiar within a week")
  func trouble() throws {
    var small = SmallTable.setups
    for strategy in 0..<3 {
      let cell = ResultCell(strategy: strategy)
      let many = strategy == SmallTable.roaming ? 40 : 2
      small.add(cell, "provisioning.incomplete.share", counts: Array(repeating: many, count: 10), per: 100)
      small.add(
        cell, "provisioning.familiarDay7.share", counts: Array(repeating: 30 - strategy, count: 10), per: 100)
    }
    let text = try section("The answer", small)
    #expect(text.contains("given up after its last attempt: 40.0% under **roaming**."))
    #expect(
      text.contains(
        "- Familiar a week after power-on, with enough by importance of what was wanted: between 28.0% of cases under **roaming** and 30.0% "
      ))
  }

  @Test("Warnings stand before the answer, with what to type as code")
  func warnings() throws {
    var small = SmallTable.setups
    small.run.notes = [
      RunDescription.Note(
        severity: "warning", code: "W702", line: 3, sentence: "the strategy `backup` backs up nothing",
        help: "write `restore: {page: on}`")
    ]
    let text = try section("The answer", small)
    let first = try #require(text.split(separator: "\n").dropFirst().first)
    #expect(
      first == "- **Warning** W702: the strategy `backup` backs up nothing; write `restore: {page: on}`")
  }

  @Test("Where nobody came to it, no mean is told as if somebody had")
  func neverFamiliar() throws {
    var small = SmallTable.whole
    for strategy in 0..<3 {
      small.addSetups(ResultCell(strategy: strategy), minutes: 66)
      small.add(
        ResultCell(strategy: strategy), "provisioning.familiar",
        Array(
          repeating: Measure(numerator: 201_600, denominator: 10, observations: 0, censored: 10), count: 10))
    }
    let table = try section("How long a new PC takes", small)
    #expect(
      try row("Power-on until it feels familiar, median, days", in: table)[1...].allSatisfy {
        $0 == "not reached"
      })
  }

  @Test("Files stand where folders move")
  func files() throws {
    let section = try section("Files: Known Folder Move")
    #expect(
      try row("A user's files that come back by themselves, %", in: section)[1].hasPrefix("70.00 ("))
  }

  @Test("Money and times until something happens stand in the files under their units")
  func rows() throws {
    let results = ReportWriter.files(of: SmallTable.setups.table)[1].text
    #expect(results.contains("backup,all,all,all,cost.perReplacement,mean,money,70,"))
    #expect(results.contains("backup,all,all,all,provisioning.familiar,mean,minutes,2880,"))
    // Reached in four of ten replications: no value, no limits.
    #expect(
      results.contains("backup,all,all,all,provisioning.familiar,p90,minutes,,,,0.95,,,4,70,30,none\r\n"))
    #expect(!results.contains("provisioning.familiar,max"))
  }
}
