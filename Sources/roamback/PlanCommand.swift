// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Foundation
import Probes
import Reporting
import Results

struct PlanCommand: AsyncParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, markdown }

  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Say what a run takes, and how many replications it needs, before running it.",
    discussion: """
      Plays a few replications of the run, measures how long they take here and how much they differ, and says \
      how precise the run will be and what would settle its expectations. With --pilot 0 it only counts.
      """)

  @OptionGroup var options: ScenarioOptions

  @Option(help: "How many replications to play for it; 0 plays nothing.")
  var pilot = 5

  @Option(help: "The precision to plan for: half the interval over the mean (default: run.precision, or 2%).")
  var precision: String?

  @Option(help: "How many threads to use; the results do not depend on it.")
  var threads = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "For a terminal or for a document: text or markdown.")
  var format = Format.text

  func validate() throws {
    guard pilot == 0 || (2...1000).contains(pilot) else {
      throw ValidationError("--pilot takes 0, or a number of replications from 2 to 1000")
    }
    guard threads > 0 else { throw ValidationError("--threads takes a whole number from 1 up") }
    guard precision == nil || share != nil else {
      throw ValidationError("--precision takes a share above 0%, such as 2%")
    }
  }

  /// Of the option, from 0 to 1.
  private var share: Double? {
    guard let precision, precision.hasSuffix("%"), let number = Double(precision.dropLast()), number > 0,
      number <= 100
    else { return nil }
    return number / 100
  }

  func run() async throws {
    let terminal = Terminal(color: options.color)
    let scenario = try options.read()
    let plan = ExperimentPlan(scenario)
    var work = Self.counted(scenario, plan)
    var table: ResultTable?
    if pilot > 0 {
      let speed = PilotRun(plan)
      work += speed.rows(of: plan, threads: threads)
      let time = PilotRun.spoken(speed.seconds(ofReplications: pilot, plan, threads: threads))
      terminal.say("playing \(pilot) replications, about \(time) …")
      table = try await played(scenario, terminal)
      work.append(("Memory", "\(PilotRun.peakMegabytes) MB so far; it does not grow with replications"))
    }
    let precision = share ?? scenario.run.stopping?.precision ?? 0.02
    let report = PlanReport(
      title: scenario.name, work: work, pilot: table, declared: Self.declared(scenario),
      precision: precision, planned: scenario.run.replications,
      most: scenario.run.stopping.flatMap { $0.precision == precision ? $0.atMost : nil })
    switch format {
    case .text: print(report.text(width: Terminal.outputWidth))
    case .markdown: print(report.markdown, terminator: "")
    }
    terminal.say("next: \(options.runLine)")
  }

  private func played(_ scenario: Scenario, _ terminal: Terminal) async throws -> ResultTable {
    let terms = scenario.expectations.flatMap { [$0.left, $0.right].compactMap { $0 } }
    let declared = scenario.run.declared.map(\.metric) + terms.map(\.metric)
    let metrics = declared.indices.filter { !declared[..<$0].contains(declared[$0]) }.map { declared[$0] }
    let study = Study(
      scenario, replications: pilot, metrics: metrics, hasParts: true, version: Roamback.version, command: "")
    return try await study.play(threads: threads, terminal)
  }

  private static func counted(_ scenario: Scenario, _ plan: ExperimentPlan) -> [(what: String, value: String)]
  {
    let points = scenario.strategies.compactMap { $0.variation?.number }.max() ?? 0
    let plain = scenario.strategies.count { $0.variation == nil }
    let sweep = points > 0 ? ", \(plain) of them without a point of the sweep" : ""
    return [
      ("People", Self.people(scenario, plan)),
      ("Strategies", "\(scenario.strategies.count)\(sweep)"),
      ("Replications", ValidateCommand.replications(scenario.run)),
      ("Days", ProgressMeter.short(scenario.run.horizon.inDays)),
      ("User-days", ProgressMeter.short(plan.userDays)),
    ]
  }

  private static func people(_ scenario: Scenario, _ plan: ExperimentPlan) -> String {
    "\(plan.userCount) in \(scenario.groups.count) \(scenario.groups.count == 1 ? "group" : "groups")"
  }

  /// Every declared measure under every strategy; points of a sweep have neither causes nor categories.
  private static func declared(_ scenario: Scenario) -> [RunDescription.Expectation.Term] {
    scenario.run.declared.flatMap { measure in
      scenario.strategies.filter {
        $0.variation == nil || (measure.cause == nil && measure.category == nil)
      }.map {
        RunDescription.Expectation.Term(
          metric: measure.metric, statistic: measure.statistic, strategy: $0.name, group: measure.group,
          cause: measure.cause, category: measure.category)
      }
    }
  }
}
