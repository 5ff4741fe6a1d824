// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Foundation
import Reporting

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Say whether a run came to the same as another, or as a baseline, and what differs first.",
    discussion: """
      Each is the folder of a run, its results.sqlite, or a folder or file with the baseline.json that \
      `roamback accept` writes. Measures are held against their margins (`margins` in the scenario): two \
      one-sided tests at 5%, on paired replications where both are runs of the same seed.

      Exit code 0 when the results are identical or every measure is equivalent, 2 otherwise, 66 where one is \
      not there, 65 where a baseline is damaged and 74 where a store is.
      """)

  @Argument(help: "The run or baseline before.", completion: .file())
  var before: String

  @Argument(help: "The run or baseline after.", completion: .file())
  var after: String

  @Flag(help: "Show every measure, not only the worst.")
  var all = false

  @Flag(help: "Fail on anything but identical results and events.")
  var identical = false

  func run() throws {
    let terminal = Terminal(color: .auto)
    let whole = (try open(before, .before, terminal), try open(after, .after, terminal))
    let common = whole.0.common(with: whole.1)
    let regression = Regression(
      before: try common.map { try open(before, .before, terminal, first: $0) } ?? whole.0,
      after: try common.map { try open(after, .after, terminal, first: $0) } ?? whole.1)
    let text = RegressionText(regression, showsAll: all)
    print(text.text(width: Terminal.outputWidth))
    terminal.say("\(ScenarioIssue.shown(before)) and \(ScenarioIssue.shown(after)): \(text.summary)")
    let isGood =
      identical ? regression.isIdentical && regression.hasSameEvents : regression.isEquivalent
    guard isGood else {
      if identical, regression.isEquivalent { terminal.say("--identical allows no difference at all") }
      throw ExitCodes.expectationFailed
    }
  }

  private func open(
    _ path: String, _ side: Baseline.Side, _ terminal: Terminal, first: Int? = nil
  ) throws -> Baseline {
    try RunFolder(path).reporting(terminal) { try Baseline.open(path, as: side, first: first) }
  }
}
