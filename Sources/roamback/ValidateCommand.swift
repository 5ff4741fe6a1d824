// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments
import Reporting

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Check a scenario and say all that is wrong with it.")

  @OptionGroup var options: ScenarioOptions

  func run() throws {
    let scenario = try options.read()
    let plan = ExperimentPlan(scenario)
    let days = ProgressMeter.short(scenario.run.horizon.inDays)
    let lines = [
      "\(scenario.name): valid",
      "users: \(plan.userCount); groups: \(scenario.groups.map(\.name).joined(separator: ", "))",
      "strategies: \(scenario.strategies.map(\.name).joined(separator: ", "))",
      "replications: \(Self.replications(scenario.run)) of \(days) days, "
        + "\(ProgressMeter.short(plan.userDays)) user-days to play",
    ]
    let width = Terminal.outputWidth ?? .max
    for line in lines { print(TextTable.fold(line, width).joined(separator: "\n  ")) }
    Terminal(color: options.color).say("next: \(options.runLine)")
  }

  /// `30`, or `10 to 200` where the run stops by itself.
  static func replications(_ run: RunParameters) -> String {
    run.stopping == nil ? "\(run.replications)" : "\(run.replications) to \(run.mostReplications)"
  }
}
