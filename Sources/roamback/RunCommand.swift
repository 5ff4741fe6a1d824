// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Foundation
import Reporting
import Results

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a scenario and write its report.")

  @OptionGroup var options: ScenarioOptions

  @OptionGroup var verdictOptions: VerdictOptions

  @Option(name: .shortAndLong, help: "The folder to write to (default: runs/<scenario>).")
  var output: String?

  @Option(help: "How many threads to use; the results do not depend on it.")
  var threads = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    guard threads > 0 else { throw ValidationError("--threads takes a whole number from 1 up") }
  }

  func run() async throws {
    let scenario = try options.read()
    let terminal = Terminal(color: options.color)
    try verdictOptions.check(terminal)
    let folder = RunFolder(output ?? "runs/\(options.stem)")
    let plan = ExperimentPlan(scenario)
    let store = try folder.createStore(for: scenario, command: options.runLine, terminal)
    let steps = plan.chunks.count * scenario.run.replications
    let meter = ProgressMeter(terminal, unit: "user-days", perStep: plan.userDays / Double(max(steps, 1)))
    let finished = try await folder.reportingFailures(terminal) {
      try await ReplicationRunner(plan, threads: threads, scratch: folder.path).run(into: store) {
        meter.show($0, of: $1)
      }
    }
    try folder.publish(finished, terminal)
    let verdicts = try folder.writeReport(verdictOptions, terminal)
    for line in verdicts.lines { terminal.say(line.sentence) }
    terminal.say("next: read \(folder.path)/report.md, or run it again with --set to ask what if")
    guard verdicts.allMet else { throw ExitCodes.expectationFailed }
  }
}
