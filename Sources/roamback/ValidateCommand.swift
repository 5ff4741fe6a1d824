// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Experiments

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Check a scenario and say all that is wrong with it.")

  @OptionGroup var options: ScenarioOptions

  func run() throws {
    let scenario = try options.read()
    let plan = ExperimentPlan(scenario)
    print(
      """
      \(scenario.name): valid
      users: \(plan.userCount); groups: \(scenario.groups.map(\.name).joined(separator: ", "))
      strategies: \(scenario.strategies.map(\.name).joined(separator: ", "))
      replications: \(scenario.run.replications) of \(ProgressMeter.short(scenario.run.horizon.inDays)) days, \
      \(ProgressMeter.short(plan.userDays)) user-days to play
      """)
    Terminal(color: options.color).say("next: \(options.runLine)")
  }
}
