// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Foundation
import Reporting

struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Take a run's results as those that later runs are compared with.",
    discussion: """
      Writes baseline.json: every measure of every strategy with its interval and margin, a digest of all \
      results, and what happened to a few people. It is small and meant to be committed.
      """)

  @Argument(help: ArgumentHelp("The folder of a run.", valueName: "run"), completion: .directory)
  var folder: String

  @Option(help: "The folder to write to (default: the run's own).", completion: .directory)
  var into: String?

  func run() throws {
    let terminal = Terminal(color: .auto)
    let source = RunFolder(folder)
    guard FileManager.default.fileExists(atPath: source.storePath) else {
      terminal.say(
        "\(ScenarioIssue.shown(source.storePath)): there is no such file; a run that ends writes it")
      throw ExitCodes.inputMissing
    }
    let target = into ?? folder
    let baseline = try source.reporting(terminal) {
      let baseline = try Baseline(storeAt: source.storePath)
      try RunFolder(target).createFolder()
      try ReportWriter.write(baseline, into: target)
      return baseline
    }
    let file = "\(target)/\(Baseline.fileName)"
    let (measures, strategies) = baseline.size
    terminal.say(
      """
      wrote \(ScenarioIssue.shown(file)): \(measures) measures of \(strategies) strategies, digest \
      \(baseline.digest)
      next: git add \(ScenarioIssue.shown(file)); after a change, run again and \
      roamback compare \(ScenarioIssue.shown(file)) \(ScenarioIssue.shown(folder))
      """)
  }
}
