// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser

/// The command line: one file a subcommand.
@main
struct Roamback: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "roamback",
    abstract: "What do people lose, what conflicts, and how soon does a new PC look like the old one?",
    discussion: """
      Simulates a fleet of users and devices under continuous roaming (Enterprise State Roaming), under \
      snapshot and restore (Windows Backup for Organizations), under both and under neither, on the same \
      lives, and reports the difference with its confidence interval.

      Start with:  roamback run Scenarios/quick.yaml

      \(ExitCodes.table)
      """,
    version: version,
    subcommands: [
      RunCommand.self, ValidateCommand.self, ReportCommand.self, CatalogCommand.self, ExplainCommand.self,
      VerifyCommand.self, EligibilityCommand.self, PlanCommand.self, AdviseCommand.self,
      BreakEvenCommand.self, AcceptCommand.self, CompareCommand.self,
    ])

  /// As the library does it, except that a subcommand which finds out late that it was used wrongly points
  /// to its own help and not to this one's.
  static func main() async {
    do {
      var command = try parseAsRoot()
      do {
        if var async = command as? any AsyncParsableCommand {
          try await async.run()
        } else {
          try command.run()
        }
      } catch let error as ValidationError {
        let name = type(of: command).configuration.commandName ?? ""
        Terminal(color: .auto).say("Error: \(error.message)\nSee 'roamback \(name) --help'.")
        exit(withError: ExitCode.validationFailure)
      }
    } catch { exit(withError: error) }
  }
}
