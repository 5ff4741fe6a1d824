// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Foundation
import Reporting
import Results

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a scenario and write its report.",
    discussion: """
      With --sensitivity the report also says which assumption moves the answer. The study lies beside the run, \
      in sensitivity.sqlite, and changes none of its results; `sensitivity:` in a scenario says how large it is, \
      what it measures and which ranges it takes. It has no command of its own, since it is about one run.
      """)

  @OptionGroup var options: ScenarioOptions

  @OptionGroup var verdictOptions: VerdictOptions

  @Option(name: .shortAndLong, help: "The folder to write to (default: runs/<scenario>).")
  var output: String?

  @Option(help: "How many threads to use; the results do not depend on it.")
  var threads = ProcessInfo.processInfo.activeProcessorCount

  @Flag(
    inversion: .prefixedNo,
    help: """
      Also play a study of the assumptions: each over its range, alone and in concert with the others, on some \
      of the people (the default where the scenario says `sensitivity:`).
      """)
  var sensitivity: Bool?

  func validate() throws {
    guard threads > 0 else { throw ValidationError("--threads takes a whole number from 1 up") }
  }

  func run() async throws {
    let scenario = try options.read()
    let terminal = Terminal(color: options.color)
    try verdictOptions.check(terminal)
    let folder = RunFolder(output ?? "runs/\(options.stem)")
    let study = try study(of: scenario)
    let plan = ExperimentPlan(scenario)
    let store = try folder.createStore(for: scenario, command: options.runLine, terminal)
    let meter = ProgressMeter(terminal, of: plan)
    let finished = try await folder.reportingFailures(terminal) {
      try await ReplicationRunner(plan, threads: threads, scratch: folder.path).run(into: store) {
        meter.show($0, of: $1)
      }
    }
    try folder.publish(finished, terminal)
    try await play(study, in: folder, terminal)
    let verdicts = try folder.writeReport(verdictOptions, terminal)
    if let sentence = try? finished.description().stoppingSentence { terminal.say(sentence) }
    for line in verdicts.lines { terminal.say(line.sentence) }
    terminal.say("next: read \(folder.path)/report.md, or run it again with --set to ask what if")
    guard verdicts.allMet else { throw ExitCodes.expectationFailed }
  }

  /// Read before anything is played, so that its mistakes cost no time.
  private func study(of scenario: Scenario) throws -> Study? {
    guard sensitivity ?? (scenario.sensitivity != nil) else { return nil }
    let design = SensitivityDesign(scenario)
    let command = options.runLine + (scenario.sensitivity == nil ? " --sensitivity" : "")
    return Study(
      try options.read(varying: design.variations, showsRemarks: false), sample: design.plan.users,
      replications: min(design.plan.replications, scenario.run.replications), metrics: design.plan.measures,
      version: Roamback.version, command: command, design: design)
  }

  private func play(_ study: Study?, in folder: RunFolder, _ terminal: Terminal) async throws {
    folder.removeStudy()
    guard let study else { return }
    terminal.say(
      "playing \(study.design?.points.count ?? 0) variations of \(study.design?.factors.count ?? 0) assumptions"
    )
    let meter = ProgressMeter(terminal, of: study.plan)
    try await folder.reportingFailures(terminal) {
      try await folder.play(study, threads: threads) { meter.show($0, of: $1) }
    }
  }
}
