// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write the report of a run anew from its store.")

  @Argument(help: "The folder of a run.", completion: .directory)
  var folder: String

  @OptionGroup var verdictOptions: VerdictOptions

  func run() throws {
    let terminal = Terminal(color: .auto)
    try verdictOptions.check(terminal)
    let folder = RunFolder(folder)
    guard FileManager.default.fileExists(atPath: folder.storePath) else {
      terminal.say("\(folder.storePath): there is no such file; a run that ends writes it")
      throw ExitCodes.inputMissing
    }
    let verdicts = try folder.writeReport(verdictOptions, terminal)
    for line in verdicts.lines { terminal.say(line.sentence) }
    terminal.say("next: read \(folder.path)/report.md")
    guard verdicts.allMet else { throw ExitCodes.expectationFailed }
  }
}
