// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments

struct EligibilityCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, csv }

  static let configuration = CommandConfiguration(
    commandName: "eligibility",
    abstract: "Say which devices are backed up, restored and roam, gate by gate, without simulating.",
    discussion: """
      For each group and each class of devices: which gates pass and which fail, the first of them as the \
      reason, and how the answers change with time, where policies begin or rules change. Each rule has its \
      source.
      """)

  @OptionGroup var options: ScenarioOptions

  @Option(help: "The only strategy to ask about.")
  var strategy: String?

  @Option(help: "For people, or every check as a row: text or csv.")
  var format = Format.text

  func run() throws {
    let scenario = try options.read()
    guard var report = EligibilityReport(scenario, strategy: strategy) else {
      let names = scenario.strategies.map { ScenarioIssue.shown($0.name) }.joined(separator: ", ")
      throw ValidationError("the scenario has no such strategy; it has \(names)")
    }
    switch format {
    case .text:
      report.width = min(Terminal.outputWidth ?? report.width, report.width)
      print(report.text)
    case .csv: print(report.csv, terminator: "")
    }
  }
}
